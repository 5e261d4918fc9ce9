import type { en } from '../en.ts';

export const asking: (typeof en)['asking'] = {
  title: 'Rotes Telefon',
  ring: 'Jetzt anrufen',
  intro: 'Das ruft sofort an, egal zu welcher Zeit. Nimm es für das, was nicht warten kann.',
  whatCounts: 'Was hier zählt:',
  about: (link) => `Es geht um ${link}`,
  message: 'diese Nachricht',
  peopleLabel: 'Wen anrufen',
  groupsLabel: 'Und Nutzergruppen',
  groupsLine: (groups) => `Und alle in ${groups}.`,
  reasonLabel: 'Was nicht warten kann',
  reasonHint: 'Das lesen sie sofort. Sag, was passiert, wenn jetzt niemand hinsieht.',
  disturbed: '*Wen du störst*',
  nobodyYet: 'Wähle Leute oder eine Gruppe aus, dann siehst du hier, wie spät es bei ihnen ist.',
  lookingUp: 'Ich sehe nach, wie spät es bei ihnen ist …',
  time: (person, time) => `${person}: dort ist es ${time}`,
  night: (person, time) => `:crescent_moon: ${person}: dort ist es ${time}, wohl im Schlaf`,
  timeUnknown: (person) => `${person}: wie spät es dort ist, wird dir nicht gezeigt`,
  away: (line) => `${line}, heute abwesend`,
  muted: (person) =>
    `:no_bell: ${person} nimmt heute keine Anrufe von dir an. Angerufen wird, wer danach kommt.`,
  morePeople: (count) => (count === 1 ? 'und 1 weitere Person' : `und ${count} weitere`),
  notCalled: (count) =>
    `:warning: Ein Anruf erreicht nicht mehr auf einmal: ${count} von ihnen ${count === 1 ? 'wird' : 'werden'} nicht angerufen.`,
  pagersToo: (pagers) => `${pagers} erfährt auch davon.`,
  countOf: (call, most) => `Das ist Anruf ${call} von ${most}, die du diese Woche hast.`,
  overBudget: (made, most) =>
    made === 1
      ? `Du hast diese Woche einmal angerufen; vorgesehen sind ${most}. Sieh dir die Uhrzeiten oben noch einmal an.`
      : `Du hast diese Woche ${made}-mal angerufen; vorgesehen sind ${most}. Sieh dir die Uhrzeiten oben noch einmal an.`,
  confirmLabel: 'Bist du sicher?',
  confirm: 'Ich habe gesehen, wen ich störe, und es kann nicht warten',
  ringing: (people) => `Angerufen werden jetzt: ${people}.`,
  followThread: 'Wer antwortet, siehst du im Thread der Nachricht.',
  followHere: 'Sluice schreibt dir, wer antwortet.',

  nobodyChosen: 'Wähle mindestens eine Person oder Gruppe.',
  tooManyPeople: (most) => `Höchstens ${most} auf einmal. Eine Nutzergruppe ruft alle in ihr an.`,
  onlyYourself: 'Dich selbst kannst du nicht anrufen.',
  notAPerson: 'Darunter ist eine App oder jemand, der nicht mehr hier ist. Wähle Leute aus.',
  noReason: 'Sag, was nicht warten kann.',

  notAdmitted:
    'Gäste, Apps und Leute anderer Organisationen können hier nicht anrufen, außer ein Admin erlaubt es. ' +
    'Bitte ein Mitglied darum oder schreib der Person direkt: Direktnachrichten hält Sluice nicht zurück.',
  cannotRead:
    'Sluice sieht nicht, dass du diese Nachricht lesen darfst, und ruft dazu nicht an. ' +
    '`/redphone call @person Grund` geht überall.',

  calledYou: (caller, when) => `*${caller}* hat dich angerufen, ${when}.`,
  calledYouBy: (caller, phrase, when) => `*${caller}* hat dich mit *${phrase}* angerufen, ${when}.`,
  waitsForYou: '*Da wartet man auf deine Antwort*, in deinen Nachrichten mit Sluice.',
  moreCalls: (count) =>
    count === 1
      ? 'Und 1 weiterer Anruf, in deinen Nachrichten mit Sluice.'
      : `Und ${count} weitere Anrufe, in deinen Nachrichten mit Sluice.`,
};

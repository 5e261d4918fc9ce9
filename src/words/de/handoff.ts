/** Over to you: batons, the rota. */
export const handoff = {
  draftTitle: 'Deine Übergabe',
  correctTitle: 'Übergabe berichtigen',
  wholeTitle: 'Die ganze Übergabe',
  closeForm: 'Schließen',
  send: 'Übergeben',
  sendCorrection: 'Berichtigen',
  reading: 'Ich lese deinen Arbeitstag …',
  readingHint: 'Das dauert ein paar Sekunden. Nichts geht hinaus, bevor du es gesehen hast.',
  keptDraft: (at: string) => `Das ist dein Entwurf von ${at}. Du hast ihn nicht abgeschickt.`,
  kept: 'Dein Entwurf bleibt einen Tag. `/handoff` holt ihn zurück.',
  keepDraft: 'Für später behalten',
  readAgain: 'Meinen Tag neu lesen',
  againTitle: 'Deinen Tag neu lesen?',
  againText: 'Was jetzt im Formular steht, wird ersetzt.',
  draftGone: 'Dieser Entwurf ist älter als ein Tag und nicht mehr da. `/handoff` macht einen neuen.',

  to: 'An',
  receiverKinds: { person: 'Eine Person', group: 'Eine Nutzergruppe', channel: 'Einen Channel' },
  receiverLabels: { person: 'Wen', group: 'Welche Gruppe', channel: 'Welchen Channel' },
  when: 'Wann',
  atOnce: 'Sofort, wenn dort gerade Lesezeit ist',
  whenHint: 'Sonst kommt sie mit der nächsten Lesezeit. In einem Channel steht sie sofort.',

  sections: {
    done: 'Erledigt',
    progress: 'In Arbeit',
    decisions: 'Entscheidungen',
    blockers: 'Was im Weg steht',
    next: 'Nächste Schritte',
    links: 'Adressen',
  },
  hints: {
    done: 'Eine Zeile für jede Sache.',
    progress: 'Was du versucht hast, was du vermutest und warum.',
    decisions: 'Was entschieden wurde und warum.',
    blockers: 'Was hindert und auf wen es wartet.',
    next: 'Was als Nächstes kommt.',
    links: 'Adressen, die helfen.',
  },
  sources: 'Wofür die Zahlen in Klammern stehen',
  source: 'Quelle',
  hiddenLine: 'Wurde gesagt, wo du nicht lesen kannst.',
  goneLines: {
    deleted: '(in Slack gelöscht)',
    edited: '(in Slack seither geändert, siehe dort)',
  },
  cannotReadThese:
    ':lock: Diese Zeilen wurden gesagt, wo man dort nicht lesen kann. So, wie sie stehen, kommt nur der Link an. Mit eigenen Worten sagst du mehr.',
  madeFrom: (since: string, messages: number, places: number) => {
    const said = messages === 1 ? '1 Nachricht' : `${messages} Nachrichten`;
    const where = places === 1 ? '1 Ort' : `${places} Orten`;
    return messages === 0
      ? `Seit ${since} habe ich nichts gefunden, woran du beteiligt warst.`
      : `Aus ${said} an ${where} seit ${since}.`;
  },
  notEnrolled:
    'Ich kenne nur den Tag von Leuten, die Sluice nutzen: `/comms on`. Schreiben kannst du sie trotzdem.',
  emptyDraft: 'Ich habe nichts gefunden, womit ich anfangen könnte. Eine eigene Zeile genügt zum Abschicken.',
  notRead: (places: number) =>
    places === 1 ? '1 Ort wurde nicht gelesen.' : `${places} Orte wurden nicht gelesen.`,
  noRoom: (lines: number) =>
    lines === 1 ? '1 Zeile hatte keinen Platz.' : `${lines} Zeilen hatten keinen Platz.`,
  withoutModel: 'Ohne Sprachmodell erstellt.',
  withModel: (model: string) => `Mit ${model} erstellt.`,
  correctionHint: 'Wer sie hat, sieht die Berichtigung dort.',

  needsReceiver: 'Wähle, wer übernimmt.',
  needsWords: 'Es steht noch nichts darin. Schreib wenigstens eine Zeile.',
  notToYourself: 'Das bist du selbst. Wähle jemand anderen.',
  nobodyThere: 'Dort kann sie niemand übernehmen.',
  tooMany: (most: number) =>
    `Diese Gruppe ist zu groß: Mehr als ${most} Kopien gehen nicht. Wähle eine kleinere oder einen Channel.`,
  notInChannel: (bot: string) => `Dort kann ich nicht schreiben. Lade zuerst ${bot} in den Channel ein.`,
  tooLong: (is: number, most: number) =>
    `Das sind ${is} Zeichen, und Slack nimmt ${most}. Nichts ist verloren: Kürze es, oder verschiebe Zeilen in ein anderes Feld.`,

  now: 'jetzt',
  atTime: (at: string) => `mit der nächsten Lesezeit: ${at} bei dir`,
  whenTheyWork: (at: string) => `wenn dort der Arbeitstag beginnt: ${at} bei dir`,
  atTheirNext: 'mit der nächsten Lesezeit',
  sentTo: (name: string, when: string) => `:handshake: Unterwegs. ${name} bekommt sie ${when}.`,
  sentToGroup: (people: number) =>
    people === 1
      ? ':handshake: Unterwegs. Eine Person bekommt sie mit der nächsten Lesezeit.'
      : `:handshake: Unterwegs. ${people} Personen bekommen sie, jede mit der nächsten Lesezeit. Wer zuerst annimmt, übernimmt.`,
  postedIn: (channel: string) => `:handshake: Sie kommt jetzt in ${channel}.`,
  corrected: 'Berichtigt. Wer sie hat, sieht es jetzt.',

  from: (name: string) => `Übergabe von ${name}`,
  sentAt: (at: string) => `Geschickt ${at}`,
  correctedAt: (at: string) => `berichtigt ${at}`,
  unreadable:
    'Eine Übergabe von dir lässt sich nicht mehr lesen: Der Schlüssel dazu ist weg. Wer sie noch nicht hat, bekommt sie nicht. Bitte schreib sie neu.',
  emptyReport: 'In diesem Bericht steht nichts mehr.',
  moreLines: (lines: number) => (lines === 1 ? 'Und 1 weitere Zeile.' : `Und ${lines} weitere Zeilen.`),
  andMore: (more: number) => `Und ${more} weitere.`,
  accept: 'Annehmen',
  ask: 'Etwas fragen',
  decline: 'Ablehnen',
  close: 'Abschließen',
  correct: 'Berichtigen',
  show: 'Zeigen',
  showWhole: 'Alles zeigen',
  answer: 'Antworten',

  youAccepted: ':white_check_mark: Du hast sie angenommen. Der Staffelstab ist bei dir.',
  acceptedBy: (name: string) => `:white_check_mark: ${name} hat sie angenommen.`,
  youDeclined: 'Du hast sie abgelehnt. Solange niemand sonst sie annimmt, kannst du es noch.',
  nobodyYet: ':warning: Bisher hat sie niemand angenommen.',
  youClosed: 'Sie ist abgeschlossen.',
  closedBecause: {
    asked: 'Sie ist abgeschlossen.',
    carried: 'Was davon offen ist, ging in einer neueren Übergabe weiter.',
    old: 'Sie wurde abgeschlossen, weil seit 60 Tagen nichts mit ihr geschehen ist.',
  },
  refusals: {
    closed: 'Sie ist schon abgeschlossen. Nichts hat sich geändert.',
    accepted: 'Jemand anders hat sie schon angenommen.',
    'accepted-by-you': 'Du hast sie schon angenommen.',
    'declined-by-you': 'Du hast sie schon abgelehnt.',
    'not-yours': 'Darüber entscheidest nicht du. Nichts hat sich geändert.',
  },
  gone: 'Diese Übergabe ist nicht mehr da.',

  forms: {
    question: {
      title: 'Etwas fragen',
      submit: 'Fragen',
      label: 'Deine Frage',
      hint: 'Sie wartet auf die nächste Lesezeit dort. Die Antwort kommt in deiner.',
    },
    answer: {
      title: 'Antworten',
      submit: 'Antwort schicken',
      label: 'Deine Antwort',
      hint: 'Sie kommt mit der nächsten Lesezeit dort.',
    },
    decline: {
      title: 'Ablehnen',
      submit: 'Ablehnen',
      label: 'Warum?',
      hint: 'Wer sie geschrieben hat, sieht es. Ein Wort hilft, jemand anderen zu finden.',
    },
  },
  asked: (name: string) => `${name} bekommt deine Frage mit der nächsten Lesezeit.`,
  asks: (name: string, sent: string) => `:question: ${name} fragt zu deiner Übergabe von ${sent}:`,
  answers: (name: string) => `${name} hat deine Frage beantwortet:`,
  answerGoes: (name: string) => `${name} bekommt deine Antwort mit der nächsten Lesezeit.`,
  youAnswered: 'Deine Antwort:',
  answeredBefore: 'Diese Frage ist beantwortet oder nicht mehr da.',

  newsAccepted: (name: string, sent: string) =>
    `:white_check_mark: ${name} hat deine Übergabe von ${sent} angenommen.`,
  newsDeclined: (name: string, sent: string) => `${name} hat deine Übergabe von ${sent} abgelehnt.`,
  newsDeclinedBecause: (name: string, sent: string, reason: string) =>
    `${name} hat deine Übergabe von ${sent} abgelehnt: ${reason}`,
  newsOverdue: (sent: string) =>
    `:warning: Niemand hat deine Übergabe von ${sent} angenommen. Dein nächstes \`/handoff\` beginnt mit dem, was davon offen ist.`,
  newsUndeliverable: (sent: string) =>
    `:warning: Deine Übergabe von ${sent} konnte nicht zugestellt werden. Dein nächstes \`/handoff\` beginnt mit dem, was davon offen ist.`,

  dealtWith: (what: string) => `Erledigt: ${what}`,
  calledMe: (name: string, phrase: string) =>
    phrase === ''
      ? `Anruf auf dem Roten Telefon von ${name}`
      : `Anruf auf dem Roten Telefon von ${name}: ${phrase}`,
  anApp: 'einer App',
  noAnswerYet: (whom: string, what: string) => `Wartet auf ${whom}: ${what}`,
  waitsForMe: (what: string) => `Wartet auf meine Antwort: ${what}`,
  heldForMe: 'Eine Erwähnung, die ich noch nicht gelesen habe.',

  listTitle: 'Deine Staffelstäbe',
  receivedTitle: 'An dich übergeben',
  givenTitle: 'Von dir übergeben',
  noBatons:
    'Keine Staffelstäbe. `/handoff` entwirft einen Bericht über deinen Tag für alle, die danach arbeiten.',
  lineFrom: (name: string, at: string) => `:handshake: Von *${name}*, ${at}`,
  lineTo: (whom: string, at: string) => `:handshake: An *${whom}*, ${at}`,
  statuses: {
    waiting: 'Noch nicht zugestellt.',
    delivered: 'Wartet darauf, angenommen zu werden.',
    declined: 'Abgelehnt.',
    overdue: ':warning: Nicht rechtzeitig angenommen.',
    accepted: 'Angenommen.',
    closed: 'Abgeschlossen.',
  },

  badPart: (part: string) => `Ich verstehe „${part}“ nicht.`,
  help:
    '`/handoff` – entwirf einen Bericht über deinen Arbeitstag, zum Ändern und Schicken\n' +
    '`/handoff @person` · `@group` · `#channel` – für sie\n' +
    '`/handoff next` – für die Region, die nach deiner übernimmt\n' +
    '`/handoff list` – die Staffelstäbe, die du hast und die du gegeben hast\n' +
    '`/handoff offer on` · `off` – 30 Minuten vor dem Ende deines Arbeitstags gefragt werden\n' +
    'Nichts geht hinaus, bevor du es gesehen hast. Es kommt mit der nächsten Lesezeit dort.',
};

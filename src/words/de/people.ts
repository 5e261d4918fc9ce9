import type { en } from '../en.ts';

export const people: (typeof en)['people'] = {
  hoursLine: (hours) => `*Lesezeiten:* ${hours}`,
  zoneFollows: (zone, time) => `*Zeitzone:* ${zone}, wie in Slack. Bei dir ist es ${time}, richtig?`,
  zoneFixed: (zone, time) => `*Zeitzone:* ${zone}, von dir festgelegt. Bei dir ist es ${time}, richtig?`,
  zoneGone: (zone) =>
    `*Zeitzone:* ${zone} kennt Sluice nicht, darum wartet nichts auf dich. Leg eine fest: \`/comms zone Europe/Berlin\``,
  nextBlock: (when, span) => `*Nächster Block:* ${when}, in ${span}`,
  openUntil: (until) => `*Jetzt:* Dein Block ist offen bis ${until}. Erwähnungen kommen direkt durch.`,
  noBlock: '*Nächster Block:* keiner. Erwähnungen kommen direkt durch.',
  waits: (count) =>
    count === 0 ? 'Nichts wartet.' : count === 1 ? '1 Erwähnung wartet.' : `${count} Erwähnungen warten.`,
  waitsUntil: (count, when) =>
    count === 1
      ? `1 Erwähnung wartet. Zustellung: ${when}.`
      : `${count} Erwähnungen warten. Zustellung: ${when}.`,
  comesNow: (count) =>
    count === 1
      ? '1 Erwähnung hat gewartet und kommt jeden Moment.'
      : `${count} Erwähnungen haben gewartet und kommen jeden Moment.`,
  protection:
    '*Schutz:* Slack benachrichtigt dich vielleicht trotzdem, wenn dich jemand erwähnt. Sluice sammelt diese ' +
    'Erwähnungen und bringt sie zusammen, wenn dein Block beginnt.',
  awayLine: (days) => `*Nicht da:* ${days}`,
  awayLineStandIn: (days, standIn) => `*Nicht da:* ${days}, Vertretung: ${standIn}`,
  startsLine: (when) => `*Noch nicht angefangen:* Erwähnungen warten ab ${when}, außer du sagst Nein.`,
  pausedLine: '*Pause:* Sluice ist für diesen Workspace angehalten. Erwähnungen kommen direkt durch.',
  notInLine: 'Sluice ist für dich aus: Erwähnungen kommen direkt durch, wie immer in Slack.',
  inSpan: (when, span) => `${when} (in ${span})`,
  nextThree: '*Deine nächsten Blöcke:*',
  longestWait: (span) => `*Längste mögliche Wartezeit:* ${span}`,

  edit: 'Zeiten ändern',
  deliverNow: 'Jetzt zustellen',
  openOneHour: '1 Stunde öffnen',
  away: 'Nicht da …',
  off: 'Ausschalten',
  offConfirmTitle: 'Sluice ausschalten?',
  offConfirmText:
    'Was wartet, kommt jetzt. Deine Zeiten und alles andere, was Sluice über dich gespeichert hat, wird gelöscht.',
  yesStart: 'Ja, jetzt anfangen',
  changeFirst: 'Erst Zeiten ändern',
  notForMe: 'Nichts für mich',
  cancel: 'Abbrechen',

  saved: 'Gespeichert.',
  savedAndIn: 'Gespeichert. Sluice ist für dich an.',
  alreadyIn: 'Sluice ist für dich schon an.',
  left: 'Sluice ist für dich aus. Was es über dich gespeichert hatte, wird gelöscht.',
  leftDelivering: (count) =>
    count === 1
      ? 'Sluice ist für dich aus. Die Erwähnung, die gewartet hat, kommt jetzt; dann wird gelöscht, was über dich gespeichert war.'
      : `Sluice ist für dich aus. Die ${count} Erwähnungen, die gewartet haben, kommen jetzt; dann wird gelöscht, was über dich gespeichert war.`,
  alreadyOut: 'Sluice ist für dich schon aus. Nichts wartet.',
  refused:
    'In Ordnung: Erwähnungen kommen direkt durch, wie immer in Slack. Mit `/comms on` änderst du das jederzeit.',
  zoneUnknown: (zone) =>
    `Die Zeitzone „${zone}“ kenne ich nicht. Zum Beispiel: \`/comms zone Europe/Berlin\``,
  zoneUnknownPlain: (zone) => `Die Zeitzone „${zone}“ gibt es nicht. Zum Beispiel: Europe/Berlin`,
  slackZoneUnknown:
    'Slack sagt nicht, in welcher Zeitzone du bist. Zum Beispiel: `/comms zone Europe/Berlin`',
  delivering: (count) =>
    count === 1 ? '1 Erwähnung ist unterwegs zu dir.' : `${count} Erwähnungen sind unterwegs zu dir.`,
  nothingWaits: 'Für dich wartet nichts.',
  opened: (until) => `Dein Block ist offen bis ${until}. Erwähnungen kommen direkt durch.`,
  openTooLong: 'Ein Block kann höchstens eine Woche offen sein. `/comms off` schaltet Sluice ganz aus.',
  moved: (from, to) => `Dein Block rückt von ${from} auf ${to}, nur dieses eine Mal.`,
  noBlockToday: 'Heute hast du keinen Block mehr, der rücken könnte.',
  movedTooFar:
    'Ein Block kann höchstens um einen Tag rücken. Für länger: `/comms away 2026-12-20..2027-01-03`',
  awaySaved: (days) => `Du bist nicht da: ${days}. Erwähnungen warten, bis du zurück bist.`,
  awayStandIn: (standIn) => `Wer dich erwähnt, erfährt, dass ${standIn} dich vertritt.`,
  firstBlockBack: (when) => `Dein erster Block danach: ${when}.`,
  backSaved: (days) => `Willkommen zurück. Deine Abwesenheit ${days} ist gelöscht.`,
  notAway: 'Du bist da, und es ist keine Abwesenheit geplant.',
  isOver: (when) => `„${when}“ ist vorbei.`,
  notForGuests:
    'Sluice ist für die Mitglieder dieses Workspace. Erwähnungen von Gästen werden nicht zurückgehalten.',
  needsHours: 'Sluice ist für dich aus. `/comms on` schaltet es ein.',

  offer: (hours) =>
    `Das wären deine Lesezeiten: *${hours}*. Erwähnungen dazwischen warten und kommen zusammen.`,
  proposalHello:
    'Dein Workspace hat sich für Sluice entschieden, damit du Erwähnungen liest, wann es dir passt.',
  proposalHours: (hours) => `*Deine Zeiten:* ${hours}`,
  proposalStart: (when) =>
    `*Was geschieht:* Ab ${when} kommen Erwähnungen außerhalb dieser Zeiten zusammen in einer Nachricht, wenn ein ` +
    'Block beginnt. Slack benachrichtigt dich vielleicht trotzdem schon vorher. Direktnachrichten hält Sluice nie zurück.',
  whatIsKept:
    '*Was gespeichert wird:* deine Zeiten, deine Zeitzone und deine Einstellungen; von einer Erwähnung, die wartet, ' +
    'ein kurzer Auszug, verschlüsselt, bis sie zugestellt ist. Nichts darüber, wann du da bist oder was du tust.',
  proposalText: 'Sluice: deine Lesezeiten, und wie du Nein sagst',
  nextSteps: 'Mit `/comms` siehst und änderst du all das.',

  zoneNews: (zone) =>
    `Slack sagt, dass deine Zeitzone jetzt ${zone} ist. Deine Lesezeiten sind mitgewandert.`,
  pausedNews:
    'Sluice ist für diesen Workspace angehalten. Was gewartet hat, kommt jetzt, und Erwähnungen kommen direkt durch, bis es weitergeht.',
  resumedNews: 'Mit Sluice geht es weiter: Erwähnungen warten wieder auf deine Lesezeiten.',

  modalTitle: 'Lesezeiten',
  save: 'Speichern',
  saveAndStart: 'Speichern, anfangen',
  done: 'Fertig',
  hoursLabel: 'Wann liest du Erwähnungen?',
  hoursHint: 'Mehrmals am Tag, an jedem Tag, auch über Nacht: Mo-Fr 11-11:30 16-16:30; Sa 22-1',
  hoursExample: 'Mo-Fr 11:00-11:30 16:00-16:30',
  zoneLabel: 'Zeitzone',
  zoneHint: (zone) => `Lass das Feld leer, um Slack zu folgen: dort ist es gerade ${zone}.`,
  zoneHintNone: 'Slack sagt nicht, wo du bist. Zum Beispiel: Europe/Berlin',
  more: 'Mehr…',
  moreLine: 'Was Absender sehen, Abwesenheit, Arbeitszeiten, Live-Kanäle, Apps',
  senderSeesLabel: 'Was andere von deiner Zeit sehen',
  senderSees: {
    both: 'Deine Zeit und ihre: „liest Erwähnungen um 16:00 (bei dir 15:00)“',
    theirs: 'Nur ihre eigene Zeit: „liest Erwähnungen um 15:00“',
    later: 'Keine Zeit: „liest Erwähnungen heute noch“',
  },
  workingLabel: 'Arbeitszeiten, wenn du magst',
  workingHint: 'Wann du überhaupt arbeitest, zum Beispiel Mo-Fr 9-17',
  awayFromLabel: 'Nicht da ab',
  awayToLabel: 'Nicht da bis einschließlich',
  standInLabel: 'Wer dich vertritt',
  liveLabel: 'Kanäle, die für dich live sind',
  liveHint: 'Erwähnungen in diesen Kanälen kommen direkt durch.',
  heldAppsLabel: 'Apps, deren Erwähnungen auch warten',
  heldAppsHint: 'Erwähnungen durch andere Apps kommen direkt durch.',
  notAnApp: 'Bitte wähle nur Apps, keine Personen.',
  awayNeedsBoth: 'Bitte gib den ersten und den letzten Tag an.',
  awayBackwards: 'Der letzte Tag liegt vor dem ersten.',
  awayTitle: 'Nicht da',

  badHours: {
    empty: 'Bitte sag, wann du Erwähnungen liest.',
    word: (part) => `„${part}“ verstehe ich nicht.`,
    day: (part) => `Zu „${part}“ fehlt die Uhrzeit.`,
    time: (part) => `„${part}“ ist keine Uhrzeit.`,
    range: (part) => `„${part}“ braucht einen Anfang und ein Ende.`,
    zeroLength: (part) => `„${part}“ endet, wenn es beginnt.`,
    tooMany: 'Das ist mehr, als ich mir merken kann: höchstens 28 Zeiten in der Woche.',
  },
  forExample: (example) => `Zum Beispiel: ${example}`,
  moreHelp: '`/comms help` zeigt alles.',
  help:
    '*Zeiten*\n' +
    '`/comms` zeigt sie, deinen nächsten Block und was wartet\n' +
    '`/comms Mo-Fr 11:00-11:30 16:00-16:30`\n' +
    '`/comms zone Europe/Berlin` · `/comms zone slack`\n' +
    '*Jetzt*\n' +
    '`/comms now` bringt, was wartet\n' +
    '`/comms open 2h` · `/comms open until Fr 09:00` lässt alles durch\n' +
    '`/comms later 1h` verschiebt den nächsten Block heute, einmal\n' +
    '*Nicht da*\n' +
    '`/comms away 2026-12-20..2027-01-03 @vertretung`\n' +
    '`/comms back`\n' +
    '*Eine Erwähnung*\n' +
    '`/comms why <Link>` sagt, was aus ihr wurde\n' +
    '*Sluice für dich*\n' +
    '`/comms on` · `/comms off`',
};

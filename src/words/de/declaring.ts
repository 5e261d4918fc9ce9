import type { en } from '../en.ts';

export const declaring: (typeof en)['declaring'] = {
  title: 'Rotes Telefon',
  listIntro: 'Steht eines davon in einer Nachricht, die jemanden erwähnt, ruft Sluice sofort an.',
  noWords: 'Noch ist kein Wort vereinbart. `/redphone call @person Grund` ruft auch ohne eines an.',
  propose:
    'Für den Anfang: *redphone* und *sev1*. Die sagt niemand zufällig. Dazu ein Satz, was als Notfall zählt.',
  proposeButton: 'Vereinbaren …',
  proposedMeaning: 'Kunden können nicht nutzen, wofür sie zahlen, oder jemand ist in Gefahr.',
  adminsDeclare: 'Wörter vereinbaren Admins und Verantwortliche.',
  word: (phrase, meaning) => `*${phrase}* – ${meaning}`,
  everywhere: 'In jedem Kanal',
  inChannels: (channels) => `In ${channels}`,
  everybodyRings: 'alle Mitglieder dürfen anrufen',
  theyRing: (people) => `anrufen dürfen ${people}`,
  reasonNeeded: 'ein Grund ist Pflicht',
  calls: (people) => `Ohne Erwähnung ruft es ${people} an.`,
  callsNobody: 'Es ruft an, wen die Nachricht erwähnt.',
  callsIn: (channels, people) => `In ${channels}: Ist niemand erwähnt, rufen Wörter dort ${people} an.`,
  callsInNoMore: (channels) =>
    `In ${channels} rufen Wörter wieder die an, für die sie vereinbart sind, wenn niemand erwähnt ist.`,
  next: (people) => `Wenn niemand antwortet: ${people}.`,
  moreWords: (count) =>
    count === 1
      ? '1 weiteres Wort ist vereinbart: `/redphone` zeigt es.'
      : `${count} weitere Wörter sind vereinbart: \`/redphone\` zeigt sie.`,
  change: 'Ändern …',
  remove: 'Entfernen',
  add: 'Wort vereinbaren …',
  call: 'Jemanden anrufen …',
  settings: 'Einstellungen dafür …',
  undo: 'Rückgängig',

  declared: (phrases) => `Vereinbart: ${phrases}. Ab jetzt ruft eine Nachricht damit an.`,
  notThere: (channels) =>
    `:warning: In ${channels} ist Sluice nicht. Hole es mit \`/invite\` dazu, sonst ruft dort nichts an.`,
  wasDeclared: (phrase) => `${phrase} war schon vereinbart und wird hiermit ersetzt.`,
  removed: (phrase) => `${phrase} ist entfernt und ruft niemanden mehr an.`,
  restored: (phrase) => `${phrase} ist wieder vereinbart.`,
  notDeclared: (phrase) => `„${phrase}“ ist nicht vereinbart. \`/redphone\` zeigt alle Wörter.`,
  tooManyWords: (most) => `Mehr als ${most} Wörter gehen nicht. Entferne erst eines.`,

  notUnderstood: {
    verb: (part) => `„${part}“ kennt \`/redphone\` nicht.`,
    empty: 'Da fehlt etwas.',
    name: (part) =>
      `„${part}“ ist hier weder eine Person noch ein Kanal, oder steht, wo ich ein Wort erwarte.`,
    unfindable: (part) =>
      `„${part}“ könnte nie anrufen: In Links, in Code und in bloßen Satzzeichen wird nicht gesucht.`,
    'too-long': (part) => `„${part}“ ist zu lang für ein Wort, das jemand im Notfall tippt.`,
  },
  logComes: 'Das Protokoll der Anrufe kommt gleich als Nachricht von Sluice.',
  forExample: (command) => `Zum Beispiel: ${command}`,
  moreHelp: '`/redphone help` zeigt, was noch geht.',
  help:
    '*Das Rote Telefon ruft sofort an, egal zu welcher Zeit.*\n' +
    '• `/redphone call @person Grund` ruft jemanden an. Vorher siehst du, wen du störst.\n' +
    '• `/redphone` zeigt die Wörter, die in einer Nachricht anrufen.\n' +
    '• `/redphone add prod down, sev1 in #kanal by @gruppe reason required` vereinbart Wörter, ' +
    '`/redphone remove sev1` entfernt eines. Für Admins und Verantwortliche.\n' +
    '• `/redphone in #kanal calls @gruppe` bestimmt, wen Wörter dort rufen, wenn niemand erwähnt ist; ' +
    '`calls nobody` nimmt es zurück.\n' +
    '• `/redphone log` gibt Admins das Protokoll der Anrufe.\n' +
    'Ein Wort ruft groß wie klein geschrieben an, allein oder im Satz. In Links, Code, Zitaten und in anderen Wörtern nicht.',

  modalAdd: 'Wort vereinbaren',
  modalChange: 'Wort ändern',
  save: 'Vereinbaren',
  phrasesLabel: 'Wort oder Wendung',
  phrasesHint: 'Was man tippt, etwa redphone, oder ein Emoji. Kommas trennen mehrere mit gleicher Bedeutung.',
  meaningLabel: 'Was als Notfall zählt',
  meaningHint: 'Ein Satz. Er steht vor jedem Anruf da, auch bei denen, die angerufen werden.',
  channelsLabel: 'Nur in diesen Kanälen',
  channelsHint: 'Leer gelassen, gilt es in jedem Kanal, in dem Sluice ist.',
  byLabel: 'Wer damit anrufen darf',
  byHint: 'Tippe @ und den Namen einer Person oder Gruppe. Leer gelassen: alle Mitglieder.',
  needsReasonLabel: 'Grund',
  needsReason: 'Die Nachricht muss mehr sagen als das Wort und Namen',
  callsLabel: 'Wen es ohne Erwähnung anruft',
  callsHint: 'Tippe @ und den Namen einer Person oder Gruppe.',
  nextLabel: 'Wer angerufen wird, wenn niemand antwortet',
  nextHint: 'Wenn auch zwei Wiederholungen ohne Antwort blieben.',

  checkButton: 'Wie oft sagt man das?',
  checking: 'Ich sehe nach, wie oft es zuletzt gesagt wurde …',
  looked: (messages, channels, since) =>
    messages === 1
      ? `In der letzten Nachricht von ${channels}, seit ${since}:`
      : `In den letzten ${messages} Nachrichten von ${channels}, seit ${since}:`,
  lookedNowhere:
    'Es gibt keine Nachrichten, die wir beide lesen können. Wie oft man das sagt, weiß ich nicht.',
  saidBy: (phrase, messages) => {
    if (messages === 0) return `${phrase}: nie gesagt`;
    return messages === 1
      ? `${phrase}: in 1 Nachricht gesagt`
      : `${phrase}: in ${messages} Nachrichten gesagt`;
  },
  saidOften: 'Jede davon hätte jemanden angerufen. Sicherer ist ein Wort, das niemand zufällig sagt.',
  isEveryday: (phrases) =>
    `${phrases}: Das sagt man jeden Tag. Wer umsonst angerufen wird, antwortet bald nicht mehr. Besser: redphone, sev1.`,
  pressAgain: 'Das willst du vereinbaren. Wenn es stimmt, drücke noch einmal auf Vereinbaren.',

  noPhrase: 'Nenne mindestens ein Wort.',
  onePhrase: 'Ändere ein Wort auf einmal.',
  badPhrase: (part) => `„${part}“ ist in Nachrichten nicht zu finden oder zu lang.`,
  noMeaning: 'Sag in einem Satz, was als Notfall zählt.',
  nobodyNamed: (part) => `„${part}“ kennt Slack weder als Person noch als Gruppe. Wähle aus der Liste.`,
  tooMany: (most) => `Bitte höchstens ${most}.`,

  settingsTitle: 'Rotes Telefon',
  budgetLabel: 'Anrufe einer Person in der Woche',
  budgetHint: 'Weitere müssen erst bestätigt werden.',
  reachLabel: 'Leute, die ein Anruf erreicht',
  reachHint: '1 bis 500. Wer zuerst genannt ist, wird angerufen; wer anruft, sieht, wer nicht.',
  admittedLabel: 'Wer außer Mitgliedern anrufen darf',
  admittedHint:
    'Bots, Gäste und Leute anderer Organisationen können nicht anrufen, wenn du sie nicht nennst.',
  defaultNextLabel: 'Wer angerufen wird, wenn niemand antwortet',
  defaultNextHint: 'Wo das Wort selbst niemanden nennt.',
  noteLabel: 'Wohin die Wochennotiz geht',
  noteHint: 'Zahlen je Wort und Kanal. Leer gelassen: an die Admins selbst.',
  budgetLine: (calls) =>
    calls === 1 ? '1 Anruf in der Woche ohne Rückfrage' : `${calls} Anrufe in der Woche ohne Rückfrage`,
  admittedLine: (people) => `anrufen dürfen auch: ${people}`,
  nextLine: (people) => `wenn niemand antwortet: ${people}`,
};

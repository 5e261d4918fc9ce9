/** Nudges, briefs, the team note. */
export const norms = {
  nudge: {
    greeting: (_count: number) =>
      'Bisher ist das ein Gruß. Schreib gleich dazu, worum es geht: Dann genügt eine Antwort.',
    question: (_count: number) =>
      'Deine Nachricht sagt noch nicht, worum es geht. Steht das drin, genügt eine Antwort, und oft kein Anruf.',
    announcement: (count: number) =>
      `Von denen in diesem Kanal haben ${count} gerade keine Arbeitszeit. Ohne @channel lesen sie es, wenn sie wieder da sind.`,
    crowd: (count: number) =>
      `Das ruft ${count} auf einmal. Nenne, wer handeln muss; alle anderen können mitlesen.`,
  },
  howOften: (days: number) =>
    days === 1
      ? 'Das bekommst du höchstens einmal am Tag.'
      : `Das bekommst du höchstens einmal in ${days} Tagen.`,
  makeBrief: 'Ein Briefing daraus machen',
  mute: 'Dazu nichts mehr',
  muteAll: 'Gar keine Hinweise',
  muted: {
    greeting: 'Zu Grüßen bekommst du keine Hinweise mehr.',
    question: 'Zu Fragen, die noch nichts sagen, bekommst du keine Hinweise mehr.',
    announcement: 'Zu @channel und @here bekommst du keine Hinweise mehr.',
    crowd: 'Zu Nachrichten an viele bekommst du keine Hinweise mehr.',
    all: 'Du bekommst keine Hinweise mehr.',
  },
  unmute: 'Wieder Hinweise geben',
  unmuted: 'Du bekommst wieder Hinweise.',

  briefTitle: 'Briefing schreiben',
  briefSubmit: 'Briefing posten',
  briefIntro:
    'Es kommt in den Thread deiner Nachricht, in deinem Namen. Nur die erste Frage braucht eine Antwort.',
  briefIntroGroups:
    'Es kommt in den Thread deiner Nachricht, in deinem Namen, und ruft dieselben Gruppen. Nur die erste Frage braucht eine Antwort.',
  briefTo: 'Für',
  briefNeeded: 'Was gebraucht wird',
  briefNeededHint: 'Eine Entscheidung, ein Review, eine Antwort: in ein, zwei Sätzen.',
  briefContext: 'Hintergrund',
  briefOutcome: 'Erwartetes Ergebnis',
  briefEdgeCases: 'Sonderfälle',
  briefNeededBy: 'Gebraucht bis',
  briefNeededByHint: 'Ordnet, was sie lesen. Es unterbricht niemanden.',
  briefLinks: 'Verweise',
  briefLinksHint: 'Einer in jeder Zeile.',
  briefVideo: 'Aufnahme',
  briefVideoHint: 'Ein Link zu einem Video.',
  briefSaySomething: 'Sag, was du brauchst.',
  briefTooLong: 'Alles zusammen ist zu lang für eine Nachricht. Leg den Rest dorthin, wohin ein Link führt.',
  briefInThePast: 'Das ist schon vorbei.',
  briefBadLinks: (most: number) =>
    `Links beginnen mit https:// und stehen je in einer Zeile, höchstens ${most}.`,
  briefBadVideo: 'Der Link beginnt mit https://',
  briefNotDirect: 'In Direktnachrichten ist Sluice nicht. Briefings postet es in Kanälen und Gruppen.',
  briefOnlyOwn: 'Ein Briefing kannst du nur aus eigenen Nachrichten machen.',
  briefTaken:
    'Dein Briefing kommt jetzt in den Thread. Sobald es dort steht, kannst du deine Nachricht löschen: Auf wen sie noch wartet, bekommt stattdessen das Briefing.',
  briefThere: 'Zu dieser Nachricht gibt es schon ein Briefing: Schau in ihren Thread.',
  briefPosted: (link: string) =>
    `${link} steht im Thread. Du kannst deine Nachricht jetzt löschen: Auf wen sie wartet, bekommt stattdessen das Briefing.`,
  briefLink: 'Dein Briefing',
  briefRefused:
    'Slack hat dein Briefing dort nicht angenommen. Hier ist es, damit du es selbst posten kannst:',
  briefOf: (author: string) => `*Briefing von ${author}*`,
  briefOfFor: (author: string, called: string) => `*Briefing von ${author}* für ${called}`,
  briefFooter: (author: string) => `Von ${author} mit Sluice geschrieben. Antworte in diesem Thread.`,

  nudgeKinds: {
    greeting: 'bloße Grüße',
    question: 'Fragen, die noch nichts sagen',
    announcement: '@channel außerhalb der Arbeitszeit',
    crowd: 'Nachrichten, die mehr als fünf Leute rufen',
  },
  nudgesModal: 'Hinweise',
  nudgesIntro:
    'Ein Hinweis ist nur für die sichtbar, die eine Nachricht schreiben. Alle können sie für sich mit einem Klick abstellen.',
  nudgesOn: 'Hinweise geben auf',
  nudgesWords: (kind: string) => `In euren Worten: ${kind}`,
  nudgesWordsHint: (usual: string) => `Leer: „${usual}“`,
  nudgesCount: '{count} steht für die Zahl.',
  nudgesCooldown: 'Tage, bis jemand denselben Hinweis noch einmal bekommt',
  nudgesBadCooldown: (most: number) => `Eine ganze Zahl von 0 bis ${most}.`,
  nudgesGuestsLabel: 'Gäste',
  nudgesGuests: 'Auch Gästen und Leuten anderer Organisationen',

  noteModal: 'Wochennotiz',
  noteIntro:
    'Montags früh: was in der Woche davor gewartet hat, in Summen über mindestens fünf Leute. Niemand wird genannt, verglichen oder gereiht.',
  notePreview: 'Über letzte Woche stünde darin:',
  noteNothing: 'Über letzte Woche gibt es noch nichts zu sagen: Dazu braucht es fünf Leute.',
  noteChannel: 'Kanal',
  noteChannelHint: 'Lade Sluice vorher dorthin ein.',
  noteSwitch: 'Die Notiz',
  noteOn: 'Jeden Montag um 9:00 Uhr in meiner Zeitzone posten',
  noteNeedsChannel: 'Wähle, wohin sie geht.',
  notMember: 'Sluice ist nicht in diesem Kanal. Tippe dort /invite @Sluice, dann noch einmal.',
  noteTitle: (week: string) => `Letzte Woche, ${week}`,
  noteHeld: (count: number) =>
    count === 1
      ? '1 Erwähnung hat auf einen Block gewartet, statt zu unterbrechen.'
      : `${count} Erwähnungen haben auf einen Block gewartet, statt zu unterbrechen.`,
  noteFocus: (hours: number) =>
    hours === 1
      ? 'Etwa 1 Stunde Ruhe blieb ungestört: Arbeitszeit, in der etwas gewartet hat.'
      : `Etwa ${hours} Stunden Ruhe blieben ungestört: Arbeitszeit, in der etwas gewartet hat.`,
  noteMedian: (span: string) => `Die Hälfte davon war nach ${span} gelesen.`,
  noteCalls: (calls: number, notUrgent: number) =>
    `${calls === 1 ? '1 Anruf' : `${calls} Anrufe`} über das Rote Telefon, ${notUrgent === 0 ? 'keiner' : notUrgent} davon für jemanden „nicht dringend“.`,
  noteHandoffs: (count: number) =>
    count === 1 ? '1 Übergabe wurde angenommen.' : `${count} Übergaben wurden angenommen.`,
  noteFooter:
    'Summen über den ganzen Workspace, jede über mindestens fünf Leute. Admins schalten diese Notiz im App Home.',

  expected: {
    hour: 'innerhalb einer Stunde',
    'half-day': 'innerhalb eines halben Arbeitstags',
    day: 'innerhalb eines Arbeitstags',
    'two-days': 'innerhalb von 2 Arbeitstagen',
    week: 'innerhalb einer Woche',
  },
  expectedNone: 'Keine Zeit angegeben',
  replyTime: (time: string) => `In diesem Kanal wird eine Antwort ${time} erwartet.`,
  agreementModal: 'Absprache im Team',
  agreementNext: 'Weiter',
  agreementIntro:
    'Wie bald erwartet dein Kanal eine Antwort? Wer dort schreibt und warten muss, liest das; und es wird als eure Absprache angepinnt.',
  agreementChannel: 'Kanal',
  agreementFor: (channel: string) => `Für ${channel}`,
  agreementExpected: 'Eine Antwort wird erwartet',
  agreementText: 'Was ihr sonst abgesprochen habt',
  agreementTextHint:
    'Das lesen alle im Kanal. Was du hier änderst, ändert sich in der angepinnten Nachricht.',
  agreementSaved: (channel: string) => `Gespeichert. Die Absprache steht gleich in ${channel}.`,
  agreementMembersOnly: 'Über die Absprache entscheiden die Mitglieder des Kanals, und du bist keins davon.',
  agreementTitle: 'Unsere Absprache',
  agreementFooter: (author: string) => `Von ${author}. Mitglieder dieses Channels können sie ändern.`,
  agreementChange: 'Ändern …',

  dryRunModal: 'Letzte Woche',
  dryRunAsked:
    'Sluice liest die letzte Woche in seinen Kanälen. Du bekommst eine Nachricht, wenn es so weit ist: in ein, zwei Minuten, bei vielen Kanälen in fünf.',
  dryRunTitle: 'Die letzte Woche, wie sie gewesen wäre',
  dryRunNowhere:
    'Sluice ist noch in keinem Kanal, also gibt es keine letzte Woche anzusehen. Tippe /invite @Sluice in ein, zwei Kanälen, dann noch einmal.',
  dryRunTooFew: (fewest: number) =>
    `Wo Sluice lesen kann, wurden zu wenige Leute erwähnt (es braucht ${fewest}): Zahlen sprächen von Einzelnen, also gibt es keine. Lade es in einen belebteren Kanal ein, dann noch einmal.`,
  dryRunDaily: (fewer: string) =>
    `Weniger Unterbrechungen mit Blöcken: etwa ${fewer} für jede Person an einem Arbeitstag.`,
  dryRunWeekly: (fewer: string) =>
    `Weniger Unterbrechungen mit Blöcken: etwa ${fewer} für jede Person in der Woche.`,
  dryRunMentions: (mentions: number, people: number) =>
    `Erwähnungen: ${mentions}. Erwähnte Leute: ${people}.`,
  dryRunWaited: (count: number, percent: number) =>
    `${count} davon hätten auf einen Block gewartet (${percent} %).`,
  dryRunMedian: (span: string) => `Die Hälfte davon wäre nach ${span} gelesen gewesen.`,
  dryRunBare: (count: number) => `Nachrichten, die nur grüßen oder fragen, ob sie fragen dürfen: ${count}.`,
  dryRunHow: (hours: string) =>
    `Gerechnet mit den üblichen Zeiten, ${hours}, für alle. Davon wird nichts eingeschaltet, und was gelesen wurde, wird nicht behalten.`,
  dryRunRead: (messages: number, channels: number) =>
    `Gelesene Nachrichten: ${messages}, in ${channels === 1 ? '1 Kanal' : `${channels} Kanälen`}, ohne Antworten in Threads.`,
  dryRunChannelsLeft: (count: number) =>
    count === 1 ? '1 weiterer Kanal wurde nicht gelesen.' : `${count} weitere Kanäle wurden nicht gelesen.`,
  dryRunCutOff: (count: number) =>
    count === 1
      ? 'In 1 Kanal wurden nur die neuesten Nachrichten gelesen.'
      : `In ${count} Kanälen wurden nur die neuesten Nachrichten gelesen.`,
  dryRunPeopleLeft: (count: number) =>
    count === 1 ? '1 Person ließ sich nicht nachschlagen.' : `${count} Leute ließen sich nicht nachschlagen.`,

  homeNudgesOff: '*Hinweise:* keine',
  homeNudges: (kinds: string) => `*Hinweise:* ${kinds}`,
  homeNoteOff: '*Wochennotiz:* aus',
  homeNote: (channel: string, time: string) => `*Wochennotiz:* in ${channel}, nächste ${time}`,
  homeEditNudges: 'Hinweise',
  homeEditNote: 'Wochennotiz',
  homeDryRun: 'An letzter Woche ausprobieren',
  homeAgreement: 'Antwortzeit eines Kanals',
};

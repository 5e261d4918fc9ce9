/** Nudges, briefs, the team note. */
export const norms = {
  nudge: {
    greeting: (_count: number) =>
      'Bisher ist das ein Gruß. Schreib gleich dazu, worum es geht: Dann genügt eine Antwort.',
    question: (_count: number) =>
      'Deine Nachricht sagt noch nicht, worum es geht. Steht das drin, genügt eine Antwort, und oft kein Anruf.',
    announcement: (count: number) =>
      `Für ${count} Leute in diesem Kanal ist gerade keine Arbeitszeit. Ohne @channel lesen sie es, wenn sie wieder da sind.`,
    crowd: (count: number) =>
      `Das ruft ${count} Leute. Nenne, wer handeln muss; alle anderen können mitlesen.`,
  },
  onlyYou: 'Das siehst nur du.',
  onlyYouSee: (days: number) =>
    days === 1
      ? 'Das siehst nur du, höchstens einmal am Tag.'
      : `Das siehst nur du, höchstens einmal in ${days} Tagen.`,
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
  briefInThePast: 'Das ist schon vorbei.',
  briefBadLinks: (most: number) =>
    `Links beginnen mit https:// und stehen je in einer Zeile, höchstens ${most}.`,
  briefBadVideo: 'Der Link beginnt mit https://',
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
};

/** Red Phone words: what they mean, and how admins declare them. Phrases and names come in mrkdwn-safe. */
export const declaring = {
  title: 'Red Phone',
  listIntro: 'Say one of these in a message that mentions somebody, and Sluice calls them at once.',
  noWords: 'No word is declared yet. `/redphone call @person reason` calls somebody without one.',
  propose:
    'For a start, declare *redphone* and *sev1*: nobody says them by chance. Each needs one sentence on what counts.',
  proposeButton: 'Declare them…',
  proposedMeaning: 'Customers cannot use what they pay for, or somebody is in danger.',
  adminsDeclare: 'Admins and stewards of Sluice declare words.',
  word: (phrase: string, meaning: string) => `*${phrase}* – ${meaning}`,
  everywhere: 'In every channel',
  inChannels: (channels: string) => `In ${channels}`,
  everybodyRings: 'every member may ring',
  theyRing: (people: string) => `${people} may ring`,
  reasonNeeded: 'a reason is required',
  calls: (people: string) => `With nobody mentioned it calls ${people}.`,
  callsNobody: 'It calls whoever the message mentions.',
  callsIn: (channels: string, people: string) =>
    `In ${channels}, with nobody mentioned, words call ${people}.`,
  callsInNoMore: (channels: string) =>
    `In ${channels} words call whomever they are declared for again, where a message mentions nobody.`,
  next: (people: string) => `If nobody answers: ${people}.`,
  moreWords: (count: number) =>
    count === 1
      ? '1 more word is declared: `/redphone` lists it.'
      : `${count} more words are declared: \`/redphone\` lists them.`,
  change: 'Change…',
  remove: 'Remove',
  add: 'Declare a word…',
  call: 'Call somebody…',
  settings: 'Red Phone settings…',
  undo: 'Undo',

  declared: (phrases: string) => `Declared: ${phrases}. From now on a message that says it rings.`,
  notThere: (channels: string) =>
    `:warning: Sluice is not in ${channels}. Invite it with \`/invite\`, or nothing rings there.`,
  wasDeclared: (phrase: string) => `${phrase} was declared before: this takes its place.`,
  removed: (phrase: string) => `${phrase} is removed. It rings no more.`,
  restored: (phrase: string) => `${phrase} is declared again.`,
  notDeclared: (phrase: string) => `“${phrase}” is not declared. \`/redphone\` lists what is.`,
  tooManyWords: (most: number) => `No more than ${most} words can be declared. Remove one first.`,

  notUnderstood: {
    verb: (part: string) => `“${part}” is nothing that \`/redphone\` knows.`,
    empty: 'Something is missing there.',
    name: (part: string) => `“${part}” is nobody and no channel here, or stands where I expect a word.`,
    unfindable: (part: string) =>
      `“${part}” could never ring: in links, code and marks alone nothing is looked for.`,
    'too-long': (part: string) => `“${part}” is too long for a word that somebody types in an emergency.`,
  },
  logComes: 'The log of calls comes as a message from Sluice in a moment.',
  forExample: (command: string) => `For example: ${command}`,
  moreHelp: '`/redphone help` shows what else it can do.',
  help:
    '*The Red Phone calls people at once, whatever their hours.*\n' +
    '• `/redphone call @person reason` calls somebody. You see first whom you disturb.\n' +
    '• `/redphone` lists the words that ring when a message says them.\n' +
    '• `/redphone add prod down, sev1 in #channel by @group reason required` declares words, ' +
    '`/redphone remove sev1` removes one. For admins and stewards.\n' +
    '• `/redphone in #channel calls @group` says whom words call there if nobody is mentioned; ' +
    '`calls nobody` takes it back.\n' +
    '• `/redphone log` gives admins the log of calls.\n' +
    'A word rings in any case, alone or in a sentence. In links, code and quotes, and within other words, it does not.',

  modalAdd: 'Declare a word',
  modalChange: 'Change a word',
  save: 'Declare',
  phrasesLabel: 'Word or phrase',
  phrasesHint: 'What people type, like redphone, or an emoji. Commas separate several with one meaning.',
  meaningLabel: 'What counts',
  meaningHint: 'One sentence. It is shown before ringing, and to those who are called.',
  channelsLabel: 'Only in these channels',
  channelsHint: 'Left empty, it rings in every channel that Sluice is in.',
  byLabel: 'Who may ring with it',
  byHint: 'Type @ and the name of a person or user group. Left empty: every member.',
  needsReasonLabel: 'Reason',
  needsReason: 'The message must say more than the word and names',
  callsLabel: 'Whom it calls if nobody is mentioned',
  callsHint: 'Type @ and the name of a person or user group.',
  nextLabel: 'Who is called if nobody answers',
  nextHint: 'When two repeats went unanswered.',

  checkButton: 'How often is it said?',
  checking: 'Looking how often it was said of late …',
  looked: (messages: number, channels: string, since: string) =>
    messages === 1
      ? `In the last message of ${channels}, since ${since}:`
      : `In the last ${messages} messages of ${channels}, since ${since}:`,
  lookedNowhere: 'There are no messages that both of us can read, so I cannot say how often it is said.',
  saidBy: (phrase: string, messages: number) => {
    if (messages === 0) return `${phrase}: never said`;
    return messages === 1 ? `${phrase}: said in 1 message` : `${phrase}: said in ${messages} messages`;
  },
  saidOften: 'Each of them would have called somebody. A word that nobody says by chance is safer.',
  isEveryday: (phrases: string) =>
    `${phrases}: people say that every day. Whoever is called for nothing stops answering. Better: redphone, sev1.`,
  pressAgain: 'This is what you are about to declare. Press Declare again if it is right.',

  noPhrase: 'Name at least one word.',
  onePhrase: 'Change one word at a time.',
  badPhrase: (part: string) => `“${part}” cannot be found in messages, or is too long.`,
  noMeaning: 'Say in one sentence what counts.',
  nobodyNamed: (part: string) => `“${part}” is no person or group that Slack knows. Pick one from the list.`,
  tooMany: (most: number) => `No more than ${most}, please.`,

  settingsTitle: 'Red Phone settings',
  budgetLabel: 'Calls of one person a week',
  budgetHint: 'Further ones are to be confirmed first.',
  reachLabel: 'People whom one call reaches',
  reachHint: 'From 1 to 500. Those named first are called; the caller sees who is not.',
  admittedLabel: 'Who may ring besides members',
  admittedHint: 'Bots, guests and people of other organisations cannot ring unless you name them.',
  defaultNextLabel: 'Who is called if nobody answers',
  defaultNextHint: 'Where the word itself names nobody.',
  noteLabel: 'Where the weekly note goes',
  noteHint: 'Counts by word and channel. Left empty: to the admins themselves.',
  budgetLine: (calls: number) =>
    calls === 1 ? '1 call a week before asking again' : `${calls} calls a week before asking again`,
  admittedLine: (people: string) => `may ring as well: ${people}`,
  nextLine: (people: string) => `next if nobody answers: ${people}`,
};

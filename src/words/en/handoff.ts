/** Over to you: batons, the rota. Names and times come mrkdwn-safe where a text is mrkdwn. */
export const handoff = {
  draftTitle: 'Your handoff',
  correctTitle: 'Correct your handoff',
  wholeTitle: 'The whole handoff',
  closeForm: 'Close',
  send: 'Send',
  sendCorrection: 'Send correction',
  reading: 'Reading your working day …',
  readingHint: 'This takes a few seconds. Nothing is sent before you have seen it.',
  keptDraft: (at: string) => `This is your draft from ${at}. You have not sent it.`,
  kept: 'Your draft is kept for a day. `/handoff` brings it back.',
  keepDraft: 'Keep for later',
  readAgain: 'Read my day again',
  againTitle: 'Read your day again?',
  againText: 'What stands in the form now is replaced.',
  draftGone: 'This draft is more than a day old and is no longer kept. `/handoff` makes a new one.',

  to: 'Over to',
  receiverKinds: { person: 'A person', group: 'A user group', channel: 'A channel' },
  receiverLabels: { person: 'Who', group: 'Which group', channel: 'Which channel' },
  when: 'When',
  atOnce: 'At once, if they are in a comms block',
  whenHint: 'Otherwise it comes with their next comms block. In a channel it is posted at once.',

  sections: {
    done: 'Done',
    progress: 'In progress',
    decisions: 'Decisions',
    blockers: 'Blockers',
    next: 'Next steps',
    links: 'Links',
  },
  hints: {
    done: 'A line for each thing.',
    progress: 'What you tried, what you believe, and why.',
    decisions: 'What was decided, and why.',
    blockers: 'What is in the way, and on whom it waits.',
    next: 'What comes next.',
    links: 'Addresses that help.',
  },
  sources: 'What the numbers in brackets stand for',
  source: 'source',
  hiddenLine: 'Said where you cannot read.',
  goneLines: {
    deleted: '(deleted in Slack)',
    edited: '(edited in Slack since, see there)',
  },
  cannotReadThese:
    ':lock: These lines were said where the receiver cannot read. As they stand, they get the link alone. Put them in your own words to tell more.',
  madeFrom: (since: string, messages: number, places: number) => {
    const said = messages === 1 ? '1 message' : `${messages} messages`;
    const where = places === 1 ? '1 place' : `${places} places`;
    return messages === 0
      ? `Since ${since} I have found nothing that you took part in.`
      : `Made from ${said} in ${where} since ${since}.`;
  },
  notEnrolled:
    'I only know the day of people who use Sluice: `/comms on`. You can write it yourself all the same.',
  emptyDraft: 'I have found nothing to start from. One line of your own is enough to send it.',
  notRead: (places: number) => (places === 1 ? '1 place was not read.' : `${places} places were not read.`),
  noRoom: (lines: number) => (lines === 1 ? '1 line had no room.' : `${lines} lines had no room.`),
  withoutModel: 'Made without a language model.',
  withModel: (model: string) => `Made with ${model}.`,
  correctionHint: 'Whoever has it sees the correction in their copy.',

  needsReceiver: 'Choose who takes over.',
  needsWords: 'There is nothing in it yet. Write at least one line.',
  notToYourself: 'That is you. Choose somebody else.',
  nobodyThere: 'Nobody there can take it over.',
  tooMany: (most: number) =>
    `That group is too large: ${most} copies are the most. Choose a smaller one, or a channel.`,
  notInChannel: (bot: string) => `I cannot post there. Invite ${bot} to that channel first.`,
  tooLong: (is: number, most: number) =>
    `This has ${is} characters, and Slack takes ${most}. Nothing is lost: shorten it, or move lines to another field.`,

  now: 'now',
  atTime: (at: string) => `at their next comms block: ${at} for you`,
  whenTheyWork: (at: string) => `as their working day begins: ${at} for you`,
  atTheirNext: 'at their next comms block',
  sentTo: (name: string, when: string) => `:handshake: On its way. ${name} gets it ${when}.`,
  sentToGroup: (people: number) =>
    people === 1
      ? ':handshake: On its way. One person gets it at their next comms block.'
      : `:handshake: On its way. ${people} people get it, each at their next comms block. Whoever accepts first takes it.`,
  postedIn: (channel: string) => `:handshake: It is being posted in ${channel}.`,
  corrected: 'Corrected. Whoever has it sees it now.',

  from: (name: string) => `Handoff from ${name}`,
  sentAt: (at: string) => `Sent ${at}`,
  correctedAt: (at: string) => `corrected ${at}`,
  unreadable:
    'A handoff that you sent cannot be read any more: the key that sealed it is gone. Whoever has not got it by now does not get it. Please write it again.',
  emptyReport: 'Nothing is left in this report.',
  moreLines: (lines: number) => (lines === 1 ? 'And 1 more line.' : `And ${lines} more lines.`),
  andMore: (more: number) => `And ${more} more.`,
  accept: 'Accept',
  ask: 'Ask a question',
  decline: 'Decline',
  close: 'Close it',
  correct: 'Correct',
  show: 'Show',
  showWhole: 'Show all of it',
  answer: 'Answer',

  youAccepted: ':white_check_mark: You have accepted it. The baton is yours.',
  acceptedBy: (name: string) => `:white_check_mark: ${name} has accepted it.`,
  youDeclined: 'You have declined it. You can still accept it as long as nobody else has.',
  nobodyYet: ':warning: Nobody has accepted this yet.',
  youClosed: 'It is closed.',
  closedBecause: {
    asked: 'It is closed.',
    carried: 'What is open of it went on in a newer handoff.',
    old: 'It was closed because nothing has happened to it for 60 days.',
  },
  refusals: {
    closed: 'It is closed already. Nothing has changed.',
    accepted: 'Somebody else has accepted it already.',
    'accepted-by-you': 'You have accepted it already.',
    'declined-by-you': 'You have declined it already.',
    'not-yours': 'This one is not yours to decide. Nothing has changed.',
  },
  gone: 'This handoff is no longer kept.',

  forms: {
    question: {
      title: 'Ask a question',
      submit: 'Ask',
      label: 'Your question',
      hint: 'It waits for the author’s next comms block. The answer comes to you in yours.',
    },
    answer: {
      title: 'Answer',
      submit: 'Send answer',
      label: 'Your answer',
      hint: 'It comes to them in their next comms block.',
    },
    decline: {
      title: 'Decline',
      submit: 'Decline',
      label: 'Why?',
      hint: 'The author sees it. A word helps them to find somebody else.',
    },
  },
  asked: (name: string) => `${name} gets your question at their next comms block.`,
  asks: (name: string, sent: string) => `:question: ${name} asks about your handoff of ${sent}:`,
  answers: (name: string) => `${name} has answered your question:`,
  answerGoes: (name: string) => `${name} gets your answer at their next comms block.`,
  youAnswered: 'You answered:',
  answeredBefore: 'This question has been answered, or is no longer kept.',

  newsAccepted: (name: string, sent: string) =>
    `:white_check_mark: ${name} has accepted your handoff of ${sent}.`,
  newsDeclined: (name: string, sent: string) => `${name} has declined your handoff of ${sent}.`,
  newsDeclinedBecause: (name: string, sent: string, reason: string) =>
    `${name} has declined your handoff of ${sent}: ${reason}`,
  newsOverdue: (sent: string) =>
    `:warning: Nobody has accepted your handoff of ${sent}. Your next \`/handoff\` begins with what is open of it.`,
  newsUndeliverable: (sent: string) =>
    `:warning: Your handoff of ${sent} could not be delivered. Your next \`/handoff\` begins with what is open of it.`,

  dealtWith: (what: string) => `Dealt with: ${what}`,
  calledMe: (name: string, phrase: string) =>
    phrase === '' ? `Red Phone call by ${name}` : `Red Phone call by ${name}: ${phrase}`,
  anApp: 'an app',
  noAnswerYet: (whom: string, what: string) => `Waiting for ${whom}: ${what}`,
  waitsForMe: (what: string) => `Waits for my answer: ${what}`,
  heldForMe: 'A mention of me that I have not read yet.',

  listTitle: 'Your batons',
  receivedTitle: 'Handed to you',
  givenTitle: 'Handed on by you',
  noBatons: 'No batons. `/handoff` drafts a report of your day for whoever works next.',
  lineFrom: (name: string, at: string) => `:handshake: From *${name}*, ${at}`,
  lineTo: (whom: string, at: string) => `:handshake: To *${whom}*, ${at}`,
  statuses: {
    waiting: 'Not delivered yet.',
    delivered: 'Waits to be accepted.',
    declined: 'Declined.',
    overdue: ':warning: Not accepted in time.',
    accepted: 'Accepted.',
    closed: 'Closed.',
  },

  badPart: (part: string) => `I do not understand “${part}”.`,
  help:
    '`/handoff` – draft a report of your working day, to edit and to send\n' +
    '`/handoff @person` · `@group` · `#channel` – for them\n' +
    '`/handoff next` – for the region that takes over from yours\n' +
    '`/handoff list` – the batons that you have and that you gave\n' +
    '`/handoff offer on` · `off` – be asked 30 minutes before your working day ends\n' +
    'Nothing is sent before you have seen it. It comes to them at their next comms block.',
};

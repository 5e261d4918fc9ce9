/** What senders are told. Names and times come in mrkdwn-safe. */
export const receipts = {
  bothTimes: (theirs: string, yours: string) => `${theirs} (${yours} for you)`,
  atTime: (time: string) => `at ${time}`,
  todayAt: (time: string) => `today ${time}`,
  onDay: (day: string) => `on ${day}`,
  laterToday: 'later today',
  tomorrow: 'tomorrow',
  nextDays: 'in the next days',
  moreThanAWeek: 'in more than a week',
  reads: (name: string, when: string) => `${name} reads mentions ${when}.`,
  readsAgain: (name: string, when: string) => `${name} is away and reads mentions again ${when}.`,
  readsUndisturbed: (name: string, when: string) =>
    `${name} reads mentions ${when} and is not notified before.`,
  standsIn: (standIn: string, name: string) => `${standIn} stands in for ${name}.`,
  dueNow: (name: string) => `${name} gets it any moment now.`,
  andMore: (count: number) => `… and ${count} more.`,
  mayBeNotified: 'Slack may already have notified them.',
  cantWait: "It can't wait",
  tellMe: 'Tell me when it is delivered',
  moved: (name: string, when: string) => `${name} reads your mention later than you were told: ${when}.`,

  reachDirectly: (person: string) =>
    `Write to ${person} directly: Sluice does not hold direct messages. If it is urgent, call.`,
  theirTime: (name: string, time: string) => `It is ${time} for ${name}.`,

  willTell: (names: string) => `You get a message from Sluice when it is delivered to ${names}.`,
  delivered: (name: string, link: string) => `${name} has your mention now: ${link}.`,
  yourMessage: 'your message',

  senderDelivered: (name: string) => `Delivered to ${name}.`,
  senderInBrief: (name: string) => `${name} gets your brief in its place.`,
  senderPassed: (name: string) => `It does not wait for ${name}: Slack showed it as usual.`,
  nothingToTell:
    'Sluice has nothing to tell you about that message. It answers whoever wrote it and whoever it calls on, ' +
    'for about a week; it cannot tell you of other messages, of those that it never saw, or of a link that it cannot read.',

  waitsUntil: (when: string) => `This mention waits for your comms block: it comes ${when}.`,
  comesNow: 'This mention is due: it comes any moment now.',
  arrived: (when: string) => `It arrived ${when}.`,
  becauseWaits: 'You were not in a block, and nothing else let it pass.',
  becauseBlockEnded: 'It came as your block ended, so it stands in the next digest as well.',
  becauseSnoozed: 'You put it off to this block.',
  wasDelivered: (when: string) => `It was delivered to you ${when}.`,
  wasSeen: (when: string) => `You answered or reacted to the message ${when}, so it no longer waits.`,
  wasEditedOut: (when: string) => `The message was changed ${when} and no longer calls on you.`,
  wasDeleted: (when: string) => `The message was deleted ${when}.`,
  lostAccess: (when: string) => `You left the channel ${when}, so it no longer waits.`,
  wasMadeBrief: (when: string) =>
    `Its author made it a brief ${when}: you get that one, in the same thread, instead.`,
  hadLeft: (when: string) =>
    `It could not be delivered ${when}: you were not to be reached in this workspace.`,
  passed: 'It was not held: Slack showed it to you as usual.',
  passReasons: {
    'own-message': 'It is your own message.',
    'not-enrolled': 'You had not switched Sluice on.',
    'not-started': 'Sluice had not started for you yet.',
    paused: 'Sluice was paused for the workspace.',
    'too-old': 'The message was more than a week old.',
    'recipient-is-bot': 'Mentions of apps are never held.',
    'shared-channel': 'The channel is shared with another organisation.',
    'exempt-channel': 'The channel is exempt.',
    'live-for-me': 'You have set the channel to live.',
    'app-not-held': 'An app wrote it, and messages of that app are not held.',
    'in-block': 'You were in a comms block.',
    'talking-here': 'You had just written there yourself.',
    'no-block': 'You have no comms block to come.',
  },
};

/** Hours, enrolment and pausing. Hours, times and spans come in the reader's locale; everything is mrkdwn-safe. */
export const people = {
  hoursLine: (hours: string) => `*Comms hours:* ${hours}`,
  zoneFollows: (zone: string, time: string) =>
    `*Time zone:* ${zone}, as in Slack. It is ${time} where you are, right?`,
  zoneFixed: (zone: string, time: string) =>
    `*Time zone:* ${zone}, fixed by you. It is ${time} where you are, right?`,
  zoneGone: (zone: string) =>
    `*Time zone:* ${zone} is not a zone that Sluice knows, so nothing waits for you. Set one: \`/comms zone Europe/Berlin\``,
  nextBlock: (when: string, span: string) => `*Next block:* ${when}, in ${span}`,
  openUntil: (until: string) => `*Now:* your block is open until ${until}. Mentions come straight through.`,
  noBlock: '*Next block:* none. Mentions come straight through.',
  waits: (count: number) =>
    count === 0 ? 'Nothing waits.' : count === 1 ? '1 mention waits.' : `${count} mentions wait.`,
  waitsUntil: (count: number, when: string) =>
    count === 1 ? `1 mention waits. Delivery: ${when}.` : `${count} mentions wait. Delivery: ${when}.`,
  comesNow: (count: number) =>
    count === 1
      ? '1 mention waited and comes any moment now.'
      : `${count} mentions waited and come any moment now.`,
  protection:
    '*Protection:* Slack may still notify you when you are mentioned. Sluice collects those mentions and brings ' +
    'them together when your block begins.',
  awayLine: (days: string) => `*Away:* ${days}`,
  awayLineStandIn: (days: string, standIn: string) => `*Away:* ${days}, ${standIn} stands in`,
  startsLine: (when: string) => `*Not started yet:* mentions wait from ${when} on, unless you say no.`,
  pausedLine: '*Paused:* an admin has paused Sluice for this workspace. Mentions come straight through.',
  notInLine: 'Sluice is off for you: mentions come straight through, as always in Slack.',
  inSpan: (when: string, span: string) => `${when} (in ${span})`,
  nextThree: '*Your next blocks:*',
  longestWait: (span: string) => `*Longest possible wait:* ${span}`,

  edit: 'Edit hours',
  deliverNow: 'Deliver now',
  openOneHour: 'Open for 1 hour',
  away: 'Away…',
  off: 'Switch off',
  offConfirmTitle: 'Switch Sluice off?',
  offConfirmText:
    'What waits comes now. Your hours and everything else that Sluice keeps about you is deleted.',
  yesStart: 'Yes, start now',
  changeFirst: 'Change hours first',
  notForMe: 'Not for me',
  cancel: 'Cancel',

  saved: 'Saved.',
  savedAndIn: 'Saved. Sluice is on for you.',
  alreadyIn: 'Sluice is on for you already.',
  left: 'Sluice is off for you. What it kept about you is being deleted.',
  leftDelivering: (count: number) =>
    count === 1
      ? 'Sluice is off for you. The mention that waited comes now, then what was kept about you is deleted.'
      : `Sluice is off for you. The ${count} mentions that waited come now, then what was kept about you is deleted.`,
  alreadyOut: 'Sluice is off for you already. Nothing waits.',
  refused:
    'All right: mentions of you come straight through, as always in Slack. `/comms on` changes that any time.',
  zoneUnknown: (zone: string) =>
    `I do not know the time zone “${zone}”. For example: \`/comms zone Europe/Berlin\``,
  zoneUnknownPlain: (zone: string) => `There is no time zone “${zone}”. For example: Europe/Berlin`,
  slackZoneUnknown: 'Slack does not say which time zone you are in. For example: `/comms zone Europe/Berlin`',
  delivering: (count: number) =>
    count === 1 ? '1 mention is on its way to you.' : `${count} mentions are on their way to you.`,
  nothingWaits: 'Nothing waits for you.',
  opened: (until: string) => `Your block is open until ${until}. Mentions come straight through.`,
  openTooLong: 'A block can be open for a week at most. `/comms off` ends holding for good.',
  moved: (from: string, to: string) => `Your block moves from ${from} to ${to}, just this once.`,
  noBlockToday: 'You have no block left today to move.',
  movedTooFar: 'A block can move by a day at most. For a longer time: `/comms away 2026-12-20..2027-01-03`',
  awaySaved: (days: string) => `You are away ${days}. Mentions wait until you are back.`,
  awayStandIn: (standIn: string) => `${standIn} is named to whoever mentions you.`,
  firstBlockBack: (when: string) => `Your first block after that is ${when}.`,
  backSaved: (days: string) => `Welcome back. Your absence ${days} is deleted.`,
  notAway: 'You are not away, and no absence is planned.',
  isOver: (when: string) => `“${when}” is over.`,
  notForGuests: 'Sluice is for the members of this workspace. Mentions of guests are not held.',
  needsHours: 'Sluice is off for you. `/comms on` switches it on.',

  offer: (hours: string) =>
    `These would be your comms hours: *${hours}*. Mentions between them wait and come together.`,
  proposalHello: 'Your workspace has chosen Sluice, so that you can read mentions when it suits you.',
  proposalHours: (hours: string) => `*Your hours:* ${hours}`,
  proposalStart: (when: string) =>
    `*What happens:* from ${when} on, mentions of you outside these hours come together in one message when a block ` +
    'begins. Slack may still notify you of them as they are written. Direct messages are never held.',
  whatIsKept:
    '*What is kept:* your hours, your zone and your choices; of a mention that waits a short excerpt, encrypted, ' +
    'until it is delivered. Nothing about when you are here or what you do.',
  proposalText: 'Sluice: your comms hours, and how to say no',
  nextSteps: '`/comms` shows and changes all of this.',

  zoneNews: (zone: string) =>
    `Slack says that your time zone is ${zone} now. Your comms hours have moved with it.`,
  pausedNews:
    'Sluice is paused for this workspace. What waited comes now, and mentions come straight through until it goes on.',
  resumedNews: 'Sluice goes on: mentions wait for your comms hours again.',

  modalTitle: 'Comms hours',
  save: 'Save',
  saveAndStart: 'Save and start',
  done: 'Done',
  hoursLabel: 'When do you read mentions?',
  hoursHint:
    'Several times a day, any days, also overnight: mon-fri 11:00-11:30 16:00-16:30; sat 22:00-01:00',
  hoursExample: 'mon-fri 11:00-11:30 16:00-16:30',
  zoneLabel: 'Time zone',
  zoneHint: (zone: string) => `Leave it empty to follow Slack, which says ${zone} now.`,
  zoneHintNone: 'Slack does not say where you are. For example: Europe/Berlin',
  more: 'More…',
  moreLine: 'What senders see, absence, working hours, live channels, apps',
  senderSeesLabel: 'What senders see of your time',
  senderSees: {
    both: 'Your time and theirs: “reads mentions at 16:00 (15:00 for you)”',
    theirs: 'Only their own time: “reads mentions at 15:00”',
    later: 'No time: “reads mentions later today”',
  },
  workingLabel: 'Working hours, if you like',
  workingHint: 'When you work at all, for example mon-fri 9-17',
  awayFromLabel: 'Away from',
  awayToLabel: 'Away until, this day included',
  standInLabel: 'Who stands in for you',
  liveLabel: 'Channels that are live for you',
  liveHint: 'Mentions in these channels come straight through.',
  heldAppsLabel: 'Apps whose mentions wait too',
  heldAppsHint: 'Mentions by any other app come straight through.',
  notAnApp: 'Please choose apps only, no people.',
  awayNeedsBoth: 'Please give the first day and the last.',
  awayBackwards: 'The last day is before the first.',
  awayTitle: 'Away',

  badHours: {
    empty: 'Please say when you read mentions.',
    word: (part: string) => `I do not understand “${part}”.`,
    day: (part: string) => `“${part}” has no time.`,
    time: (part: string) => `“${part}” is no time of day.`,
    range: (part: string) => `“${part}” needs a start and an end.`,
    zeroLength: (part: string) => `“${part}” ends when it begins.`,
    tooMany: 'That is more than I can remember: up to 28 windows a week.',
  },
  forExample: (example: string) => `For example: ${example}`,
  moreHelp: '`/comms help` shows everything.',
  help:
    '*Hours*\n' +
    '`/comms` shows them, your next block and what waits\n' +
    '`/comms mon-fri 11:00-11:30 16:00-16:30`\n' +
    '`/comms zone Europe/Berlin` · `/comms zone slack`\n' +
    '*Now*\n' +
    '`/comms now` brings what waits\n' +
    '`/comms open 2h` · `/comms open until fri 09:00` lets everything through\n' +
    '`/comms later 1h` moves today’s next block, once\n' +
    '*Away*\n' +
    '`/comms away 2026-12-20..2027-01-03 @stand-in`\n' +
    '`/comms back`\n' +
    '*A mention*\n' +
    '`/comms why <link>` says what became of it\n' +
    '*Sluice for you*\n' +
    '`/comms on` · `/comms off`',
};

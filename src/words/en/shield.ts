/** The shield: do not disturb between blocks. Times come in the reader's locale; everything is mrkdwn-safe. */
export const shield = {
  button: 'Shield me between blocks',
  buttonMissing: (variable: string, more: number) =>
    more === 0
      ? `Shield: ${variable} is not set`
      : more === 1
        ? `Shield: ${variable} and 1 more are not set`
        : `Shield: ${variable} and ${more} more are not set`,
  missing: (variables: string) =>
    `The shield is not set up here yet. Whoever runs Sluice must set: ${variables}.`,
  needsHours: 'The shield is for people with comms hours. `/comms on` switches Sluice on for you.',
  settingsButton: 'Shield…',
  again: 'Allow it again',

  on: (until: string) => `*Protection:* your shield is on until ${until}. Slack does not notify you before.`,
  ready: '*Protection:* your shield comes on between your blocks.',
  turn: (time: string) =>
    `*Protection:* your shield comes on from about ${time}: many leave a block at the same time. Until then Slack may notify you.`,
  theirs: (until: string) =>
    `*Protection:* you have paused Slack’s notifications yourself until ${until}. Your shield leaves that alone.`,
  lifted:
    '*Protection:* you have switched notifications back on. Your shield comes on again after your next block.',
  troubled:
    '*Protection:* Slack did not do what your shield asked. It is asked again after your next block; until then Slack may notify you.',
  gone: '*Protection:* your shield is off: Slack no longer accepts your permission.',
  notBrought:
    'Direct messages, huddles and channels without Sluice are silenced too, and not brought to you.',
  tokenGone:
    'Your shield is off: Slack no longer accepts the permission that you gave. What is on now ends by itself. Mentions still wait for your blocks, but Slack may notify you of them.',

  atTime: (time: string) => `at ${time}`,
  onDay: (day: string) => `on ${day}`,
  statusWorking: 'Focusing · reads mentions {time}',

  digestEndAgain: 'Not in here: direct messages, huddles, channels without Sluice.',
  digestEnd:
    'While your shield was on, Slack was silent about direct messages, huddles and channels without Sluice as well. They are not in here: please look there yourself.',

  silentBlock: (block: string, from: string, to: string) =>
    `:warning: Your block ${block} lies inside your Slack notification schedule (${from}–${to}): Slack will be silent when it begins. Change either of them.`,

  offerTitle: 'Your shield',
  offerWhat:
    'Between your comms blocks Sluice keeps Slack’s *Do Not Disturb* on for you, and it ends when a block begins. In your working hours your status says when you read mentions. A pause or a status of your own stays as it is.',
  offerSilenced:
    '*Silenced, and not brought back to you:* direct messages, huddles, and channels without Sluice. They wait in Slack as unread.',
  channelsWithout: (channels: string) => `*Your public channels without Sluice:* ${channels}`,
  channelsMore: (channels: string, more: number) => (more === 0 ? channels : `${channels} and ${more} more`),
  channelsNone: '*Your public channels without Sluice:* none',
  channelsLooking: '*Your public channels without Sluice:* looking …',
  channelsUnknown: '*Your public channels without Sluice:* Slack does not say just now.',
  offerAsks:
    'Slack will ask whether Sluice may see and set your Do Not Disturb, and set your status. It cannot read your messages with that. You can take it back at any time, here or in Slack.',
  go: 'Continue in Slack',
  linkGood: 'This link is good for 10 minutes, and only for you.',
  codeLabel: 'The code that Slack leads you to',
  codeHint: 'Once you have allowed it, a page shows a code. Paste it here.',
  switchOn: 'Switch on',
  close: 'Close',
  cancel: 'Cancel',
  done: 'Your shield is set. It comes on between your blocks; App Home shows when.',

  refused: {
    stale: 'This link is no longer good. Press “Shield me between blocks” in Slack again.',
    denied: 'Nothing has changed: you did not allow it.',
    'other-team': 'That was another Slack workspace. Please choose the one that you came from.',
    'other-person':
      'That was somebody else’s account. The link is only for the person who pressed the button.',
    scopes: 'Not everything that the shield needs was allowed, so it stays off.',
    'not-in': 'The shield is for people with comms hours. /comms on in Slack switches Sluice on for you.',
    code: 'Slack does not know this code. It works once and for 10 minutes: please go through the link again.',
    failed: 'That did not work just now. Please press “Shield me between blocks” in Slack again.',
  },
  /** Of the pages, as HTML names it. */
  lang: 'en',
  pageDone: 'Your shield is set',
  pageDoneText: 'It comes on between your blocks. You can close this page and go back to Slack.',
  pageRefused: 'Your shield is not set',

  settingsTitle: 'Your shield',
  workingLabel: 'Status in your working hours',
  workingHint:
    '{time} becomes “at 16:00” or “tomorrow 11:00”, when your next block begins. Empty: no status.',
  offLabel: 'Status outside your working hours',
  offHint: 'Empty: no status.',
  scheduleLabel: 'Calls of the Red Phone',
  scheduleAllowed: 'May end my notification schedule, too',
  scheduleHint: 'A call ends the shield. Within the schedule that you keep in Slack, it else stays silent.',
  save: 'Save',
  off: 'Switch the shield off',
  offConfirmTitle: 'Switch the shield off?',
  offConfirmText: 'What Sluice has set ends now, and the permission is given back to Slack.',
  offDone: 'Your shield is off. What Sluice had set is being ended, and the permission given back.',
};

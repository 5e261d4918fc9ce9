/** Placeholders are mrkdwn-safe already. A `time` reads "16:00" or "tomorrow 11:00". */
export const digest = {
  headline(mentions: number, asking: number): string {
    const all = mentions === 1 ? '1 mention' : `${mentions} mentions`;
    if (asking === 0) return all;
    const questions = asking === 1 ? '1 question for you' : `${asking} questions for you`;
    return asking === mentions ? questions : `${all}, with ${questions}`;
  },
  late: (time: string) => `Sorry, this is late. It was promised for ${time}.`,
  early: {
    asked: 'You asked for this now.',
    left: 'You have left Sluice. This is all that waited for you.',
    paused: 'Sluice is paused in this workspace. This is all that waited for you.',
    'red-phone': 'A Red Phone call came through. This is all that waited for you.',
  },
  removed({
    seen,
    deleted,
    editedOut,
    accessLost,
  }: {
    seen: number;
    deleted: number;
    editedOut: number;
    accessLost: number;
  }): string {
    const parts = [
      seen > 0 ? `${seen} you had already seen` : '',
      deleted > 0 ? `${deleted} deleted` : '',
      editedOut > 0 ? `${editedOut} edited and no longer for you` : '',
      accessLost > 0 ? `${accessLost} from a channel you have left` : '',
    ];
    return `Taken out meanwhile: ${parts.filter((part) => part !== '').join(', ')}.`;
  },

  asksOfYou: 'Asks something of you',
  everythingElse: 'Everything else',
  from: (sender: string, where: string, time: string) => `${sender} ${where}, ${time}`,
  somebody: 'Somebody',
  inChannel: (channel: string) => `in ${channel}`,
  inThread: (channel: string) => `in a thread in ${channel}`,
  inGroupMessage: (people: string) =>
    people === '' ? 'in a group message' : `in a group message (${people})`,
  neededBy: (time: string) => `needed by ${time}`,
  because: { 'block-ended': 'came as your block ended', snoozed: 'you snoozed it' },
  noText: {
    old: 'It waited for more than 30 days, so its text is no longer kept here.',
    unreadable: 'Slack does not give its text just now.',
    sealed: 'Its text can no longer be opened here.',
  },
  accessUnknown: 'A mention in a place that you may have left',
  andMore: (mentions: number, button: string) => `And ${mentions} more: press “${button}”.`,

  groupMessage: 'a group message',
  alsoAnnounced: (list: string, more: number) =>
    `Also announced: ${list}${more === 0 ? '' : ` and ${more} before`}`,

  open: 'Open',
  openInSlack: 'Open in Slack',
  done: 'Done',
  snooze: 'Snooze to next block',
  showAll: (mentions: number) => `Show all ${mentions}`,
  doneWithAll: 'Done with all',
  undo: 'Undo “Done with all”',
  explainButtons:
    'The menu (⋯) beside each mention: *Done* takes it off your list, *Snooze* brings it again in your next block. Nobody else sees what you press.',

  doneWith: (mention: string) => `Done: ${mention}`,
  notDoneYet: 'Not done yet',
  snoozedTo: (time: string, mention: string) => `Snoozed to ${time}: ${mention}`,
  snoozedToNextBlock: (mention: string) => `Snoozed to your next block: ${mention}`,
  gone: 'A message was deleted.',
  called: 'A message has reached you as a call meanwhile.',

  allMentions: 'All mentions',
  close: 'Close',
  reading: 'Reading your mentions …',
  range: (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  previous: 'Back',
  next: 'More',

  noNextBlock: 'You have no next block, so it cannot wait for one. `/comms` sets your hours.',
  expired: 'This digest is more than 8 days old, so its buttons no longer work. Its links still do.',

  firstHeld: {
    notification: 'Sluice keeps a mention for your next block',
    headline: 'A first mention waits for you',
    when: (time: string) => `Somebody mentioned you. It comes here in your next block: *${time}*.`,
    how: 'From now on, what can wait comes as one message in each of your blocks.',
    mayNotify: 'Slack itself may notify you before.',
    shielded: 'Your shield keeps Slack silent until then.',
    choices:
      '`/comms` shows and changes your hours · `/comms now` brings what waits · `/comms off` ends this',
  },
};

/** The form in which somebody asks for a Red Phone call. Names and times come in mrkdwn-safe. */
export const asking = {
  title: 'Red Phone',
  ring: 'Ring now',
  intro: 'This calls people at once, whatever their hours. Use it for what cannot wait.',
  whatCounts: 'What counts here:',
  about: (link: string) => `About ${link}`,
  message: 'this message',
  peopleLabel: 'Whom to call',
  groupsLabel: 'And user groups',
  groupsLine: (groups: string) => `And everybody in ${groups}.`,
  reasonLabel: 'What cannot wait',
  reasonHint: 'They read this at once. Say what happens if nobody looks now.',
  disturbed: '*Whom you disturb*',
  nobodyYet: 'Choose people or a group, and you see here what time it is for them.',
  lookingUp: 'Looking up what time it is for them …',
  time: (person: string, time: string) => `${person}: ${time} there`,
  night: (person: string, time: string) => `:crescent_moon: ${person}: ${time} there, probably asleep`,
  timeUnknown: (person: string) => `${person}: what time it is there is not shown to you`,
  away: (line: string) => `${line}, away today`,
  muted: (person: string) =>
    `:no_bell: ${person} takes no calls from you today. The next person is called instead.`,
  morePeople: (count: number) => (count === 1 ? 'and 1 more person' : `and ${count} more people`),
  notCalled: (count: number) =>
    `:warning: One call reaches only so many: ${count === 1 ? '1 of them is' : `${count} of them are`} not called.`,
  pagersToo: (pagers: string) => `${pagers} is told as well.`,
  countOf: (call: number, most: number) => `This is call ${call} of ${most} that you have this week.`,
  overBudget: (made: number, most: number) =>
    made === 1
      ? `You have rung once this week; ${most} is what this workspace expects. Look at the times above again.`
      : `You have rung ${made} times this week; ${most} is what this workspace expects. Look at the times above again.`,
  confirmLabel: 'Are you sure?',
  confirm: 'I have seen whom I disturb, and it cannot wait',
  ringing: (people: string) => `Ringing ${people} now.`,
  followThread: 'Who answers, you see in the thread of the message.',
  followHere: 'Sluice writes to you who answers.',

  nobodyChosen: 'Choose at least one person or group.',
  tooManyPeople: (most: number) => `No more than ${most} at once. A user group calls everybody in it.`,
  onlyYourself: 'You cannot ring yourself.',
  notAPerson: 'One of them is an app or is no longer here. Choose people.',
  noReason: 'Say what cannot wait.',

  notAdmitted:
    'Guests, apps and people of other organisations cannot ring here, unless an admin allows it. ' +
    'Ask a member to ring, or write to the person directly: Sluice does not hold direct messages.',
  cannotRead:
    'Sluice cannot see that you may read that message, so it does not ring about it. ' +
    '`/redphone call @person reason` works anywhere.',

  calledYou: (caller: string, when: string) => `*${caller}* called you, ${when}.`,
  calledYouBy: (caller: string, phrase: string, when: string) =>
    `*${caller}* called you with *${phrase}*, ${when}.`,
  waitsForYou: '*It waits for your answer*, in your messages with Sluice.',
  moreCalls: (count: number) =>
    count === 1
      ? 'And 1 more call, in your messages with Sluice.'
      : `And ${count} more calls, in your messages with Sluice.`,
};

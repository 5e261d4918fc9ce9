/** Nudges, briefs, the team note. */
export const norms = {
  nudge: {
    greeting: (_count: number) =>
      'So far this is a greeting. Say in the same message what it is about: then one reply is enough.',
    question: (_count: number) =>
      'Your message does not say what it is about. With that in it, one reply is enough, and often no call.',
    announcement: (count: number) =>
      `Of those in this channel ${count} are outside their working hours. Without @channel they read it when they are back.`,
    crowd: (count: number) =>
      `This calls on ${count} at once. Name those who have to act; everybody else can read along.`,
  },
  howOften: (days: number) =>
    days === 1 ? 'You get this once a day at most.' : `You get this once in ${days} days at most.`,
  makeBrief: 'Make it a brief',
  mute: 'Not about this again',
  muteAll: 'No nudges at all',
  muted: {
    greeting: 'You get no more nudges about greetings.',
    question: 'You get no more nudges about questions that say nothing yet.',
    announcement: 'You get no more nudges about @channel and @here.',
    crowd: 'You get no more nudges about messages that call on many people.',
    all: 'You get no more nudges.',
  },
  unmute: 'Nudge me again',
  unmuted: 'You get nudges again.',

  briefTitle: 'Make it a brief',
  briefSubmit: 'Post the brief',
  briefIntro:
    'It is posted in the thread of your message, in your name. Only the first question needs an answer.',
  briefIntroGroups:
    'It is posted in the thread of your message, in your name, and calls on the same groups. Only the first question needs an answer.',
  briefTo: 'For',
  briefNeeded: 'What is needed',
  briefNeededHint: 'A decision, a review, an answer: in one or two sentences.',
  briefContext: 'Context',
  briefOutcome: 'Expected outcome',
  briefEdgeCases: 'Edge cases',
  briefNeededBy: 'Needed by',
  briefNeededByHint: 'Orders what they read. It does not interrupt anybody.',
  briefLinks: 'Links',
  briefLinksHint: 'One in each line.',
  briefVideo: 'Video',
  briefVideoHint: 'A link to a recording.',
  briefSaySomething: 'Say what you need.',
  briefTooLong: 'All of it together is too long for one message. Put the rest where a link leads.',
  briefInThePast: 'That is in the past.',
  briefBadLinks: (most: number) =>
    `Links begin with https:// and stand in lines of their own, ${most} at most.`,
  briefBadVideo: 'The link begins with https://',
  briefNotDirect: 'Sluice is not in direct messages. It posts briefs in channels and group messages.',
  briefOnlyOwn: 'You can make a brief of your own messages only.',
  briefTaken:
    'Your brief goes into the thread now. Once it stands there you may delete your message: whoever that waits for gets the brief in its place.',
  briefThere: 'There is a brief for this message already: look into its thread.',
  briefPosted: (link: string) =>
    `${link} is in the thread. You may delete your message now: whoever it waits for gets the brief in its place.`,
  briefLink: 'Your brief',
  briefRefused: 'Slack did not take your brief there. Here it is, so that you can post it yourself:',
  briefOf: (author: string) => `*Brief from ${author}*`,
  briefOfFor: (author: string, called: string) => `*Brief from ${author}* for ${called}`,
  briefFooter: (author: string) => `Written by ${author} with Sluice. Answer in this thread.`,

  nudgeKinds: {
    greeting: 'bare greetings',
    question: 'questions that say nothing yet',
    announcement: '@channel outside working hours',
    crowd: 'messages that call on more than five people',
  },
  nudgesModal: 'Nudges',
  nudgesIntro:
    'A nudge is a hint that only the sender of a message sees. Everybody can switch them off for themselves with one press.',
  nudgesOn: 'Nudge about',
  nudgesWords: (kind: string) => `In your own words: ${kind}`,
  nudgesWordsHint: (usual: string) => `Left empty: “${usual}”`,
  nudgesCount: '{count} stands for the number.',
  nudgesCooldown: 'Days until somebody is nudged about the same again',
  nudgesBadCooldown: (most: number) => `A whole number from 0 to ${most}.`,
  nudgesGuestsLabel: 'Guests',
  nudgesGuests: 'Nudge guests and people of other organisations, too',

  noteModal: 'Weekly team note',
  noteIntro:
    'On Monday mornings: what waited in the week before, in sums of five people or more. Nobody is named, compared or ranked.',
  notePreview: 'Of last week it would say:',
  noteNothing: 'Of last week there is nothing to say yet: it takes five people.',
  noteChannel: 'Channel',
  noteChannelHint: 'Invite Sluice there first.',
  noteSwitch: 'The note',
  noteOn: 'Post it every Monday at 9:00 in my time zone',
  noteNeedsChannel: 'Choose where it goes.',
  notMember: 'Sluice is not in that channel. Type /invite @Sluice there, then try again.',
  noteTitle: (week: string) => `Last week, ${week}`,
  noteHeld: (count: number) =>
    count === 1
      ? '1 mention waited for a comms block instead of interrupting.'
      : `${count} mentions waited for a comms block instead of interrupting.`,
  noteFocus: (hours: number) =>
    hours === 1
      ? 'About 1 hour of focus was protected: working time in which something waited.'
      : `About ${hours} hours of focus were protected: working time in which something waited.`,
  noteMedian: (span: string) => `Half of it was read within ${span}.`,
  noteCalls: (calls: number, notUrgent: number) =>
    `${calls === 1 ? '1 Red Phone call' : `${calls} Red Phone calls`}, ${notUrgent === 0 ? 'none' : notUrgent} of which somebody called “not urgent”.`,
  noteHandoffs: (count: number) =>
    count === 1 ? '1 handoff was accepted.' : `${count} handoffs were accepted.`,
  noteFooter:
    'Sums of the whole workspace, each of five people or more. Admins switch this note in App Home.',

  expected: {
    hour: 'within an hour',
    'half-day': 'within half a working day',
    day: 'within 1 working day',
    'two-days': 'within 2 working days',
    week: 'within a week',
  },
  expectedNone: 'No time is stated',
  replyTime: (time: string) => `In this channel people expect an answer ${time}.`,
  agreementModal: 'Team agreement',
  agreementNext: 'Next',
  agreementIntro:
    'How soon does your channel expect an answer? It is shown to whoever writes there and has to wait, and pinned as your team agreement.',
  agreementChannel: 'Channel',
  agreementFor: (channel: string) => `For ${channel}`,
  agreementExpected: 'An answer is expected',
  agreementText: 'What else you agreed on',
  agreementTextHint: 'Everybody in the channel reads it. Changing it here changes the pinned message.',
  agreementSaved: (channel: string) => `Saved. The agreement stands in ${channel} in a moment.`,
  agreementMembersOnly: 'The members of a channel decide on its agreement, and you are not one of them.',
  agreementTitle: 'Our team agreement',
  agreementFooter: (author: string) => `Set by ${author}. Members of this channel may change it.`,
  agreementChange: 'Change…',

  dryRunModal: 'Last week',
  dryRunAsked:
    'Sluice reads last week in the channels that it is in. You get a message when it is done: in a minute or two, with many channels in five.',
  dryRunTitle: 'Last week, as it would have been',
  dryRunNowhere:
    'Sluice is in no channel yet, so there is no last week to look at. Type /invite @Sluice in a channel or two, then try again.',
  dryRunTooFew: (fewest: number) =>
    `Too few people were mentioned where Sluice can read (it takes ${fewest}): figures would speak of single ones, so there are none. Invite it to a busier channel, then try again.`,
  dryRunDaily: (fewer: string) =>
    `Fewer interruptions with comms blocks: about ${fewer} for each person on a working day.`,
  dryRunWeekly: (fewer: string) =>
    `Fewer interruptions with comms blocks: about ${fewer} for each person in the week.`,
  dryRunMentions: (mentions: number, people: number) =>
    `Mentions: ${mentions}. People they called on: ${people}.`,
  dryRunWaited: (count: number, percent: number) =>
    `${count} of them would have waited for a block (${percent}%).`,
  dryRunMedian: (span: string) => `Half of those would have been read within ${span}.`,
  dryRunBare: (count: number) => `Messages that only greeted, or asked whether they may ask: ${count}.`,
  dryRunHow: (hours: string) =>
    `Counted with the usual hours, ${hours}, for everybody. Nothing is switched on by this, and nothing that was read is kept.`,
  dryRunRead: (messages: number, channels: number) =>
    `Messages read: ${messages}, in ${channels === 1 ? '1 channel' : `${channels} channels`}, without replies in threads.`,
  dryRunChannelsLeft: (count: number) =>
    count === 1 ? '1 more channel was not read.' : `${count} more channels were not read.`,
  dryRunCutOff: (count: number) =>
    count === 1
      ? 'Of 1 channel only the newest messages were read.'
      : `Of ${count} channels only the newest messages were read.`,
  dryRunPeopleLeft: (count: number) =>
    count === 1 ? '1 person could not be looked up.' : `${count} people could not be looked up.`,

  homeNudgesOff: '*Nudges:* none',
  homeNudges: (kinds: string) => `*Nudges:* ${kinds}`,
  homeNoteOff: '*Weekly team note:* off',
  homeNote: (channel: string, time: string) => `*Weekly team note:* in ${channel}, next ${time}`,
  homeEditNudges: 'Nudges',
  homeEditNote: 'Team note',
  homeDryRun: 'Try it on last week',
  homeAgreement: 'Reply time of a channel',
};

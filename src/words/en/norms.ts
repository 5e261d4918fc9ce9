/** Nudges, briefs, the team note. */
export const norms = {
  nudge: {
    greeting: (_count: number) =>
      'So far this is a greeting. Say in the same message what it is about: then one reply is enough.',
    question: (_count: number) =>
      'Your message does not say what it is about. With that in it, one reply is enough, and often no call.',
    announcement: (count: number) =>
      `It is outside working hours for ${count} people in this channel. Without @channel they read it when they are back.`,
    crowd: (count: number) =>
      `This calls on ${count} people. Name those who have to act; everybody else can read along.`,
  },
  onlyYou: 'Only you see this.',
  onlyYouSee: (days: number) =>
    days === 1
      ? 'Only you see this, once a day at most.'
      : `Only you see this, once in ${days} days at most.`,
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
  briefInThePast: 'That is in the past.',
  briefBadLinks: (most: number) =>
    `Links begin with https:// and stand in lines of their own, ${most} at most.`,
  briefBadVideo: 'The link begins with https://',
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
};

/** App Home: the dashboard. */
export const home = {
  title: 'Your mentions, when you read them',
  nothingWaits:
    'Nothing waits. Mentions that come between your blocks are counted here until they are delivered.',
  forGuests:
    'Sluice is for the members of this workspace. Mentions of you come straight through, as always in Slack.',

  welcome: 'Read mentions when it suits you',
  welcomeText:
    'Tell Sluice when you read mentions. What comes between waits and reaches you together, in one message. ' +
    'It takes three steps, one click each.',
  stepClock: (step: number, of: number) => `*${step} of ${of} – Your clock*`,
  clock: (time: string, zone: string) => `It is ${time} where you are (${zone}), right?`,
  clockRight: 'Yes',
  clockWrong: 'No, change it',
  stepHours: (step: number, of: number) => `*${step} of ${of} – When do you read mentions?*`,
  choose: 'These',
  otherHours: 'Other hours…',
  stepStart: (step: number, of: number) => `*${step} of ${of} – Start*`,
  start: 'Start now',
  back: 'Back',
  laterChanges: 'You can change all of this at any time, and switch it off.',

  places: {
    waiting: 'What waits',
    calls: 'Red Phone',
    batons: 'Batons',
    questions: 'Questions',
    catchups: 'Catch-ups',
    rota: 'Who is at work',
    own: 'Your hours',
    workspace: 'For the workspace',
  },
  cannotShow: (part: string) => `*${part}* cannot be shown just now. Open this page again in a moment.`,
  more: {
    waiting: 'More waits than fits on this page. *Show* lists all of it.',
    calls: 'There are more calls than fit on this page. Each is in your messages with Sluice.',
    batons: 'There are more batons than fit on this page. `/handoff list` shows them all.',
    questions: 'There are more questions than fit on this page. They move up as others are answered.',
    catchups: 'There are more channels than fit on this page. `/catchup all` reads them all.',
    rota: 'There are more people than fit on this page.',
    own: 'Not everything about your hours fits on this page. `/comms` shows it all.',
    workspace: 'Not everything about the workspace fits on this page. Its settings show it all.',
  },

  show: 'Show',
  inChannel: (channel: string, count: number) => `${channel} ${count}`,
  inGroupMessages: (count: number) => `group messages ${count}`,
  inMoreChannels: (count: number, channels: number) =>
    channels === 1 ? `${count} in 1 more channel` : `${count} in ${channels} more channels`,
  goesOnWaiting: 'All of this goes on waiting and comes with your next block.',
  notYours: (count: number) =>
    count === 1
      ? '1 mention is from where you may not read any more. It does not come.'
      : `${count} mentions are from where you may not read any more. They do not come.`,

  newSince: (where: string, count: number, when: string) => `${where} · about ${count} new since ${when}`,
  catchMeUp: 'Catch me up',
  catchingUp: 'Reading it for you. What you missed comes as a message in a moment.',
  noModel: '*Language model:* none is set up. Catch-ups quote what was said.',
  model: {
    yes: (model: string, host: string) => `*Language model:* ${model} at ${host} writes catch-ups.`,
    no: (model: string, host: string) =>
      `*Language model:* ${model} at ${host} is set up and switched off. Catch-ups quote what was said.`,
    undecided: (model: string, host: string) =>
      `*Language model:* ${model} at ${host} is set up. Nothing goes there until an admin agrees.`,
  },
  modelSettings: 'Language model',

  questions: {
    onYou: (count: number) =>
      count === 1 ? 'Waiting on you: 1 question' : `Waiting on you: ${count} questions`,
    ofOthers: (count: number) => (count === 1 ? 'You wait for 1 answer' : `You wait for ${count} answers`),
    asksYou: (asker: string, where: string, when: string) => `${asker} asked you in ${where}, ${when}`,
    asksYourGroup: (asker: string, where: string, when: string) =>
      `${asker} asked a group that you are in, in ${where}, ${when}`,
    youAsked: (asked: string, where: string, when: string) => `You asked ${asked} in ${where}, ${when}`,
    groupMessage: 'a group message',
    blocked: '*blocked until you answer*',
    blockedYou: '*you are blocked*',
    declined: 'they say that it is *not for them*',
    answer: 'Answer',
    open: 'Open',
    choices: {
      'pass-on': 'Pass on…',
      'not-for-me': 'Not for me',
      settled: 'No answer needed any more',
    },
    andMore: (count: number) =>
      count === 1 ? 'And 1 more. It moves up as you go.' : `And ${count} more. They move up as you go.`,
    passOnTitle: 'Pass on',
    passOnSubmit: 'Pass on',
    passOnLabel: 'Who can answer it?',
    passOnHint: 'It is said in the thread, so that whoever asked knows.',
    passedOn: (from: string, to: string) => `${from} passes this question on to ${to}.`,
    gone: 'This question does not wait on you any more.',
    cannotAsk: 'Please choose somebody else in the team, who has not asked it.',
    cannotRead: 'They cannot read where it was asked. Please choose somebody who can.',
  },

  onlyStewards: 'Only admins and stewards see this part.',
  whoLine: (who: string) => `*Who Sluice is for:* ${who}`,
  hoursLine: (hours: string) => `*Hours to start with:* ${hours}`,
  receiptsLine: (receipts: string) => `*What senders get:* ${receipts}`,
  talkingLine: (minutes: number) =>
    minutes === 0
      ? '*In the middle of a conversation:* mentions wait there as well'
      : minutes === 1
        ? '*In the middle of a conversation:* mentions come straight through where somebody wrote in the last minute'
        : `*In the middle of a conversation:* mentions come straight through where somebody wrote in the last ${minutes} minutes`,
  exemptLine: (list: string) => `*Mentions never wait in:* ${list}`,
  sharedLine: (list: string) => `*Shared channels in which mentions wait:* ${list}`,
  appsLine: (list: string) => `*Apps whose mentions wait:* ${list}`,
  stewardsLine: (list: string) => `*Stewards:* ${list}`,
  unset: {
    exempt: 'exempt channels',
    shared: 'shared channels',
    apps: 'apps',
    stewards: 'stewards',
  },
  unsetLine: (list: string) => `*Not used so far:* ${list}`,
  coverageCounting: '*Coverage:* channels are being counted …',
  coverage: (within: number, of: number, isCutOff: boolean) =>
    `*Coverage:* Sluice is in ${within} of ${isCutOff ? 'more than ' : ''}${of} public channels.`,
  coverageMissing: (list: string, bot: string) =>
    `Mentions in the others come straight through: ${list}. \`/invite\` ${bot} there to change that.`,
  retention:
    '*What is kept:* a short excerpt of each mention while it waits, encrypted, 30 days at most. After delivery ids ' +
    'without text, 8 days. Catch-ups 24 hours. Open questions as ids, 7 days. People’s own wishes until they leave.',
  andMore: (list: string, more: number) => (more === 0 ? list : `${list} and ${more} more`),
  settings: 'Workspace settings',
  pausedSince: (when: string) => `*Sluice is paused* since ${when}. Mentions come straight through.`,
  allDelivered: '*Deliveries:* all of them arrive.',
  failingDigests: (count: number, since: string) =>
    count === 1
      ? `*1 digest could not be delivered yet.* It has been due since ${since} and is tried again.`
      : `*${count} digests could not be delivered yet.* The oldest has been due since ${since}. They are tried again.`,
  failingOthers: (count: number) =>
    count === 1
      ? '1 other task has failed and is tried again.'
      : `${count} other tasks have failed and are tried again.`,
  askOperator: 'Whoever runs Sluice finds out why with `npm run doctor`.',
};

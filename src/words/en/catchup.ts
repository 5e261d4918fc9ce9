/** Catch-ups. Names and times come in plain where a text is plain, and mrkdwn-safe elsewhere. */
export const catchup = {
  titleOf: (channel: string) => `What you missed in #${channel}`,
  titleOfGroupMessage: 'What you missed in this group message',
  titleOfThread: (channel: string) => `A thread in #${channel}`,
  titleOfThreadInGroupMessage: 'A thread in this group message',
  titleOfAll: 'What you missed',

  catchMeUp: 'Catch me up on its thread',
  reading: 'Reading …',
  readSoFar: (messages: number, threads: number) => {
    const said = messages === 1 ? '1 message' : `${messages} messages`;
    const inThreads = threads === 0 ? '' : threads === 1 ? ' in 1 thread' : ` in ${threads} threads`;
    return `Reading … ${said}${inThreads} so far.`;
  },
  cameByDm: 'That took a while, so the answer is in your conversation with me.',

  nothingNew: (where: string, since: string) => `Nothing new in ${where} since ${since}.`,
  noThread: 'I cannot find that message. It may have been deleted.',
  lookFurtherBack: 'To look further back: `/catchup 3d` or `/catchup since monday`.',
  nothingNewAnywhere: 'Nothing new in the channels that you share with me.',
  noChannels: (bot: string) =>
    `You share no channel with me that I could read for you. \`/invite ${bot}\` where you want to be caught up.`,
  alsoSaid: 'Also something new in:',
  someMessages: (channel: string, count: number) =>
    count === 1 ? `${channel} (1)` : `${channel} (${count})`,
  channelsNotRead: (count: number) =>
    count === 1
      ? '1 channel was not read: there was too much.'
      : `${count} channels were not read: there was too much.`,
  aGroupMessage: 'Group message',
  theGroupMessage: 'this group message',

  ask: 'Ask about it',
  askNow: 'Ask',
  questionLabel: 'What do you want to know?',
  questionHint: 'It is answered from the messages that this catch-up read.',
  answered: 'An answer from what was read',
  expired: 'That catch-up is more than a day old. Ask for a new one.',
  share: 'Share …',

  shareTitle: 'Share this catch-up',
  shareNow: 'Share',
  goesToChannel: (channel: string) => `This will be posted in ${channel}. Everybody there can read it.`,
  goesToThread: (channel: string) =>
    `This will be posted in the thread in ${channel}. Everybody there can read it.`,
  sharedBy: (name: string) => `Shared by ${name}`,
  askedOf: (name: string) => `Asked of ${name}`,
  titleShared: (channel: string) => `What was said in #${channel}`,
  changedSince: 'A message there was changed or deleted since. Ask for a new catch-up, and share that one.',

  settingsTitle: 'Language model',
  modelOffered: (model: string, host: string) =>
    `Catch-ups can be written by the language model *${model}* at *${host}*.`,
  whatIsSent:
    'To write one, the messages that it reads are sent there, with the names of those who wrote them. Keys, tokens, ' +
    'card and bank numbers are masked before. What comes back is only shown as far as the messages bear it out.',
  withoutConsent: 'Until an admin accepts it here, nothing is sent, and catch-ups quote people’s own words.',
  spentToday: (calls: number, tokens: string) => `Used today (UTC): ${calls} calls, about ${tokens} tokens.`,
  useLabel: 'May it be used?',
  use: { no: 'No: nothing is sent', yes: 'Yes, for public channels and for those chosen below' },
  channelsLabel: 'Private and shared channels for which it may be used too',
  channelsHint:
    'Of these nothing is sent unless they are named here. People of other organisations may be in shared ones.',
  adminsOnly: 'Only workspace admins can decide that.',
  noModel: 'No language model is set up. Whoever runs Sluice can do that; README.md says how.',
  modelWaits: (model: string) => `The language model ${model} is set up and waits for an admin’s consent.`,
  decideModel: 'Decide …',

  notInChannel: (bot: string) =>
    `I am not in this channel, so I cannot read it. \`/invite ${bot}\` there, and ask again.`,
  cannotRead: (bot: string) =>
    `I cannot read that for you. If you can see the channel, \`/invite ${bot}\` there, and ask again.`,
  notDirect: 'I never see what people write to one another directly. Ask in a channel, or name one.',
  badPart: {
    word: (part: string) => `I do not understand “${part}”.`,
    future: (part: string) => `“${part}” is not in the past.`,
    'too-long': (part: string) => `“${part}” is too long ago: 90 days are the most.`,
    channel: (part: string) => `I do not know a channel ${part}. Choose it from the list that Slack shows.`,
    link: (part: string) =>
      `“${part}” is not a link to a message. *Copy link* in a message’s menu gives one.`,
  },
  help:
    '`/catchup` – what you missed in this channel since you were last in it\n' +
    '`/catchup 3d` · `/catchup since monday` – since then\n' +
    '`/catchup #channel` – in another channel\n' +
    '`/catchup <link to a message>` – its thread\n' +
    '`/catchup all` – in all channels that you share with Sluice\n' +
    '`/catchup settings` – for admins: whether a language model writes them\n' +
    'In a thread: *Catch me up* in the menu of a message. Only you see the answer.',
};

/** It cannot wait: calls, who was reached, and what became of it. Names and links come in mrkdwn-safe. */
export const redPhone = {
  anApp: 'An app',
  somebody: 'Somebody',
  callsYou: (caller: string) => `${caller} calls you`,
  withPhrase: (who: string, phrase: string) => `${who}: ${phrase}`,
  inChannel: (who: string, channel: string) => `${who}, in ${channel}`,
  means: (phrase: string, meaning: string) => `*${phrase}* means: ${meaning}`,
  late: (when: string) => `This comes late: it was said ${when}. Sluice could not see it before.`,
  again: 'Once more, in case you did not hear the first message.',
  youAreNext: 'Those who were called first have not answered.',
  handedToYou: (name: string) => `${name} passed this call on to you.`,
  openMessage: 'Open the message',
  noText: 'Sluice does not know whether you may read that channel, so it only gives you the link.',
  onIt: "I'm on it",
  notUrgent: 'Not urgent',
  passOn: 'Pass on to …',
  muteToday: (name: string) => `Mute ${name} today`,
  muteTitle: 'No calls today?',
  muteText: (name: string) => `${name} is told, and the next people are called instead.`,
  mute: 'Mute',
  keep: 'Not now',
  resolve: 'Resolved',

  looks: {
    onItAlone: 'You are on it. Whoever called knows.',
    onIt: 'You are on it. Whoever called knows, and so does everybody called.',
    somebodyOnIt: (name: string) => `${name} is on it.`,
    notUrgent: 'You said that it is not urgent. Whoever called has been told.',
    muted: 'You are not called by them any more today. They have been told.',
    passedOn: (name: string) => `You passed it on to ${name}.`,
    resolved: (name: string) => `Resolved by ${name}.`,
    retracted: 'Taken back: it was not meant.',
    deleted: 'Taken back: the message was deleted.',
    over: 'This call is over.',
  },
  takenBack: (caller: string) => `${caller} took the call back. Nothing is left to do.`,

  calling: (names: string) => `Red Phone: calling ${names}.`,
  reached: (name: string) => `${name} is reached.`,
  reachedAt: (name: string, time: string) => `${name} is reached. It is ${time} there.`,
  stillTrying: (name: string) => `${name}: Sluice is still trying.`,
  stillTryingAt: (name: string, time: string) => `${name}: Sluice is still trying. It is ${time} there.`,
  notReached: (name: string) => `${name} could not be reached.`,
  hasMuted: (name: string) => `${name} takes no calls from you today.`,
  standsIn: (standIn: string, name: string) => `${name} is away; ${standIn} stands in.`,
  pagedToo: (pagers: string) => `${pagers} is told as well.`,
  nextAre: (names: string) => `If nobody answers within 5 minutes, ${names} will be called.`,
  lateForCaller: 'It came to light too late to ring: it was brought to them, marked as late.',
  notMeant: 'Not meant',

  isOnIt: (name: string) => `${name} is on it.`,
  isResolved: (name: string) => `Resolved, says ${name}.`,
  unreachable: (name: string, why: string) =>
    `${name} could not be reached: ${why} Try to reach them in another way.`,
  whyUnreachable: {
    gone: 'they are no longer in this workspace.',
    limited: 'Slack takes no more messages from Sluice for now.',
    refused: 'Slack does not let Sluice write to them.',
    failed: 'something went wrong in Sluice.',
  },
  cannotReach: (names: string) =>
    `${names} could not be reached: the key with which Sluice kept this call is gone. Try to reach them in another way.`,
  cannotGoOn:
    'Sluice cannot go on with this call: the key with which it was kept is gone. Whoever is on it, please say so here.',
  cannotReadCall:
    'Nobody was called: the key with which Sluice kept this is gone. Try to reach those whom you mention in another way.',
  escalated: (names: string) => `${names}: called now as well.`,
  nobody: 'Nobody has answered, and there is nobody else to call. Try to reach somebody in another way.',
  unread: 'Slack does not say who is in a user group that this calls. Its members were not called.',
  left: (names: string) =>
    `That is more than one call reaches. Not called: ${names}. For them the message waits like any other.`,
  others: (count: number) => `${count} more`,
  pageTrouble: (pager: string, why: string) => `${pager} could not be told of this call: ${why}`,
  pageTried: 'it is tried again.',
  pagePrivate:
    'its name leads to a private address just now, and pages go to public ones alone. It is tried again.',
  pageGivenUp: 'it has not taken it for an hour, and is not tried any more.',
  pageFinal: 'it does not take it. An admin has to look at its settings.',
  mayBeSilent: (name: string) =>
    `${name} has the message, but Slack may stay silent for them: their Do Not Disturb is not Sluice's to end.`,
  saysNotUrgent: (name: string) => `${name} says that it is not urgent.`,
  passedOnTo: (name: string, other: string) => `${name} passed it on to ${other}.`,
  mutedYou: (name: string) => `${name} takes no more calls from you today.`,

  refusals: {
    'not-admitted':
      'Nobody was called: apps, guests and people of other organisations ring only if an admin allows it.',
    'not-by-them':
      'Nobody was called: an admin has said who may ring by this word, and you are not among them.',
    'no-reason': 'Nobody was called: this word needs a reason. Write it again and say what is wrong.',
    nobody:
      'Nobody was called: your message mentions nobody whom Sluice can call. Mention a person or a group.',
    muted: 'Nobody was called: those whom you mention take no calls from you today.',
    failed: 'Nobody was called: something went wrong in Sluice. Try to reach them in another way.',
    'not-known':
      'Nobody was called: Slack did not tell Sluice who you are. Try to reach them in another way.',
  },
  notKnownYet:
    'Nobody is called yet: Slack does not tell Sluice who you are just now. Sluice keeps trying; until then, try to ' +
    'reach them in another way.',
  notAdded: (names: string) =>
    `Your edit did not call ${names}: somebody is on it already, or the call is over. Write a new message to call them.`,
  joined: (names: string) => `A call to ${names} about this is under way. Yours joins it.`,
  overBudget: (names: string, count: number) =>
    count === 1
      ? `You have called once this week already. Call ${names} now?`
      : `You have called ${count} times this week already. Call ${names} now?`,
  timeThere: (name: string, time: string) => `It is ${time} for ${name}.`,
  untilThen: 'Until you say so, nobody is called.',
  callNow: 'Call now',
  confirmed: 'Calling now.',
  confirmedLate: 'That is too long ago. Write it again if it still cannot wait.',

  alreadyOver: 'This call is over. Nothing was changed.',
  alreadyOnIt: (name: string) => `${name} is already on it. Nothing was changed.`,
  alreadyAnswered: 'You have answered this call already.',
  cannotPassOn: 'A call cannot be passed on to them. Pick a person of this workspace.',
  retracted: 'Taken back. Those who were called are being told.',
};

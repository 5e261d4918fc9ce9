/** The workspace's choices, for admins and stewards. */
export const settings = {
  title: 'Workspace settings',
  whoLabel: 'Who is Sluice for?',
  whoHint:
    'People who are enrolled by you get a message first, can say no, and nothing of theirs waits before a full ' +
    'working day has passed.',
  who: {
    'opt-in': 'People who switch it on themselves',
    members: 'Members of the channels and groups below',
    everyone: 'Everyone in the channels that Sluice is in',
  },
  channelsLabel: 'Channels whose members are enrolled',
  groupsLabel: 'User groups whose members are enrolled',
  groupsHint: 'Name them as in a message, for example @design.',
  chooseSome: 'Please choose at least one channel or group.',
  hoursLabel: 'Comms hours to start with',
  hoursHint:
    'Everybody can change their own. Monday to Friday becomes the usual working days where somebody lives.',
  exemptLabel: 'Exempt channels',
  exemptHint: 'Mentions in these channels always come straight through.',
  sharedLabel: 'Channels shared with other organisations in which mentions wait',
  sharedHint: 'In all other shared channels mentions come straight through.',
  heldAppsLabel: 'Apps whose mentions wait for everybody',
  receiptsLabel: 'What senders get when their mention waits',
  receipts: {
    ephemeral: 'A note that only they see',
    reaction: 'A reaction to their message, which everybody sees',
    none: 'Nothing',
  },
  guestsLabel: 'Guests and people of other organisations',
  guests: 'They may know when people here read mentions',
  talkingLabel: 'Minutes for which whoever writes somewhere is talking there',
  talkingHint: 'A whole number from 0 to 240. 0 switches this off.',
  stewardsLabel: 'Stewards',
  stewardsHint: 'They can change everything here, except who the stewards are.',

  setUpText: 'Sluice is in your workspace. It lets mentions wait until each person’s own comms hours.',
  setUpQuestion: '*Who is it for?* You can change this at any time in Sluice’s App Home.',
  chooseOptIn: 'Whoever switches it on',
  chooseEveryone: 'Everyone where Sluice is',
  tryFirst: 'See last week with it first',
  chooseSomeButton: 'Channels or groups…',
  everyoneConfirmTitle: 'Enrol everyone?',
  everyoneConfirmText:
    'Everyone in the channels that Sluice is in gets a message with their hours and can say no. Nothing waits before ' +
    'a full working day has passed.',
  everyoneConfirm: 'Enrol everyone',
  chosenOptIn: 'Sluice is for whoever switches it on with `/comms on`.',
  chosenEveryone: 'Everyone in the channels that Sluice is in gets a message now, one after another.',

  pause: 'Pause Sluice',
  pauseConfirmTitle: 'Pause Sluice for all?',
  pauseConfirmText:
    'What waits is delivered now, everybody who uses Sluice is told, and mentions come straight through until you go on.',
  resume: 'Go on',
  pausing: 'Sluice is paused. What waits is on its way.',
  resumed: 'Sluice goes on.',
};

import { client, closeAll, start } from './support.ts';

afterEach(closeAll);

async function scene() {
  const slack = await start();
  const [ann, bob, cem, dia] = ['ann', 'bob', 'cem', 'dia'].map((name) => slack.addUser({ name })) as [
    string,
    string,
    string,
    string,
  ];
  const channel = slack.addChannel({ name: 'general', members: [ann, bob, cem] });
  const told = () => Object.fromEntries(slack.notifications.map(({ user, because }) => [user, because]));
  return { slack, ann, bob, cem, dia, channel, told };
}

test('a mention notifies members, but neither the author nor people who are not there', async () => {
  const { slack, ann, bob, dia, channel, told } = await scene();

  await slack.post({ user: ann, channel, text: `<@${ann}> <@${bob}> <@${dia}> <@${slack.botUserId}>` });

  expect(told()).toEqual({ [ann]: 'own', [bob]: 'mention', [dia]: 'not-in-channel' });
});

test('a user group notifies its members, a broadcast everybody', async () => {
  const { slack, ann, bob, cem, channel, told } = await scene();
  const group = slack.addUserGroup({ handle: 'ops', members: [bob] });

  await slack.post({ user: ann, channel, text: `<!subteam^${group}|@ops> <!here>` });

  expect(told()).toEqual({ [bob]: 'group-mention', [cem]: 'channel-wide' });
});

test('a reply notifies those who take part in the thread, and an ordinary message nobody', async () => {
  const { slack, ann, bob, cem, channel, told } = await scene();
  const threadTs = await slack.post({ user: bob, channel, text: 'question' });
  await slack.post({ user: cem, channel, text: 'me too', threadTs });
  slack.notifications.length = 0;

  await slack.post({ user: ann, channel, text: 'answer', threadTs });
  await slack.post({ user: ann, channel, text: 'by the way' });

  expect(told()).toEqual({ [bob]: 'thread', [cem]: 'thread' });
});

test('a DM of the bot notifies; mentions in blocks count, joining does not', async () => {
  const { slack, ann, bob, dia, channel, told } = await scene();
  slack.join(dia, channel);
  await client(slack).chat.postMessage({ channel: ann, text: 'digest' });
  const text = { type: 'mrkdwn', text: `hey <@${bob}>` } as const;

  await client(slack).chat.postMessage({ channel, text: 'see', blocks: [{ type: 'section', text }] });

  expect(told()).toEqual({ [ann]: 'dm', [bob]: 'mention' });
});

import { boltApp, closeAll, start } from '../support.ts';

afterEach(closeAll);

test('a command reaches the app with escaped names, and its answers reach the person alone', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const group = slack.addUserGroup({ handle: 'ops', members: [ann] });
  const texts: string[] = [];
  await boltApp(slack, (app) => {
    app.command('/comms', async ({ ack, command, respond }) => {
      texts.push(command.text);
      await ack('at once');
      await respond('a little later');
    });
  });

  const answer = await slack.command({
    user: ann,
    channel,
    command: '/comms',
    text: 'tell @ann, @ops #general & @who',
  });

  expect(answer.status).toBe(200);
  expect(texts).toEqual([`tell <@${ann}|ann>, <!subteam^${group}|@ops> <#${channel}|general> &amp; @who`]);
  await slack.until(() => slack.ephemerals(ann).length === 2, 'both answers');
  expect(slack.ephemerals(ann).map(({ text, via }) => [text, via])).toEqual([
    ['at once', 'command'],
    ['a little later', 'response_url'],
  ]);
});

test('a command that nobody acknowledges in time ends without an answer', async () => {
  const givenUp = Promise.withResolvers<void>();
  const slack = await start({ ackMs: 50 });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  await boltApp(slack, (app) => {
    app.command('/comms', async ({ ack }) => {
      await givenUp.promise;
      await ack();
    });
  });

  expect(await slack.command({ user: ann, channel, command: '/comms' })).toEqual({
    status: 0,
    ack: 'http_timeout',
  });
  givenUp.resolve();
});

test('a shortcut carries the message and its thread', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const parent = await slack.post({ user: ann, channel, text: 'p' });
  const reply = await slack.post({ user: ann, channel, text: 'r', threadTs: parent });
  const bodies: unknown[] = [];
  await boltApp(slack, (app) => {
    app.shortcut('catch-up', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
  });

  await slack.shortcut({ user: ann, callbackId: 'catch-up', channel, ts: reply });
  await slack.globalShortcut({ user: ann, callbackId: 'catch-up' });

  expect(bodies).toMatchObject([
    {
      type: 'message_action',
      channel: { id: channel },
      message: { ts: reply, thread_ts: parent },
      message_ts: reply,
    },
    { type: 'shortcut', callback_id: 'catch-up' },
  ]);
  expect(bodies[1]).not.toHaveProperty('response_url');
});

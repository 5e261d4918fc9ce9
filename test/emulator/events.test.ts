import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boltApp, client, closeAll, closeLater, start } from './support.ts';

afterEach(closeAll);

/** An app that answers each request with the next of these statuses, the last one for ever. 0 answers nothing. */
async function plainApp(...statuses: readonly number[]) {
  const requests: { headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      requests.push({ headers: request.headers, body });
      const status = statuses[Math.min(requests.length, statuses.length) - 1] ?? 200;
      if (status === 204) response.setHeader('x-slack-no-retry', '1');
      if (status !== 0) response.writeHead(status === 204 ? 500 : status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater({
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/slack/events`, requests };
}

test('a real Bolt app takes the signed events, with the whole envelope', async () => {
  const slack = await start({ now: Date.UTC(2026, 2, 1), rate: 0 });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const bodies: unknown[] = [];
  await boltApp(slack, (app) => {
    app.event('message', async ({ body }) => {
      bodies.push(body);
    });
  });

  const ts = await slack.post({ user: ann, channel, text: `hi <@${ann}>` });
  await slack.until(() => bodies[0], 'the message event');

  expect(bodies[0]).toMatchObject({
    type: 'event_callback',
    team_id: slack.teamId,
    api_app_id: slack.appId,
    event_id: expect.stringMatching(/^Ev/),
    event_time: Date.UTC(2026, 2, 1) / 1000,
    event_context: expect.any(String),
    is_ext_shared_channel: false,
    authorizations: [{ team_id: slack.teamId, user_id: slack.botUserId, is_bot: true }],
    event: {
      type: 'message',
      channel,
      channel_type: 'channel',
      ts,
      event_ts: ts,
      user: ann,
      text: `hi <@${ann}>`,
    },
  });
  expect(slack.deliveries.map(({ state, about }) => [about, state])).toEqual([['message', 'acknowledged']]);
});

test('the app is told only of what it is entitled to know', async () => {
  const slack = await start({ scopes: ['channels:history', 'chat:write'] });
  const ann = slack.addUser({ name: 'ann' });
  const inside = slack.addChannel({ name: 'inside', members: [ann] });
  const outside = slack.addChannel({ name: 'outside', members: [ann], bot: false });
  const secret = slack.addChannel({ name: 'secret', kind: 'private', members: [ann] });
  const app = await plainApp(200);
  slack.sendEventsTo(app.url);

  const ts = await slack.post({ user: ann, channel: outside, text: 'a' });
  await slack.post({ user: ann, channel: secret, text: 'b' });
  slack.react(ann, outside, ts, 'eyes');
  slack.changeUser(ann, { tz: 'Asia/Tokyo' });
  await slack.post({ user: ann, channel: inside, text: 'c' });
  await slack.settled();

  expect(app.requests.map(({ body }) => JSON.parse(body).event.text)).toEqual(['c']);
});

test('edits, deletions, reactions and membership come as Slack words them', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const bob = slack.addUser({ name: 'bob' });
  const channel = slack.addChannel({ name: 'general', members: [ann], isExtShared: true });
  const app = await plainApp(200);
  slack.sendEventsTo(app.url);

  const ts = await slack.post({ user: ann, channel, text: 'one' });
  slack.edit(channel, ts, `two <@${bob}>`);
  slack.join(bob, channel);
  slack.react(bob, channel, ts, 'eyes');
  slack.delete(channel, ts);
  slack.leave(bob, channel);
  await slack.settled();

  const told = slack.deliveries.map(({ payload }) => payload['event']);
  expect(told).toMatchObject([
    { type: 'message', text: 'one' },
    {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      message: { ts, text: `two <@${bob}>`, edited: { user: ann } },
      previous_message: { ts, text: 'one' },
    },
    { type: 'member_joined_channel', user: bob, channel, channel_type: 'C' },
    { type: 'message', subtype: 'channel_join', user: bob },
    {
      type: 'reaction_added',
      user: bob,
      reaction: 'eyes',
      item: { type: 'message', channel, ts },
      item_user: ann,
    },
    {
      type: 'message',
      subtype: 'message_deleted',
      deleted_ts: ts,
      previous_message: { text: `two <@${bob}>` },
    },
    { type: 'message', subtype: 'channel_leave', user: bob },
    { type: 'member_left_channel', user: bob, channel },
  ]);
  expect(slack.deliveries[0]?.payload).toMatchObject({ is_ext_shared_channel: true });
});

test('a deleted parent with replies is told as a change into a tombstone', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const ts = await slack.post({ user: ann, channel, text: 'parent' });
  await slack.post({ user: ann, channel, text: 'reply', threadTs: ts });
  slack.sendEventsTo((await plainApp(200)).url);

  slack.delete(channel, ts);
  await slack.settled();

  expect(slack.deliveries[0]?.payload['event']).toMatchObject({
    subtype: 'message_changed',
    message: { subtype: 'tombstone', user: 'USLACKBOT', ts },
    previous_message: { text: 'parent' },
  });
});

test('a mention of the app comes as a message and as an app_mention', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  slack.sendEventsTo((await plainApp(200)).url);

  await slack.post({ user: ann, channel, text: `<@${slack.botUserId}> help` });
  await client(slack).chat.postMessage({ channel, text: `I am <@${slack.botUserId}>` });
  await slack.settled();

  expect(slack.deliveries.map(({ about }) => about)).toEqual(['message', 'app_mention', 'message']);
});

test('an event not acknowledged comes again with its number and reason, the same event_id, and is then given up', async () => {
  const slack = await start({ retryDelaysMs: [0, 1, 1], ackMs: 50 });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const app = await plainApp(500, 0, 500);
  slack.sendEventsTo(app.url);

  await slack.post({ user: ann, channel, text: 'x' });
  await slack.settled();

  const heads = app.requests.map(({ headers }) => [
    headers['x-slack-retry-num'],
    headers['x-slack-retry-reason'],
  ]);
  expect(heads).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_timeout'],
    ['3', 'http_error'],
  ]);
  expect(new Set(app.requests.map(({ body }) => JSON.parse(body).event_id)).size).toBe(1);
  expect(slack.deliveries[0]).toMatchObject({ state: 'given-up' });
});

test('no answer may also ask not to be tried again, and an acknowledgement ends the tries', async () => {
  const slack = await start({ retryDelaysMs: [0, 0, 0] });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const stubborn = await plainApp(204);
  slack.sendEventsTo(stubborn.url);
  await slack.post({ user: ann, channel, text: 'x' });
  await slack.settled();
  expect(stubborn.requests).toHaveLength(1);

  const mended = await plainApp(500, 200);
  slack.sendEventsTo(mended.url);
  await slack.post({ user: ann, channel, text: 'y' });
  await slack.settled();
  expect(mended.requests).toHaveLength(2);
  expect(slack.deliveries.at(-1)).toMatchObject({ state: 'acknowledged' });
});

test('an app that is not there is tried again until it is', async () => {
  const slack = await start({ retryDelaysMs: [0, 20, 20] });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  slack.sendEventsTo('http://127.0.0.1:1/slack/events');
  await slack.post({ user: ann, channel, text: 'x' });
  await slack.until(() => slack.deliveries[0]?.attempts.length === 2, 'the second try');

  const app = await plainApp(200);
  slack.sendEventsTo(app.url);
  await slack.settled();

  expect(slack.deliveries[0]?.attempts.map(({ failure }) => failure)).toEqual([
    'connection_failed',
    'connection_failed',
    undefined,
  ]);
});

test('a replay is the same request, a redelivery a new signature over the same event', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const app = await plainApp(200);
  slack.sendEventsTo(app.url);
  await slack.post({ user: ann, channel, text: 'x' });
  await slack.settled();
  const [delivery] = slack.deliveries;
  if (!delivery?.eventId) throw new Error('no delivery');

  await slack.replay(delivery);
  await slack.redeliver(delivery.eventId);

  const [first, replayed, redelivered] = app.requests;
  expect(replayed).toEqual({ ...first, headers: { ...first?.headers } });
  expect(redelivered?.body).toBe(first?.body);
  expect(redelivered?.headers).toMatchObject({ 'x-slack-retry-num': '1' });
});

test('Bolt refuses a forged request and meets the challenge', async () => {
  const slack = await start();
  await boltApp(slack, () => {});

  const forged = await slack.sendRaw({
    body: '{}',
    headers: {
      'x-slack-signature': 'v0=00',
      'x-slack-request-timestamp': `${Math.floor(Date.now() / 1000)}`,
    },
  });

  expect(forged).toMatchObject({ status: 401, failure: 'http_error' });
  expect(await slack.verifyUrl()).toBe(true);
});

import { plainApp } from '../plain-app.ts';
import { boltApp, closeAll, start } from '../support.ts';

afterEach(closeAll);

test('an event not acknowledged comes again with its number and reason, the same event_id, and is then given up', async () => {
  const slack = await start({ retryDelaysMs: [0, 1, 1], ackMs: 300 });
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

import { setTimeout as sleep } from 'node:timers/promises';
import { client, closeAll, start } from './support.ts';

afterEach(closeAll);

async function scene() {
  const slack = await start();
  const channel = slack.addChannel({ name: 'general' });
  const post = () => client(slack).chat.postMessage({ channel, text: 'x' });
  return { slack, channel, post };
}

test('a post can be accepted and its answer lost', async () => {
  const { slack, channel, post } = await scene();
  const fault = slack.faults.add({ method: 'chat.postMessage', kind: 'accept-and-drop', times: 1 });

  await expect(post()).rejects.toThrow();

  expect(slack.messages(channel)).toHaveLength(1);
  expect(fault.hits).toBe(1);
  expect(slack.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', status: 0, result: { ok: true } });
  await post();
  expect(fault.hits).toBe(1);
});

test('a post can land after the client gave up', async () => {
  const { slack, channel } = await scene();
  const late = slack.faults.add({ method: 'chat.postMessage', kind: 'accept-late', ms: 400, times: 1 });
  const hasty = new AbortController();
  const posted = fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel, text: 'late' }),
    signal: hasty.signal,
  });
  while (late.hits === 0) await sleep(1);
  hasty.abort();

  expect(slack.messages(channel)).toEqual([]);
  await expect(posted).rejects.toThrow();
  await slack.until(() => slack.messages(channel)[0]?.text === 'late', 'the late post');
});

test('a slow answer is to a post that is there at once', async () => {
  const { slack, channel, post } = await scene();
  slack.faults.add({ method: 'chat.postMessage', kind: 'delay', ms: 50, times: 1 });

  const answer = post();
  await slack.until(() => slack.messages(channel)[0], 'the post');

  expect(await answer).toMatchObject({ ok: true });
});

test.each([
  ['ratelimited', { retryAfter: 7 }, { retryAfter: 7 }],
  ['server-error', {}, { statusCode: 500 }],
  ['refuse', {}, { cause: expect.anything() }],
  ['error', { error: 'fatal_error' }, { data: { error: 'fatal_error' } }],
] as const)('%s: the client sees it, and nothing is posted', async (kind, how, seen) => {
  const { slack, channel, post } = await scene();
  slack.faults.add({ method: '*', kind, ...how, when: (args) => args['channel'] === channel });

  await expect(post()).rejects.toMatchObject(seen);

  expect(slack.messages(channel)).toEqual([]);
});

test('a fault that was removed hits nothing', async () => {
  const { slack, post } = await scene();
  const fault = slack.faults.add({ method: 'chat.postMessage', kind: 'server-error' });
  fault.remove();

  expect(await post()).toMatchObject({ ok: true });
  expect(fault.hits).toBe(0);
});

test('in an outage connections are refused, and afterwards Slack is where it was', async () => {
  const { slack, post } = await scene();
  await post();

  await slack.outage(true);
  await expect(post()).rejects.toThrow();
  expect((await fetch(slack.clockUrl)).status).toBe(200);
  await slack.outage(false);

  expect(await post()).toMatchObject({ ok: true });
});

test('waiting in vain says what for, and what was called', async () => {
  const { slack, post } = await scene();
  await post();

  await expect(slack.until(() => false, 'the moon', 10)).rejects.toThrow(
    /10 ms for: the moon[\s\S]*chat\.postMessage.*ok/,
  );
});

test('the clock is served, jumps and runs at its rate', async () => {
  const slack = await start({ now: 1000, rate: 0 });
  const read = async () => (await fetch(slack.clockUrl)).json();

  expect(await read()).toEqual({ now: 1000, rate: 0 });
  slack.clock.advance(500);
  expect(await read()).toEqual({ now: 1500, rate: 0 });
  slack.clock.set(99);
  expect(slack.clock.now()).toBe(99);
  slack.clock.rate(1000);
  await sleep(20);
  expect(slack.clock.now()).toBeGreaterThan(5000);
});

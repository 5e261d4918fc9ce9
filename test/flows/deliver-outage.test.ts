import {
  afterNextBlock,
  callOn,
  digestFault,
  digestPosts,
  eventually,
  newcomer,
  nextHour,
  startDeliveries,
  TOO_LATE_MS,
  timesBrought,
} from '../support/delivery.ts';
import { startMain } from '../support/process.ts';
import { askFreely } from '../support/stored.ts';
import type { Team } from '../support/team.ts';

let team: Team;
let dora: string;
beforeAll(async () => {
  const retryDelaysMs = Array.from({ length: 20 }, () => 300);
  team = await startDeliveries({ slack: { retryDelaysMs } });
  dora = await newcomer(team, 'dora');
});
beforeEach(async () => {
  await afterNextBlock(team);
});
afterAll(async () => {
  team.redis.resume();
  await team.close();
});

describe('while Redis is away', () => {
  test('a block begins: it comes once when Redis is back, and so does what was said meanwhile', async () => {
    const { slack, redis, ben, channel } = team;
    const before = await callOn(team, dora, 'before');
    await redis.kill();
    const during = await slack.post({ user: ben, channel, text: `<@${dora}> during` });
    slack.clock.set(nextHour(team) - 1);
    await eventually(() => slack.deliveries.at(-1)?.attempts.length === 2);
    await redis.restart();
    await slack.settled();
    await team.runTo(nextHour(team));

    expect([before, during].map((ts) => timesBrought(team, dora, ts))).toEqual([1, 1]);
  });

  test('Slack takes the post: it is not posted again when Redis is back', async () => {
    const { slack, redis } = team;
    const ts = await callOn(team, dora);
    const posts = digestPosts(team, dora);
    const slow = digestFault(team, { kind: 'delay', ms: 200, times: 1 });
    slack.clock.set(nextHour(team));
    await slack.until(() => slow.hits === 1, 'the post');
    await redis.kill();
    await slack.until(() => timesBrought(team, dora, ts) === 1);
    await redis.restart();
    await team.settled();

    expect(timesBrought(team, dora, ts)).toBe(1);
    expect(digestPosts(team, dora) - posts).toBe(1);
  });

  test('Slack takes the post, and Redis hangs as if it were there: it is not posted again', async () => {
    const { slack, redis } = team;
    const ts = await callOn(team, dora);
    const posts = digestPosts(team, dora);
    const slow = digestFault(team, { kind: 'delay', ms: 200, times: 1 });
    slack.clock.set(nextHour(team));
    await slack.until(() => slow.hits === 1, 'the post');
    redis.pause();
    const before = team.logged.length;
    await eventually(() => team.logged.length > before);
    redis.resume();
    await team.settled();

    expect(timesBrought(team, dora, ts)).toBe(1);
    expect(digestPosts(team, dora) - posts).toBe(1);
  });
});

describe('told to end', () => {
  test('the process ends what is under way, is ready for nothing new, and leaves in good order', async () => {
    const { slack } = team;
    const ts = await callOn(team, dora);
    const posts = digestPosts(team, dora);
    await team.stop();
    const app = await startMain(team.env);
    slack.sendEventsTo(`${app.origin}/slack/events`);
    const slow = digestFault(team, { kind: 'delay', ms: 1_000, times: 1 });
    slack.clock.set(nextHour(team));
    await slack.until(() => slow.hits === 1, 'the post');
    expect((await fetch(`${app.origin}/readyz`)).status).toBe(200);

    app.signal('SIGTERM');
    const began = performance.now();
    await eventually(() => app.said.some((line) => line.includes('SIGTERM')));
    const readiness = await fetch(`${app.origin}/readyz`).then(
      ({ status }) => status,
      () => 'gone',
    );
    expect(readiness).not.toBe(200);
    expect(await app.ended()).toBe(0);
    expect(performance.now() - began).toBeLessThan(25_000);

    // Its minute of Slack’s limits was a whole one.
    await askFreely(team);
    await team.start();
    await team.settled();
    expect(timesBrought(team, dora, ts)).toBe(1);
    expect(digestPosts(team, dora) - posts).toBe(1);
  });

  test('an app whose post hangs in Slack hands it back, and the next one does not post it again', async () => {
    const ts = await callOn(team, dora);
    const posts = digestPosts(team, dora);
    const hanging = digestFault(team, { kind: 'accept-late', ms: TOO_LATE_MS, times: 1 });
    team.slack.clock.set(nextHour(team));
    await team.slack.until(() => hanging.hits === 1, 'the post');
    const began = performance.now();
    await team.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
    await team.start();
    await team.settled();

    expect(timesBrought(team, dora, ts)).toBe(1);
    expect(digestPosts(team, dora) - posts).toBe(1);
  });
});

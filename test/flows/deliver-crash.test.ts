import { setTimeout as pause } from 'node:timers/promises';
import type { ChildOrders } from '../soak/child.ts';
import {
  afterNextBlock,
  callOn,
  digestFault,
  digestPosts,
  hasty,
  newcomer,
  nextHour,
  startDeliveries,
  TOO_LATE_MS,
  timesBrought,
} from '../support/delivery.ts';
import { lifeOfChild, startChild } from '../support/process.ts';
import type { Team } from '../support/team.ts';

let team: Team;
let dora: string;
beforeAll(async () => {
  // Slack’s retries, of what happened while no app was there, come sooner than they would.
  team = await startDeliveries({ slack: { retryDelaysMs: [100, 400, 1_000] } });
  dora = await newcomer(team, 'dora');
});
beforeEach(async () => {
  await afterNextBlock(team);
});
afterAll(async () => {
  await team.close();
});

type Death = NonNullable<ChildOrders['dieAt']>;

/** Lets the block begin while the app is a process that dies at the step, for each step given, and then start anew. */
async function dieAndStartAnew(...deaths: readonly Death[]): Promise<void> {
  await team.stop();
  team.slack.clock.set(nextHour(team));
  for (const dieAt of deaths) {
    expect(await lifeOfChild(team.env, { timing: hasty, dieAt, aheadMs: team.aheadMs })).toBe('SIGKILL');
    team.lapse(hasty.leaseMs + hasty.settleMs);
  }
  await team.start();
  await team.settled();
}

test.each([
  ['after it has taken the digest on', { when: 'after', script: 'claim' }],
  ['right before it posts', { when: 'after', script: 'take-up' }],
  ['after Slack took the post, before it could write that down', { when: 'before', script: 'release' }],
  ['after it wrote that down, before it told anybody', { when: 'after', script: 'release' }],
] as const satisfies readonly (readonly [string, Death])[])(
  'an app that dies %s leaves one DM',
  async (_words, dieAt) => {
    const ts = await callOn(team, dora);

    await dieAndStartAnew(dieAt);

    expect(timesBrought(team, dora, ts)).toBe(1);
  },
);

test('an app that dies at one step after another leaves one DM, and posts it once', async () => {
  const ts = await callOn(team, dora);
  const before = digestPosts(team, dora);

  await dieAndStartAnew(
    { when: 'after', script: 'claim' },
    { when: 'before', script: 'release' },
    { when: 'before', script: 'release' },
  );

  expect(timesBrought(team, dora, ts)).toBe(1);
  expect(digestPosts(team, dora) - before).toBe(1);
});

test('an app that dies while Slack is slow to take the post leaves one DM', async () => {
  const ts = await callOn(team, dora);
  await team.stop();
  const slow = digestFault(team, { kind: 'accept-late', ms: TOO_LATE_MS, times: 1 });
  team.slack.clock.set(nextHour(team));
  const app = await startChild(team.env, { timing: hasty, aheadMs: team.aheadMs });
  while (slow.hits === 0) await pause(5);
  await app.kill();
  await team.start();
  await Promise.all([team.settled(), pause(TOO_LATE_MS + 200)]);

  expect(timesBrought(team, dora, ts)).toBe(1);
});

test('what was deleted while nobody knew whether the post went out is cleaned out of it', async () => {
  const [kept, deleted] = [await callOn(team, dora, 'stays'), await callOn(team, dora, 'goes again')];
  await team.stop();
  team.slack.clock.set(nextHour(team));
  const app = await startChild(team.env, {
    timing: hasty,
    dieAt: { when: 'before', script: 'release' },
    aheadMs: team.aheadMs,
  });
  await app.ended();
  expect(JSON.stringify(team.slack.dm(dora))).toContain('goes again');
  await team.start();
  team.slack.delete(team.channel, deleted);
  await team.settled();

  expect(JSON.stringify(team.slack.dm(dora))).not.toContain('goes again');
  expect(timesBrought(team, dora, kept)).toBe(1);
});

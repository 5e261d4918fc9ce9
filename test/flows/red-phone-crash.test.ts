import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createEncryption } from '../../src/adapters/encryption.ts';
import { createCalls } from '../../src/adapters/redis/calls.ts';
import { MINUTE } from '../../src/clock.ts';
import { Secret } from '../../src/secret.ts';
import type { ChildOrders } from '../soak/child.ts';
import { callsTo, under } from '../support/calls.ts';
import { callOn, impatient, newcomer, nextHour, timesBrought } from '../support/delivery.ts';
import { lifeOfChild } from '../support/process.ts';
import { type Screen, screenOf } from '../support/screen.ts';
import { restTurns } from '../support/shield.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
let number = 0;
beforeAll(async () => {
  // Slack’s retries, of what happened while no app was there, come sooner than they would.
  team = await startTeam({ timing: impatient, slack: { retryDelaysMs: [100, 400, 1_000] } });
  screen = screenOf(team);
  await team.arrange({ policy: { receipts: 'none' } });
});
beforeEach(() => restTurns(team));
afterAll(() => team.close());

type Death = NonNullable<ChildOrders['dieAt']>;

/** A mention that waits, whose call is made while the app is a process that dies at the step, and then starts anew. */
async function callAndDie(dieAt: Death): Promise<{ readonly user: string; readonly ts: string }> {
  number += 1;
  const user = await newcomer(team, `called${number}`);
  await team.runTo(nextHour(team) + 30 * MINUTE);
  const ts = await callOn(team, user, 'help');
  await team.stop();
  await ring(user, ts);
  expect(await lifeOfChild(team.env, { timing: impatient, dieAt, aheadMs: team.aheadMs })).toBe('SIGKILL');
  team.lapse(impatient.leaseMs + impatient.settleMs);
  await team.start();
  await team.settled();
  return { user, ts };
}

async function ring(user: string, ts: string): Promise<void> {
  const redis = new Redis(team.redis.socket);
  const [id = '', key = ''] = (team.env['ENCRYPTION_KEYS'] ?? '').split(':');
  const calls = createCalls(redis, createEncryption([{ id, key: new Secret(key) }]));
  const now = team.slack.clock.now();
  const { channel, ben } = team;
  await calls.keepRing(
    team.slack.teamId,
    {
      id: `${channel}|${ts}`,
      caller: { user: ben },
      users: [user],
      groups: [],
      channel,
      source: { channel, ts },
      reason: 'help',
      isConfirmed: true,
      arrivedAt: now,
    },
    now,
  );
  redis.disconnect();
}

const deaths: readonly Death[] = [
  { when: 'before', script: 'begin-call', nth: 1 },
  { when: 'after', script: 'begin-call', nth: 1 },
  ...[1, 2, 3, 4, 5, 6].map((nth): Death => ({ when: 'before', script: 'change-call', nth })),
  ...[1, 2, 3].map((nth): Death => ({ when: 'after', script: 'change-call', nth })),
];

test.each(deaths)(
  'a call whose app dies $when $script (run $nth) brings one message, and its mention no second time',
  async (death) => {
    const { user, ts } = await callAndDie(death);

    expect(callsTo(team, user)).toHaveLength(1);
    expect(JSON.stringify(screen.lastAnswer(team.ben))).toContain('is reached');
    await team.runTo(nextHour(team));
    expect(timesBrought(team, user, ts)).toBe(0);
  },
);

test('two apps on one Redis make one call of it, with one message to each and one word under it', async () => {
  number += 1;
  const user = await newcomer(team, `called${number}`);
  await team.runTo(nextHour(team) + 30 * MINUTE);
  const other = await team.another();
  try {
    const all = await Promise.all(
      [1, 2, 3, 4, 5].map(async (each) => {
        const ts = await callOn(team, user, `help ${each}`);
        await ring(user, ts);
        return ts;
      }),
    );
    await pause(impatient.sweepMs * 2);
    await team.settled();

    expect(callsTo(team, user)).toHaveLength(1);
    expect(all.flatMap((ts) => under(team, ts))).toEqual([]);
  } finally {
    await other.stop();
  }
});

import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Fault } from '../../emulator/faults.ts';
import { createFailures } from '../../src/adapters/redis/failures.ts';
import {
  afterNextBlock,
  callOn,
  digestFault,
  digestPosts,
  eventually,
  hasty,
  isDigest,
  newcomer,
  newcomers,
  nextHour,
  restBudgets,
  startDeliveries,
  TOO_LATE_MS,
  timesBrought,
} from '../support/delivery.ts';
import type { Team } from '../support/team.ts';

let team: Team;
let redis: Redis;
let dora: string;
let emil: string;
let gina: string;
let hugo: string;
let ida: string;
let unlucky: readonly string[];
beforeAll(async () => {
  team = await startDeliveries();
  redis = new Redis(team.redis.socket);
  const names = ['dora', 'emil', 'gina', 'hugo', 'ida'];
  const unluckies = Object.keys(fates).map((_, n) => `unlucky${n}`);
  [dora = '', emil = '', gina = '', hugo = '', ida = '', ...unlucky] = await newcomers(
    team,
    ...names,
    ...unluckies,
  );
  // What is asked of Slack for the first digest of all is known from here on.
  await callOn(team, dora);
  await team.runTo(nextHour(team));
});
beforeEach(async () => {
  await restBudgets(redis);
  await afterNextBlock(team);
});
afterAll(async () => {
  redis.disconnect();
  await team.close();
});

/** Slack carries the post out, and answers as if it had failed. */
function takenBut(user: string, fault: Pick<Fault, 'kind' | 'error'>): void {
  const dm = team.slack.dmChannel(user);
  team.slack.faults.add({
    ...fault,
    method: 'chat.postMessage',
    times: 1,
    when(args) {
      if (!isDigest(args) || args['channel'] !== dm) return false;
      void postAsTheApp(args);
      return true;
    },
  });
}

async function postAsTheApp(args: Readonly<Record<string, unknown>>): Promise<void> {
  const authorization = `Bearer ${team.slack.botToken}`;
  const headers = { authorization, 'content-type': 'application/json; charset=utf-8' };
  await fetch(`${team.slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers,
    body: JSON.stringify(args),
  });
}

/** What may become of a post, by what a person would call it. */
const fates: Readonly<Record<string, (user: string) => void>> = {
  'Slack takes the post and drops the answer': once({ kind: 'accept-and-drop' }),
  'Slack takes the post after the app gave up': once({ kind: 'accept-late', ms: TOO_LATE_MS }),
  'Slack takes the post and answers too late': once({ kind: 'delay', ms: TOO_LATE_MS }),
  'Slack takes the post and says 500': (user) => takenBut(user, { kind: 'server-error' }),
  'Slack takes the post and says fatal_error': (user) =>
    takenBut(user, { kind: 'error', error: 'fatal_error' }),
  'Slack says 500 and has taken nothing': once({ kind: 'server-error' }),
  'Slack says fatal_error and has taken nothing': once({ kind: 'error', error: 'fatal_error' }),
  'the connection breaks before Slack takes the post': once({ kind: 'refuse' }),
  'the answer is dropped twice in a row': (user) =>
    void digestFault(team, { kind: 'accept-and-drop', times: 2 }, user),
};

function once(fault: Omit<Fault, 'method' | 'when'>): (user: string) => void {
  return (user) => void digestFault(team, { ...fault, times: 1 }, user);
}

describe('one DM comes', () => {
  const brought = new Map<string, { readonly times: number; readonly posts: number }>();

  // Side by side, each to somebody of their own: one’s trouble is not another’s.
  beforeAll(async () => {
    const words = Object.keys(fates);
    await afterNextBlock(team);
    const ts = await callOn(team, unlucky.join('> <@'));
    await restBudgets(redis);
    for (const [n, befall] of Object.values(fates).entries()) befall(unlucky[n] ?? '');
    // What Slack takes late must have landed before anybody counts.
    await Promise.all([team.runTo(nextHour(team)), pause(TOO_LATE_MS + 200)]);
    for (const [n, user] of unlucky.entries()) {
      brought.set(words[n] ?? '', { times: timesBrought(team, user, ts), posts: digestPosts(team, user) });
    }
  });

  test.each(Object.keys(fates))('when %s', (words) => {
    expect(brought.get(words)?.times).toBe(1);
  });

  test('and what Slack took is not even posted a second time', () => {
    expect(brought.get('Slack takes the post and drops the answer')?.posts).toBe(1);
  });
});

test('one DM comes also where the question what became of the post fails at first', async () => {
  const ts = await callOn(team, dora);
  digestFault(team, { kind: 'accept-and-drop', times: 1 }, dora);
  const unanswered = team.slack.faults.add({
    method: 'conversations.history',
    kind: 'ratelimited',
    times: 1,
  });

  await team.runTo(nextHour(team));

  expect(unanswered.hits).toBe(1);
  expect(timesBrought(team, dora, ts)).toBe(1);
});

test('while Slack cannot be reached at all, everything waits, and then comes once', async () => {
  const ts = await callOn(team, dora);
  const before = team.logged.length;
  await team.slack.outage(true);
  team.slack.clock.set(nextHour(team));
  await eventually(() => team.logged.slice(before).some((line) => line.includes('"kind":"digest"')));
  await team.slack.outage(false);
  await team.settled();

  expect(timesBrought(team, dora, ts)).toBe(1);
});

test('a 429 keeps posts back for as long as Slack said, and holds up no other method', async () => {
  const { slack, ben, chi } = team;
  const sundays = { blocks: [{ days: [7], start: '23:00', end: '23:30' }] };
  await team.arrange({ people: { [chi]: sundays }, policy: { receipts: 'ephemeral' } });
  const ts = await callOn(team, dora);
  const before = digestPosts(team, dora);
  const limited = digestFault(team, { kind: 'ratelimited', retryAfter: 1, times: 1 }, dora);

  slack.clock.set(nextHour(team));
  await slack.until(() => limited.hits > 0, 'the 429');
  const began = performance.now();
  const told = slack.ephemerals(ben).length;
  await slack.post({ user: ben, channel: team.channel, text: `<@${chi}> while posts must wait` });
  await slack.until(() => slack.ephemerals(ben).length > told, 'the receipt');
  expect(timesBrought(team, dora, ts)).toBe(0);
  await team.settled();

  expect(performance.now() - began).toBeGreaterThan(900);
  expect(timesBrought(team, dora, ts)).toBe(1);
  expect(digestPosts(team, dora) - before).toBe(2);
});

describe('a digest that fails again and again', () => {
  test('is listed, holds up nobody else’s, and is delivered once when the fault is gone', async () => {
    const [toDora, toEmil] = [await callOn(team, dora), await callOn(team, emil)];
    const fault = digestFault(team, { kind: 'error', error: 'invalid_blocks' }, dora);
    const failures = createFailures(redis);

    team.slack.clock.set(nextHour(team));
    await team.slack.until(() => fault.hits >= 3, 'the third try');

    expect(timesBrought(team, emil, toEmil)).toBe(1);
    expect(await failures.list(team.slack.teamId)).toMatchObject([
      { kind: 'digest', reason: expect.stringContaining('invalid_blocks') },
    ]);

    fault.remove();
    await team.settled();
    expect(timesBrought(team, dora, toDora)).toBe(1);
    expect(await failures.list(team.slack.teamId)).toEqual([]);
  });

  test('is listed too where Slack never says what became of it', async () => {
    const ts = await callOn(team, dora);
    const fault = digestFault(team, { kind: 'error', error: 'fatal_error' }, dora);
    const failures = createFailures(redis);

    team.slack.clock.set(nextHour(team));
    await team.slack.until(() => fault.hits >= 2, 'the second try');
    await eventually(async () => (await failures.list(team.slack.teamId)).length === 1);

    fault.remove();
    await team.settled();
    expect(timesBrought(team, dora, ts)).toBe(1);
    expect(await failures.list(team.slack.teamId)).toEqual([]);
  });

  test('waits longer after each try', async () => {
    const ts = await callOn(team, dora);
    const tries: number[] = [];
    team.slack.faults.add({
      method: 'chat.postMessage',
      kind: 'error',
      error: 'invalid_blocks',
      times: 4,
      when: (args) => isDigest(args) && tries.push(performance.now()) > 0,
    });

    await team.runTo(nextHour(team));

    const waits = tries.slice(1).map((at, i) => at - (tries[i] ?? 0));
    for (const [i, least] of hasty.backoffMs.entries()) expect(waits[i]).toBeGreaterThanOrEqual(least);
    expect(timesBrought(team, dora, ts)).toBe(1);
  });
});

test('what waits for somebody who was deactivated ends without a DM, and holds up nobody else’s', async () => {
  const [toGina, toHugo] = [await callOn(team, gina), await callOn(team, hugo)];
  team.slack.deactivate(gina);
  await team.settled();

  await team.runTo(nextHour(team));

  expect(timesBrought(team, gina, toGina)).toBe(0);
  expect(timesBrought(team, hugo, toHugo)).toBe(1);
});

test('an app whose token no longer counts drops nothing', async () => {
  const ts = await callOn(team, ida);
  // Nothing of the person is known any more, so that it must be asked for.
  for (const known of ['dms', 'profiles']) await redis.hdel(`{${team.slack.teamId}}:${known}`, ida);
  const revoked = team.slack.faults.add({ method: '*', kind: 'error', error: 'account_inactive' });
  team.slack.clock.set(nextHour(team));
  await team.slack.until(() => revoked.hits >= 2, 'tries in vain');
  revoked.remove();
  await team.settled();

  expect(timesBrought(team, ida, ts)).toBe(1);
});

test('the first word of a mention that waits comes once, also where Slack is slow to take it', async () => {
  const { slack } = team;
  const user = await newcomer(team, 'slow-start');
  const slow = slack.faults.add({
    method: 'chat.postMessage',
    kind: 'accept-late',
    ms: TOO_LATE_MS,
    times: 1,
    when: ({ metadata }) => (metadata as { event_type?: string } | undefined)?.event_type === FIRST_WORD,
  });

  await callOn(team, user);
  await slack.until(() => firstWords(user) > 0, 'the first word');
  await Promise.all([team.settled(), pause(TOO_LATE_MS + 200)]);

  expect(slow.hits).toBe(1);
  expect(firstWords(user)).toBe(1);
});

const FIRST_WORD = 'sluice_first_held';

function firstWords(user: string): number {
  return team.slack.dm(user).filter(({ metadata }) => metadata?.event_type === FIRST_WORD).length;
}

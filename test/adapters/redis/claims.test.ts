import { LEASE_MS } from '../../../src/adapters/redis/agenda.ts';
import { createReads } from '../../../src/adapters/redis/together.ts';
import type { Claim } from '../../../src/agenda/agenda.ts';
import { MINUTE } from '../../../src/clock.ts';
import { mentionId } from '../../../src/mentions/held.ts';
import { message, startLedger, type TestLedger } from '../../support/ledger.ts';

const T0 = 1_767_225_660_000;
const BLOCK = T0 + 3_600_000;

let ledger: TestLedger;
let limited: TestLedger;
beforeAll(async () => {
  ledger = await startLedger();
  limited = await startLedger({ postsPerMinute: 20 });
});
afterAll(async () => {
  await Promise.all([ledger.close(), limited.close()]);
});
beforeEach(async () => {
  await Promise.all([ledger.redis.flushall(), limited.redis.flushall()]);
  ledger.clock.wallMs = 1_000_000;
  limited.clock.wallMs = 1_000_000;
});

const userOf = (i: number): string => `U${String(i).padStart(3, '0')}`;

/** Mentions of so many people, all promised for the same block. */
async function holdFor(people: number, { held, agenda }: TestLedger): Promise<void> {
  for (let i = 0; i < people; i += 1) {
    const recipient = userOf(i);
    const author = { user: 'UANA' };
    const kept = { author, channelKind: 'public', isShared: false, waitsForAnswer: true } as const;
    await held.record(
      message({ ts: `${T0 / 1000 + i}.000100`, users: [recipient] }),
      [
        {
          recipient,
          verdict: { kind: 'hold', until: BLOCK, because: 'waits' },
          record: { ...kept, snippet: `for ${recipient}`, heldAt: T0, because: 'waits' },
        },
      ],
      { factsVersion: '0', receiptDue: undefined },
      T0,
    );
    await agenda.cancel('T1', 'introduce', recipient);
  }
}

async function claim(most: number, { agenda }: TestLedger = ledger): Promise<readonly Claim[]> {
  const answer = await agenda.claim('T1', BLOCK, most);
  return answer.kind === 'claims' ? answer.claims : [];
}

async function snippetsOf(claims: readonly Claim[]): Promise<string[]> {
  const carried = await Promise.all(claims.map(ledger.carried));
  return carried.flat().map(({ snippet }) => snippet);
}

test('many are claimed in one step, each by itself, and none by two who come at once', async () => {
  await holdFor(70, ledger);

  const found = await Promise.all([claim(30), claim(30), claim(30)]);

  const claims = found.flat();
  expect(found.map(({ length }) => length)).toEqual([30, 30, 10]);
  expect(new Set(claims.map(({ id }) => id)).size).toBe(70);
  expect(claims.map(({ thing }) => thing)).toEqual(Array.from({ length: 70 }, (_, i) => userOf(i)));
  expect(await snippetsOf(claims)).toEqual(Array.from({ length: 70 }, (_, i) => `for ${userOf(i)}`));
});

test('a claim that is done leaves the others of its step as they are', async () => {
  await holdFor(3, ledger);
  const [first, ...others] = await claim(3);
  if (first === undefined) throw new Error('Nothing was claimed');
  await ledger.beginPost(first);
  await ledger.deliveries.release('T1', first, BLOCK, 'delivered');

  expect(await snippetsOf(others)).toEqual(['for U001', 'for U002']);
});

test('after a crash between the claim and the post, whoever comes next has them all, and the first has none', async () => {
  await holdFor(3, ledger);
  const lost = await claim(3);
  ledger.clock.wallMs += LEASE_MS + 1;

  const takenUp = await claim(10);

  expect(takenUp.map(({ id, token }) => [id, token])).toEqual(lost.map(({ id }) => [id, 2]));
  for (const each of lost) expect(await ledger.beginPost(each)).toBeUndefined();
  for (const each of takenUp) expect(await ledger.beginPost(each)).toHaveProperty('size', 1);
});

test('what waits for its turn stays ours for as long as it is renewed, and only what is still ours', async () => {
  await holdFor(2, ledger);
  const [first, second] = await claim(2);
  if (first === undefined || second === undefined) throw new Error('Nothing was claimed');
  ledger.clock.wallMs += LEASE_MS - 1;
  const stale = { ...second, token: second.token - 1 };

  expect(await ledger.agenda.renew('T1', [first, stale], LEASE_MS)).toEqual([first]);

  ledger.clock.wallMs += 2;
  expect((await claim(2)).map(({ id }) => id)).toEqual([second.id]);
});

test('what is handed back is anybody’s at once', async () => {
  await holdFor(2, ledger);
  const claims = await claim(2);

  await ledger.agenda.renew('T1', claims, 0);

  expect((await claim(2)).map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
});

test('a step claims no more digests than the budget of posts has room for, and everything else', async () => {
  await holdFor(10, limited);
  await limited.agenda.schedule('T1', 'redact', 'something', BLOCK);

  const claims = await claim(50, limited);

  expect(claims.map(({ kind }) => kind)).toEqual(['digest', 'digest', 'digest', 'digest', 'redact']);
  limited.clock.wallMs += MINUTE / 20;
  expect(await claim(50, limited)).toHaveLength(1);
});

test('while Slack limits posts, a claim goes on to no post', async () => {
  await holdFor(1, ledger);
  const [first] = await claim(1);
  if (first === undefined) throw new Error('Nothing was claimed');
  await ledger.redis.set('{T1}:pause:chat.postMessage', '1', 'PX', 5_000);

  await expect(ledger.deliveries.beginPost('T1', first)).rejects.toMatchObject({ name: 'RetryLaterError' });
  expect(await ledger.redis.hget(`{T1}:claim:${first.id}`, 'phase')).toBeNull();
});

test('with what a digest brings comes along what its delivery asks next, so that Redis is asked once for many', async () => {
  await holdFor(3, ledger);
  const claims = await claim(3);
  const reads = createReads(ledger.redis);
  await ledger.redis.config('RESETSTAT');

  await Promise.all(claims.map(ledger.carried));
  await Promise.all([
    reads.field('T1', 'site', 'url'),
    reads.field('T1', 'places', 'C1'),
    ...claims.flatMap(({ thing }) => [
      reads.field('T1', 'profiles', thing),
      reads.field('T1', 'dms', thing),
      reads.members('T1', `handoffs-to:${thing}`),
      reads.isMember('T1', 'explained', thing),
      reads.hash('T1', `removed:${thing}`),
    ]),
  ]);

  expect(await callsOf('evalsha')).toBe(1);
});

test('what one step does for many it does in one command for each key', async () => {
  await holdFor(3, ledger);
  const claims = await claim(3);
  const carried = await Promise.all(claims.map(ledger.carried));
  await ledger.redis.config('RESETSTAT');

  await Promise.all(
    claims.map((each, i) => {
      const ids = carried[i]?.map(({ ref }) => mentionId(ref));
      return ledger.deliveries.beginPost('T1', each, ids);
    }),
  );
  await Promise.all(claims.map((each) => ledger.deliveries.release('T1', each, BLOCK, 'delivered')));

  expect([await callsOf('zadd'), await callsOf('zrem')]).toEqual([1, 1]);
  expect(await ledger.redis.zcard('{T1}:due:leases')).toBe(0);
});

async function callsOf(command: string): Promise<number> {
  const stats = await ledger.redis.info('commandstats');
  return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(stats)?.[1] ?? 0);
}

import { createAudit } from '../../../src/adapters/redis/audit.ts';
import { DAY, MINUTE } from '../../../src/clock.ts';
import type { AuditEntry } from '../../../src/red-phone/audit.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const audit = createAudit(redis);

const start = Date.parse('2026-11-23T09:00Z');
const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  at: start,
  call: 'c1',
  actor: 'UANA',
  what: 'called',
  phrase: 'sev1',
  channel: 'C1',
  called: ['UBEN', 'UCHI'],
  ...change,
});

async function read(from = 0, to = start + 1_000 * DAY, tenant = 'T1'): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const each of audit.read(tenant, from, to)) entries.push(each);
  return entries;
}

test('what was noted is read as it was noted, in that order, and only of its own workspace', async () => {
  const entries = [
    entry(),
    entry({ what: 'reached', actor: 'UBEN', called: ['UBEN'], at: start + 5 }),
    entry({ what: 'page-failed', actor: 'PagerDuty', called: [], outcome: 'limited', at: start + 5 }),
  ];
  for (const each of entries) await audit.note('T1', each);
  await audit.note('T2', entry({ call: 'c9' }));

  expect(await read()).toEqual(entries);
});

test('the same thing is noted once, however many workers note it, and as it was first', async () => {
  await Promise.all(Array.from({ length: 10 }, () => audit.note('T1', entry())));
  await audit.note('T1', entry({ at: start + MINUTE, outcome: 'again' }));

  expect(await read()).toEqual([entry()]);
});

test('another call, actor, thing or person called is another entry', async () => {
  const others = [
    { call: 'c2' },
    { actor: 'UBEN' },
    { what: 'joined' as const },
    { called: ['UBEN'] },
    { called: [] },
  ];
  await audit.note('T1', entry());
  for (const other of others) await audit.note('T1', entry(other));

  expect(await read()).toHaveLength(1 + others.length);
});

test('a span begins with its first instant and ends before its last', async () => {
  for (const minute of [0, 1, 2, 3])
    await audit.note('T1', entry({ call: `c${minute}`, at: start + minute * MINUTE }));
  const calls = (await read(start + MINUTE, start + 3 * MINUTE)).map(({ call }) => call);

  expect(calls).toEqual(['c1', 'c2']);
});

test('what is noted late is found where it happened', async () => {
  await audit.note('T1', entry({ call: 'c1', at: start + 10 * MINUTE }));
  await audit.note('T1', entry({ call: 'c2', at: start }));
  const calls = (await read(start, start + MINUTE)).map(({ call }) => call);

  expect(calls).toEqual(['c2']);
});

test('more than one page is read whole', async () => {
  await Promise.all(Array.from({ length: 1_200 }, (_, i) => audit.note('T1', entry({ call: `c${i}` }))));

  expect(new Set((await read()).map(({ call }) => call)).size).toBe(1_200);
});

test('what is too old goes, what is not stays, and what comes next is kept, even if the clock went back', async () => {
  await audit.note('T1', entry({ call: 'old', at: start }));
  await audit.note('T1', entry({ call: 'new', at: start + DAY }));
  await audit.forgetBefore('T1', start + DAY);
  expect((await read()).map(({ call }) => call)).toEqual(['new']);

  await audit.forgetBefore('T1', start + 2 * DAY);
  expect(await read()).toEqual([]);
  await audit.note('T1', entry({ call: 'next', at: start }));
  expect((await read(start, start + 1)).map(({ call }) => call)).toEqual(['next']);
});

test('what is kept to note nothing twice goes by itself; the log itself does not', async () => {
  await audit.note('T1', entry());

  expect(await redis.pttl('{T1}:audited:c1')).toBeGreaterThan(0);
  expect(await redis.pttl('{T1}:audit')).toBe(-1);
});

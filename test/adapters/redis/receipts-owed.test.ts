import { createTold } from '../../../src/adapters/redis/receipts.ts';
import { HOUR, MINUTE } from '../../../src/clock.ts';
import type { Decision } from '../../../src/mentions/held.ts';
import { message, startLedger, type TestLedger } from '../../support/ledger.ts';

const NOW = Date.parse('2026-01-01T00:02Z');
const NOON = NOW + 12 * HOUR;

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await startLedger();
  await ledger.redis.sadd('{T1}:introduced', 'UBEN', 'UCHI');
});
afterEach(async () => {
  await ledger.close();
});

function holdFor(recipient: string, until = NOON): Decision {
  const author = { user: 'UANA' };
  const kept = {
    author,
    channelKind: 'public',
    isShared: false,
    snippet: '',
    waitsForAnswer: false,
  } as const;
  return {
    recipient,
    verdict: { kind: 'hold', until, because: 'waits' },
    record: { ...kept, heldAt: NOW, because: 'waits' },
  };
}

async function hold(at: number, of: Decision = holdFor('UBEN')): Promise<string> {
  const ts = `${(at / 1000).toFixed(6)}`;
  await ledger.held.record(message({ ts }), [of], { factsVersion: '0', receiptDue: at }, at);
  return `C1|${ts}`;
}

async function receiptsDue(): Promise<readonly number[]> {
  const due = await ledger.redis.zrangebyscore('{T1}:due', '-inf', '+inf', 'WITHSCORES');
  return due.flatMap((member, i) => (member.startsWith('receipt:') ? [Number(due[i + 1])] : []));
}

test('a receipt is due at once', async () => {
  await hold(NOW);

  expect(await receiptsDue()).toEqual([NOW]);
});

test('a sender who was told of the wait is owed no other receipt, until it is promised for later', async () => {
  const promise = { recipient: 'UBEN', promisedFor: NOON };
  const receipt = { sender: 'UANA', mention: await hold(NOW), id: 'r1' };
  await createTold(ledger.redis).tell('T1', receipt, [promise], NOW);

  await hold(NOW + 1000);
  await hold(NOW + 2000, holdFor('UCHI'));
  await hold(NOW + 3000, holdFor('UBEN', NOON + HOUR));

  expect(await receiptsDue()).toEqual([NOW, NOW + 2000, NOW + 3000]);
});

test('a sender is owed a receipt again when what they were told of is over', async () => {
  const promise = { recipient: 'UBEN', promisedFor: NOW + HOUR };
  const receipt = { sender: 'UANA', mention: await hold(NOW, holdFor('UBEN', NOW + HOUR)), id: 'r1' };
  await createTold(ledger.redis).tell('T1', receipt, [promise], NOW);

  await hold(NOW + HOUR);

  expect(await receiptsDue()).toEqual([NOW, NOW + HOUR]);
});

test('more receipts than Slack takes in a minute stand in line', async () => {
  for (let i = 0; i < 300; i += 1) await hold(NOW + i);

  const due = await receiptsDue();

  expect(due.filter((at) => at < NOW + 300)).toHaveLength(20);
  expect(due.filter((at) => at < NOW + MINUTE).length).toBeLessThanOrEqual(120);
  expect(due.at(-1)).toBe(NOW + 280 * 600);
});

test('a quiet minute later, a receipt is due at once again', async () => {
  for (let i = 0; i < 40; i += 1) await hold(NOW + i);

  await hold(NOW + MINUTE);

  expect((await receiptsDue()).at(-1)).toBe(NOW + MINUTE);
});

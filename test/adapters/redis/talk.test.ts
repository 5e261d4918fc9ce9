import type { Decision, Recorded } from '../../../src/mentions/held.ts';
import type { Message } from '../../../src/mentions/message.ts';
import { message, startLedger, type TestLedger } from '../../support/ledger.ts';

const T0 = 1_767_225_660_000;
const THREAD = '1767225660.000100';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await startLedger();
});
afterAll(async () => {
  await ledger.close();
});
beforeEach(async () => {
  await ledger.redis.flushall();
});

const forBen: Decision = {
  recipient: 'UBEN',
  verdict: { kind: 'hold', until: T0 + 3_600_000, because: 'waits' },
  record: {
    author: { user: 'UANA' },
    channelKind: 'public',
    isShared: false,
    snippet: 'can you look?',
    waitsForAnswer: true,
    heldAt: T0,
    because: 'waits',
  },
};

/** Of somebody who is enrolled; calls on nobody unless said otherwise. */
function record(of: Message, decisions: readonly Decision[] = [], factsVersion = '0'): Promise<Recorded> {
  const options = { factsVersion, receiptDue: undefined, enrolledAuthor: of.author.user };
  return ledger.held.record(of, decisions, options, T0);
}

const said = (user: string, ts: string, more: Partial<Message> = {}): Message =>
  message({ author: { user }, ts, version: ts, ...more });

test('what many say in one turn is noted of each, by thread and channel', async () => {
  await Promise.all([
    record(said('UANA', '1767225670.000100')),
    record(said('UBEN', '1767225671.000100', { channel: 'C2' })),
    record(said('UCHI', '1767225672.000100', { threadTs: THREAD })),
  ]);

  const spokeIn = async (of: Message): Promise<Record<string, number>> =>
    Object.fromEntries(await ledger.held.lastSpoke(of, ['UANA', 'UBEN', 'UCHI']));
  expect(await spokeIn(message())).toEqual({ UANA: 1_767_225_670_000 });
  expect(await spokeIn(message({ channel: 'C2' }))).toEqual({ UBEN: 1_767_225_671_000 });
  expect(await spokeIn(message({ threadTs: THREAD }))).toEqual({ UCHI: 1_767_225_672_000 });
});

test('of those whose facts are older than what stands now, nothing is noted', async () => {
  await ledger.redis.set('{T1}:version', '7');

  const answers = await Promise.all([
    record(said('UANA', '1767225670.000100'), [], '6'),
    record(said('UBEN', '1767225671.000100'), [], '7'),
  ]);

  expect(answers.map(({ kind }) => kind)).toEqual(['stale', 'recorded']);
  expect([...(await ledger.held.lastSpoke(message(), ['UANA', 'UBEN'])).keys()]).toEqual(['UBEN']);
});

test('whoever answers in a thread has seen what waits for them there', async () => {
  await record(said('UANA', THREAD), [forBen]);
  await record(said('UBEN', '1767225671.000100', { threadTs: THREAD }));

  expect(await ledger.held.countWaiting('T1', 'UBEN')).toBe(0);
});

test('a message that came before and called on somebody no longer does, when it comes without', async () => {
  await record(said('UANA', THREAD), [forBen]);
  await record(said('UANA', THREAD));

  expect(await ledger.held.countWaiting('T1', 'UBEN')).toBe(0);
});

test('what was deleted before it came is not noted', async () => {
  await ledger.held.withdraw('T1', 'C1', '1767225670.000100', T0);

  expect(await record(said('UANA', '1767225670.000100'))).toEqual({ kind: 'deleted' });
});

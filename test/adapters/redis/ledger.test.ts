import { createBatches } from '../../../src/adapters/redis/batches.ts';
import type { Claim } from '../../../src/agenda/agenda.ts';
import type { Batch } from '../../../src/digest/batch.ts';
import { type Decision, type HeldMention, mentionId, type Recorded } from '../../../src/mentions/held.ts';
import type { Message } from '../../../src/mentions/message.ts';
import { message, startLedger, type TestLedger } from '../../support/ledger.ts';

const T0 = 1_767_225_660_000;
const BLOCK = T0 + 3_600_000;
const LATER = BLOCK + 86_400_000;

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

function holdFor(recipient: string, until = BLOCK, snippet = 'can you look?'): Decision {
  return {
    recipient,
    verdict: { kind: 'hold', until, because: 'waits' },
    record: {
      author: { user: 'UANA' },
      channelKind: 'public',
      isShared: false,
      snippet,
      waitsForAnswer: true,
      heldAt: T0,
      because: 'waits',
    },
  };
}

function record(of: Message, decisions: readonly Decision[], enrolledAuthor?: string): Promise<Recorded> {
  return ledger.held.record(of, decisions, { factsVersion: '0', receiptDue: undefined, enrolledAuthor }, T0);
}

async function waiting(user = 'UBEN'): Promise<string[]> {
  const mentions = await ledger.held.waiting('T1', user);
  return mentions.map(({ snippet }) => snippet);
}

describe('a mention that is held', () => {
  test('is readable again, and due at the start of its block', async () => {
    await record(message(), [holdFor('UBEN')]);

    expect(await ledger.held.waiting('T1', 'UBEN')).toMatchObject([
      { snippet: 'can you look?', promisedFor: BLOCK, ref: { channel: 'C1', ts: '1767225660.000100' } },
    ]);
    expect(await ledger.agenda.dueAt('T1', 'digest', 'UBEN')).toBe(BLOCK);
  });

  test('is stored without a word of its text in the clear', async () => {
    await record(message(), [holdFor('UBEN', BLOCK, 'a very secret plan')]);

    const stored = await ledger.redis.hgetallBuffer('{T1}:held:UBEN');
    expect(Buffer.concat(Object.values(stored)).toString('latin1')).not.toContain('secret');
  });

  test('is one, however often its event comes', async () => {
    const first = await record(message(), [holdFor('UBEN')]);
    const again = await record(message(), [holdFor('UBEN')]);

    expect(first).toEqual({ kind: 'recorded', heldAnew: ['UBEN'], due: expect.any(Number), rings: false });
    expect(again).toEqual({ kind: 'recorded', heldAnew: [], due: undefined, rings: false });
    expect(await waiting()).toHaveLength(1);
  });

  test('is not held again by its event coming a day after its delivery', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);
    await ledger.beginPost(claim);
    await ledger.deliveries.release('T1', claim, BLOCK, 'delivered');

    await record(message(), [holdFor('UBEN', LATER)]);

    expect(await waiting()).toEqual([]);
  });

  test('is refused when it was decided by facts that have changed since', async () => {
    await ledger.redis.incr('{T1}:version');

    expect(await record(message(), [holdFor('UBEN')])).toEqual({ kind: 'stale' });
    expect(await waiting()).toEqual([]);
  });
});

describe('whatever order the events come in', () => {
  const edited = message({ version: '1767225700.000000', text: 'edited' });

  test('a deletion that comes before its message holds nothing', async () => {
    await ledger.held.withdraw('T1', 'C1', '1767225660.000100', T0);

    expect(await record(message(), [holdFor('UBEN')])).toEqual({ kind: 'deleted' });
    expect(await waiting()).toEqual([]);
  });

  test('an edit updates what waits, and keeps its promise', async () => {
    await record(message(), [holdFor('UBEN')]);
    await record(edited, [holdFor('UBEN', LATER, 'edited')]);

    expect(await ledger.held.waiting('T1', 'UBEN')).toMatchObject([
      { snippet: 'edited', promisedFor: BLOCK },
    ]);
  });

  test('an older version never wins over an edit that came first', async () => {
    await record(edited, [holdFor('UBEN', BLOCK, 'edited')]);

    expect(await record(message(), [holdFor('UBEN')])).toEqual({ kind: 'older' });
    expect(await waiting()).toEqual(['edited']);
  });

  test('an edit that takes the mention away removes it, and one that brings it back holds it', async () => {
    await record(message(), [holdFor('UBEN')]);
    await record(edited, []);
    expect(await waiting()).toEqual([]);

    await record(message({ version: '1767225800.000000' }), [holdFor('UBEN')]);
    expect(await waiting()).toHaveLength(1);
  });

  test('a reaction that comes before its message lets nothing wait', async () => {
    await ledger.held.seen('T1', 'C1', '1767225660.000100', 'UBEN', T0);
    await record(message(), [holdFor('UBEN')]);

    expect(await waiting()).toEqual([]);
  });
});

describe('what the recipient has seen', () => {
  test('goes when they answer in the thread, and nothing else does', async () => {
    await record(message(), [holdFor('UBEN')]);
    await record(message({ ts: '1767225661.000100' }), [holdFor('UBEN', BLOCK, 'another')]);
    const answer = message({
      ts: '1767225900.000000',
      threadTs: '1767225660.000100',
      author: { user: 'UBEN' },
      users: [],
    });
    await record(answer, [], 'UBEN');

    expect(await waiting()).toEqual(['another']);
    expect((await ledger.held.fates('T1', 'C1', '1767225660.000100')).get('UBEN')).toMatchObject({
      state: 'seen',
    });
  });

  test('stays when their answer is older than the mention', async () => {
    await record(message({ threadTs: '1767225000.000000' }), [holdFor('UBEN')]);
    const before = message({
      ts: '1767225100.000000',
      threadTs: '1767225000.000000',
      author: { user: 'UBEN' },
      users: [],
    });
    await record(before, [], 'UBEN');

    expect(await waiting()).toHaveLength(1);
  });

  test('goes when they react to it, and only theirs', async () => {
    await record(message(), [holdFor('UBEN'), holdFor('UCHI')]);

    expect(await ledger.held.seen('T1', 'C1', '1767225660.000100', 'UBEN', T0)).toBe(true);
    expect(await waiting('UBEN')).toEqual([]);
    expect(await waiting('UCHI')).toHaveLength(1);
  });
});

describe('a claim', () => {
  test('is had by one of two workers who come at once', async () => {
    await record(message(), [holdFor('UBEN')]);
    await ledger.agenda.cancel('T1', 'introduce', 'UBEN');

    const answers = await Promise.all([ledger.agenda.claim('T1', BLOCK), ledger.agenda.claim('T1', BLOCK)]);

    expect(answers.map(({ kind }) => kind).sort()).toEqual(['claims', 'nothing']);
  });

  test('leaves what arrives meanwhile to the next digest', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);
    await record(message({ ts: '1767225999.000100' }), [holdFor('UBEN', LATER, 'late comer')]);

    expect(await ledger.carried(claim)).toMatchObject([{ snippet: 'can you look?' }]);
    expect(await waiting()).toEqual(['late comer']);
    expect(await ledger.agenda.dueAt('T1', 'digest', 'UBEN')).toBe(LATER);
  });

  test('brings what was promised by now, and leaves what was promised for later to its own block', async () => {
    await record(message(), [holdFor('UBEN')]);
    await record(message({ ts: '1767225999.000100' }), [holdFor('UBEN', LATER, 'for tomorrow')]);

    const claim = await ledger.claim(BLOCK + 1);

    expect(await ledger.carried(claim)).toMatchObject([{ snippet: 'can you look?' }]);
    expect(await waiting()).toEqual(['for tomorrow']);
    expect(await ledger.agenda.dueAt('T1', 'digest', 'UBEN')).toBe(LATER);
  });

  test('brings nothing early because something that was due before it is gone', async () => {
    await record(message(), [holdFor('UBEN')]);
    await record(message({ ts: '1767225999.000100' }), [holdFor('UBEN', LATER, 'for tomorrow')]);
    await ledger.held.withdraw('T1', 'C1', '1767225660.000100', T0);
    await ledger.agenda.cancel('T1', 'introduce', 'UBEN');

    expect(await ledger.agenda.claim('T1', BLOCK)).toMatchObject({ kind: 'nothing', nextDue: LATER });
    expect(await ledger.claim(LATER)).toMatchObject({ kind: 'digest', thing: 'UBEN' });
  });

  test('brings all that waits, also what was promised for later, where a reason is recorded', async () => {
    await record(message(), [holdFor('UBEN')]);
    await record(message({ ts: '1767225999.000100' }), [holdFor('UBEN', LATER, 'for tomorrow')]);
    await ledger.held.bringForward('T1', 'UBEN', T0 + 1, 'asked');

    expect(await ledger.carried(await ledger.claim(T0 + 1))).toHaveLength(2);
    expect(await waiting()).toEqual([]);
  });

  test('is one claim when the client sends it twice, because the connection broke before the answer', async () => {
    await record(message(), [holdFor('UBEN')]);
    await record(message({ ts: '1767225661.000100' }), [holdFor('UCHI', BLOCK, 'of another')]);
    for (const user of ['UBEN', 'UCHI']) await ledger.agenda.cancel('T1', 'introduce', user);
    const send = ledger.redis.callBuffer;
    ledger.redis.callBuffer = (async (...args: Parameters<typeof send>) => {
      await send.apply(ledger.redis, args);
      return await send.apply(ledger.redis, args);
    }) as typeof send;
    const first = await ledger.claim(BLOCK).finally(() => {
      ledger.redis.callBuffer = send;
    });
    const second = await ledger.claim(BLOCK);

    const brought = await Promise.all([first, second].map(ledger.carried));
    expect(brought.flat().map(({ snippet }) => snippet)).toEqual(['can you look?', 'of another']);
    expect([first, second].map(({ thing }) => thing)).toEqual(['UBEN', 'UCHI']);
  });

  test('counts as waiting until it is released', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);

    expect(await ledger.held.countWaiting('T1', 'UBEN')).toBe(1);
    await ledger.beginPost(claim);
    await ledger.deliveries.release('T1', claim, BLOCK, 'delivered');
    expect(await ledger.held.countWaiting('T1', 'UBEN')).toBe(0);
  });

  test('can be posted however much it brings', async () => {
    const many = Array.from(
      { length: 9_000 },
      (_, i) => [`C1|1767225660.${i}`, 'promise and record'] as const,
    );
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);
    await ledger.redis.hset(`{T1}:inflight:${claim.id}`, Object.fromEntries(many));

    const carried = await ledger.beginPost(claim);

    expect(carried?.size).toBe(9_001);
    expect(await ledger.deliveries.shown('T1', claim)).toHaveLength(9_001);
  });

  test('is begun with the reading of it, and says all that it carries', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);

    const taken = await ledger.deliveries.takeUp('T1', claim);

    expect(taken).toMatchObject({ begun: ledger.clock.wallMs, carried: [{ snippet: 'can you look?' }] });
    expect(await ledger.deliveries.shown('T1', claim)).toEqual(['C1|1767225660.000100']);
    expect(await ledger.redis.hget(`{T1}:claim:${claim.id}`, 'phase')).toBe('posting');
  });

  test('is not begun by a reader who lost it, before Slack takes posts again, or over an earlier post', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);
    const lost = { ...claim, token: claim.token + 1 };
    const lookedAt = async (each: Claim) => (await ledger.deliveries.takeUp('T1', each)).begun;

    expect(await lookedAt(lost)).toBeUndefined();
    await ledger.redis.set('{T1}:pause:chat.postMessage', '1', 'PX', 5_000);
    expect(await lookedAt(claim)).toBeUndefined();
    await ledger.redis.del('{T1}:pause:chat.postMessage');
    expect(await lookedAt({ ...claim, phase: 'posting' })).toBeUndefined();

    expect(await ledger.deliveries.shown('T1', claim)).toEqual([]);
    expect(await lookedAt(claim)).toBe(ledger.clock.wallMs);
  });

  test('remembers what its post was begun with, also what was deleted since', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);
    await ledger.beginPost(claim);
    await ledger.held.withdraw('T1', 'C1', '1767225660.000100', BLOCK);

    expect(await ledger.deliveries.shown('T1', claim)).toEqual(['C1|1767225660.000100']);
  });

  test('says only what it was composed of, and what a call gave back since comes with the next', async () => {
    await record(message(), [holdFor('UBEN')]);
    await record(message({ ts: '1767225661.000100' }), [holdFor('UBEN', BLOCK, 'given back')]);
    const claim = await ledger.claim(BLOCK);
    await ledger.beginPost(claim);

    const [first, givenBack] = ['C1|1767225660.000100', 'C1|1767225661.000100'];
    expect(await ledger.deliveries.beginPost('T1', claim, [first])).toEqual(new Set([first]));
    expect(await ledger.deliveries.shown('T1', claim)).toEqual([first]);
    await ledger.deliveries.release('T1', claim, BLOCK, 'delivered');

    expect(await waiting()).toEqual(['given back']);
    const next = await ledger.claim(BLOCK);
    expect(await ledger.beginPost(next)).toEqual(new Set([givenBack]));
  });

  test('ends with nothing brought, and what a call gave back since waits', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);
    await ledger.beginPost(claim);

    await ledger.deliveries.release('T1', claim, BLOCK, 'nothing');

    expect(await waiting()).toEqual(['can you look?']);
    expect(await ledger.claim(BLOCK)).toMatchObject({ kind: 'digest', thing: 'UBEN' });
  });

  test('leaves waiting what was edited out and in again during its post', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);
    await ledger.beginPost(claim);
    const edit = (version: string, decisions: readonly Decision[]) =>
      record(message({ version, users: decisions.map(({ recipient }) => recipient) }), decisions);
    await edit('1767225700.000000', []);
    await edit('1767225800.000000', [holdFor('UBEN', LATER, 'called on again')]);

    await ledger.deliveries.release('T1', claim, BLOCK, 'delivered');

    expect(await waiting()).toEqual(['called on again']);
    await ledger.held.withdraw('T1', 'C1', '1767225660.000100', BLOCK);
    expect(await waiting()).toEqual([]);
  });

  test('loses what is deleted while it is under way', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);
    await ledger.held.withdraw('T1', 'C1', '1767225660.000100', BLOCK);

    expect(await ledger.beginPost(claim)).toEqual(new Set());
  });

  test('comes back, with what it knew, to the next worker when its lease lapses; the first can no longer release it', async () => {
    await record(message(), [holdFor('UBEN')]);
    const lost = await ledger.claim(BLOCK);
    await ledger.beginPost(lost);
    ledger.clock.wallMs += 31_000;

    const takenUp = await ledger.claim(BLOCK);

    expect(takenUp).toMatchObject({ id: lost.id, phase: 'posting', thing: 'UBEN' });
    expect(await ledger.deliveries.release('T1', lost, BLOCK, 'delivered')).toBe(false);
    expect(await ledger.deliveries.release('T1', takenUp, BLOCK, 'delivered')).toBe(true);
    expect(await ledger.held.fates('T1', 'C1', '1767225660.000100')).toEqual(
      new Map([['UBEN', expect.objectContaining({ state: 'delivered' })]]),
    );
  });

  test('has what was deleted during the post cleaned out of the digest', async () => {
    await record(message(), [holdFor('UBEN')]);
    const claim = await ledger.claim(BLOCK);
    await ledger.beginPost(claim);
    await ledger.held.withdraw('T1', 'C1', '1767225660.000100', BLOCK);
    await ledger.deliveries.release('T1', claim, BLOCK, 'delivered');

    expect(await ledger.claim(BLOCK)).toMatchObject({
      kind: 'redact',
      thing: `${claim.id}|C1|1767225660.000100`,
    });
  });
});

test('a changed plan promises anew all that waits, and tells what was promised before', async () => {
  await record(message(), [holdFor('UBEN')]);

  const replanned = await ledger.held.replan('T1', 'UBEN', LATER, T0);

  expect(replanned).toMatchObject([{ promisedBefore: BLOCK, mention: { promisedFor: LATER } }]);
  expect(await ledger.agenda.dueAt('T1', 'digest', 'UBEN')).toBe(LATER);
});

test('what is asked for is due at once, with the reason', async () => {
  await record(message(), [holdFor('UBEN')]);

  expect(await ledger.held.bringForward('T1', 'UBEN', T0 + 1, 'asked')).toBe(1);
  expect(await ledger.claim(T0 + 1)).toMatchObject({ kind: 'digest', thing: 'UBEN', reason: 'asked' });
});

test('a snoozed mention waits again, once, and not after its message was deleted', async () => {
  await record(message(), [holdFor('UBEN')]);
  const [mention] = await ledger.held.waiting('T1', 'UBEN');
  const claim = await ledger.claim(BLOCK);
  await ledger.beginPost(claim);
  if (mention === undefined) throw new Error('nothing was held');
  await ledger.deliveries.release('T1', claim, BLOCK, 'delivered', batchOf(claim.id, mention));
  const snooze = () => ledger.held.snooze('T1', 'UBEN', { ...mention, promisedFor: LATER }, claim.id, BLOCK);

  await snooze();
  await snooze();
  expect(await ledger.held.waiting('T1', 'UBEN')).toMatchObject([{ promisedFor: LATER, because: 'snoozed' }]);

  await ledger.held.withdraw('T1', 'C1', mention.ref.ts, BLOCK);
  await snooze();
  expect(await waiting()).toEqual([]);
});

test.each(['done', 'snoozed'] as const)(
  'of Done and Snooze on one row at once one counts, and the other changes nothing: %s',
  async (first) => {
    await record(message(), [holdFor('UBEN')]);
    const [mention] = await ledger.held.waiting('T1', 'UBEN');
    const claim = await ledger.claim(BLOCK);
    await ledger.beginPost(claim);
    if (mention === undefined) throw new Error('nothing was held');
    const batch = batchOf(claim.id, mention);
    await ledger.deliveries.release('T1', claim, BLOCK, 'delivered', batch);
    const batches = createBatches(ledger.redis);
    const ids = batch.items.map(({ id }) => id);
    const presses = [
      () => batches.mark('T1', claim.id, ids, 'done', 'open'),
      () => ledger.held.snooze('T1', 'UBEN', { ...mention, promisedFor: LATER }, claim.id, BLOCK),
    ];

    for (const press of first === 'done' ? presses : presses.toReversed()) await press();

    expect((await batches.find('T1', claim.id))?.items).toMatchObject([{ state: first }]);
    expect(await ledger.held.countWaiting('T1', 'UBEN')).toBe(first === 'done' ? 0 : 1);
  },
);

function batchOf(id: string, { ref }: HeldMention): Batch {
  const items = [{ id: mentionId(ref), ref, waitsForAnswer: false, state: 'open' as const }];
  return { id, recipient: 'UBEN', channel: 'D1', ts: '1.000000', deliveredAt: BLOCK, items };
}

test('losing access to a channel takes what waits from there', async () => {
  await record(message(), [holdFor('UBEN')]);
  await record(message({ channel: 'C2', ts: '1767225662.000100' }), [holdFor('UBEN', BLOCK, 'elsewhere')]);

  expect(await ledger.held.loseAccess('T1', 'UBEN', 'C1', T0)).toBe(1);
  expect(await waiting()).toEqual(['elsewhere']);
});

describe('a tenant whose budget for posts is spent', () => {
  let limited: TestLedger;
  beforeEach(async () => {
    limited = await startLedger({ postsPerMinute: 1 });
  });
  afterEach(async () => {
    await limited.close();
  });

  async function holdForMany(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const user = `U${n}`;
      const of = message({ ts: `1767225660.${String(n).padStart(6, '0')}` });
      await limited.held.record(of, [holdFor(user)], { factsVersion: '0', receiptDue: undefined }, T0);
      await limited.agenda.cancel('T1', 'introduce', user);
    }
  }

  test('waits, and what needs none goes on', async () => {
    await holdForMany(2);
    const first = await limited.claim(BLOCK);
    expect(first.kind).toBe('digest');
    await limited.agenda.schedule('T1', 'receipt', 'C1|1', BLOCK);

    const receipt = await limited.claim(BLOCK);
    expect(receipt.kind).toBe('receipt');
    await limited.agenda.done('T1', receipt, BLOCK);
    await limited.deliveries.release('T1', first, BLOCK, 'delivered');
    expect(await limited.agenda.claim('T1', BLOCK)).toEqual({ kind: 'wait', ms: 60_000 });
    limited.clock.wallMs += 60_000;
    expect((await limited.claim(BLOCK)).kind).toBe('digest');
  });

  test('is given back what a digest took that has to wait for something else, and not what one took that began its post', async () => {
    await holdForMany(3);
    const waits = await limited.claim(BLOCK);
    await limited.agenda.postpone('T1', waits, 600_000);

    const second = await limited.claim(BLOCK);
    expect([second.kind, second.thing]).toEqual(['digest', 'U1']);
    await limited.beginPost(second);
    await limited.agenda.postpone('T1', second, 600_000);
    expect(await limited.agenda.claim('T1', BLOCK)).toMatchObject({ kind: 'wait' });
  });

  test('holds up nothing else, however many digests wait before it', async () => {
    await holdForMany(120);
    await limited.claim(BLOCK);
    await limited.agenda.schedule('T1', 'receipt', 'C1|1', BLOCK + 1);

    expect((await limited.claim(BLOCK + 1)).kind).toBe('receipt');
  });

  test('holds up nothing else by a digest whose post is tried again', async () => {
    await holdForMany(1);
    const claim = await limited.claim(BLOCK);
    await limited.beginPost(claim);
    await limited.agenda.postpone('T1', claim, 1_000);
    await limited.agenda.schedule('T1', 'receipt', 'C1|1', BLOCK);
    limited.clock.wallMs += 2_000;

    expect((await limited.claim(BLOCK)).kind).toBe('receipt');
    // The receipt's own lease lapses before the budget is there again.
    expect(await limited.agenda.claim('T1', BLOCK)).toEqual({ kind: 'wait', ms: 30_000 });
  });
});

describe('a mention that comes in another', () => {
  const [old, by] = ['C1|1767225660.000100', 'C1|1767225700.000100|1767225660.000100'];
  const brief = message({
    ts: '1767225700.000100',
    version: '1767225700.000100',
    threadTs: '1767225660.000100',
  });
  const supersede = () => ledger.held.supersede('T1', 'UBEN', old, by, T0);

  test('no longer waits itself, and says so, and its deletion takes nothing away', async () => {
    await record(message(), [holdFor('UBEN', BLOCK, 'hi')]);
    await record(brief, [holdFor('UBEN', BLOCK, 'yes or no?')]);
    await supersede();
    await supersede();
    await ledger.held.withdraw('T1', 'C1', '1767225660.000100', T0);

    expect(await waiting()).toEqual(['yes or no?']);
    expect((await ledger.held.fates('T1', 'C1', '1767225660.000100')).get('UBEN')?.state).toBe('in-brief');
    expect(await ledger.redis.hgetall('{T1}:removed:UBEN')).toEqual({});
  });

  test('waits on where the other does not', async () => {
    await record(message(), [holdFor('UBEN', BLOCK, 'hi')]);
    await supersede();

    expect(await waiting()).toEqual(['hi']);
  });
});

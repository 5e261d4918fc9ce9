import { randomBytes } from 'node:crypto';
import { createEncryption } from '../../../src/adapters/encryption.ts';
import { createCalls } from '../../../src/adapters/redis/calls.ts';
import { createHeldMentions } from '../../../src/adapters/redis/held-mentions.ts';
import type { Decision } from '../../../src/mentions/held.ts';
import type { Message } from '../../../src/mentions/message.ts';
import type { Ring } from '../../../src/red-phone/ring.ts';
import { Secret } from '../../../src/secret.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
const TS = '100.000000';
const V1 = '101.000000';
const V2 = '102.000000';

const encryption = createEncryption([{ id: 'k', key: new Secret(randomBytes(32).toString('base64')) }]);
const held = createHeldMentions(redis, encryption);
const calls = createCalls(redis, encryption);

function said(version: string, changes: Partial<Ring> = {}) {
  const message: Message = {
    ...{ tenant: 'T1', channel: 'C1', channelKind: 'public', isShared: false, ts: TS, version },
    ...{ author: { user: 'UBEN' }, text: 'sev1', users: [], groups: [], announces: false },
  };
  const ring: Ring = {
    ...{ id: idOf(version), caller: { user: 'UBEN' }, users: [], groups: [], reason: 'sev1' },
    ...{ isConfirmed: false, arrivedAt: 0, ...changes },
  };
  return { message, ring };
}

function idOf(version: string): string {
  return version === TS ? `C1|${TS}` : `C1|${TS}~${version}`;
}

/** Whether this version rings; with everything known by which it is held, unless it is said otherwise. */
async function rings(version: string, changes: Partial<Ring> = {}): Promise<boolean> {
  const { message, ring } = said(version, changes);
  const options = { factsVersion: '', receiptDue: undefined, ring };
  const recorded = await held.record(message, [], options, 0);
  return recorded.kind === 'recorded' && recorded.rings === true;
}

/** This version asks for nothing, and is known. */
async function isKnown(version: string): Promise<void> {
  const { message } = said(version);
  const decision: Decision = { recipient: 'UANA', verdict: { kind: 'pass', reason: 'too-old' } };
  await held.record(message, [decision], { factsVersion: '', receiptDue: undefined }, 0);
}

test('an edit of what said the word before it was declared rings nobody', async () => {
  await isKnown(TS);
  expect(await rings(V1, { wasSaid: 'lately' })).toBe(false);
  expect(await rings(V2)).toBe(true);
});

test('nor does one of what has said it for long, though nothing is known of the message', async () => {
  expect(await rings(V1, { wasSaid: 'long-ago' })).toBe(false);
});

test('an edit that comes before its message rings in its place', async () => {
  expect(await rings(V1, { wasSaid: 'lately' })).toBe(true);
  expect(await rings(TS)).toBe(false);
});

test('each later version of what has rung is taken up once', async () => {
  expect(await rings(TS)).toBe(true);
  expect(await rings(V1, { wasSaid: 'long-ago' })).toBe(true);
  expect(await rings(V1, { wasSaid: 'long-ago' })).toBe(false);
});

/** What asks for a call now. */
async function waiting(): Promise<readonly string[]> {
  const kept = await Promise.all([TS, V1, V2].map((version) => calls.ring('T1', idOf(version))));
  return kept.flatMap((ring) => (ring === undefined ? [] : [ring.id]));
}

test('a later version takes the place of the one before, which was not taken up yet', async () => {
  await rings(TS);
  await rings(V1);
  expect(await waiting()).toEqual([idOf(V1)]);
  await rings(V2, { isNews: true });
  expect(await waiting()).toEqual([idOf(V2)]);
  expect(await rings(V1)).toBe(false);
  expect(await waiting()).toEqual([idOf(V2)]);
});

test('of what is deleted no version waits, and none can be confirmed', async () => {
  await rings(TS);
  await rings(V1);
  expect(await held.withdraw('T1', 'C1', TS, 0)).toBe(true);
  expect(await waiting()).toEqual([]);
  expect(await calls.confirmRing('T1', idOf(V1), 0)).toBe(false);
});

test('a message rings no more, while Slack is asked whom it is for, once an edit without the word is known', async () => {
  await isKnown(V1);
  const { message, ring } = said(TS);
  expect(await held.ring(message, ring, 0)).toBe(false);
});

import { randomBytes } from 'node:crypto';
import { createEncryption, WrongContextError } from '../../../src/adapters/encryption.ts';
import { openRecord, sealRecord } from '../../../src/adapters/redis/mention-record.ts';
import type { MentionRecord } from '../../../src/mentions/held.ts';
import { Secret } from '../../../src/secret.ts';

const encryption = createEncryption([{ id: 'k', key: new Secret(randomBytes(32).toString('base64')) }]);
const plain: MentionRecord = {
  author: { user: 'U0123ANA' },
  channelKind: 'public',
  isShared: false,
  snippet: '<@U0123BEN> can you look?',
  waitsForAnswer: false,
  heldAt: Date.UTC(2026, 0, 20, 8, 0, 0, 123),
  because: 'waits',
};

const kinds: readonly MentionRecord['channelKind'][] = ['public', 'private', 'group-dm'];
const causes: readonly MentionRecord['because'][] = ['waits', 'block-ended', 'snoozed'];

const cases: readonly (readonly [string, Partial<MentionRecord>])[] = [
  ['as it usually is', {}],
  ...kinds.map((channelKind) => [channelKind, { channelKind }] as const),
  ...causes.map((because) => [because, { because }] as const),
  ['shared and asking', { isShared: true, waitsForAnswer: true }],
  ['needed by a time', { neededBy: Date.UTC(2026, 0, 20, 17) }],
  ['by an app', { author: { app: 'A0123' } }],
  ['by somebody through an app', { author: { user: 'U1', app: 'A1' } }],
  ['without its text', { snippet: '' }],
  ['in another script', { snippet: 'Grüße, 世界 👩‍👩‍👧' }],
  ['long and like itself', { snippet: 'please look at this '.repeat(15) }],
  ['of letters at random', { snippet: randomBytes(225).toString('base64') }],
];

test.each(cases)('a mention %s is read as it was sealed', (_, changes) => {
  const record = { ...plain, ...changes };

  const sealed = sealRecord(encryption, 'T1', 'U2', 'C1|1.0', record);

  expect(openRecord(encryption, 'T1', 'U2', 'C1|1.0', sealed)).toEqual(record);
});

test('a mention takes hardly more room than its text, and what people write takes less', () => {
  const size = (snippet: string): number =>
    sealRecord(encryption, 'T1', 'U2', 'C1|1.0', { ...plain, snippet }).length;

  expect(size(randomBytes(150).toString('hex'))).toBeLessThan(300 + 60);
  expect(
    size('Could you look at the plan for the move, and tell me what is missing? '.repeat(4)),
  ).toBeLessThan(200);
});

test('a mention opens for nobody else', () => {
  const sealed = sealRecord(encryption, 'T1', 'U2', 'C1|1.0', plain);

  expect(() => openRecord(encryption, 'T1', 'U3', 'C1|1.0', sealed)).toThrow(WrongContextError);
});

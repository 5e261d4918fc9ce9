import { isSound, judge, type SaidMention, type ShownDigest } from './judge.ts';

const BLOCK = Date.parse('2026-01-20T11:00:00Z');
const mention: SaidMention = {
  id: 'C1|1.0',
  recipient: 'UANA',
  token: 'topic-1-end',
  removal: undefined,
  promisedFor: BLOCK,
};
const digest: ShownDigest = {
  recipient: 'UANA',
  batchId: 'B1',
  at: BLOCK,
  ids: ['C1|1.0'],
  saysLate: false,
  saysWhyEarly: false,
  text: 'about topic-1-end',
};

test('a mention that one digest shows in its block is delivered, and all is sound', () => {
  const ledger = judge([mention], [digest], 0);

  expect(ledger).toMatchObject({ said: 1, held: 1, digests: 1, delivered: 1, late: 0 });
  expect(isSound(ledger)).toBe(true);
});

test.each([
  ['shown by none', 'lost', [mention], []],
  ['never known to the app', 'lost', [{ ...mention, promisedFor: undefined }], []],
  ['shown by two digests', 'twice', [mention], [digest, { ...digest, batchId: 'B2' }]],
  ['in a digest that stands twice', 'twice', [], [digest, digest]],
  ['shown before its block without a word why', 'early', [mention], [{ ...digest, at: BLOCK - 1 }]],
  ['deleted and still to be read', 'uncleaned', [{ ...mention, removal: 'deleted' as const }], [digest]],
] as const)('a mention that is %s counts as %s', (_words, as, said, digests) => {
  const ledger = judge(said, digests, 0);

  expect(ledger[as]).toHaveLength(1);
  expect(isSound(ledger)).toBe(false);
});

test.each([
  ['early, and the digest says why', [mention], [{ ...digest, at: BLOCK - 1, saysWhyEarly: true }]],
  ['a little early by the other clock', [mention], [{ ...digest, at: BLOCK - 5 }]],
  ['late', [mention], [{ ...digest, at: BLOCK + 9, saysLate: true }]],
  ['shown by none because it was answered', [{ ...mention, removal: 'answered' as const }], []],
  ['shown although it was answered a moment later', [{ ...mention, removal: 'answered' as const }], [digest]],
] as const)('a mention that is %s is sound', (_words, said, digests) => {
  expect(isSound(judge(said, digests, 5))).toBe(true);
});

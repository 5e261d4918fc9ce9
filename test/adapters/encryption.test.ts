import fc from 'fast-check';
import {
  createEncryption,
  DamagedSealError,
  type SealContext,
  UnknownKeyError,
  WrongContextError,
} from '../../src/adapters/encryption.ts';
import { makeKey } from '../../src/adapters/key-file.ts';
import { parseEncryptionKeys } from '../../src/config.ts';

const here: SealContext = { tenant: 'T1', field: 'snippet', record: 'C1:1.2:U1' };
const [newer, older] = [makeKey('newer'), makeKey('older')];
const encryption = createEncryption(parseEncryptionKeys(newer));
const OVERHEAD = 33;

test('what was sealed opens in its place, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const sealed = encryption.seal(text, here);

      expect(encryption.open(sealed, here)).toBe(text.toWellFormed());
      expect(sealed).toHaveLength(Buffer.byteLength(text) + OVERHEAD);
    }),
  );
});

test('bytes are sealed like text', () => {
  expect(encryption.open(encryption.seal(Buffer.from('grüße'), here), here)).toBe('grüße');
});

test('the text cannot be seen, and the same text never looks the same twice', () => {
  const [one, two] = [encryption.seal('a secret plan', here), encryption.seal('a secret plan', here)];

  expect(one.includes('secret')).toBe(false);
  expect(one.subarray(5).equals(two.subarray(5))).toBe(false);
});

test.each<[string, Partial<SealContext>]>([
  ['another tenant', { tenant: 'T2' }],
  ['another field', { field: 'handoff' }],
  ['another record', { record: 'C1:1.2:U2' }],
  ['parts that run together the same', { field: 'snippetC', record: '1:1.2:U1' }],
])('it does not open for %s', (_, difference) => {
  const sealed = encryption.seal('text', here);

  expect(() => encryption.open(sealed, { ...here, ...difference })).toThrow(WrongContextError);
});

test('not one changed bit goes unnoticed', () => {
  const sealed = encryption.seal('text', here);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));

    expect(() => encryption.open(changed, here)).toThrow();
  }
});

test('a value whose tag is cut is damaged, at every length', () => {
  const sealed = encryption.seal('', here);
  for (let length = 0; length < OVERHEAD; length++) {
    expect(() => encryption.open(sealed.subarray(0, length), here)).toThrow(DamagedSealError);
  }
  expect(encryption.open(sealed, here)).toBe('');
});

test('a value of a later version is damaged, not misread', () => {
  const sealed = encryption.seal('text', here);
  sealed[0] = 2;

  expect(() => encryption.open(sealed, here)).toThrow(DamagedSealError);
});

test('a cut text does not open', () => {
  expect(() => encryption.open(encryption.seal('text', here).subarray(0, -1), here)).toThrow(
    WrongContextError,
  );
});

describe('when keys change', () => {
  const before = createEncryption(parseEncryptionKeys(older));
  const after = createEncryption(parseEncryptionKeys(`${newer},${older}`));

  test('the first key writes, and all of them read', () => {
    expect(after.open(before.seal('old', here), here)).toBe('old');
    expect(encryption.open(after.seal('new', here), here)).toBe('new');
  });

  test('a key that is gone is named as the reason', () => {
    expect(() => encryption.open(before.seal('old', here), here)).toThrow(UnknownKeyError);
  });

  test('another key under the same id is not taken for it', () => {
    const replaced = createEncryption(parseEncryptionKeys(makeKey('older')));

    expect(() => replaced.open(before.seal('old', here), here)).toThrow(UnknownKeyError);
  });

  test('a key under another id still reads', () => {
    const renamed = createEncryption(parseEncryptionKeys(older.replace('older', 'archive')));

    expect(renamed.open(before.seal('old', here), here)).toBe('old');
  });
});

test('without a key there is no encryption', () => {
  expect(() => createEncryption([])).toThrow('at least one key');
});

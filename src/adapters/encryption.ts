import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { EncryptionKey } from '../config.ts';

/** Where a sealed value lives. It opens nowhere else: not for another tenant, field or record. */
export interface SealContext {
  readonly tenant: string;
  readonly field: string;
  readonly record: string;
}

export interface Encryption {
  seal(plain: string | Uint8Array, context: SealContext): Buffer;
  /** @throws {DamagedSealError | UnknownKeyError | WrongContextError} */
  open(sealed: Uint8Array, context: SealContext): string;
  /** The same of what was sealed as bytes. */
  openBytes(sealed: Uint8Array, context: SealContext): Buffer;
}

/** Too short, or of a version that this release does not know: not something that `seal` gave. */
export class DamagedSealError extends Error {
  override readonly name = 'DamagedSealError';
}

/** The operator's move: the key that wrote it is no longer among ENCRYPTION_KEYS. */
export class UnknownKeyError extends Error {
  override readonly name = 'UnknownKeyError';
}

/** It belongs to another tenant, field or record, or somebody changed it. */
export class WrongContextError extends Error {
  override readonly name = 'WrongContextError';
}

/** Whether an error says that a sealed value cannot be opened, now or at the next try. */
export function isUnopened(error: unknown): boolean {
  return [DamagedSealError, UnknownKeyError, WrongContextError].some((kind) => error instanceof kind);
}

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const KEY_TAG_BYTES = 4;
const IV_BYTES = 12;
const AUTH_TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_TAG_BYTES;
const OVERHEAD_BYTES = HEADER_BYTES + IV_BYTES + AUTH_TAG_BYTES;

/**
 * AES-256-GCM; the first key writes, all read. A sealed value is 33 bytes longer than the text:
 * version (1), key tag (4), IV (12), authentication tag (16), ciphertext.
 */
export function createEncryption(keys: readonly EncryptionKey[]): Encryption {
  const ring = keys.map(({ id, key }) => keyOf(id, Buffer.from(key.reveal(), 'base64')));
  const [writer] = ring;
  if (writer === undefined) throw new Error('Encryption needs at least one key.');
  const takeIv = createIvs();
  const byTag = new Map(ring.map((key) => [key.tag.toString('hex'), key]));
  if (byTag.size < ring.length)
    throw new Error('Two encryption keys have the same tag: replace one of them.');

  const encryption: Encryption = {
    seal(plain, context) {
      const { header } = writer;
      const iv = takeIv();
      const cipher = createCipheriv(ALGORITHM, writer.secret, iv, { authTagLength: AUTH_TAG_BYTES });
      cipher.setAAD(additionalData(header, context));
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([header, iv, cipher.getAuthTag(), text]);
    },

    open: (sealed, context) => encryption.openBytes(sealed, context).toString('utf8'),

    openBytes(sealed, context) {
      const { header, iv, authTag, text } = partsOf(sealed);
      const key = byTag.get(header.subarray(1).toString('hex'));
      if (key === undefined) {
        throw new UnknownKeyError(
          `A ${context.field} was written with a key that ENCRYPTION_KEYS does not hold: add the older key again.`,
        );
      }
      // Without its length Node takes a tag that was cut to 4 bytes, which can be guessed.
      const decipher = createDecipheriv(ALGORITHM, key.secret, iv, { authTagLength: AUTH_TAG_BYTES });
      decipher.setAAD(additionalData(header, context)).setAuthTag(authTag);
      try {
        return Buffer.concat([decipher.update(text), decipher.final()]);
      } catch (cause) {
        throw new WrongContextError(
          `A ${context.field} does not belong where it was found, or was changed.`,
          { cause },
        );
      }
    },
  };
  return encryption;
}

interface Key {
  /** Bytes would be made into one for each text anew, which takes longer than the sealing. */
  readonly secret: KeyObject;
  /** Names the key by what it is, so that a new key under an old id is not taken for the old one. */
  readonly tag: Buffer;
  /** What begins a sealed value: the version and the tag. */
  readonly header: Buffer;
}

function keyOf(id: string, bytes: Buffer): Key {
  if (bytes.length !== 32)
    throw new Error(`The encryption key "${id}" must be 32 bytes, not ${bytes.length}.`);
  const secret = createSecretKey(bytes);
  const tag = createHmac('sha256', secret).update('key tag').digest().subarray(0, KEY_TAG_BYTES);
  return { secret, tag, header: Buffer.concat([Buffer.of(VERSION), tag]) };
}

const IVS_AT_ONCE = 256;

/** Asking for chance costs more than the sealing of a short text: many at once, each given out once. */
function createIvs(): () => Buffer {
  let store = Buffer.alloc(0);
  return () => {
    if (store.length < IV_BYTES) store = randomBytes(IV_BYTES * IVS_AT_ONCE);
    const iv = store.subarray(0, IV_BYTES);
    store = store.subarray(IV_BYTES);
    return iv;
  };
}

interface Parts {
  readonly header: Buffer;
  readonly iv: Buffer;
  readonly authTag: Buffer;
  readonly text: Buffer;
}

function partsOf(sealed: Uint8Array): Parts {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < OVERHEAD_BYTES)
    throw new DamagedSealError(`A sealed value is cut: ${bytes.length} bytes are left.`);
  if (bytes[0] !== VERSION) throw new DamagedSealError(`A sealed value has the unknown version ${bytes[0]}.`);
  const tagStart = HEADER_BYTES + IV_BYTES;
  return {
    header: bytes.subarray(0, HEADER_BYTES),
    iv: bytes.subarray(HEADER_BYTES, tagStart),
    authTag: bytes.subarray(tagStart, OVERHEAD_BYTES),
    text: bytes.subarray(OVERHEAD_BYTES),
  };
}

/** Each part with its length before it, so that no two contexts read the same. */
function additionalData(header: Buffer, { tenant, field, record }: SealContext): Buffer {
  const most = header.length + 12 + 3 * (tenant.length + field.length + record.length);
  const data = Buffer.allocUnsafe(most);
  let end = header.copy(data);
  for (const part of [tenant, field, record]) {
    const length = data.write(part, end + 4, 'utf8');
    data.writeUInt32BE(length, end);
    end += 4 + length;
  }
  return data.subarray(0, end);
}

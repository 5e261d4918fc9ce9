import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TenantId, UserId } from '../../ids.ts';
import type { MentionRecord } from '../../mentions/held.ts';
import type { ChannelKind } from '../../mentions/message.ts';
import type { Encryption } from '../encryption.ts';

/*
 * As it is sealed: version (1), flags (1), heldAt (6), when it is needed (6, where the version is 3), the author's id and the app's with a byte of length each, and the
 * snippet, deflated where that makes it shorter. With JSON it would be a fifth longer, and Redis holds it in memory.
 */
const VERSION = 2;
const WITH_NEED = 3;
const HEAD_BYTES = 8;
const INSTANT_BYTES = 6;

const SHARED = 1;
const WAITS_FOR_ANSWER = 2;
const DEFLATED = 4;
/** From here on two bits each. */
const KIND_BIT = 3;
const BECAUSE_BIT = 5;

/** A text of a few hundred bytes needs no more, and what is set up for more takes most of the time. */
const DEFLATING = { windowBits: 10, memLevel: 4, chunkSize: 1_024 };
/** Less is nothing to Redis, and costs whoever reads it. */
const WORTH_IT_BYTES = 16;
/** An earlier release looked back further. */
const INFLATING = { chunkSize: 1_024 };

const kinds: readonly ChannelKind[] = ['public', 'private', 'group-dm'];
const causes: readonly MentionRecord['because'][] = ['waits', 'block-ended', 'snoozed'];

export function sealRecord(
  encryption: Encryption,
  tenant: TenantId,
  user: UserId,
  id: string,
  record: MentionRecord,
): Buffer {
  const { author, isShared, waitsForAnswer, channelKind, because, heldAt, snippet, neededBy } = record;
  const text = Buffer.from(snippet, 'utf8');
  const deflated = deflateRawSync(text, DEFLATING);
  const isShorter = deflated.length + WORTH_IT_BYTES <= text.length;
  const head = Buffer.alloc(HEAD_BYTES + (neededBy === undefined ? 0 : INSTANT_BYTES));
  head.writeUInt8(neededBy === undefined ? VERSION : WITH_NEED, 0);
  head.writeUInt8(
    (isShared ? SHARED : 0) |
      (waitsForAnswer ? WAITS_FOR_ANSWER : 0) |
      (isShorter ? DEFLATED : 0) |
      (kinds.indexOf(channelKind) << KIND_BIT) |
      (causes.indexOf(because) << BECAUSE_BIT),
    1,
  );
  head.writeUIntBE(heldAt, 2, INSTANT_BYTES);
  if (neededBy !== undefined) head.writeUIntBE(neededBy, HEAD_BYTES, INSTANT_BYTES);
  const packed = Buffer.concat([
    head,
    ...withLength(author.user ?? ''),
    ...withLength(author.app ?? ''),
    isShorter ? deflated : text,
  ]);
  return encryption.seal(packed, contextOf(tenant, user, id));
}

/** Throws where the record was sealed for another tenant, person or mention, or its key is gone. */
export function openRecord(
  encryption: Encryption,
  tenant: TenantId,
  user: UserId,
  id: string,
  sealed: Buffer,
): MentionRecord {
  const packed = encryption.openBytes(sealed, contextOf(tenant, user, id));
  const hasNeed = packed[0] === WITH_NEED;
  if (packed[0] !== VERSION && !hasNeed)
    throw new Error('A mention was stored by another release: run that one');
  const flags = packed.readUInt8(1);
  const author = readText(packed, HEAD_BYTES + (hasNeed ? INSTANT_BYTES : 0));
  const app = readText(packed, author.end);
  const text = packed.subarray(app.end);
  return {
    author: {
      ...(author.text === '' ? {} : { user: author.text }),
      ...(app.text === '' ? {} : { app: app.text }),
    },
    channelKind: kinds[(flags >> KIND_BIT) & 3] ?? 'private',
    isShared: (flags & SHARED) !== 0,
    waitsForAnswer: (flags & WAITS_FOR_ANSWER) !== 0,
    heldAt: packed.readUIntBE(2, INSTANT_BYTES),
    ...(hasNeed ? { neededBy: packed.readUIntBE(HEAD_BYTES, INSTANT_BYTES) } : {}),
    because: causes[(flags >> BECAUSE_BIT) & 3] ?? 'waits',
    snippet: ((flags & DEFLATED) === 0 ? text : inflateRawSync(text, INFLATING)).toString('utf8'),
  };
}

function withLength(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text, 'utf8').subarray(0, 255);
  return [Buffer.of(bytes.length), bytes];
}

function readText(packed: Buffer, at: number): { readonly text: string; readonly end: number } {
  const end = at + 1 + packed.readUInt8(at);
  return { text: packed.toString('utf8', at + 1, end), end };
}

function contextOf(tenant: TenantId, user: UserId, id: string) {
  return { tenant, field: 'held', record: `${user}|${id}` };
}

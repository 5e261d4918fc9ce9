import type { TenantId, UserId } from '../../ids.ts';
import type { MentionRecord } from '../../mentions/held.ts';
import type { ChannelKind } from '../../mentions/message.ts';
import type { Encryption } from '../encryption.ts';

/** As it is sealed: a list, because names would take a third of the room. Only ever added to at the end. */
type Packed = readonly [
  version: 1,
  user: string,
  app: string,
  kind: ChannelKind,
  flags: number,
  heldAt: number,
  because: MentionRecord['because'],
  snippet: string,
];

const SHARED = 1;
const WAITS_FOR_ANSWER = 2;

export function sealRecord(
  encryption: Encryption,
  tenant: TenantId,
  user: UserId,
  id: string,
  record: MentionRecord,
): Buffer {
  const packed: Packed = [
    1,
    record.author.user ?? '',
    record.author.app ?? '',
    record.channelKind,
    (record.isShared ? SHARED : 0) | (record.waitsForAnswer ? WAITS_FOR_ANSWER : 0),
    record.heldAt,
    record.because,
    record.snippet,
  ];
  return encryption.seal(JSON.stringify(packed), contextOf(tenant, user, id));
}

/** Throws where the record was sealed for another tenant, person or mention, or its key is gone. */
export function openRecord(
  encryption: Encryption,
  tenant: TenantId,
  user: UserId,
  id: string,
  sealed: Buffer,
): MentionRecord {
  const [version, author, app, channelKind, flags, heldAt, because, snippet] = JSON.parse(
    encryption.open(sealed, contextOf(tenant, user, id)),
  ) as Packed;
  if (version !== 1) throw new Error('A mention was stored by a newer release: run that one, or a newer');
  return {
    author: { ...(author === '' ? {} : { user: author }), ...(app === '' ? {} : { app }) },
    channelKind,
    isShared: (flags & SHARED) !== 0,
    waitsForAnswer: (flags & WAITS_FOR_ANSWER) !== 0,
    heldAt,
    because,
    snippet,
  };
}

function contextOf(tenant: TenantId, user: UserId, id: string) {
  return { tenant, field: 'held', record: `${user}|${id}` };
}

import type { EarlyReason } from '../../agenda/agenda.ts';
import { DAY } from '../../clock.ts';
import { instantOf, type MessageRef, type TenantId, type UserId } from '../../ids.ts';
import {
  type Decision,
  type HeldMention,
  type HeldMentions,
  mentionId,
  parseMentionId,
  type Recorded,
  type RecordOptions,
  type Replanned,
} from '../../mentions/held.ts';
import type { Message } from '../../mentions/message.ts';
import { type Encryption, isUnopened } from '../encryption.ts';
import { openRecord, sealRecord } from './mention-record.ts';
import { readFates } from './read-fates.ts';
import { sealRing } from './rings.ts';
import { type Argument, prefixOf, type RedisClient, run, strings } from './scripts.ts';
import { createTalk } from './talk.ts';
import { createReads } from './together.ts';

/** How long ids without text are remembered after all is said, seconds. */
export const KEEP_SECONDS = (8 * DAY) / 1000;

export function createHeldMentions(redis: RedisClient, encryption: Encryption): HeldMentions {
  const noteTalk = createTalk(redis);

  return {
    async lastSpoke(message, users) {
      const place =
        message.threadTs === undefined ? message.channel : `${message.channel}|${message.threadTs}`;
      const spoke = await Promise.all(
        users.map((user) => redis.zscore(`${prefixOf(message.tenant)}:talk:${user}`, place)),
      );
      const found = users.flatMap((user, i) => {
        const ts = spoke[i];
        return ts === null || ts === undefined ? [] : [[user, instantOf(ts)] as const];
      });
      return new Map(found);
    },

    async record(message, decisions, options, now): Promise<Recorded> {
      const noted =
        decisions.length === 0 && options.ring === undefined ? await noteTalk(message, options) : undefined;
      if (noted !== undefined) return noted;
      const args = recordArguments(message, decisions, options, now, encryption);
      const answer = strings(await run(redis, 'record', message.tenant, ...args));
      const [kind, due = '', rings, ...heldAnew] = answer;
      if (kind === 'recorded') {
        return { kind, heldAnew, due: due === '' ? undefined : Number(due), rings: rings === '1' };
      }
      if (kind === 'stale' || kind === 'older' || kind === 'deleted') return { kind };
      throw new Error(`record.lua answered ${kind}`);
    },

    async ring(message, ring, now) {
      const { tenant, channel, ts, threadTs = '', version } = message;
      const place = [channel, ts, threadTs, version, KEEP_SECONDS];
      const asks = ringArguments(message, { ring }, now, encryption);
      return (await run(redis, 'ring', tenant, ...place, ...asks)) === 1;
    },

    async withdraw(tenant, channel, ts, now) {
      return (await run(redis, 'withdraw', tenant, channel, ts, KEEP_SECONDS, seconds(now), now)) === 1;
    },

    async seen(tenant, channel, ts, user, now) {
      return (await run(redis, 'seen', tenant, channel, ts, user, KEEP_SECONDS, seconds(now))) === 1;
    },

    async loseAccess(tenant, user, channel, now) {
      return Number(await run(redis, 'lose-access', tenant, user, channel, KEEP_SECONDS, seconds(now)));
    },

    async replan(tenant, user, due, now): Promise<readonly Replanned[]> {
      const before = await readWaiting(redis, encryption, tenant, user);
      const answer = strings(
        await run(redis, 'replan', tenant, user, seconds(due), seconds(now), KEEP_SECONDS),
      );
      const mentions = new Map(before.map((mention) => [mentionId(mention.ref), mention]));
      const replanned: Replanned[] = [];
      for (let i = 0; i + 1 < answer.length; i += 2) {
        const mention = mentions.get(answer[i + 1] ?? '');
        if (mention === undefined) continue;
        replanned.push({
          mention: { ...mention, promisedFor: seconds(due) * 1000 },
          promisedBefore: Number(answer[i]) * 1000,
        });
      }
      return replanned;
    },

    async bringForward(tenant, user, now, reason: EarlyReason) {
      return Number(await run(redis, 'bring-forward', tenant, user, now, reason));
    },

    async snooze(tenant, user, mention, batch, now) {
      const id = mentionId(mention.ref);
      const sealed = sealRecord(encryption, tenant, user, id, { ...mention, because: 'snoozed' });
      const due = seconds(mention.promisedFor);
      await run(redis, 'snooze', tenant, user, id, due, sealed, seconds(now), KEEP_SECONDS, batch);
    },

    async passOn(tenant, user, mention, now) {
      const id = mentionId(mention.ref);
      const sealed = sealRecord(encryption, tenant, user, id, mention);
      const due = seconds(mention.promisedFor);
      await run(redis, 'pass-on', tenant, user, id, due, sealed, seconds(now), KEEP_SECONDS);
    },

    async supersede(tenant, user, old, by, now) {
      await run(redis, 'supersede', tenant, user, old, by, seconds(now), KEEP_SECONDS);
    },

    waiting: (tenant, user) => readWaiting(redis, encryption, tenant, user),

    async read(tenant, user, id) {
      const stored = await redis.hgetBuffer(`${prefixOf(tenant)}:held:${user}`, id);
      return stored === null ? undefined : openStored(encryption, tenant, user, id, stored);
    },

    async refsWaiting(tenant, user) {
      return (await redis.hkeys(`${prefixOf(tenant)}:held:${user}`)).map(parseMentionId);
    },

    async countWaiting(tenant, user) {
      const prefix = prefixOf(tenant);
      // In this order: what is claimed in between is counted in either place, or twice, but never not at all.
      const held = await redis.hlen(`${prefix}:held:${user}`);
      const claims = await redis.smembers(`${prefix}:claims:${user}`);
      const underWay = await Promise.all(claims.map((id) => redis.hlen(`${prefix}:inflight:${id}`)));
      return underWay.reduce((sum, count) => sum + count, held);
    },

    async fates(tenant, channel, ts) {
      const [, ...rest] = strings(await run(redis, 'fates', tenant, channel, ts));
      return readFates(rest);
    },
  };
}

/** Mentions as they are stored, by their ids: held, or in flight. */
export function openMentions(
  encryption: Encryption,
  tenant: TenantId,
  user: UserId,
  stored: ReadonlyMap<string, Buffer>,
): readonly HeldMention[] {
  return [...stored].map(([id, value]) => openStored(encryption, tenant, user, id, value));
}

/**
 * Four bytes of promise, and the sealed record; see lua/state.lua. What cannot be opened is still a mention: one whose
 * key is gone must not keep the others from their recipient.
 */
function openStored(
  encryption: Encryption,
  tenant: TenantId,
  user: UserId,
  id: string,
  stored: Buffer,
): HeldMention {
  const ref = parseMentionId(id);
  const promisedFor = stored.readUInt32BE(0) * 1000;
  try {
    return { ...openRecord(encryption, tenant, user, id, stored.subarray(4)), ref, promisedFor };
  } catch (error) {
    if (!isUnopened(error)) throw error;
    return { ...nothingKnown, heldAt: instantOf(ref.ts), ref, promisedFor, isSealed: true };
  }
}

const nothingKnown = {
  author: {},
  channelKind: 'private',
  isShared: false,
  snippet: '',
  waitsForAnswer: false,
  because: 'waits',
} as const;

async function readWaiting(
  redis: RedisClient,
  encryption: Encryption,
  tenant: TenantId,
  user: UserId,
): Promise<readonly HeldMention[]> {
  return openMentions(encryption, tenant, user, await createReads(redis).hash(tenant, `held:${user}`));
}

function recordArguments(
  message: Message,
  decisions: readonly Decision[],
  options: RecordOptions,
  now: number,
  encryption: Encryption,
): Argument[] {
  const ref: MessageRef = { channel: message.channel, ts: message.ts, threadTs: message.threadTs };
  const head: Argument[] = [
    options.factsVersion,
    message.channel,
    message.ts,
    message.threadTs ?? '',
    message.version,
    KEEP_SECONDS,
    seconds(now),
    options.enrolledAuthor ?? '',
    options.receiptDue === undefined ? '' : Math.floor(options.receiptDue),
    message.author.user ?? '',
    decisions.length,
    ...ringArguments(message, options, now, encryption),
  ];
  const tail = decisions.flatMap(({ recipient, verdict, record }): Argument[] => {
    const sealed =
      record === undefined ? '' : sealRecord(encryption, message.tenant, recipient, mentionId(ref), record);
    return verdict.kind === 'pass'
      ? [recipient, 'p', 0, verdict.reason, sealed]
      : [
          recipient,
          verdict.kind === 'hold' ? 'h' : 'b',
          Math.ceil(verdict.until / 1000),
          verdict.because,
          sealed,
        ];
  });
  return [...head, ...tail];
}

function ringArguments(
  { tenant }: Message,
  { ring }: Pick<RecordOptions, 'ring'>,
  now: number,
  encryption: Encryption,
): Argument[] {
  if (ring === undefined) return ['', '', 0, ''];
  const needs =
    ring.isNews === true || ring.wasSaid === 'long-ago' ? '1' : ring.wasSaid === 'lately' ? '2' : '';
  return [ring.id, sealRing(encryption, tenant, ring), Math.floor(now), needs];
}

/** Whole seconds: promises are kept in four bytes. */
function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

import { z } from 'zod';
import { ACTIVITY_MS, type Activity } from '../../catchup/activity.ts';
import { CatchupRequest, type CatchupRequests } from '../../catchup/request.ts';
import { HOUR } from '../../clock.ts';
import { type ChannelId, instantOf, type TenantId, type Ts, type UserId } from '../../ids.ts';
import { type Encryption, isUnopened, type SealContext } from '../encryption.ts';
import { gatherNotes } from './gather-notes.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';

/** Nobody waits for an answer for longer. */
const REQUEST_MS = 6 * HOUR;

/** Requests under a key each, sealed. */
export function createCatchupRequests(redis: RedisClient, encryption: Encryption): CatchupRequests {
  const keyOf = (tenant: TenantId, id: string): string => `${prefixOf(tenant)}:catchup-asked:${id}`;
  const context = (tenant: TenantId, id: string): SealContext => ({
    tenant,
    field: 'catchup-asked',
    record: id,
  });

  return {
    async put(tenant, request) {
      const sealed = encryption.seal(JSON.stringify(request), context(tenant, request.id));
      await redis.set(keyOf(tenant, request.id), sealed, 'PX', REQUEST_MS);
    },

    async find(tenant, id) {
      const sealed = await redis.getBuffer(keyOf(tenant, id));
      if (sealed === null) return undefined;
      return CatchupRequest.parse(JSON.parse(encryption.open(sealed, context(tenant, id))));
    },

    async remove(tenant, id) {
      await redis.del(keyOf(tenant, id));
    },
  };
}

const Places = z.record(z.string(), z.string());
type Places = Readonly<Record<ChannelId, Ts>>;

/** Nobody is at home in more channels. */
const MOST_PLACES = 300;
/** Two processes that write for the same person at once; beyond, the word is let go: it costs a longer catch-up. */
const MOST_TRIES = 5;

/** A hash, person → sealed channel, thread or digest → ts. */
export function createActivity(redis: RedisClient, encryption: Encryption): Activity {
  const keyOf = (tenant: TenantId): string => `${prefixOf(tenant)}:active`;
  const context = (tenant: TenantId, user: UserId): SealContext => ({
    tenant,
    field: 'active',
    record: user,
  });

  /** What a key sealed that is gone begins anew: it must not keep an event from being taken in. */
  function open(tenant: TenantId, user: UserId, sealed: Buffer | null): Places {
    if (sealed === null) return {};
    try {
      return Places.parse(JSON.parse(encryption.open(sealed, context(tenant, user))));
    } catch (error) {
      if (isUnopened(error)) return {};
      throw error;
    }
  }

  /** Writes where nobody else has written meanwhile. */
  async function replace(
    tenant: TenantId,
    user: UserId,
    before: Buffer | null,
    after: Places,
  ): Promise<boolean> {
    const sealed = encryption.seal(JSON.stringify(after), context(tenant, user));
    if (before === null) return (await redis.hsetnx(keyOf(tenant), user, sealed)) === 1;
    return (await run(redis, 'swap', tenant, 'active', user, before, sealed)) === 1;
  }

  async function write(tenant: TenantId, user: UserId, noted: Places): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const stored = await redis.hgetBuffer(keyOf(tenant), user);
      const places = open(tenant, user, stored);
      const news = Object.entries(noted).filter(([channel, ts]) => Number(places[channel] ?? 0) < Number(ts));
      if (news.length === 0) return;
      const latest = Math.max(...news.map(([, ts]) => instantOf(ts)));
      const after = newest({ ...places, ...Object.fromEntries(news) }, latest - ACTIVITY_MS);
      if (await replace(tenant, user, stored, after)) return;
    }
  }

  const notes = gatherNotes(write);

  return {
    note: (tenant, user, channel, ts) => notes.add(tenant, user, channel, ts),
    noteThread: (tenant, user, channel, threadTs, ts) =>
      notes.add(tenant, user, `${channel}/${threadTs}`, ts),
    noteDigest: (tenant, user, batch, ts) => notes.add(tenant, user, `digest/${batch}`, ts),

    async since(tenant, user, since) {
      await notes.writeDown(tenant, user);
      const places = open(tenant, user, await redis.hgetBuffer(keyOf(tenant), user));
      const [channels, threads, digests]: [string[], { channel: string; threadTs: string }[], string[]] = [
        [],
        [],
        [],
      ];
      for (const [place, ts] of Object.entries(places)) {
        if (instantOf(ts) < since) continue;
        const [channel = '', inside] = place.split('/');
        if (inside === undefined) channels.push(channel);
        else if (channel === 'digest') digests.push(inside);
        else threads.push({ channel, threadTs: inside });
      }
      return { channels, threads, digests };
    },

    async lastIn(tenant, user, channel) {
      await notes.writeDown(tenant, user);
      return open(tenant, user, await redis.hgetBuffer(keyOf(tenant), user))[channel];
    },

    async forgetBefore(tenant, before) {
      for (const user of await redis.hkeys(keyOf(tenant))) {
        const stored = await redis.hgetBuffer(keyOf(tenant), user);
        if (stored === null) continue;
        const places = open(tenant, user, stored);
        const kept = newest(places, before);
        const count = Object.keys(kept).length;
        if (count > 0 && count === Object.keys(places).length) continue;
        if (count === 0) await redis.hdel(keyOf(tenant), user);
        else await replace(tenant, user, stored, kept);
      }
    },
  };
}

function newest(places: Places, after: number): Places {
  const kept = Object.entries(places)
    .filter(([, ts]) => instantOf(ts) >= after)
    .sort(([, a], [, b]) => Number(b) - Number(a));
  return Object.fromEntries(kept.slice(0, MOST_PLACES));
}

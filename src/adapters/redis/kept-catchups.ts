import { z } from 'zod';
import { KEPT_MS, Kept, type KeptCatchups, type KeptTexts } from '../../catchup/kept.ts';
import { HOUR } from '../../clock.ts';
import type { ChannelId, TenantId, UserId } from '../../ids.ts';
import type { Summary } from '../../summary/summary.ts';
import type { Transcript } from '../../summary/transcript.ts';
import type { Encryption, SealContext } from '../encryption.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** No catch-up is under way for longer. */
const UNDER_WAY_MS = HOUR;

/** As it is sealed: names are a list, since JSON knows no maps. */
const Stored = z.object({
  v: z.literal(1),
  summary: z.custom<Summary>(),
  transcript: z.custom<Transcript>().optional(),
  names: z.array(z.tuple([z.string(), z.string()])),
});

/** Which messages under one key, their texts under another, and for each channel what was made of it. */
export function createKeptCatchups(redis: RedisClient, encryption: Encryption): KeptCatchups {
  const key = (tenant: TenantId, ...parts: readonly string[]): string =>
    [prefixOf(tenant), ...parts].join(':');
  const context = (tenant: TenantId, field: string, user: UserId, id: string): SealContext => ({
    tenant,
    field,
    record: `${user}|${id}`,
  });

  return {
    async keep(tenant, kept, texts, startedAt) {
      const { user, id, channel } = kept;
      const recipe = encryption.seal(JSON.stringify(kept), context(tenant, 'catchup', user, id));
      const sealed = encryption.seal(pack(texts), context(tenant, 'catchup-texts', user, id));
      const [ofChannel, ofUser] = [key(tenant, 'catchups-in', channel), key(tenant, 'catchups-of', user)];
      await commit(
        redis
          .multi()
          .set(key(tenant, 'catchup', user, id), recipe, 'PX', KEPT_MS)
          .set(key(tenant, 'catchup-texts', user, id), sealed, 'PX', KEPT_MS)
          .sadd(ofChannel, `${user}:${id}`)
          .pexpire(ofChannel, KEPT_MS)
          .sadd(ofUser, id)
          .pexpire(ofUser, KEPT_MS),
      );
      // After the write: whoever purges meanwhile has left the mark first, and has found this or is found here.
      const purgedAt = await redis.get(key(tenant, 'catchups-purged', channel));
      if (purgedAt !== null && Number(purgedAt) >= startedAt)
        await redis.del(key(tenant, 'catchup-texts', user, id));
    },

    async find(tenant, user, id, now) {
      const sealed = await redis.getBuffer(key(tenant, 'catchup', user, id));
      if (sealed === null) return undefined;
      const kept = Kept.parse(JSON.parse(encryption.open(sealed, context(tenant, 'catchup', user, id))));
      return now - kept.keptAt < KEPT_MS ? kept : undefined;
    },

    async texts(tenant, { user, id }) {
      const sealed = await redis.getBuffer(key(tenant, 'catchup-texts', user, id));
      return sealed === null
        ? undefined
        : unpack(encryption.open(sealed, context(tenant, 'catchup-texts', user, id)));
    },

    async purge(tenant, channel: ChannelId, now) {
      const ofChannel = key(tenant, 'catchups-in', channel);
      await redis.set(key(tenant, 'catchups-purged', channel), Math.floor(now), 'PX', UNDER_WAY_MS);
      const made = await redis.smembers(ofChannel);
      if (made.length === 0) return;
      await commit(
        redis
          .multi()
          .del(...made.map((each) => key(tenant, 'catchup-texts', each)))
          .srem(ofChannel, ...made),
      );
    },
  };
}

function pack({ summary, transcript }: KeptTexts): string {
  const names = [...(transcript?.names ?? [])];
  const stored: z.infer<typeof Stored> = {
    v: 1,
    summary,
    names,
    ...(transcript === undefined ? {} : { transcript }),
  };
  return JSON.stringify(stored);
}

function unpack(text: string): KeptTexts {
  const { summary, transcript, names } = Stored.parse(JSON.parse(text));
  return {
    summary,
    transcript: transcript === undefined ? undefined : { ...transcript, names: new Map(names) },
  };
}

import { z } from 'zod';
import { type Clock, MINUTE } from '../../clock.ts';
import { OPEN_MS, type OpenPages } from '../../home/open-pages.ts';
import { FIRST_STEP, SetUpStep } from '../../home/set-up.ts';
import type { TenantId, UserId } from '../../ids.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

const Stored = z.object({
  until: z.number(),
  hash: z.string().optional(),
  digest: z.string(),
  step: SetUpStep.catch(FIRST_STEP),
});

/** How often closed ones are looked for, ms of `wall`. */
const LOOK_MS = MINUTE;

/** A hash, person → until when, and what they were shown. */
export function createOpenPages(redis: RedisClient, clock: Pick<Clock, 'wall'>): OpenPages {
  const keyOf = (tenant: TenantId): string => `${prefixOf(tenant)}:homes`;
  /** When this process last looked for closed ones. */
  const looked = new Map<TenantId, number>();

  async function read(tenant: TenantId, users: readonly UserId[]) {
    if (users.length === 0) return [];
    const stored = await redis.hmget(keyOf(tenant), ...users);
    return stored.map(openIn);
  }

  function openIn(json: string | null | undefined) {
    if (json == null) return undefined;
    const page = Stored.parse(JSON.parse(json));
    return page.until > clock.wall() ? page : undefined;
  }

  async function all(tenant: TenantId): Promise<readonly UserId[]> {
    const stored = Object.entries(await redis.hgetall(keyOf(tenant)));
    const closed = stored.filter(([, json]) => openIn(json) === undefined).map(([user]) => user);
    if (closed.length > 0) await redis.hdel(keyOf(tenant), ...closed);
    return stored.map(([user]) => user).filter((user) => !closed.includes(user));
  }

  /** Who closed theirs is not to be known for as long as others open theirs. */
  async function forgetClosed(tenant: TenantId): Promise<void> {
    const now = clock.wall();
    if (now - (looked.get(tenant) ?? Number.NEGATIVE_INFINITY) < LOOK_MS) return;
    looked.set(tenant, now);
    await all(tenant);
  }

  return {
    async show(tenant, user, page, isOpened) {
      const [before] = isOpened ? [undefined] : await read(tenant, [user]);
      if (!isOpened && before === undefined) return;
      const until = before?.until ?? clock.wall() + OPEN_MS;
      const key = keyOf(tenant);
      await commit(
        redis
          .multi()
          .hset(key, user, JSON.stringify({ ...page, until }))
          .pexpire(key, OPEN_MS),
      );
      await forgetClosed(tenant);
    },
    async find(tenant, user) {
      const [page] = await read(tenant, [user]);
      return page;
    },
    async among(tenant, users) {
      const pages = await read(tenant, users);
      return users.filter((_, i) => pages[i] !== undefined);
    },
    all,
  };
}

import type { TenantId, UserId } from '../../ids.ts';
import type { People } from '../../people/people.ts';
import { Person } from '../../people/person.ts';
import { Policy } from '../../people/policy.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

export function createPeople(redis: RedisClient): People {
  const peopleKey = (tenant: TenantId): string => `${prefixOf(tenant)}:people`;
  const policyKey = (tenant: TenantId): string => `${prefixOf(tenant)}:policy`;
  const versionKey = (tenant: TenantId): string => `${prefixOf(tenant)}:version`;

  async function findMany(tenant: TenantId, users: readonly UserId[]): Promise<ReadonlyMap<UserId, Person>> {
    if (users.length === 0) return new Map();
    const stored = await redis.hmget(peopleKey(tenant), ...users);
    return new Map(
      users.flatMap((user, i) => {
        const json = stored[i];
        return json == null ? [] : [[user, readPerson(json)] as const];
      }),
    );
  }

  return {
    version: async (tenant) => (await redis.get(versionKey(tenant))) ?? '0',

    async policy(tenant) {
      const json = await redis.get(policyKey(tenant));
      return Policy.parse(json === null ? {} : JSON.parse(json));
    },

    async savePolicy(tenant, policy) {
      await commit(redis.multi().set(policyKey(tenant), JSON.stringify(policy)).incr(versionKey(tenant)));
    },

    find: async (tenant, user) => (await findMany(tenant, [user])).get(user),
    findMany,

    async save(tenant, person) {
      const json = JSON.stringify(person);
      await commit(redis.multi().hset(peopleKey(tenant), person.user, json).incr(versionKey(tenant)));
    },

    async forget(tenant, user) {
      const prefix = prefixOf(tenant);
      const own = [
        'nudged',
        'talk',
        'asked',
        'asks',
        'removed',
        'held',
        'told',
        'watches',
        'catchups-of',
        'handoffs-by',
        'handoffs-to',
        'handoff-drafts',
        'calls-spent',
        'call-mutes',
      ].map((name) => `${prefix}:${name}:${user}`);
      const catchups = await redis.smembers(`${prefix}:catchups-of:${user}`);
      const theirs = catchups.flatMap((id) =>
        ['catchup', 'catchup-texts'].map((name) => `${prefix}:${name}:${user}:${id}`),
      );
      const written = await redis.smembers(`${prefix}:handoffs-by:${user}`);
      await commit(
        redis
          .multi()
          .hdel(peopleKey(tenant), user)
          // Nothing stands under the last name: the command wants at least one.
          .hdel(`${prefix}:handoffs`, ...written, '')
          .hdel(`${prefix}:profiles`, user)
          .hdel(`${prefix}:early`, user)
          .hdel(`${prefix}:active`, user)
          .hdel(`${prefix}:announced-to`, user)
          .hdel(`${prefix}:dms`, user)
          .srem(`${prefix}:asked-people`, user)
          .srem(`${prefix}:explained`, user)
          .srem(`${prefix}:introduced`, user)
          .zrem(`${prefix}:due`, `digest:${user}`)
          .del(...own, ...theirs)
          .incr(versionKey(tenant)),
      );
    },

    all: async (tenant) => (await redis.hvals(peopleKey(tenant))).map(readPerson),
  };
}

function readPerson(json: string): Person {
  return Person.parse(JSON.parse(json));
}

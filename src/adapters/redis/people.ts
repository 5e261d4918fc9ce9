import type { TenantId, UserId } from '../../ids.ts';
import type { People } from '../../people/people.ts';
import { Person } from '../../people/person.ts';
import type { Policy } from '../../people/policy.ts';
import { readPolicy } from '../../people/read-policy.ts';
import { commit } from './commit.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';
import { createReads } from './together.ts';

/** Two who change the same person again and again would be a fault. */
const MOST_TRIES = 20;

/**
 * `onUnreadable` hears of a record that this release cannot read: its person is as unknown until they say who they are.
 * Of the workspace's choices it is told which; they stay as this process knew them last.
 */
export function createPeople(
  redis: RedisClient,
  onUnreadable: (tenant: TenantId, choices?: readonly string[]) => void = () => {},
): People {
  const peopleKey = (tenant: TenantId): string => `${prefixOf(tenant)}:people`;
  const policyKey = (tenant: TenantId): string => `${prefixOf(tenant)}:policy`;
  const reads = createReads(redis);
  const lastPolicies = new Map<TenantId, Policy>();
  const versionKey = (tenant: TenantId): string => `${prefixOf(tenant)}:version`;

  function readable(tenant: TenantId, json: string): Person | undefined {
    const person = readPerson(json);
    if (person === undefined) onUnreadable(tenant);
    return person;
  }

  function policyIn(tenant: TenantId, json: string | null): Policy {
    const { policy, unreadable } = readPolicy(json ?? undefined, lastPolicies.get(tenant));
    if (unreadable.length === 0) lastPolicies.set(tenant, policy);
    else onUnreadable(tenant, unreadable);
    return policy;
  }

  async function findMany(tenant: TenantId, users: readonly UserId[]): Promise<ReadonlyMap<UserId, Person>> {
    if (users.length === 0) return new Map();
    const stored = await redis.hmget(peopleKey(tenant), ...users);
    return new Map(
      users.flatMap((user, i) => {
        const json = stored[i];
        const person = json == null ? undefined : readable(tenant, json);
        return person === undefined ? [] : [[user, person] as const];
      }),
    );
  }

  return {
    version: async (tenant) => (await redis.get(versionKey(tenant))) ?? '0',

    policy: async (tenant) => policyIn(tenant, await redis.get(policyKey(tenant))),

    async changePolicy(tenant, how) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const json = await redis.get(policyKey(tenant));
        const after = how(policyIn(tenant, json));
        if (after === undefined) return undefined;
        const swapped = await run(redis, 'swap-policy', tenant, json ?? '', JSON.stringify(after));
        if (swapped === 1) return after;
      }
      throw new Error('A workspace’s choices are being changed by too many at once');
    },

    async find(tenant, user) {
      const json = await reads.field(tenant, 'people', user);
      return json === undefined ? undefined : readPerson(json);
    },
    findMany,

    async save(tenant, person) {
      const json = JSON.stringify(person);
      await commit(redis.multi().hset(peopleKey(tenant), person.user, json).incr(versionKey(tenant)));
    },

    async change(tenant, user, how) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const json = await redis.hget(peopleKey(tenant), user);
        const after = how(json === null ? undefined : readable(tenant, json));
        if (after === undefined) return undefined;
        const swapped = await run(redis, 'swap-person', tenant, user, json ?? '', JSON.stringify(after));
        if (swapped === 1) return after;
      }
      throw new Error('A person is being changed by too many at once');
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
        'offered',
        'calls-spent',
        'call-mutes',
        'calls-to',
        'silent',
      ].map((name) => `${prefix}:${name}:${user}`);
      const catchups = await redis.smembers(`${prefix}:catchups-of:${user}`);
      const theirs = catchups.flatMap((id) =>
        ['catchup', 'catchup-texts'].map((name) => `${prefix}:${name}:${user}:${id}`),
      );
      // While it is known which they are.
      await run(redis, 'question', tenant, 'forget', 0, '', user);
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
          .zrem(`${prefix}:due`, `digest:${user}`, `offer:${user}`)
          .del(...own, ...theirs)
          .incr(versionKey(tenant)),
      );
    },

    all: async (tenant) =>
      (await redis.hvals(peopleKey(tenant))).flatMap((json) => readable(tenant, json) ?? []),
  };
}

/** People of whom there is a record that nobody can read. */
export async function unreadablePeople(redis: RedisClient, tenant: TenantId): Promise<readonly UserId[]> {
  const stored = await redis.hgetall(`${prefixOf(tenant)}:people`);
  return Object.entries(stored).flatMap(([user, json]) => (readPerson(json) === undefined ? [user] : []));
}

/** Which of the workspace's choices nobody can read. */
export async function unreadableChoices(redis: RedisClient, tenant: TenantId): Promise<readonly string[]> {
  const json = await redis.get(`${prefixOf(tenant)}:policy`);
  return readPolicy(json ?? undefined).unreadable;
}

/** People as they were read last, by what was read: several ask for the same person, and hours are worked out once. */
const lastRead = new Map<string, Person | undefined>();
const MOST_LAST_READ = 1_000;

/** Undefined where nobody can read it. */
export function readPerson(json: string): Person | undefined {
  if (lastRead.has(json)) return lastRead.get(json);
  const person = parsePerson(json);
  if (lastRead.size >= MOST_LAST_READ) lastRead.clear();
  lastRead.set(json, person);
  return person;
}

function parsePerson(json: string): Person | undefined {
  try {
    return Person.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

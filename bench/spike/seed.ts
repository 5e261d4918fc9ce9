import { Redis } from 'ioredis';
import { createEncryption } from '../../src/adapters/encryption.ts';
import { TENANTS_KEY } from '../../src/adapters/redis/agenda.ts';
import { createHeldMentions } from '../../src/adapters/redis/held-mentions.ts';
import { readProfile } from '../../src/adapters/slack/directory.ts';
import { Person } from '../../src/people/person.ts';
import { Secret } from '../../src/secret.ts';
import { channelId, mix } from '../support/events.ts';
import type { BenchRedis } from '../support/redis.ts';

export const TENANTS = 200;
export const MENTIONS = 3;

export const tenantId = (i: number): string => `T0SPIKE${String(i).padStart(3, '0')}`;
const readerId = (i: number): string => `U0SPIKE${String(i).padStart(6, '0')}`;

const AT_ONCE = 200;
const DAY = 86_400_000;

export interface Crowd {
  readonly count: number;
  /** The number of its first person, where there are several crowds. */
  readonly firstId?: number;
  /** Over which they are spread; all of the spike's unless given. */
  readonly tenants?: readonly string[];
  /** UTC ms, a whole second. */
  readonly due: number;
}

const ALL_TENANTS: readonly string[] = Array.from({ length: TENANTS }, (_, i) => tenantId(i));

/** People over tenants, each with three sealed mentions that are due at one instant. */
export async function seed({ socket }: BenchRedis, key: string, crowd: Crowd): Promise<void> {
  const { count, firstId = 0, tenants = ALL_TENANTS, due } = crowd;
  const redis = new Redis(socket);
  const held = createHeldMentions(redis, createEncryption([{ id: 'bench', key: new Secret(key) }]));
  try {
    await redis.sadd(TENANTS_KEY, ...tenants);
    for (const tenant of tenants) await knowPlaces(redis, tenant);
    let next = firstId;
    const lane = async (): Promise<void> => {
      for (let i = next++; i < firstId + count; i = next++) {
        const tenant = tenants[i % tenants.length] ?? '';
        await knowPerson(redis, tenant, readerId(i), due);
        for (let n = 0; n < MENTIONS; n += 1) await holdOne(held, tenant, readerId(i), i * MENTIONS + n, due);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  } finally {
    redis.disconnect();
  }
}

async function holdOne(
  held: ReturnType<typeof createHeldMentions>,
  tenant: string,
  recipient: string,
  id: number,
  due: number,
): Promise<void> {
  const now = Date.now();
  const channel = channelId(id % 20);
  const ts = `${Math.floor(now / 1000) - 3600}.${String(id % 1_000_000).padStart(6, '0')}`;
  const author = { user: 'U0WRITER' };
  const text = `<@${recipient}> could you look at number ${mix(id)} before the end of the week?`;
  const kept = { author, channelKind: 'public', isShared: false, waitsForAnswer: true } as const;
  await held.record(
    { ...kept, tenant, channel, ts, text, users: [recipient], groups: [], announces: false, version: ts },
    [
      {
        recipient,
        verdict: { kind: 'hold', until: due, because: 'waits' },
        record: { ...kept, snippet: text, heldAt: now, because: 'waits' },
      },
    ],
    { factsVersion: '', receiptDue: undefined },
    now,
  );
}

/** What Slack said is known, as it is of a workspace at work. */
async function knowPlaces(redis: Redis, tenant: string): Promise<void> {
  const at = Date.now();
  const site = JSON.stringify({ at, value: 'https://bench.slack.com/' });
  const places = Array.from({ length: 20 }, (_, i) => {
    const value = { channel: channelId(i), name: `bench-${i}`, kind: 'public', isShared: false };
    return [channelId(i), JSON.stringify({ at, value })];
  }).flat();
  await redis.hset(`{${tenant}}:site`, 'url', site);
  await redis.hset(`{${tenant}}:places`, ...places);
}

async function knowPerson(redis: Redis, tenant: string, user: string, due: number): Promise<void> {
  const start = new Date(due).toISOString().slice(11, 16);
  const end = new Date(due + 1_800_000).toISOString().slice(11, 16);
  const person = Person.parse({
    user,
    enrolment: { state: 'in', since: due - 30 * DAY },
    blocks: [{ days: [1, 2, 3, 4, 5, 6, 7], start, end }],
    zone: { name: 'UTC', follows: 'fixed' },
  });
  const value = readProfile(
    { id: user, team_id: tenant, name: 'reader', tz: 'UTC', locale: 'en-US' },
    tenant,
  );
  await Promise.all([
    redis.hset(`{${tenant}}:people`, user, JSON.stringify(person)),
    redis.hset(`{${tenant}}:profiles`, user, JSON.stringify({ at: Date.now(), value })),
    redis.hset(`{${tenant}}:dms`, user, `D${user.slice(1)}`),
    redis.sadd(`{${tenant}}:introduced`, user),
  ]);
}

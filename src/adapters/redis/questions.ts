import { type Clock, SECOND } from '../../clock.ts';
import type { TenantId, UserId } from '../../ids.ts';
import { QUESTION_MS, type Question, type Questions } from '../../questions/question.ts';
import { type Argument, prefixOf, type RedisClient, run, strings } from './scripts.ts';

/** How old what this process believes about who is asked anything may be. */
const FRESH_MS = SECOND;

interface Known {
  readonly version: string;
  readonly people: Set<UserId>;
  readonly checkedAt: number;
}

export function createQuestions(redis: RedisClient, clock: Pick<Clock, 'wall'>): Questions {
  const known = new Map<TenantId, Known>();

  async function step(tenant: TenantId, name: string, now: number, ...args: readonly Argument[]) {
    return strings(await run(redis, 'question', tenant, name, Math.floor(now), ...args));
  }

  async function askedPeople(tenant: TenantId): Promise<ReadonlySet<UserId>> {
    const checkedAt = clock.wall();
    const before = known.get(tenant);
    if (before !== undefined && checkedAt - before.checkedAt < FRESH_MS) return before.people;
    const prefix = prefixOf(tenant);
    // The version first: whoever is added meanwhile is found when it is looked at again.
    const version = (await redis.get(`${prefix}:asked-version`)) ?? '0';
    const people =
      before?.version === version ? before.people : new Set(await redis.smembers(`${prefix}:asked-people`));
    known.set(tenant, { version, people, checkedAt });
    return people;
  }

  async function list(tenant: TenantId, user: UserId, which: 'asked' | 'asks', now: number) {
    const key = `${prefixOf(tenant)}:${which}:${user}`;
    const entries = await redis.zrange(key, now - QUESTION_MS, '+inf', 'BYSCORE', 'WITHSCORES');
    const found: Question[] = [];
    for (let i = 0; i + 1 < entries.length; i += 2) {
      const [channel = '', ts = '', threadTs = '', other = '', flags = ''] = (entries[i] ?? '').split('|');
      found.push({
        ref: { channel, ts, ...(threadTs === '' ? {} : { threadTs }) },
        ...(which === 'asked' ? { asker: other, asked: user } : { asker: user, asked: other }),
        askedAt: Number(entries[i + 1]),
        isOfGroup: flags.includes('g'),
        isBlocked: flags.includes('b'),
        isDeclined: flags.includes('n'),
      });
    }
    return found;
  }

  return {
    async ask(tenant, { ref, version, asker, isAskerIn, asked, members, groups, isBlocked }, now) {
      const at = Math.floor(Number(ref.ts) * 1000);
      const about = [ref.threadTs ?? '', version, asker, isAskerIn ? '1' : '', isBlocked ? 'b' : '', at];
      const all = [
        ...asked.map((user) => `o${user}`),
        ...members.map((user) => `m${user}`),
        ...groups.map((group) => `g${group}`),
      ];
      const changed = await step(tenant, 'ask', now, ref.channel, ref.ts, ...about, ...all);
      // What this process has done itself it knows at once.
      for (const user of [...asked, ...members]) known.get(tenant)?.people.add(user);
      return changed;
    },
    withdraw: (tenant, channel, ts, now) => step(tenant, 'withdraw', now, channel, ts),
    answer: (tenant, user, { channel, ts, by = '' }, now) =>
      step(tenant, 'answer', now, channel, ts, user, by),
    decline: (tenant, user, { channel, ts }, now) =>
      step(tenant, 'close', now, channel, ts, user, '', 'n', ''),
    settle: (tenant, asker, { channel, ts, asked }, now) =>
      step(tenant, 'close', now, channel, ts, asked, asker, 'c', ''),
    async passOn(tenant, from, to, { channel, ts }, now) {
      const changed = await step(tenant, 'close', now, channel, ts, from, '', 'c', to);
      known.get(tenant)?.people.add(to);
      return changed;
    },
    isAsked: async (tenant, user) => (await askedPeople(tenant)).has(user),
    waitingOn: (tenant, user, now) => list(tenant, user, 'asked', now),
    askedBy: (tenant, user, now) => list(tenant, user, 'asks', now),
  };
}

import { DAY } from '../../clock.ts';
import type { MessageRef, TenantId } from '../../ids.ts';
import { BareCall, bareOf, CallSealedError } from '../../red-phone/bare-call.ts';
import { Call, type Calls, type Due, type Step, thingOf } from '../../red-phone/call.ts';
import type { Ring } from '../../red-phone/ring.ts';
import { type Encryption, isUnopened } from '../encryption.ts';
import { commit } from './commit.ts';
import { openRing, sealRing } from './rings.ts';
import { type Argument, prefixOf, type RedisClient, run } from './scripts.ts';

/** A ring that is never confirmed goes after this. */
const RING_MS = DAY;
/** Ids of a call stay for as long as those of what was delivered, seconds. */
const KEEP_SECONDS = (8 * DAY) / 1000;
/** Many may change one call at once, each more than once; more would be a fault. */
const MOST_TRIES = 200;

export function createCalls(redis: RedisClient, encryption: Encryption): Calls {
  const key = (tenant: TenantId, kind: 'ring' | 'call' | 'calls-to', id: string): string =>
    `${prefixOf(tenant)}:${kind}:${id}`;
  const inLine = createLine();
  const context = (tenant: TenantId, id: string) => ({ tenant, field: 'call', record: id });
  const seal = (tenant: TenantId, call: Call): Buffer =>
    encryption.seal(JSON.stringify(call), context(tenant, call.id));
  const open = (tenant: TenantId, id: string, sealed: Buffer): Call =>
    Call.parse(JSON.parse(unsealed(() => encryption.open(sealed, context(tenant, id)))));

  async function keep(tenant: TenantId, ring: Ring, due: number): Promise<void> {
    await commit(
      redis
        .multi()
        .set(key(tenant, 'ring', ring.id), sealRing(encryption, tenant, ring), 'PX', RING_MS)
        .zadd(`${prefixOf(tenant)}:urgent`, 'LT', Math.floor(due), `ring:${ring.id}`),
    );
  }

  async function ring(tenant: TenantId, id: string) {
    const sealed = await redis.getBuffer(key(tenant, 'ring', id));
    return sealed === null ? undefined : unsealed(() => openRing(encryption, tenant, id, sealed));
  }

  async function find(tenant: TenantId, id: string): Promise<Call | undefined> {
    const sealed = await redis.hgetBuffer(key(tenant, 'call', id), 'call');
    return sealed === null ? undefined : open(tenant, id, sealed);
  }

  async function bare(tenant: TenantId, id: string): Promise<BareCall | undefined> {
    const json = await redis.hget(key(tenant, 'call', id), 'ids');
    return json === null ? undefined : BareCall.parse(JSON.parse(json));
  }

  return {
    keepRing: keep,
    ring,
    find,
    bare,

    async takeSealed(tenant, id, claim) {
      const call = key(tenant, 'call', id);
      await redis.hsetnx(call, 'lost-by', claim);
      return (await redis.hget(call, 'lost-by')) === claim;
    },

    async drop(tenant, id) {
      await redis.hdel(key(tenant, 'call', id), 'call', 'ids');
    },

    async confirmRing(tenant, id, due) {
      const kept = await ring(tenant, id);
      if (kept === undefined) return false;
      await keep(tenant, { ...kept, isConfirmed: true }, due);
      return true;
    },

    async dropRing(tenant, id) {
      await redis.del(key(tenant, 'ring', id));
    },

    async open(tenant, { call, due }) {
      const { id, people, openedAt } = call;
      const taken = people.filter(({ state }) => state === 'calling').map(({ user }) => user);
      const called = people.map(({ user }) => user);
      const opened = await run(
        redis,
        'begin-call',
        tenant,
        id,
        call.ring.id,
        seal(tenant, call),
        JSON.stringify(bareOf(call)),
        Math.floor(openedAt),
        KEEP_SECONDS,
        ...placeOf(call.ring.source),
        ...counted(taken),
        ...counted(called),
        ...dueArguments(id, due),
      );
      return opened === 1 ? 'opened' : opened === 2 ? 'other' : opened === 3 ? 'lost' : 'gone';
    },

    async join(tenant, ringId, id, under) {
      const call = key(tenant, 'call', id);
      await commit(
        redis
          .multi()
          .hset(call, 'joined', under)
          .expire(call, KEEP_SECONDS)
          .del(key(tenant, 'ring', ringId)),
      );
    },

    async calledUnder(tenant, id) {
      const joined = await redis.hget(key(tenant, 'call', id), 'joined');
      return await find(tenant, joined ?? id);
    },

    async isMade(tenant, id) {
      return (await redis.exists(key(tenant, 'call', id))) === 1;
    },

    async letGo(tenant, id) {
      const call = key(tenant, 'call', id);
      const taken = (await redis.hkeys(call)).filter((field) => field.startsWith('held:'));
      if (taken.length > 0) await redis.hdel(call, ...taken);
    },

    change: (tenant, id, how) => inLine(key(tenant, 'call', id), () => changeNow(tenant, id, how)),

    async giveBack(tenant, id, user, now) {
      const source = (await bare(tenant, id))?.source;
      if (source === undefined) return false;
      const place = placeOf(source);
      const seconds = Math.floor(now / 1000);
      return (await run(redis, 'call-failed', tenant, id, user, ...place, seconds, KEEP_SECONDS)) === 1;
    },

    async since(tenant, user, since) {
      const ids = await redis.zrevrangebyscore(key(tenant, 'calls-to', user), '+inf', Math.floor(since));
      const calls = await Promise.all(ids.map((id) => find(tenant, id).catch(unlessSealed)));
      return calls.filter((call) => call !== undefined);
    },
  };

  async function changeNow(
    tenant: TenantId,
    id: string,
    how: (call: Call) => Step | undefined,
  ): ReturnType<Calls['change']> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const sealed = await redis.hgetBuffer(key(tenant, 'call', id), 'call');
      if (sealed === null) return undefined;
      const before = open(tenant, id, sealed);
      const step = how(before);
      if (step === undefined) return { call: before, isChanged: false };
      if (await swap(tenant, before, sealed, step)) return { call: step.call, isChanged: true };
    }
    throw new Error('A call is being changed by too many at once');
  }

  async function swap(
    tenant: TenantId,
    before: Call,
    sealed: Buffer,
    { call, due, takes }: Step,
  ): Promise<boolean> {
    const known = new Set(before.people.map(({ user }) => user));
    const added = call.people.map(({ user }) => user).filter((user) => !known.has(user));
    const swapped = await run(
      redis,
      'change-call',
      tenant,
      call.id,
      sealed,
      seal(tenant, call),
      JSON.stringify(bareOf(call)),
      Math.floor(call.openedAt),
      KEEP_SECONDS,
      Math.floor((takes?.now ?? 0) / 1000),
      ...placeOf(call.ring.source),
      ...counted(takes?.users ?? []),
      ...counted(added),
      ...dueArguments(call.id, due),
    );
    return swapped === 1;
  }
}

/** What is thrown for what can be opened no more. */
function unsealed<Answer>(opened: () => Answer): Answer {
  try {
    return opened();
  } catch (error) {
    if (!isUnopened(error)) throw error;
    throw new CallSealedError('The key of a call is gone', { cause: error });
  }
}

function unlessSealed(error: unknown): undefined {
  if (!(error instanceof CallSealedError)) throw error;
}

/**
 * What this process changes of one call it changes one after the other: a call of hundreds would be read and sealed
 * again and again for each of them. Other processes are told apart by compare-and-set.
 */
function createLine(): <Answer>(of: string, act: () => Promise<Answer>) => Promise<Answer> {
  const last = new Map<string, Promise<unknown>>();
  return async (of, act) => {
    const turn = (last.get(of) ?? Promise.resolve()).then(act);
    const over = turn.catch(() => {});
    last.set(of, over);
    try {
      return await turn;
    } finally {
      if (last.get(of) === over) last.delete(of);
    }
  };
}

function placeOf(source: MessageRef | undefined): Argument[] {
  return source === undefined ? ['', '', ''] : [source.channel, source.ts, source.threadTs ?? ''];
}

function counted(users: readonly string[]): Argument[] {
  return [users.length, ...users];
}

function dueArguments(id: string, due: readonly Due[]): Argument[] {
  return due.flatMap(({ kind, about, at }) => [`${kind}:${thingOf(id, about)}`, Math.floor(at)]);
}

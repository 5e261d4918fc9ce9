import type { TenantId } from '../../ids.ts';
import { perTurn } from './per-turn.ts';
import { type Argument, type RedisClient, runMany, type ScriptName } from './scripts.ts';

/**
 * Runs a script as `run` does, in one command with all the others of its turn. What fails, fails for itself. The answers
 * of one command come when `pace` lets them: for what is much work, so that not all of it is done in one turn.
 */
export type Together = (tenant: TenantId, ...args: readonly Argument[]) => Promise<unknown>;

type Send = (tenant: TenantId, args: readonly Argument[], name?: string) => Promise<unknown>;

const made = new WeakMap<RedisClient, Map<ScriptName, Send>>();

export function together(redis: RedisClient, script: ScriptName, pace?: () => Promise<void>): Together {
  const send = sendOf(redis, script, pace);
  return (tenant, ...args) => send(tenant, args);
}

/** The same for the same script, whoever asks. */
function sendOf(redis: RedisClient, script: ScriptName, pace?: () => Promise<void>): Send {
  const ofClient = made.get(redis) ?? new Map<ScriptName, Send>();
  made.set(redis, ofClient);
  const known = ofClient.get(script);
  if (known !== undefined) return known;
  const gather = perTurn<readonly Argument[], Answer>(async (tenant, items) => {
    const args: Argument[] = [];
    for (const item of items) args.push(item.length, ...item);
    const answers = (await runMany(redis, script, tenant, args)) as Answer[];
    await pace?.();
    return answers;
  });
  const anew: Send = async (tenant, args, name) => {
    const [isDone, answer] = await gather(tenant, args, name);
    if (isDone === 1) return answer ?? null;
    throw new Error(`${script}.lua: ${String(answer)}`);
  };
  ofClient.set(script, anew);
  return anew;
}

type Answer = readonly [isDone: number, answer?: unknown];

/** Reads of a tenant: all of a turn go out as one command. */
export interface Reads {
  /** The field of a hash; undefined where there is none. */
  field(tenant: TenantId, key: string, field: string): Promise<string | undefined>;
  /** All of a hash. */
  hash(tenant: TenantId, key: string): Promise<ReadonlyMap<string, Buffer>>;
  members(tenant: TenantId, key: string): Promise<readonly string[]>;
  isMember(tenant: TenantId, key: string, member: string): Promise<boolean>;
  exists(tenant: TenantId, key: string): Promise<boolean>;
  /**
   * Takes what a script has read along with its own answer, command after command (`HGET\nkey\nfield`) and what Redis
   * answers to it: whoever goes on from there without waiting for anything else need not ask for it. Not for what
   * somebody reads to see what they have just written: the script may have looked before.
   */
  cameAlong(tenant: TenantId, answers: readonly unknown[]): void;
}

export function createReads(redis: RedisClient): Reads {
  const send = sendOf(redis, 'read');
  const along = alongOf(redis);
  // What several ask for in one turn is read once.
  const read = (tenant: TenantId, ...args: readonly string[]): unknown => {
    const name = args.join('\n');
    const known = along.size === 0 ? undefined : along.get(`${tenant}\n${name}`);
    return known === undefined ? send(tenant, args, name) : known;
  };

  return {
    async field(tenant, key, field) {
      const found = await read(tenant, 'HGET', key, field);
      return found === null ? undefined : String(found);
    },

    hash: async (tenant, key) => hashIn(await read(tenant, 'HGETALL', key)),

    members: async (tenant, key) => ((await read(tenant, 'SMEMBERS', key)) as readonly Buffer[]).map(String),

    isMember: async (tenant, key, member) => (await read(tenant, 'SISMEMBER', key, member)) === 1,

    exists: async (tenant, key) => (await read(tenant, 'EXISTS', key)) === 1,

    cameAlong(tenant, answers) {
      // Once all that goes on from here without waiting for anything has gone on.
      if (along.size === 0 && answers.length > 0) process.nextTick(() => along.clear());
      for (let i = 0; i + 1 < answers.length; i += 2) along.set(`${tenant}\n${answers[i]}`, answers[i + 1]);
    },
  };
}

/** What HGETALL answers, by field. */
export function hashIn(pairs: unknown): ReadonlyMap<string, Buffer> {
  const list = pairs as readonly Buffer[];
  const found = new Map<string, Buffer>();
  for (let i = 0; i < list.length; i += 2) {
    const value = list[i + 1];
    if (value !== undefined) found.set(String(list[i]), value);
  }
  return found;
}

const came = new WeakMap<RedisClient, Map<string, unknown>>();

/** The same for all who read from a client. */
function alongOf(redis: RedisClient): Map<string, unknown> {
  const along = came.get(redis) ?? new Map<string, unknown>();
  came.set(redis, along);
  return along;
}

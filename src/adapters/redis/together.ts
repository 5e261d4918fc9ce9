import type { TenantId } from '../../ids.ts';
import { perTurn } from './per-turn.ts';
import { type Argument, type RedisClient, runMany, type ScriptName } from './scripts.ts';

/** Runs a script as `run` does, in one command with all the others of its turn. What fails, fails for itself. */
export type Together = (tenant: TenantId, ...args: readonly Argument[]) => Promise<unknown>;

type Send = (tenant: TenantId, args: readonly Argument[], name?: string) => Promise<unknown>;

const made = new WeakMap<RedisClient, Map<ScriptName, Send>>();

export function together(redis: RedisClient, script: ScriptName): Together {
  const send = sendOf(redis, script);
  return (tenant, ...args) => send(tenant, args);
}

/** The same for the same script, whoever asks. */
function sendOf(redis: RedisClient, script: ScriptName): Send {
  const ofClient = made.get(redis) ?? new Map<ScriptName, Send>();
  made.set(redis, ofClient);
  const known = ofClient.get(script);
  if (known !== undefined) return known;
  const gather = perTurn<readonly Argument[], Answer>(async (tenant, items) => {
    const args = items.flatMap((item) => [item.length, ...item]);
    return (await runMany(redis, script, tenant, ...args)) as Answer[];
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
}

export function createReads(redis: RedisClient): Reads {
  const send = sendOf(redis, 'read');
  // What several ask for in one turn is read once.
  const read = (tenant: TenantId, ...args: readonly string[]): Promise<unknown> =>
    send(tenant, args, args.join('\n'));

  return {
    async field(tenant, key, field) {
      const found = await read(tenant, 'HGET', key, field);
      return found === null ? undefined : String(found);
    },

    async hash(tenant, key) {
      const pairs = (await read(tenant, 'HGETALL', key)) as readonly Buffer[];
      const found = new Map<string, Buffer>();
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        const [name, value] = pairs.slice(i, i + 2);
        if (value !== undefined) found.set(String(name), value);
      }
      return found;
    },

    members: async (tenant, key) => ((await read(tenant, 'SMEMBERS', key)) as readonly Buffer[]).map(String),

    isMember: async (tenant, key, member) => (await read(tenant, 'SISMEMBER', key, member)) === 1,
  };
}

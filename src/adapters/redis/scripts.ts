import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Cluster, Redis } from 'ioredis';
import type { TenantId } from '../../ids.ts';

export type RedisClient = Redis | Cluster;
export type Argument = string | number | Buffer;

/** The scripts that touch mentions share the prelude in lua/state.lua. */
const withState = [
  'record',
  'talk',
  'withdraw',
  'seen',
  'lose-access',
  'release',
  'replan',
  'snooze',
  'supersede',
  'pass-on',
  'fates',
  'ring',
  'begin-call',
  'call-failed',
  'change-call',
  'announce',
  'announced',
] as const;
const alone = [
  'question',
  'claim',
  'renew',
  'read',
  'take-up',
  'forget-told',
  'count-week',
  'oldest',
  'posting',
  'postpone',
  'done',
  'bring-forward',
  'reserve',
  'reserve-turn',
  'mark',
  'swap',
  'swap-person',
  'swap-policy',
  'handoff',
  'replays',
] as const;

export type ScriptName = (typeof withState)[number] | (typeof alone)[number];

interface Script {
  readonly source: string;
  readonly sha: string;
}

const read = (name: string): string => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');

function scriptOf(source: string): Script {
  return { source, sha: createHash('sha1').update(source).digest('hex') };
}

/** What lua/gather.lua gives, for a script that is run for one. */
const ONCE = 'local memo, gather = {}, redis.call\n';

interface Scripts {
  readonly once: ReadonlyMap<ScriptName, Script>;
  /** The same, each to be run for many. */
  readonly many: ReadonlyMap<ScriptName, Script>;
}

function load(): Scripts {
  const [state, gather, together] = [read('state'), read('gather'), read('together')];
  const sources = [
    ...withState.map((name) => ({ name, prelude: `${state}\n`, body: read(name) })),
    ...alone.map((name) => ({ name, prelude: '', body: read(name) })),
  ];
  const once = (prelude: string, body: string): string => `${ONCE}${prelude}${body}`;
  const many = (prelude: string, body: string): string =>
    `${gather}${prelude}local function one(KEYS, ARGV)\n${body}\nend\n${together}`;
  return {
    once: new Map(sources.map(({ name, prelude, body }) => [name, scriptOf(once(prelude, body))])),
    many: new Map(sources.map(({ name, prelude, body }) => [name, scriptOf(many(prelude, body))])),
  };
}

const scripts = load();

/** Under which a script is sent to Redis: for one, and for many. */
export function shasOf(name: ScriptName): readonly string[] {
  return [scripts.once, scripts.many].flatMap((all) => all.get(name)?.sha ?? []);
}

/** A tenant's prefix. The braces keep all of a tenant's keys in one slot of a cluster. */
export function prefixOf(tenant: TenantId): string {
  return `{${tenant}}`;
}

/**
 * Runs one script for a tenant; its first argument is the tenant's prefix. Answers are Buffers where Redis sends
 * strings. Scripts build their keys from the prefix, so the one key passed only leads a cluster to the right node.
 */
export function run(
  redis: RedisClient,
  name: ScriptName,
  tenant: TenantId,
  ...args: readonly Argument[]
): Promise<unknown> {
  return send(redis, scripts.once.get(name), tenant, args);
}

/** Runs one script for many of a tenant: see lua/together.lua for the arguments and the answer. */
export function runMany(
  redis: RedisClient,
  name: ScriptName,
  tenant: TenantId,
  args: readonly Argument[],
): Promise<unknown> {
  return send(redis, scripts.many.get(name), tenant, args);
}

async function send(
  redis: RedisClient,
  script: Script | undefined,
  tenant: TenantId,
  args: readonly Argument[],
): Promise<unknown> {
  if (script === undefined) throw new Error('There is no such script');
  const prefix = prefixOf(tenant);
  const tail = [1, `${prefix}:version`, prefix, ...args];
  try {
    return await redis.callBuffer('EVALSHA', script.sha, ...tail);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return await redis.callBuffer('EVAL', script.source, ...tail);
  }
}

/** A script's answer as strings. */
export function strings(answer: unknown): string[] {
  if (!Array.isArray(answer)) throw new Error('A script answered something other than a list');
  return answer.map((item) => String(item));
}

import { Cluster, type Redis } from 'ioredis';
import type { RedisClient } from './scripts.ts';

/** `refuse`: do not start, mentions would be lost. `mend`: it works, and the operator must know. */
export interface Finding {
  readonly about: 'version' | 'eviction' | 'persistence' | 'clock';
  readonly level: 'ok' | 'mend' | 'refuse';
  /** What is so and, unless it is well, what to do. */
  readonly words: string;
}

/** BullMQ's delays go by our clock, expiry in Redis by its own. */
const SKEW_LIMIT_MS = 2_000;

/** What Sluice needs of a Redis: what the weakest primary of a cluster has. `wall` gives our clock, UTC ms. */
export async function checkRedis(client: RedisClient, wall: () => number): Promise<Finding[]> {
  const nodes = client instanceof Cluster ? client.nodes('master') : [client];
  const found = (await Promise.all(nodes.map((node) => checkNode(node, wall)))).flat();
  const worst = new Map<Finding['about'], Finding>();
  for (const finding of found) {
    const known = worst.get(finding.about);
    if (known === undefined || SEVERITY[finding.level] > SEVERITY[known.level])
      worst.set(finding.about, finding);
  }
  return [...worst.values()];
}

const SEVERITY: Record<Finding['level'], number> = { ok: 0, mend: 1, refuse: 2 };

/** By INFO alone: managed Redis forbids CONFIG. */
async function checkNode(node: Redis, wall: () => number): Promise<Finding[]> {
  const before = wall();
  const [seconds, microseconds] = await node.time();
  const ours = (before + wall()) / 2;
  const aheadMs = Number(seconds) * 1_000 + Number(microseconds) / 1_000 - ours;
  return judgeRedis(await node.info(), aheadMs);
}

/** `info` is what INFO answers; `aheadMs` is how far Redis's clock is ahead of ours. */
export function judgeRedis(info: string, aheadMs: number): Finding[] {
  const fields = parseInfo(info);
  return [version(fields), eviction(fields), persistence(fields), clock(aheadMs)];
}

function parseInfo(text: string): ReadonlyMap<string, string> {
  const pairs = text.split('\r\n').flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1)]];
  });
  return new Map(pairs);
}

function version(info: ReadonlyMap<string, string>): Finding {
  const valkey = info.get('valkey_version');
  const redis = info.get('redis_version') ?? 'of an unknown version';
  if (valkey !== undefined) return { about: 'version', level: 'ok', words: `Valkey ${valkey}` };
  if (Number.parseInt(redis, 10) >= 7) return { about: 'version', level: 'ok', words: `Redis ${redis}` };
  return {
    about: 'version',
    level: 'refuse',
    words: `Redis is ${redis}: Sluice needs Redis 7 or later, or Valkey. Update it.`,
  };
}

function eviction(info: ReadonlyMap<string, string>): Finding {
  const policy = info.get('maxmemory_policy') ?? 'unknown';
  if (policy === 'noeviction') return { about: 'eviction', level: 'ok', words: 'Redis evicts nothing' };
  return {
    about: 'eviction',
    level: 'refuse',
    words:
      `Redis drops data when its memory is full (maxmemory-policy ${policy}): mentions would be lost. ` +
      'Set maxmemory-policy to noeviction, and give Sluice a Redis of its own.',
  };
}

function persistence(info: ReadonlyMap<string, string>): Finding {
  if (info.get('aof_enabled') !== '1') {
    return {
      about: 'persistence',
      level: 'mend',
      words:
        'Redis keeps no append-only file: what waits is lost when it restarts. ' +
        'Set appendonly to yes (appendfsync everysec is enough).',
    };
  }
  if (info.get('aof_last_write_status') === 'err') {
    return {
      about: 'persistence',
      level: 'mend',
      words: 'Redis cannot write its append-only file: look at its log, and at the space on its disk.',
    };
  }
  return { about: 'persistence', level: 'ok', words: 'Redis keeps an append-only file' };
}

function clock(aheadMs: number): Finding {
  const difference = Math.abs(aheadMs);
  if (difference <= SKEW_LIMIT_MS) {
    return { about: 'clock', level: 'ok', words: "Redis's clock and this machine's agree" };
  }
  const way = aheadMs > 0 ? 'ahead of' : 'behind';
  return {
    about: 'clock',
    level: 'mend',
    words:
      `Redis's clock is ${(difference / 1_000).toFixed(1)} s ${way} this machine's: ` +
      'switch on time synchronisation (NTP) on both.',
  };
}

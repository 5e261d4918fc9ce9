import { MINUTE } from '../../clock.ts';
import type { Replays, SignedRequest } from '../slack/request.ts';
import { perTurn } from './per-turn.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';

/** Slack's signatures are good for five minutes in both directions; one more for the clocks. */
const KEEP_SECONDS = 660;

/**
 * Signatures seen, in small sets for each minute in which they were signed: of up to 512 whole numbers, Redis keeps eight
 * bytes each.
 */
export function createReplays(redis: RedisClient): Replays {
  const add = perTurn<SignedRequest, boolean>(async (tenant, requests) => {
    const places = requests.flatMap((request) => {
      const { set, mark } = placeOf(request);
      return [set, mark];
    });
    const added = String(await run(redis, 'replays', tenant, KEEP_SECONDS, ...places));
    return Array.from(added, (digit) => digit === '1');
  });

  return {
    isNew: add,
    async forget(tenant, request) {
      const { set, mark } = placeOf(request);
      await redis.srem(`${prefixOf(tenant)}:replays:${set}`, mark);
    },
  };
}

/** Sets a minute. */
const SETS = 64;

/** A signature is `v0=` and 64 hexadecimal digits: two choose the set, and of the others as many as a number holds. */
function placeOf({ signature, sentAt }: SignedRequest) {
  return {
    set: `${Math.floor(sentAt / MINUTE)}:${Number.parseInt(signature.slice(3, 5), 16) % SETS}`,
    mark: Number.parseInt(signature.slice(5, 18), 16),
  };
}

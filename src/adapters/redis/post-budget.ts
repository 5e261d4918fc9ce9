import { MINUTE } from '../../clock.ts';

/** How a workspace's posts are spread over a minute. */
interface PostBudget {
  /** One post each, ms; 0 for no limit. */
  readonly interval: number;
  /** So many digests may go at once: a fifth of a minute's, so that a small team's are not strung out. */
  readonly atOnce: number;
  /** A little more of everything else, so that what somebody waits for finds room while digests go out. */
  readonly othersAtOnce: number;
}

/** All of a workspace's posts are taken from one budget; what is kept for Red Phone comes on top. */
export function postBudget(perMinute: number): PostBudget {
  return {
    interval: perMinute === 0 ? 0 : MINUTE / perMinute,
    atOnce: Math.max(1, Math.floor(perMinute / 5)),
    othersAtOnce: Math.max(2, Math.floor(perMinute / 4)),
  };
}

import { METHODS, type Tier } from './web-api/methods.ts';

export interface RateLimits {
  /**
   * Counts a call now.
   * @returns the seconds to wait if it is one too many, else undefined
   */
  take(method: string, channel: string | undefined): number | undefined;
}

const MINUTE = 60_000;

/** Calls a minute. Slack calls its own figures minimums; the special methods are "several hundred". */
const PER_MINUTE: Record<Tier, number> = { tier1: 1, tier2: 20, tier3: 50, tier4: 100, special: 600 };

/** Posts to one conversation: about one a second, and a few more in a burst. */
const CHANNEL_BURST = 5;

/**
 * Slack's rate limits for one app in one workspace, on the real clock.
 * @param postsPerMinute chat.postMessage over the whole workspace
 */
export function makeRateLimits(
  postsPerMinute: number,
  clock: () => number = () => performance.now(),
): RateLimits {
  const windows = new Map<string, number[]>();
  const buckets = new Map<string, { tokens: number; at: number }>();

  function window(key: string, most: number): number | undefined {
    const now = clock();
    const times = (windows.get(key) ?? []).filter((time) => time > now - MINUTE);
    windows.set(key, times);
    const [oldest = now] = times;
    if (times.length >= most) return Math.max(1, Math.ceil((oldest + MINUTE - now) / 1000));
    times.push(now);
    return undefined;
  }

  function bucket(channel: string): number | undefined {
    const now = clock();
    const last = buckets.get(channel) ?? { tokens: CHANNEL_BURST, at: now };
    const tokens = Math.min(CHANNEL_BURST, last.tokens + (now - last.at) / 1000);
    buckets.set(channel, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
    return tokens < 1 ? 1 : undefined;
  }

  return {
    take(method, channel) {
      if (method === 'chat.postMessage') return bucket(channel ?? '') ?? window(method, postsPerMinute);
      return window(method, PER_MINUTE[METHODS[method]?.tier ?? 'special']);
    },
  };
}

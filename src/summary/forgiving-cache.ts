import type { ReadableCache } from './segment-cache.ts';

/**
 * A cache for readers whose store may be away: nothing is found and nothing kept then, and they have their summary all
 * the same.
 */
export function forgivingCache(cache: ReadableCache, onError: (thrown: unknown) => void): ReadableCache {
  const orElse = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work;
    } catch (thrown) {
      onError(thrown);
      return otherwise;
    }
  };
  return {
    get: (...args) => orElse(cache.get(...args), new Map()),
    put: (...args) => orElse(cache.put(...args), undefined),
    boundaries: (...args) => orElse(cache.boundaries(...args), []),
    addBoundaries: (...args) => orElse(cache.addBoundaries(...args), undefined),
  };
}

import type { Batch, Batches } from '../../digest/batch.ts';
import { prefixOf, type RedisClient, run } from './scripts.ts';

export function createBatches(redis: RedisClient): Batches {
  return {
    async find(tenant, id) {
      const json = await redis.get(`${prefixOf(tenant)}:batch:${id}`);
      return json === null ? undefined : (JSON.parse(json) as Batch);
    },

    async mark(tenant, id, items, state, from) {
      const json = await run(redis, 'mark', tenant, id, state, from ?? '', ...items);
      return json === null ? undefined : (JSON.parse(String(json)) as Batch);
    },
  };
}

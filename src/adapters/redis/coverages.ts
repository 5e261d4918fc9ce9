import { z } from 'zod';
import { COVERAGE_MS, type Coverages } from '../../home/coverage.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

const Stored = z.object({
  channels: z.number(),
  withBot: z.number(),
  missing: z.array(z.string()),
  isCutOff: z.boolean(),
});

export function createCoverages(redis: RedisClient): Coverages {
  return {
    async find(tenant) {
      const json = await redis.get(`${prefixOf(tenant)}:coverage`);
      return json === null ? undefined : Stored.parse(JSON.parse(json));
    },
    async keep(tenant, coverage) {
      await redis.set(`${prefixOf(tenant)}:coverage`, JSON.stringify(coverage), 'PX', COVERAGE_MS);
    },
  };
}

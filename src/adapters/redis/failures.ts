import type { TenantId } from '../../ids.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

/** A due thing that has failed more than once and is still being tried. */
export interface Failure {
  readonly kind: string;
  /** UTC ms of `now` at which it was due. */
  readonly due: number;
  readonly attempts: number;
  /** The error's name, and Slack's code where there is one; never a text of anybody's. */
  readonly reason: string;
}

export interface Failures {
  note(tenant: TenantId, claimId: string, failure: Failure): Promise<void>;
  list(tenant: TenantId): Promise<readonly Failure[]>;
}

/** Ended claims take their entry along (release.lua, done.lua), so that what is listed is still failing. */
export function createFailures(redis: RedisClient): Failures {
  return {
    async note(tenant, claimId, failure) {
      await redis.hset(`${prefixOf(tenant)}:failed`, claimId, JSON.stringify(failure));
    },
    async list(tenant) {
      const stored = await redis.hvals(`${prefixOf(tenant)}:failed`);
      return stored.map((json) => JSON.parse(json) as Failure);
    },
  };
}

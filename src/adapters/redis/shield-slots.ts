import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Clock, MINUTE, SECOND } from '../../clock.ts';
import type { TenantId } from '../../ids.ts';
import type { Slots } from '../slack/user-tokens.ts';
import { prefixOf, type RedisClient } from './scripts.ts';

const slot = readFileSync(new URL('./lua/shield-slot.lua', import.meta.url), 'utf8');

/** Slack counts when a call arrives, which is a little after it was allowed, sometimes more and sometimes less. */
const WINDOW = (MINUTE + SECOND) / MINUTE;

export function createSlots(redis: RedisClient, clock: Pick<Clock, 'wall'>, minuteMs = MINUTE): Slots {
  const windowMs = Math.ceil(WINDOW * minuteMs);
  return {
    async take(tenant: TenantId, method, most, inLineAs) {
      const [turns, pause] = [`${prefixOf(tenant)}:turns:${method}`, `${prefixOf(tenant)}:pause:${method}`];
      const args = [Math.floor(clock.wall()), windowMs, most, inLineAs ?? '', randomUUID()];
      return Number(await redis.eval(slot, 2, turns, pause, ...args));
    },
  };
}

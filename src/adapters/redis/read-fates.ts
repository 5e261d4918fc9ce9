import type { UserId } from '../../ids.ts';
import type { Fate } from '../../mentions/held.ts';

const states: Readonly<Record<string, Fate['state']>> = {
  h: 'held',
  d: 'delivered',
  s: 'seen',
  x: 'edited-out',
  g: 'deleted',
  a: 'access-lost',
  l: 'left',
  b: 'in-brief',
  p: 'passed',
};

/** What `fates.lua` answers of each recipient: user, code, decided, due, reason, settled; times in seconds. */
export function readFates(answer: readonly string[]): ReadonlyMap<UserId, Fate> {
  const fates = new Map<UserId, Fate>();
  for (let i = 0; i + 5 < answer.length; i += 6) {
    const [user = '', code = '', decided, due, reason = '', settled] = answer.slice(i, i + 6);
    fates.set(user, {
      state: states[code] ?? 'passed',
      decidedAt: Number(decided) * 1000,
      promisedFor: Number(due) * 1000,
      reason,
      settledAt: Number(settled) > 0 ? Number(settled) * 1000 : undefined,
    });
  }
  return fates;
}

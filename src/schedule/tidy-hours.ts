import type { WeeklyBlock } from './hours.ts';

/** The same hours with each window once, in the order of their times; an end at midnight is `24:00`. */
export function tidyHours(blocks: readonly WeeklyBlock[]): WeeklyBlock[] {
  const daysByWindow = new Map<string, Set<number>>();
  for (const { days, start, end } of blocks) {
    if (days.length === 0) continue;
    const window = `${start}-${end === '00:00' ? '24:00' : end}`;
    daysByWindow.set(window, new Set([...(daysByWindow.get(window) ?? []), ...days]));
  }
  return [...daysByWindow]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([window, days]) => ({ days: [...days].sort(), start: window.slice(0, 5), end: window.slice(6) }));
}

import { createHash } from 'node:crypto';
import { HOUR } from '../clock.ts';
import type { UserId } from '../ids.ts';

/** Gaps are told apart by the hour, up to a day. */
const LONGEST_CLASS = 24;

/**
 * Who is shielded first of those who leave a block at the same instant, in [0, 1): the longest gaps, and among equals an
 * order that is another one at each block's end. Slack lets a workspace set a few snoozes a minute, so that some wait.
 */
export function precedence(gapMs: number, user: UserId, blockEnd: number): number {
  const hours = Math.max(0, Math.min(LONGEST_CLASS, Math.floor(gapMs / HOUR)));
  const lot = createHash('sha256').update(`${user} ${blockEnd}`).digest().readUInt32BE() / 2 ** 32;
  return (hours + lot) / (LONGEST_CLASS + 1);
}

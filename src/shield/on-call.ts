import { HOUR } from '../clock.ts';
import type { ShieldRecord } from './record.ts';

/** A shield that a call ended comes back after this at the latest, whatever became of the call. */
export const LONGEST_CALL_MS = HOUR;

/** When the last of the calls that keep a shield off lets it come back; undefined where there is none. */
export function onCallUntil({ calls }: Pick<ShieldRecord, 'calls'>, now: number): number | undefined {
  const ends = calls.map(({ since }) => since + LONGEST_CALL_MS).filter((end) => end > now);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

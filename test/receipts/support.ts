import { loadZoneData } from '../../src/adapters/zone-data.ts';
import type { Promised, Reader } from '../../src/receipts/promised.ts';

export const zones = loadZoneData();

/** `2026-11-23T09:00Z` to milliseconds. */
export function at(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new Error(`not an instant: ${text}`);
  return ms;
}

export function readerIn(zone: string, locale = 'en-GB'): Reader {
  return { user: 'USENDER', locale, zone: zones.get(zone) };
}

/** Ana in Berlin, who shares both local times and reads on Monday at 16:00 of her own time, unless said otherwise. */
export function promised(parts: Partial<Omit<Promised, 'zone'>> & { readonly zone?: string } = {}): Promised {
  const { zone = 'Europe/Berlin', ...rest } = parts;
  return {
    recipient: 'UANA',
    name: 'Ana',
    promisedFor: at('2026-11-23T15:00Z'),
    senderSees: 'both',
    away: undefined,
    isShielded: false,
    ...rest,
    zone: zones.get(zone),
  };
}

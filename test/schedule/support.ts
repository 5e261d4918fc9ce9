import { loadZoneData } from '../../src/adapters/zone-data.ts';
import type { Calendar } from '../../src/schedule/hours.ts';

export const zones = loadZoneData();

/** Zones whose clocks do something unusual, and some that do not. */
export const ODD_ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/Santiago',
  'America/Nuuk',
  'Asia/Beirut',
  'Asia/Gaza',
  'America/Winnipeg',
];

/** A calendar with nothing but what the case is about. */
export function calendarIn(zoneName: string, parts: Partial<Omit<Calendar, 'zone'>>): Calendar {
  return { blocks: [], absences: [], opens: [], moved: [], ...parts, zone: zones.get(zoneName) };
}

/** `2026-11-24T08:00Z` to milliseconds. */
export function at(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new Error(`not an instant: ${text}`);
  return ms;
}

export function iso(block: { start: number; end: number } | undefined): string | undefined {
  if (!block) return undefined;
  const text = (ms: number): string => new Date(ms).toISOString().replace(':00.000Z', 'Z');
  return `${text(block.start)}/${text(block.end)}`;
}

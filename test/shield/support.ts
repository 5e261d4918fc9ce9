import { loadZoneData } from '../../src/adapters/zone-data.ts';
import type { Calendar } from '../../src/schedule/hours.ts';

export const zones = loadZoneData();

const weekdays = [1, 2, 3, 4, 5];

/** Weekdays 11:00–11:30 and 16:00–16:30 in Berlin. */
export function calendar(parts: Partial<Calendar> = {}): Calendar {
  return {
    blocks: [
      { days: weekdays, start: '11:00', end: '11:30' },
      { days: weekdays, start: '16:00', end: '16:30' },
    ],
    zone: zones.get('Europe/Berlin'),
    absences: [],
    opens: [],
    moved: [],
    ...parts,
  };
}

/** `at('Tue 11:30')`: in the week of Monday 19 January 2026 in Berlin, which is an hour ahead of UTC. */
export function at(text: string): number {
  const [day = '', time = ''] = text.split(' ');
  const date = 19 + ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Next'].indexOf(day);
  return Date.parse(`2026-01-${date}T${time.padEnd(8, ':00')}+01:00`);
}

/** The instant as `at` reads it, for failures that can be read. */
export function shown(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant + 3_600_000).toISOString().slice(5, 19);
}

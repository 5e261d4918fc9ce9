import type { UserId } from '../ids.ts';
import { calendarOf } from '../people/calendar.ts';
import { isHeldFor, type Person } from '../people/person.ts';
import type { Zones } from '../schedule/zone.ts';
import { type QuietHours, silentBlock } from '../shield/quiet-hours.ts';
import type { ShieldRecord, Trouble } from '../shield/record.ts';
import type { ShieldConfig } from '../slack-config.ts';
import { type Check, note, ok } from './check.ts';

/** What each trouble means to whoever runs Sluice. */
const meanings: Readonly<Record<Trouble, string>> = {
  unreadable: 'Do Not Disturb could not be read, and so was left as it was',
  'not-on': 'Slack took a snooze and did not set it',
  'other-end': 'Slack set another end than it was asked for',
  'too-long': 'Slack takes no snooze, however short',
  refused: 'Slack refused a snooze',
  'token-gone': 'the permission is gone; they are asked to allow it again',
};

/** How people's shields do. Counts by trouble, no names. */
export function compareShields(config: ShieldConfig, records: readonly ShieldRecord[]): readonly Check[] {
  const about = 'shields';
  if (config.kind === 'missing') {
    return [note(about, `not set up: set ${config.variables.join(', ')} to let people switch theirs on.`)];
  }
  const troubled = Map.groupBy(
    records.flatMap(({ trouble }) => trouble ?? []),
    ({ what }) => what,
  );
  if (troubled.size === 0) return [ok(about, `${records.length} switched on, and Slack does as they ask`)];
  const list = [...troubled].map(([what, some]) => `${meanings[what]} (${some.length})`);
  return [note(about, `${records.length} switched on. Last time, ${list.join('; ')}. The log says more.`)];
}

/** Blocks that begin while Slack itself would be silent. Counts people, no names. */
export function compareQuietHours(
  people: readonly Person[],
  quietHours: ReadonlyMap<UserId, QuietHours>,
  zones: Zones,
  now: number,
): readonly Check[] {
  const about = 'notification schedules';
  const silenced = people.filter((person) => {
    const quiet = quietHours.get(person.user);
    if (quiet === undefined || !isHeldFor(person, now) || !zones.has(person.zone.name)) return false;
    return silentBlock(calendarOf(person, zones), quiet, now) !== undefined;
  });
  if (silenced.length === 0) return [ok(about, 'no comms block lies inside one')];
  return [
    note(
      about,
      `${silenced.length} of ${people.length} have a comms block inside their own notification schedule in Slack: its ` +
        'digest makes no sound. Saving their hours anew shows them which one.',
    ),
  ];
}

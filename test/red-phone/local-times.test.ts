import type { Profile } from '../../src/people/directory.ts';
import { Person } from '../../src/people/person.ts';
import { zoneOf } from '../../src/red-phone/local-times.ts';
import { zones } from '../schedule/support.ts';

/** Slack's zone of somebody, which everybody sees there. */
const profile: Profile = {
  ...{ user: 'UANA', name: 'Ana', zone: 'Europe/Berlin', locale: 'en-US' },
  ...{ isBot: false, isGuest: false, isAdmin: false, isStranger: false, isDeactivated: false },
};

test.each([
  ['both', 'Asia/Tokyo'],
  ['theirs', 'Europe/Berlin'],
  ['later', undefined],
] as const)(
  'the zone that somebody chose here is told as far as they let senders see it: %s',
  (senderSees, zone) => {
    const person = Person.parse({
      ...{ user: 'UANA', locale: 'en-US', senderSees, enrolment: { state: 'in', since: 0 } },
      ...{ blocks: [], absences: [], opens: [], moved: [], live: [], heldApps: [] },
      zone: { name: 'Asia/Tokyo', follows: 'fixed' },
    });
    expect(zoneOf({ profile, person }, { zones })?.name).toBe(zone);
  },
);

import { offerBlocks, offerStanding } from '../../src/handoff/offer-switch.ts';
import { readingOf } from '../../src/handoff/windows.ts';
import { Person } from '../../src/people/person.ts';
import { zones } from '../schedule/support.ts';
import { reader } from './support.ts';

const days = [1, 2, 3, 4, 5];

async function standing(wishes: Partial<Person>, hasShield: boolean): Promise<string> {
  const person = Person.parse({
    ...{ user: 'UBEN', enrolment: { state: 'in', since: 0 }, offersHandoff: true },
    blocks: [{ days, start: '11:00', end: '11:30' }],
    zone: { name: 'Europe/Berlin', follows: 'slack' },
    workingHours: [{ days, start: '09:00', end: '18:00' }],
    ...wishes,
  });
  const known = reader();
  const there = { ...known, person, reading: readingOf(person, known.profile, zones, known.now) };
  const offers = { last: async () => undefined, note: async () => {} };
  const { text } = await offerStanding('T1', there, { offers, zones, hasShield: async () => hasShield });
  return text;
}

test('whoever has a shield is told before that the offer comes without a sound, and how to hear it', async () => {
  expect(await standing({}, true)).toContain('Next: 5:30 PM. You have a shield');
  expect(await standing({}, false)).not.toContain('shield');
  const atTheEnd = { blocks: [{ days, start: '17:15', end: '18:00' }] };
  expect(await standing(atTheEnd, true)).not.toContain('shield');
});

test('App Home shows no switch to somebody who does not use Sluice', () => {
  expect(offerBlocks(reader())).toEqual([]);
});

import { sharedWeeks } from '../../src/schedule/shared-weeks.ts';
import { dayAt } from '../../src/schedule/wall-time.ts';
import { weeklyBlocks } from '../../src/schedule/weekly-blocks.ts';
import { weeklyPattern } from '../../src/schedule/weekly-pattern.ts';
import { Zone } from '../../src/schedule/zone.ts';

const zone = new Zone('UTC', () => 0);
const pattern = weeklyPattern([{ days: [1, 3], start: '09:00', end: '09:30' }]);
const DAY = dayAt(zone, Date.parse('2026-01-20T12:00:00Z'));

function first<T>(count: number, all: Iterable<T>): T[] {
  const found: T[] = [];
  for (const each of all) {
    found.push(each);
    if (found.length === count) break;
  }
  return found;
}

test('whoever reads further, or at the same time as another, sees what they would have seen alone', () => {
  const alone = first(40, weeklyBlocks({ zone, absences: [] }, pattern, DAY));

  const [one, other] = [sharedWeeks(zone, pattern, DAY), sharedWeeks(zone, pattern, DAY)];
  const inTurns = one[Symbol.iterator]();
  expect([inTurns.next().value, inTurns.next().value]).toEqual(alone.slice(0, 2));
  expect(first(40, other)).toEqual(alone);
  expect(inTurns.next().value).toEqual(alone[2]);
});

test('another day begins elsewhere, however many are asked for', () => {
  for (let day = DAY; day < DAY + 30; day += 1) {
    const alone = weeklyBlocks({ zone, absences: [] }, pattern, day);
    expect(first(3, sharedWeeks(zone, pattern, day))).toEqual(first(3, alone));
  }
});

test('hours without windows have no blocks', () => {
  expect([...sharedWeeks(zone, weeklyPattern([]), DAY)]).toEqual([]);
});

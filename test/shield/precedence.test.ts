import { DAY, HOUR } from '../../src/clock.ts';
import { precedence } from '../../src/shield/precedence.ts';
import { at } from './support.ts';

const people = Array.from({ length: 40 }, (_, i) => `U${String(i).padStart(4, '0')}`);

function order(gapOf: (user: string) => number, blockEnd: number): string[] {
  const place = (user: string): number => precedence(gapOf(user), user, blockEnd);
  return people.toSorted((a, b) => place(b) - place(a));
}

test('the longest gaps come first', () => {
  const gapOf = (user: string): number => (Number(user.slice(1)) % 2 === 0 ? 18.5 * HOUR : 4.5 * HOUR);
  const first = order(gapOf, at('Tue 11:30')).slice(0, 20);
  expect(first.map(gapOf)).toEqual(first.map(() => 18.5 * HOUR));
});

test('among equals nobody is always first or last: over a quarter all places even out', () => {
  const places = new Map(people.map((user) => [user, 0]));
  const days = 90;
  for (let day = 0; day < days; day += 1) {
    for (const [place, user] of order(() => 4.5 * HOUR, at('Tue 11:30') + day * DAY).entries()) {
      places.set(user, (places.get(user) ?? 0) + place / days);
    }
  }
  const means = [...places.values()];
  expect(Math.min(...means)).toBeGreaterThan(14);
  expect(Math.max(...means)).toBeLessThan(25);
});

test('it fits between two milliseconds, however long the gap', () => {
  for (const gap of [0, HOUR, DAY, 400 * DAY]) {
    const place = precedence(gap, 'U1', at('Tue 11:30'));
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(1);
  }
});

import { silentBlock } from '../../src/shield/quiet-hours.ts';
import { at, calendar, shown } from './support.ts';

const late = calendar({
  blocks: [
    { days: [1, 2, 3, 4, 5], start: '11:00', end: '11:30' },
    { days: [4], start: '22:30', end: '23:00' },
  ],
});
const night = { start: at('Tue 22:00'), end: at('Wed 08:00') };

test.each`
  quiet                                               | block
  ${night}                                            | ${'Thu 22:30'}
  ${{ start: at('Mon 22:00'), end: at('Tue 08:00') }} | ${'Thu 22:30'}
  ${{ start: at('Tue 22:30'), end: at('Wed 08:00') }} | ${'Thu 22:30'}
  ${{ start: at('Tue 08:00'), end: at('Tue 22:30') }} | ${'Wed 11:00'}
  ${{ start: at('Tue 23:00'), end: at('Wed 11:00') }} | ${undefined}
`('the first block of the week that begins in the quiet hours: $block', ({ quiet, block }) => {
  const found = silentBlock(late, quiet, at('Tue 12:00'));
  expect(shown(found?.start)).toBe(block === undefined ? undefined : shown(at(block)));
});

test('quiet hours are the person’s wall clock, also after the clocks have changed', () => {
  const winter = { start: Date.parse('2026-03-27T21:00Z'), end: Date.parse('2026-03-28T07:00Z') };
  const early = calendar({ blocks: [{ days: [1], start: '07:30', end: '08:00' }] });
  expect(silentBlock(early, winter, Date.parse('2026-03-27T12:00Z'))?.start).toBe(
    Date.parse('2026-03-30T05:30Z'),
  );
});

import fc from 'fast-check';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { blockAt, nextBlock } from '../../src/schedule/blocks.ts';
import { gapAfter, minutesUntil, shieldFor } from '../../src/shield/gap.ts';
import { at, calendar, zones } from './support.ts';

test.each`
  situation                              | now            | until
  ${'as a block ends'}                   | ${'Tue 11:30'} | ${'Tue 16:00'}
  ${'in the middle of a gap'}            | ${'Tue 13:47'} | ${'Tue 16:00'}
  ${'in the evening'}                    | ${'Tue 16:30'} | ${'Wed 11:00'}
  ${'over a weekend'}                    | ${'Fri 16:30'} | ${'Next 11:00'}
  ${'in the last minute before a block'} | ${'Tue 15:59'} | ${'Tue 16:00'}
`('$situation the shield is on until the next block’s start', ({ now, until }) => {
  expect(shieldFor(calendar(), at(now))).toMatchObject({ kind: 'on', until: at(until) });
});

test('a shield is looked at again when the block that ends it has ended', () => {
  expect(shieldFor(calendar(), at('Tue 11:30'))).toMatchObject({ lookAt: at('Tue 16:30') });
});

test('within a block there is none, and its end is looked at', () => {
  for (const now of [at('Tue 11:00'), at('Tue 11:30') - 1]) {
    expect(shieldFor(calendar(), now)).toEqual({ kind: 'off', reason: 'in-block', lookAt: at('Tue 11:30') });
  }
});

const close = (end: string) =>
  calendar({
    blocks: [
      { days: [2], start: '11:00', end: '11:30' },
      { days: [2], start: end, end: '12:30' },
    ],
  });

test('a gap under fifteen minutes gets none, one of fifteen does, also for whoever waited for their turn', () => {
  expect(shieldFor(close('11:44'), at('Tue 11:30'))).toEqual({
    kind: 'off',
    reason: 'short-gap',
    lookAt: at('Tue 12:30'),
  });
  expect(shieldFor(close('11:45'), at('Tue 11:30'))).toMatchObject({ kind: 'on' });
  expect(shieldFor(close('11:45'), at('Tue 11:43'))).toMatchObject({ kind: 'on', until: at('Tue 11:45') });
});

test('without a block to come there is none, and nothing to look at', () => {
  const none = { kind: 'off', reason: 'no-block', lookAt: undefined };
  expect(shieldFor(calendar({ blocks: [] }), at('Tue 12:00'))).toEqual(none);
});

const absent = calendar({ absences: [{ from: '2026-01-21', to: '2026-01-22' }] });

test('an absence ends the shield as it begins, and the day of the return begins one again', () => {
  expect(shieldFor(absent, at('Tue 16:30'))).toEqual({
    kind: 'on',
    until: at('Wed 00:00'),
    lookAt: at('Wed 00:00'),
  });
  for (const now of ['Wed 00:00', 'Wed 12:00', 'Thu 23:59']) {
    expect(shieldFor(absent, at(now))).toEqual({ kind: 'off', reason: 'away', lookAt: at('Fri 00:00') });
  }
  expect(shieldFor(absent, at('Fri 00:00'))).toMatchObject({ kind: 'on', until: at('Fri 11:00') });
});

test('an absence that comes after the next block changes nothing before it', () => {
  expect(shieldFor(absent, at('Tue 11:30'))).toMatchObject({
    until: at('Tue 16:00'),
    lookAt: at('Tue 16:30'),
  });
});

test('an unscheduled block ends the shield, also in an absence', () => {
  const open = { opens: [{ start: at('Wed 09:00'), end: at('Wed 10:00') }] };
  expect(shieldFor(calendar(open), at('Tue 16:30'))).toMatchObject({ until: at('Wed 09:00') });
  expect(shieldFor({ ...absent, ...open }, at('Wed 09:30'))).toMatchObject({ reason: 'in-block' });
});

test('the gap after a block is what decides who comes first', () => {
  expect(gapAfter(calendar(), at('Tue 11:30'))).toBe(4.5 * HOUR);
  expect(gapAfter(calendar(), at('Fri 16:30'))).toBe(66.5 * HOUR);
});

test('minutes are whole, and never reach beyond the start', () => {
  expect(minutesUntil(at('Tue 16:00'), at('Tue 11:30'))).toBe(270);
  expect(minutesUntil(at('Tue 16:00'), at('Tue 11:30') + 1)).toBe(269);
  expect(minutesUntil(at('Tue 16:00'), at('Tue 15:59:30'))).toBe(0);
});

test('in every zone, at any instant of a year, a shield ends by the next block’s start and at most a minute before', () => {
  const places = [
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.integer({ min: 0, max: 365 * 24 * 60 * 60 }),
      (zone, second) => {
        const hours = calendar({ zone: zones.get(zone) });
        const now = Date.UTC(2026, 0, 1) + second * 1000;
        const wanted = shieldFor(hours, now);
        if (wanted.kind === 'off') {
          expect(blockAt(hours, now)).toBeDefined();
          return;
        }
        const start = nextBlock(hours, now)?.start ?? 0;
        const endsAt = now + minutesUntil(wanted.until, now) * MINUTE;
        expect(endsAt).toBeLessThanOrEqual(start);
        expect(start - endsAt).toBeLessThan(MINUTE);
      },
    ),
    { seed: 20260120, numRuns: 400 },
  );
});

import { MINUTE } from '../../src/clock.ts';
import { decide, isSettled, type OwnSnooze } from '../../src/shield/decide.ts';
import type { Wanted } from '../../src/shield/gap.ts';
import { at } from './support.ts';

const until = at('Tue 16:00');
const on: Wanted = { kind: 'on', until, lookAt: at('Tue 16:30') };
const off: Wanted = { kind: 'off', reason: 'in-block', lookAt: at('Tue 11:30') };
const limits = { longest: Number.POSITIVE_INFINITY, spare: 0 };

interface Case {
  readonly now: string;
  readonly dnd?: string | undefined;
  readonly own?: string | undefined;
  readonly wanted?: Wanted;
  readonly ownParts?: Partial<OwnSnooze>;
  readonly longest?: number;
  readonly spare?: number;
}

function check({ now, dnd, own, wanted = on, ownParts = {}, longest, spare }: Case): string {
  const snooze: OwnSnooze | undefined =
    own === undefined ? undefined : { until, endsAt: at(own), isConfirmed: true, ...ownParts };
  const decision = decide(
    wanted,
    { snoozeEndsAt: dnd === undefined ? undefined : at(dnd) },
    snooze,
    { ...limits, ...(longest === undefined ? {} : { longest }), ...(spare === undefined ? {} : { spare }) },
    at(now),
  );
  if (decision.kind === 'leave-alone') return decision.reason;
  return decision.kind === 'end' ? 'end' : `${decision.kind} ${decision.minutes}`;
}

test.each`
  situation                                | now               | dnd               | own               | decision
  ${'nothing is on'}                       | ${'Tue 11:30'}    | ${undefined}      | ${undefined}      | ${'begin 270'}
  ${'some seconds are over'}               | ${'Tue 11:30:07'} | ${undefined}      | ${undefined}      | ${'begin 269'}
  ${'theirs is over'}                      | ${'Tue 11:30'}    | ${'Tue 11:20'}    | ${undefined}      | ${'begin 270'}
  ${'theirs ends before the block'}        | ${'Tue 11:30'}    | ${'Tue 12:30'}    | ${undefined}      | ${'begin 270'}
  ${'theirs is longer'}                    | ${'Tue 11:30'}    | ${'Tue 18:00'}    | ${undefined}      | ${'theirs'}
  ${'ours is as it should be'}             | ${'Tue 13:00'}    | ${'Tue 15:59:58'} | ${'Tue 15:59:58'} | ${'right'}
  ${'ours ends a whole minute before'}     | ${'Tue 13:00'}    | ${'Tue 15:59'}    | ${'Tue 15:59'}    | ${'right'}
  ${'ours outlasts the start'}             | ${'Tue 13:00'}    | ${'Tue 18:00'}    | ${'Tue 18:00'}    | ${'renew 180'}
  ${'ours was shortened and has time'}     | ${'Tue 13:00'}    | ${'Tue 14:00'}    | ${'Tue 14:00'}    | ${'right'}
  ${'ours was shortened and runs out'}     | ${'Tue 13:58:30'} | ${'Tue 14:00'}    | ${'Tue 14:00'}    | ${'renew 121'}
  ${'ours was shortened and is over'}      | ${'Tue 14:01'}    | ${undefined}      | ${'Tue 14:00'}    | ${'begin 119'}
  ${'they ended ours'}                     | ${'Tue 13:00'}    | ${undefined}      | ${'Tue 16:00'}    | ${'lifted'}
  ${'they replaced ours by a shorter one'} | ${'Tue 13:00'}    | ${'Tue 13:30'}    | ${'Tue 16:00'}    | ${'lifted'}
  ${'they replaced ours by a longer one'}  | ${'Tue 13:00'}    | ${'Tue 20:00'}    | ${'Tue 16:00'}    | ${'lifted'}
  ${'less than a minute is left'}          | ${'Tue 15:59:30'} | ${undefined}      | ${undefined}      | ${'too-late'}
`('between blocks, when $situation: $decision', ({ now, dnd, own, decision }) => {
  expect(check({ now, dnd, own })).toBe(decision);
});

test.each`
  situation                      | dnd            | own            | decision
  ${'nothing is on'}             | ${undefined}   | ${undefined}   | ${'nothing-on'}
  ${'theirs is on'}              | ${'Tue 12:00'} | ${undefined}   | ${'theirs'}
  ${'theirs and not ours is on'} | ${'Tue 12:00'} | ${'Tue 16:00'} | ${'theirs'}
  ${'ours is on'}                | ${'Tue 16:00'} | ${'Tue 16:00'} | ${'end'}
`('where no shield is wanted and $situation: $decision', ({ dnd, own, decision }) => {
  expect(check({ now: 'Tue 11:10', dnd, own, wanted: off })).toBe(decision);
});

test('after a crash before the confirmation, what landed as it was asked for is ours', () => {
  const asked = { now: 'Tue 11:31', own: 'Tue 16:00', ownParts: { isConfirmed: false } };
  expect(check({ ...asked, dnd: 'Tue 16:00:04', wanted: off })).toBe('end');
  expect(check({ ...asked, dnd: 'Tue 17:00', wanted: off })).toBe('theirs');
  expect(
    check({
      ...asked,
      dnd: 'Tue 14:00',
      ownParts: { isConfirmed: false, before: at('Tue 14:00') },
      wanted: off,
    }),
  ).toBe('end');
});

test('after a crash before the request, it is simply asked for', () => {
  expect(check({ now: 'Tue 11:31', own: 'Tue 16:00', ownParts: { isConfirmed: false } })).toBe('begin 269');
});

test('a snooze that was set for an earlier block is set anew at once', () => {
  const earlier = { until: at('Tue 14:00') };
  expect(check({ now: 'Tue 12:00', dnd: 'Tue 14:00', own: 'Tue 14:00', ownParts: earlier })).toBe(
    'renew 240',
  );
  const own = { ...earlier, endsAt: at('Tue 14:00'), isConfirmed: true };
  expect(isSettled(on, own, at('Tue 12:00'))).toBe(false);
});

test('what Slack does not take as long is asked for as long as it takes', () => {
  expect(check({ now: 'Tue 11:30', longest: 60 })).toBe('begin 60');
  expect(check({ now: 'Tue 11:30', longest: 60, dnd: 'Tue 12:40' })).toBe('theirs');
});

test('a snooze that ended too late is asked for a minute shorter', () => {
  expect(check({ now: 'Tue 11:30', dnd: 'Tue 16:00:02', own: 'Tue 16:00:02', spare: 1 })).toBe('renew 269');
  expect(check({ now: 'Tue 15:59:10', dnd: 'Tue 16:00:02', own: 'Tue 16:00:02', spare: 1 })).toBe('end');
});

test('Slack is not asked while the record says that all is well', () => {
  const own = (endsAt: number, isConfirmed = true): OwnSnooze => ({ until, endsAt, isConfirmed });
  const now = at('Tue 13:00');
  expect(isSettled(on, own(until - MINUTE), now)).toBe(true);
  expect(isSettled(on, own(at('Tue 14:00')), now)).toBe(true);
  expect(isSettled(on, own(at('Tue 13:01')), now)).toBe(false);
  expect(isSettled(on, own(until, false), now)).toBe(false);
  expect(isSettled(on, own(until + 1000), now)).toBe(false);
  expect(isSettled(on, undefined, now)).toBe(false);
  expect(isSettled(off, own(until), now)).toBe(false);
  expect(isSettled(off, own(now), now)).toBe(true);
  expect(isSettled(off, undefined, now)).toBe(true);
});

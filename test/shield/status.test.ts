import { decideStatus, type Status, statusOf, workAt } from '../../src/shield/status.ts';
import { at, calendar } from './support.ts';

const nineToFive = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }];

test.each`
  now            | until           | hours         | isWorking | changesAt
  ${'Tue 11:30'} | ${'Tue 16:00'}  | ${nineToFive} | ${true}   | ${'Tue 16:00'}
  ${'Tue 16:30'} | ${'Wed 11:00'}  | ${nineToFive} | ${true}   | ${'Tue 17:00'}
  ${'Tue 17:00'} | ${'Wed 11:00'}  | ${nineToFive} | ${false}  | ${'Wed 09:00'}
  ${'Wed 09:00'} | ${'Wed 11:00'}  | ${nineToFive} | ${true}   | ${'Wed 11:00'}
  ${'Fri 17:00'} | ${'Next 11:00'} | ${nineToFive} | ${false}  | ${'Next 09:00'}
  ${'Tue 11:30'} | ${'Tue 16:00'}  | ${undefined}  | ${true}   | ${'Tue 16:00'}
  ${'Tue 16:30'} | ${'Wed 11:00'}  | ${undefined}  | ${false}  | ${'Wed 11:00'}
  ${'Wed 08:00'} | ${'Wed 11:00'}  | ${undefined}  | ${false}  | ${'Wed 11:00'}
`(
  'at $now until $until, working is $isWorking until $changesAt',
  ({ now, until, hours, isWorking, changesAt }) => {
    expect(workAt(calendar(), hours, at(until), at(now))).toEqual({ isWorking, changesAt: at(changesAt) });
  },
);

const none: Status = { text: '', emoji: '', expiresAt: 0 };
const ours: Status = {
  text: 'Focusing · reads mentions at 16:00',
  emoji: ':no_bell:',
  expiresAt: at('Tue 16:00'),
};
const theirs: Status = { text: 'On a train', emoji: ':train:', expiresAt: 0 };
const later: Status = { ...ours, text: 'Focusing · reads mentions at 17:00', expiresAt: at('Tue 17:00') };

test.each`
  situation                           | wanted       | current                              | own       | change
  ${'none stands'}                    | ${ours}      | ${none}                              | ${[]}     | ${ours}
  ${'theirs stands'}                  | ${ours}      | ${theirs}                            | ${[]}     | ${undefined}
  ${'theirs stands and ours is over'} | ${undefined} | ${theirs}                            | ${[ours]} | ${undefined}
  ${'ours stands'}                    | ${ours}      | ${ours}                              | ${[ours]} | ${undefined}
  ${'ours has changed'}               | ${later}     | ${ours}                              | ${[ours]} | ${later}
  ${'ours is no longer wanted'}       | ${undefined} | ${ours}                              | ${[ours]} | ${none}
  ${'only the emoji is theirs'}       | ${ours}      | ${{ ...none, emoji: ':palm_tree:' }} | ${[]}     | ${undefined}
  ${'they gave ours no end'}          | ${later}     | ${{ ...ours, expiresAt: 0 }}         | ${[ours]} | ${undefined}
  ${'nothing is wanted or there'}     | ${undefined} | ${none}                              | ${[ours]} | ${undefined}
`('when $situation', ({ wanted, current, own, change }) => {
  const expected = change === undefined ? { kind: 'leave' } : { kind: 'set', status: change };
  expect(decideStatus(wanted, current, own)).toEqual(expected);
});

test('a status says the time, keeps Slack’s limit and ends in whole seconds; an empty one is none', () => {
  const until = at('Tue 16:00') + 400;
  expect(statusOf('Focusing · reads mentions at {time}', '16:00', until)).toEqual(ours);
  expect(statusOf('x'.repeat(200), '16:00', until)?.text).toHaveLength(100);
  expect(statusOf('  ', '16:00', until)).toBeUndefined();
});

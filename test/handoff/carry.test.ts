import { DAY } from '../../src/clock.ts';
import { carriedInto, endedBy, openPart } from '../../src/handoff/carry.ts';
import { emptyReport } from '../../src/handoff/report.ts';
import { copy, handoff, line, NOW } from './support.ts';

const yesterday = { sentAt: NOW - DAY };
const declined = handoff({ copies: [copy('UBEN', { state: 'declined' })] });
const overdue = handoff({ overdueAt: NOW });
const accepted = handoff({ accepted: { by: 'UBEN', at: NOW } });
const closed = handoff({ ...yesterday, closed: { at: NOW, because: 'asked' } });

test.each([
  ['one that was declined', declined, 1],
  ['one that nobody accepted in time', overdue, 1],
  ['one from before this day that still waits', handoff(yesterday), 1],
  ['one of this day that is still on its way', handoff(), 0],
  ['one that somebody has accepted', accepted, 0],
  ['one that is closed', closed, 0],
  [
    'one in which nothing is open',
    handoff({ ...yesterday, report: { ...emptyReport, done: [line('x')] } }),
    0,
  ],
] as const)('of what somebody gave, %s goes on accordingly', (_which, given, count) => {
  expect(carriedInto('UANA', [given], [], NOW)).toHaveLength(count);
});

test('what somebody accepted goes on in their own report, and in nobody else’s', () => {
  expect(carriedInto('UBEN', [], [accepted], NOW)).toEqual([accepted]);
  expect(carriedInto('UCHI', [], [accepted], NOW)).toEqual([]);
});

test('only what is open carries over: what is done, decided and linked was told', () => {
  const report = {
    done: [line('done')],
    decisions: [line('decided')],
    links: [line('link')],
    ...{ progress: [line('half')], blockers: [line('stuck')], next: [line('soon')] },
  };
  expect(openPart({ report })).toEqual({
    ...emptyReport,
    progress: [line('half')],
    blockers: [line('stuck')],
    next: [line('soon')],
  });
});

test('a new report ends the old ones that nobody took, and of the others those whose lines went on', () => {
  const waits = handoff({ ...yesterday, id: 'h2', report: { ...emptyReport, next: [line('Feed the cat')] } });
  const report = { ...emptyReport, next: [line('Feed the cat')] };

  expect(endedBy(report, [declined, waits, overdue])).toEqual([declined, waits, overdue]);
  expect(endedBy(emptyReport, [declined, waits])).toEqual([declined]);
});

import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { type DryRun, dryRun, type PastMessage, policyThen } from '../../src/norms/dry-run.ts';
import type { Left } from '../../src/norms/read-week.ts';
import { dryRunContent } from '../../src/norms/run-dry-run.ts';
import { Person } from '../../src/people/person.ts';
import { Policy } from '../../src/people/policy.ts';
import { message } from '../support/ledger.ts';
import { wordsIn } from '../support/screen.ts';

const zones = loadZoneData();
/** Tuesday 09:00 in Berlin. */
const NINE = Date.UTC(2026, 0, 20, 8);
const policy = Policy.parse({});
const people = new Map(
  ['UANA', 'UBEN'].map((user) => [
    user,
    Person.parse({
      user,
      enrolment: { state: 'in', since: 0 },
      blocks: policy.defaultBlocks,
      zone: { name: 'Europe/Berlin', follows: 'slack' },
    }),
  ]),
);

let micros = 0;
function said(at: number, author: string, ...users: string[]): PastMessage {
  micros += 1;
  const ts = `${at / 1000}.${String(micros).padStart(6, '0')}`;
  return { message: message({ ts, author: { user: author }, users, text: 'look?' }), recipients: users };
}
const run = (...messages: PastMessage[]): DryRun => dryRun([messages], people, policy, zones);

test('what would have waited, waited for the next block; in a block, and while talking, nothing does', () => {
  const figures = run(
    said(NINE, 'UCHI', 'UANA'),
    said(NINE + 2 * HOUR + 5 * MINUTE, 'UCHI', 'UANA'),
    said(NINE + 4 * HOUR, 'UANA'),
    said(NINE + 4 * HOUR + 5 * MINUTE, 'UCHI', 'UANA', 'UBEN'),
  );
  expect(figures).toMatchObject({ mentions: 4, waited: 2, people: 2 });
});

test('one’s own name, apps, and who would not be enrolled do not count', () => {
  const app = said(NINE, 'UAPP', 'UANA');
  const figures = run(said(NINE, 'UANA', 'UANA'), said(NINE, 'UCHI', 'UGUEST'), {
    ...app,
    message: { ...app.message, author: { user: 'UAPP', app: 'A1' } },
  });
  expect(figures).toMatchObject({ mentions: 0, waited: 0, people: 0 });
});

test('a pause of today changes nothing of last week', () => {
  const paused = policyThen({ ...policy, pausedSince: 1 });
  expect(dryRun([[said(NINE, 'UCHI', 'UANA')]], people, paused, zones).waited).toBe(1);
});

const figures: DryRun = { mentions: 90, waited: 60, people: 6, median: 2 * HOUR, bare: 7, bareAuthors: 5 };
const none: Left = { channels: 0, cutOff: 0, people: 0 };
const shown = (changed: Partial<DryRun> = {}, channels = 3, left = none): string =>
  wordsIn(
    dryRunContent(
      { ...figures, ...changed },
      { channels, messages: 812, hours: 'Mon–Fri 11:00', left },
      'en-GB',
    ),
  );

test('tells sums of five people or more, and else why not', () => {
  expect(shown()).toContain('about 2 for each person on a working day');
  expect(shown()).toContain('Messages that only greeted, or asked whether they may ask: 7.');
  expect(shown({ waited: 12 })).toContain('about 2 for each person in the week');
  expect(shown({ bareAuthors: 4 })).not.toContain('greeted');
  expect(shown({ people: 4 })).toContain('Too few people');
  expect(shown({ people: 4 })).not.toMatch(/60|90/);
  expect(shown({}, 0)).toContain('Sluice is in no channel yet');
  expect(shown()).toContain('Messages read: 812, in 3 channels, without replies in threads. Counted with');
  const left = shown({}, 3, { channels: 1, cutOff: 2, people: 3 });
  expect(left).toContain('1 more channel was not read. Of 2 channels only the newest messages were read.');
  expect(left).toContain('3 people could not be looked up.');
});

import fc from 'fast-check';
import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { section } from '../../src/block-kit.ts';
import { homeView } from '../../src/home/blocks.ts';
import { type DashboardFacts, dashboardOf } from '../../src/home/dashboard.ts';
import type { Shown } from '../../src/home/gather-sections.ts';
import { FIRST_STEP, PRESETS, type SetUpStep } from '../../src/home/set-up.ts';
import { defaultPolicy, type Policy } from '../../src/people/policy.ts';
import { at, MONDAY, person, profile, textOf, zones } from '../support/fakes-people.ts';

function viewOf(facts: Partial<DashboardFacts>, now = MONDAY, shown: readonly Shown[] = []) {
  const all: DashboardFacts = {
    profile: profile('U1'),
    policy: defaultPolicy,
    situation: undefined,
    step: FIRST_STEP,
    failing: [],
    ...facts,
  };
  return homeView(dashboardOf(all, zones, now), shown, zones, now);
}

const situation = { person: person('U1'), isPaused: false, waiting: 0, due: undefined };
const admin = profile('U1', { isAdmin: true });

test('somebody who is in sees their next block, what waits as a number, their hours and honest protection', () => {
  const view = viewOf({ situation: { ...situation, waiting: 3, due: at('Mon 11:00') } });

  const text = textOf(view.blocks);
  expect(text).toContain('*Next block:* 11:00, in 3 h');
  expect(text).toContain('3 mentions wait. Delivery: 11:00.');
  expect(text).toContain('It is 08:00 where you are, right?');
  expect(text).toContain('Slack may still notify you');
  expect(view).toMatchSnapshot();
});

test('whoever was enrolled by others is asked until it begins, and then has all the buttons', () => {
  const proposed = person('U1', { enrolment: { state: 'proposed', since: 0, startsAt: at('Tue 00:00') } });
  const page = (now: number) =>
    textOf(
      viewOf({ situation: { ...situation, person: proposed, waiting: 1, due: at('Wed 11:00') } }, now).blocks,
    );

  expect(page(at('Mon 12:00'))).toContain('Not for me');
  expect(page(at('Mon 12:00'))).toContain('mentions wait from tomorrow 00:00 on, unless you say no');
  expect(page(at('Tue 12:00'))).toContain('Deliver now');
});

test('where nothing waits the page says what will be counted there', () => {
  expect(textOf(viewOf({ situation }).blocks)).toContain(
    'Nothing waits. Mentions that come between your blocks',
  );
});

test.each<[string, SetUpStep]>([
  ['1 of 3', { step: 'clock' }],
  ['2 of 3', { step: 'hours' }],
  ['3 of 3', { step: 'start', preset: 'three' }],
])('the first visit is step %s', (title, step) => {
  const view = viewOf({ step });
  expect(textOf(view.blocks)).toContain(title);
  expect(view).toMatchSnapshot();
});

test('the workspace’s part is for admins and stewards only', () => {
  const policy = { ...defaultPolicy, stewards: ['U2'] };
  const seesIt = (facts: Partial<DashboardFacts>): boolean =>
    textOf(viewOf({ policy, situation, ...facts }).blocks).includes('For the workspace');

  expect(seesIt({ profile: profile('U1') })).toBe(false);
  expect(seesIt({ profile: profile('U2') })).toBe(true);
  expect(seesIt({ profile: admin })).toBe(true);
});

test('an admin sees the choices, the question that nobody has answered, and that all is delivered', () => {
  expect(viewOf({ profile: admin, situation })).toMatchSnapshot();
});

test('what cannot be delivered is shown as counts, never by person', () => {
  const failing = [
    { kind: 'digest', due: at('Mon 07:00') },
    { kind: 'digest', due: at('Mon 06:00') },
    { kind: 'receipt', due: at('Mon 06:30') },
  ];
  const text = textOf(viewOf({ profile: admin, situation, failing }).blocks);

  expect(text).toContain('2 digests could not be delivered yet.* The oldest has been due since 06:00.');
  expect(text).toContain('1 other task has failed');
});

test('of a long list ten are named, and the rest is a number', () => {
  const exemptChannels = Array.from({ length: 25 }, (_, i) => `C${i}`);
  const text = textOf(
    viewOf({ profile: admin, situation, policy: { ...defaultPolicy, exemptChannels } }).blocks,
  );

  expect(text).toContain('<#C9> and 15 more');
  expect(text).not.toContain('<#C10>');
});

test('while Sluice is paused the page says so, and offers to go on', () => {
  const policy = { ...defaultPolicy, pausedSince: at('Mon 07:00') };
  const text = textOf(viewOf({ profile: admin, policy, situation: { ...situation, isPaused: true } }).blocks);

  expect(text).toContain('*Paused:*');
  expect(text).toContain('*Sluice is paused* since 07:00.');
  expect(text).toContain('Go on');
});

test('what features show stands by its place, whatever the order in which it came', () => {
  const shown = (['workspace', 'rota', 'calls', 'batons'] as const).map((place) => ({
    place,
    blocks: [section(`about ${place}`)],
  }));
  const text = textOf(viewOf({ profile: admin, situation }, MONDAY, shown).blocks);

  const order = [
    '*Next block:*',
    'about calls',
    'about batons',
    'about rota',
    '*Comms hours:*',
    'about workspace',
  ];
  expect(order.map((words) => text.indexOf(words))).toEqual(
    order.map((words) => text.indexOf(words)).toSorted((a, b) => a - b),
  );
  expect(text).toContain('about workspace');
});

test('two features that name a block alike cost nobody the page', () => {
  const shown = ['calls', 'batons'].map((place) => ({
    place: place as 'calls',
    blocks: [{ ...section(`about ${place}`), block_id: 'mine' }],
  }));
  expect(viewProblems(viewOf({ situation }, MONDAY, shown))).toEqual([]);
});

test('a guest is told that nothing is held, and offered nothing', () => {
  const view = viewOf({ profile: profile('U1', { isGuest: true }) });
  expect(view.blocks).toHaveLength(1);
});

test('no page promises that anything is held, in either language', () => {
  for (const locale of ['en-US', 'de-DE']) {
    for (const step of [{ step: 'clock' }, { step: 'start', preset: 'once' }] as const) {
      expect(textOf(viewOf({ profile: profile('U1', { locale }), step }).blocks)).not.toMatch(
        /held until|zurückgehalten bis/i,
      );
    }
  }
});

test('every page stays within Slack’s limits, however much there is', () => {
  const ids = (letter: string) =>
    fc.array(fc.nat({ max: 999_999 }), { maxLength: 200 }).map((list) => list.map((n) => `${letter}${n}`));
  const policies: fc.Arbitrary<Policy> = fc
    .record({
      channels: ids('C'),
      groups: ids('S'),
      exemptChannels: ids('C'),
      sharedChannels: ids('C'),
      heldApps: ids('U'),
      stewards: ids('U'),
      isAsked: fc.boolean(),
      isPaused: fc.boolean(),
    })
    .map(({ channels, groups, isAsked, isPaused, ...others }) => ({
      ...defaultPolicy,
      ...others,
      enrolment: { who: 'members' as const, channels, groups },
      ...(isAsked ? {} : { setUpBy: 'U1' }),
      ...(isPaused ? { pausedSince: 1 } : {}),
    }));
  const steps: fc.Arbitrary<SetUpStep> = fc.oneof(
    fc.constant({ step: 'clock' as const }),
    fc.constant({ step: 'hours' as const }),
    fc.constantFrom(...PRESETS).map((preset) => ({ step: 'start' as const, preset })),
  );
  fc.assert(
    fc.property(
      policies,
      steps,
      fc.constantFrom('en-US', 'de-DE', 'ja-JP'),
      fc.boolean(),
      fc.nat({ max: 100_000 }),
      (policy, step, locale, isIn, waiting) => {
        const blocks = Array.from({ length: 28 }, (_, i) => ({
          days: [(i % 7) + 1],
          start: `0${Math.floor(i / 7)}:00`,
          end: `0${Math.floor(i / 7)}:20`,
        }));
        const absences = Array.from({ length: 40 }, () => ({
          from: '2026-12-01',
          to: '2026-12-02',
          standIn: 'U2',
        }));
        const own = {
          ...situation,
          person: person('U1', { locale, blocks, absences }),
          waiting,
          due: MONDAY + 1,
        };
        const facts = {
          profile: profile('U1', { isAdmin: true, locale, name: 'n'.repeat(500) }),
          policy,
          step,
          situation: isIn ? own : undefined,
        };
        const view = viewOf(facts);
        expect(viewProblems(view)).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
      },
    ),
    { numRuns: 50 },
  );
});

import { setTimeout as pause } from 'node:timers/promises';
import { HOUR } from '../../src/clock.ts';
import { RetryLaterError } from '../../src/errors.ts';
import { createRefresher, type Refresher } from '../../src/home/refresh.ts';

const GATHER_MS = 20;
const NOW = 1_769_000_000_000;

let shown: string[];
let asked: string[][];
let open: Set<string>;
let failing: string | undefined;
/** How often Slack wants to be asked later. */
let busy: number;
let rate: number;
let refresher: Refresher;
let jump: () => void;
let now: number;

beforeEach(() => {
  shown = [];
  asked = [];
  open = new Set(['U1', 'U2']);
  failing = undefined;
  busy = 0;
  rate = 1;
  now = NOW;
  refresher = createRefresher(
    {
      log: { warn() {} },
      clock: {
        now: () => now,
        rate: () => rate,
        onJump(listener) {
          jump = listener;
          return () => {
            jump = () => {};
          };
        },
      },
      pages: {
        async among(_tenant, users) {
          asked.push([...users]);
          return users.filter((user) => open.has(user));
        },
        all: async () => [...open],
      },
      async showAgain(tenant, user) {
        if (user === failing) throw new Error('Slack is away');
        if (busy > 0) {
          busy -= 1;
          throw new RetryLaterError('later', GATHER_MS);
        }
        shown.push(`${tenant} ${user}`);
      },
    },
    GATHER_MS,
  );
});
afterEach(async () => {
  await refresher.stop();
});

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await pause(1);
}

test('many changes in a moment show each open page once, and are asked about once', async () => {
  for (let i = 0; i < 500; i += 1) refresher.homeChanged('T1', ['U1', 'U2', 'U3']);
  await until(() => shown.length === 2);

  expect(shown.toSorted()).toEqual(['T1 U1', 'T1 U2']);
  expect(asked).toEqual([['U1', 'U2', 'U3']]);
});

test('what may concern anybody shows every open page, and each but once', async () => {
  refresher.homeChanged('T1', ['U1']);
  refresher.everyHomeChanged('T1');
  refresher.homeChanged('T1', ['U2']);
  await until(() => shown.length === 2);

  expect(asked).toEqual([]);
});

test('when the clock jumps, a page is shown anew of which it passes a turn, or from before it was shown; others are not', async () => {
  rate = 0;
  open.add('U3');
  refresher.changesAt('T1', 'U1', NOW + HOUR);
  refresher.changesAt('T1', 'U2', NOW + 3 * HOUR);
  now = NOW + HOUR;
  jump();
  await until(() => shown.length === 1);
  expect(shown).toEqual(['T1 U1']);

  refresher.changesAt('T1', 'U3', now + HOUR);
  now = NOW + HOUR - 1;
  jump();
  await until(() => shown.length === 2);
  expect(shown).toEqual(['T1 U1', 'T1 U3']);

  now = NOW + 3 * HOUR;
  jump();
  await until(() => shown.length === 3);
  expect(shown.at(-1)).toBe('T1 U2');
});

test('a page that cannot be shown keeps no other from being shown', async () => {
  failing = 'U1';
  refresher.homeChanged('T1', ['U1', 'U2']);
  await until(() => shown.length === 1);

  expect(shown).toEqual(['T1 U2']);
});

test('what Slack wants later is shown later', async () => {
  busy = 2;
  refresher.homeChanged('T1', ['U1']);
  await until(() => shown.length === 1);

  expect(asked).toHaveLength(3);
});

test('however often a page is put off and changes meanwhile, it is asked for once when its time has come', async () => {
  refresher.showLater('T1', 'U1', 3 * GATHER_MS);
  refresher.showLater('T1', 'U1', 3 * GATHER_MS);
  refresher.homeChanged('T1', ['U1', 'U2']);
  await until(() => shown.length === 1);
  expect(shown).toEqual(['T1 U2']);

  await until(() => shown.length === 2);
  await pause(3 * GATHER_MS);
  expect(shown).toEqual(['T1 U2', 'T1 U1']);
});

test('a page that can be shown only after it counts as closed is not kept in mind', async () => {
  refresher.showLater('T1', 'U1', HOUR);
  refresher.homeChanged('T1', ['U1']);
  await until(() => shown.length === 1);

  expect(shown).toEqual(['T1 U1']);
});

test('a page is shown anew when the person’s block begins or ends, at the last instant that was named', async () => {
  refresher.changesAt('T1', 'U1', NOW + 40);
  refresher.changesAt('T1', 'U2', NOW + 5);
  refresher.changesAt('T1', 'U2', NOW + HOUR);
  await until(() => shown.length === 1);

  expect(shown).toEqual(['T1 U1']);
  expect(asked).toEqual([['U1']]);
});

test('on a clock that runs faster it is shown sooner, and on one that stands still never', async () => {
  rate = 0;
  refresher.changesAt('T1', 'U2', NOW + 5);
  rate = 3_600;
  refresher.changesAt('T1', 'U1', NOW + HOUR / 100);
  await until(() => shown.length === 1);

  expect(shown).toEqual(['T1 U1']);
});

test('nobody named, nothing asked', async () => {
  refresher.homeChanged('T1', []);
  refresher.homeChanged('T2', ['U1']);
  await until(() => shown.length === 1);

  expect(shown).toEqual(['T2 U1']);
});

test('once stopped nothing is shown any more', async () => {
  refresher.homeChanged('T1', ['U1']);
  refresher.showLater('T1', 'U2', 1);
  await refresher.stop();
  refresher.homeChanged('T1', ['U2']);
  refresher.showLater('T1', 'U1', 1);
  await pause(2 * GATHER_MS);

  expect(shown).toEqual([]);
});

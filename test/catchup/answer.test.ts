import { type Answering, answering } from '../../src/catchup/answer.ts';
import type { CatchupRequest } from '../../src/catchup/request.ts';
import { say } from '../../src/catchup/say.ts';
import { MINUTE, SECOND } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';

const log = createLog({ level: 'silent', pretty: false, secrets: [] });

interface Shown {
  readonly where: 'in place' | 'dm';
  readonly text: string;
  readonly replaces?: boolean;
}

/** What the asker is shown, by a clock that stands until it is set. */
function scene(way: Partial<CatchupRequest['way']> = {}) {
  const shown: Shown[] = [];
  const kept: number[] = [];
  const state = { now: 0, isTaken: true };
  const request: CatchupRequest = {
    id: 'r1',
    user: 'UANA',
    ask: { kind: 'channel', channel: 'C1' },
    askedAt: 0,
    here: 'C1',
    way: { responseUrl: 'https://hooks.slack.com/1', issuedAt: 0, uses: 0, replaces: true, ...way },
  };
  const answers: Answering = answering('T1', request, {
    replies: {
      async send(_url, { text }, { replaces }) {
        if (state.isTaken) shown.push({ where: 'in place', text, replaces });
        return state.isTaken;
      },
    },
    requests: { put: async (_tenant, { way: { uses } }) => void kept.push(uses) },
    slack: {
      dm: async () => 'D1',
      async post(_tenant, { channel, text }) {
        shown.push({ where: 'dm', text });
        return { channel, ts: '1.000001' };
      },
    },
    clock: { wall: () => state.now },
    log,
  });
  /** Tells of progress at each instant, as reading does, all along. */
  const progressAt = async (...instants: readonly number[]): Promise<void> => {
    for (const instant of instants) {
      state.now = instant;
      answers.progress(() => say(`at ${instant / SECOND} s`));
      await Promise.resolve();
      await new Promise(setImmediate);
    }
  };
  return { shown, kept, state, answers, progressAt };
}

const everySecond = (seconds: number): number[] => Array.from({ length: seconds }, (_, i) => i * SECOND);

test('it is said at once that reading begins; counts come twice; the result is the fourth use at most', async () => {
  const { shown, kept, answers, progressAt } = scene();

  await progressAt(...everySecond(600));
  await answers.result(say('the result'), say('by DM'));

  expect(shown).toEqual([
    { where: 'in place', text: 'at 0 s', replaces: false },
    { where: 'in place', text: 'at 4 s', replaces: true },
    { where: 'in place', text: 'at 45 s', replaces: true },
    { where: 'in place', text: 'the result', replaces: true },
  ]);
  expect(kept).toEqual([1, 2, 3, 4]);
});

test('past 25 minutes the result comes by DM, and in its place the word of that', async () => {
  const { shown, state, answers, progressAt } = scene();
  await progressAt(0);
  state.now = 25 * MINUTE;

  await answers.result(say('the result'), say('by DM'));

  expect(shown.slice(1)).toEqual([
    { where: 'dm', text: 'the result' },
    { where: 'in place', text: 'by DM', replaces: true },
  ]);
});

test('after the fourth use, counted over restarts too, the result comes by DM', async () => {
  const { shown, answers } = scene({ uses: 4 });

  await answers.result(say('the result'), say('by DM'));

  expect(shown[0]).toEqual({ where: 'dm', text: 'the result' });
});

test('where Slack does not take it in its place, it comes by DM', async () => {
  const { shown, state, answers } = scene();
  state.isTaken = false;

  await answers.result(say('the result'), say('by DM'));

  expect(shown).toEqual([{ where: 'dm', text: 'the result' }]);
});

test('without a place of its own it comes by DM, and nothing before it', async () => {
  const { shown, answers, progressAt } = scene({ responseUrl: undefined, replaces: false });
  await progressAt(...everySecond(60));

  await answers.result(say('the result'), say('by DM'));

  expect(shown).toEqual([{ where: 'dm', text: 'the result' }]);
});

test('what stands there is never replaced where it is not ours', async () => {
  const { shown, answers, progressAt } = scene({ replaces: false });
  await progressAt(...everySecond(60));

  await answers.result(say('the result'), say('by DM'));

  expect(shown.map(({ replaces }) => replaces)).toEqual([false, false]);
});

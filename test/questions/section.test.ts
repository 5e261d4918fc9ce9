import fc from 'fast-check';
import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { MINUTE } from '../../src/clock.ts';
import { waitingBlocks } from '../../src/digest/waiting-section.ts';
import type { ChannelKind } from '../../src/mentions/message.ts';
import type { Question } from '../../src/questions/question.ts';
import { questionBlocks } from '../../src/questions/section.ts';
import { MONDAY, person, profile, T, textOf, zones } from '../support/fakes-people.ts';

const visitor = { tenant: T, user: 'U1', locale: 'en-GB' };

function question(n: number, parts: Partial<Question> = {}): Question {
  const askedAt = MONDAY - (100 - n) * MINUTE;
  return {
    ref: { channel: `C${n}`, ts: `${askedAt / 1000}.000100` },
    asker: 'U2',
    asked: 'U1',
    askedAt,
    isOfGroup: false,
    isBlocked: false,
    isDeclined: false,
    ...parts,
  };
}

interface Facts {
  readonly on?: readonly Question[];
  readonly by?: readonly Question[];
  readonly kind?: ChannelKind;
  readonly lost?: readonly string[];
  readonly locale?: string;
}

function blocksOf({ on = [], by = [], kind = 'public', lost = [], locale = 'en-GB' }: Facts) {
  return questionBlocks(visitor, MONDAY, {
    questions: { waitingOn: async () => on, askedBy: async () => by },
    people: { find: async () => person('U1', { locale }) },
    directory: {
      profile: async (_tenant, user) => profile(user, { isBot: user === 'UROBOT' }),
      workspaceUrl: async () => 'https://a.slack.com/',
      place: async (_tenant, channel) => ({ channel, name: 'n', kind, isShared: false }),
      isMember: async (_tenant, channel) => (lost.includes(channel) ? 'no' : 'yes'),
    },
    zones,
  });
}

test('nothing open, nothing shown', async () => {
  expect(await blocksOf({})).toEqual([]);
});

test('who is blocked comes first, then the oldest; four are shown, and how many more there are', async () => {
  const on = [5, 1, 3, 2, 4].map((n) => question(n, { isBlocked: n === 4 }));
  const text = textOf(await blocksOf({ on }));

  expect(text.match(/<#C\d>/g)).toEqual(['<#C4>', '<#C1>', '<#C2>', '<#C3>']);
  expect(text).toContain('Waiting on you: 5 questions');
  expect(text).toContain('And 1 more.');
});

test('a bot is not waited for', async () => {
  expect(await blocksOf({ by: [question(1, { asker: 'U1', asked: 'UROBOT' })] })).toEqual([]);
});

test('what was asked where the person may not look any more is not shown', async () => {
  const on = [question(1), question(2)];
  const text = textOf(await blocksOf({ on, kind: 'private', lost: ['C1'] }));

  expect(text).toContain('<#C2>');
  expect(text).not.toContain('<#C1>');
  expect(text).toContain('Waiting on you: 1 question');
});

test('any number of questions makes at most twelve blocks, within Slack’s limits', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ isBlocked: fc.boolean(), isDeclined: fc.boolean() }), { maxLength: 100 }),
      fc.constantFrom('en-US', 'de-DE', 'ar-SA'),
      async (parts, locale) => {
        const many = parts.map((each, n) => question(n, each));
        const blocks = await blocksOf({ on: many, by: many, locale });
        expect(blocks.length).toBeLessThanOrEqual(12);
        expect(viewProblems({ type: 'home', blocks })).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});

describe('what waits, by channel', () => {
  const waiting = (counts: readonly number[], kind: ChannelKind = 'public') =>
    waitingBlocks(visitor, {
      held: {
        refsWaiting: async () =>
          counts.flatMap((count, n) =>
            Array.from({ length: count }, (_, i) => ({ channel: `C${n}`, ts: `${i}.0` })),
          ),
      },
      directory: { place: async (_tenant, channel) => ({ channel, name: 'שלום', kind, isShared: false }) },
    });

  test('is counted, the most first; the rest of the channels is a number', async () => {
    const text = textOf(await waiting([1, 9, 2, 2, 2, 2, 2, 1]));
    expect(text).toContain('<#C1> 9 · <#C2> 2');
    expect(text).toContain('2 in 2 more channels');
  });

  test('group messages are counted together, without a name', async () => {
    const text = textOf(await waiting([2, 3], 'group-dm'));
    expect(text).toContain('group messages 5');
    expect(text).not.toContain('<#');
  });

  test('is one block for 300 channels, and none where nothing waits', async () => {
    const blocks = await waiting(Array.from({ length: 300 }, (_, n) => n + 1));
    expect(blocks).toHaveLength(1);
    expect(viewProblems({ type: 'home', blocks })).toEqual([]);
    expect(await waiting([])).toEqual([]);
  });
});

test('a group message has no name that could be shown', async () => {
  const text = textOf(await blocksOf({ on: [question(1)], kind: 'group-dm' }));
  expect(text).toContain('in a group message');
});

test('of a group its members read that it was asked, and the asker reads its name', async () => {
  const on = textOf(await blocksOf({ on: [question(1, { isOfGroup: true })] }));
  expect(on).toContain('<@U2> asked a group that you are in, in <#C1>');
  const by = textOf(await blocksOf({ by: [question(1, { asker: 'U1', asked: 'S1' })] }));
  expect(by).toContain('You asked <!subteam^S1> in <#C1>');
});

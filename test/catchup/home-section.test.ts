import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { catchupBlocks } from '../../src/catchup/home-section.ts';
import { modelBlocks } from '../../src/catchup/model-section.ts';
import { HOUR } from '../../src/clock.ts';
import type { ChannelKind } from '../../src/mentions/message.ts';
import { defaultPolicy, type Policy } from '../../src/people/policy.ts';
import { MONDAY, person, profile, T, textOf, zones } from '../support/fakes-people.ts';

const visitor = { tenant: T, user: 'U1', locale: 'en-GB' };

interface Facts {
  /** Channel → messages since. */
  readonly said: Readonly<Record<string, number>>;
  readonly kinds?: Readonly<Record<string, ChannelKind>>;
  readonly lost?: readonly string[];
}

/** What is shown, and how many places Slack was asked about for it. */
async function shown({ said, kinds = {}, lost = [] }: Facts) {
  let asked = 0;
  const blocks = await catchupBlocks(visitor, MONDAY, {
    activity: {
      since: async () => ({ channels: Object.keys(said), threads: [], digests: [] }),
      lastIn: async () => `${(MONDAY - 3 * HOUR) / 1000}.000100`,
    },
    said: {
      after: async (_tenant, since) =>
        new Map([...since.keys()].map((channel) => [channel, said[channel] ?? 0])),
    },
    people: { find: async () => person('U1') } as never,
    directory: {
      profile: async (_tenant, user) => profile(user),
      place: async (_tenant, channel) => {
        asked += 1;
        return { channel, name: 'n', kind: kinds[channel] ?? 'public', isShared: false };
      },
      isMember: async (_tenant, channel) => (lost.includes(channel) ? 'no' : 'yes'),
    },
    zones,
  });
  expect(viewProblems({ type: 'home', blocks })).toEqual([]);
  return { text: textOf(blocks), asked, count: blocks.length };
}

test('the three channels with the most that is new are offered, with how much and since when', async () => {
  const { text, count } = await shown({ said: { C1: 7, C2: 40, C3: 4, C4: 9, C5: 8 } });

  expect(text.match(/<#C\d>/g)).toEqual(['<#C2>', '<#C4>', '<#C5>']);
  expect(text).toContain('<#C2> · about 40 new since 05:00');
  expect(count).toBe(4);
});

test('little that is new is not worth a summary', async () => {
  expect((await shown({ said: { C1: 4, C2: 1 } })).count).toBe(0);
});

test('nothing is told of a channel that the person may not read any more', async () => {
  const { text } = await shown({ said: { C1: 50, C2: 9 }, kinds: { C1: 'private' }, lost: ['C1'] });
  expect(text).toContain('<#C2>');
  expect(text).not.toContain('<#C1>');
});

test('whoever is in hundreds of channels costs no more than a few questions', async () => {
  const said = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`C${n}`, n + 10]));
  expect((await shown({ said })).asked).toBeLessThanOrEqual(6);
});

describe('the language model', () => {
  const model = { name: 'large', host: 'llm.example' };
  const decided = (isAccepted: boolean): Policy => ({
    ...defaultPolicy,
    llm: { host: model.host, model: model.name, isAccepted, decidedBy: 'U9', decidedAt: 1 },
  });
  const line = async (policy: Policy, options: { isAdmin?: boolean; offered?: typeof model | undefined }) =>
    JSON.stringify(
      await modelBlocks(visitor, {
        people: { policy: async () => policy },
        directory: { profile: async (_tenant, user) => profile(user, { isAdmin: options.isAdmin === true }) },
        model: 'offered' in options ? options.offered : model,
      }),
    );

  test.each<[string, Policy]>([
    ['Nothing goes there until an admin agrees', defaultPolicy],
    ['large at llm.example writes catch-ups', decided(true)],
    ['switched off', decided(false)],
  ])('“%s” is said of what is decided', async (words, policy) => {
    expect(await line(policy, {})).toContain(words);
  });

  test('only admins find the button, and nobody where there is none', async () => {
    expect(await line(defaultPolicy, { isAdmin: true })).toContain('catchup_settings');
    expect(await line(defaultPolicy, {})).not.toContain('catchup_settings');
    expect(await line(defaultPolicy, { isAdmin: true, offered: undefined })).toContain('none is set up');
  });
});

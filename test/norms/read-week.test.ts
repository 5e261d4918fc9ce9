import { HOUR, MINUTE } from '../../src/clock.ts';
import { RetryLaterError } from '../../src/errors.ts';
import { readWeek } from '../../src/norms/read-week.ts';
import { defaultPolicy } from '../../src/people/policy.ts';
import { SlackRefusal } from '../../src/slack.ts';
import { profile, T } from '../support/fakes-people.ts';

const NOW = 1_769_000_000_000;

/** A Slack in which each channel has so many messages, each of which calls on somebody of its own. */
function slack(sizes: Readonly<Record<string, number>>) {
  let wall = 0;
  const pages: string[] = [];
  const messagesOf = (channel: string) =>
    Array.from({ length: sizes[channel] ?? 0 }, (_, i) => ({
      ref: { channel, ts: `${(NOW - HOUR) / 1000 - i}.000100` },
      ...{ user: 'UBEN', isBot: false, text: `<@U${channel}${i}> look?`, files: [], subtype: undefined },
    }));
  const deps = {
    clock: { wall: () => wall, now: () => NOW, rate: () => 1, onJump: () => () => {} },
    goingOn: async () => {},
    paceMs: 0,
    history: {
      channelsOfBot: async () => new Set(Object.keys(sizes)),
      page: async (_tenant: string, channel: string, range: { before: string; limit: number }) => {
        pages.push(channel);
        const earlier = messagesOf(channel).filter(({ ref }) => Number(ref.ts) < Number(range.before));
        return { messages: earlier.slice(0, range.limit), hasMore: earlier.length > range.limit };
      },
    },
    directory: {
      place: async (_tenant: string, channel: string) => {
        if (channel === 'CGONE') throw new SlackRefusal('conversations.info', 'channel_not_found');
        return { channel, name: channel, kind: 'public' as const, isShared: channel === 'CSHARED' };
      },
      profile: async (_tenant: string, user: string) => profile(user),
      membersOf: async () => [],
    },
  };
  return {
    pages,
    passes(ms: number) {
      wall += ms;
    },
    deps,
    read: (policy = defaultPolicy) => readWeek(T, policy, NOW, deps as never),
  };
}

test('of all that the bot can read everything is read, page by page, and nothing is left', async () => {
  const week = await slack({ C1: 450, C2: 3 }).read();
  expect(week.channels.map((messages) => messages.length)).toEqual([450, 3]);
  expect(week.left).toEqual({ channels: 0, cutOff: 0, people: 0 });
});

test('what is left unread is told, in numbers', async () => {
  const many = Object.fromEntries(Array.from({ length: 62 }, (_, i) => [`C${i}`, 1]));
  const week = await slack({ CGONE: 1, CBUSY: 1_001, ...many }).read();
  expect(week.channels).toHaveLength(59);
  // Four beyond the first sixty, and one that Slack does not show.
  expect(week.left).toEqual({ channels: 5, cutOff: 1, people: 558 });
});

test('exempt and shared channels are none of it', async () => {
  const policy = { ...defaultPolicy, exemptChannels: ['CFUN'] };
  const week = await slack({ CFUN: 3, CSHARED: 3, C1: 1 }).read(policy);
  expect([week.channels.length, week.left.channels]).toEqual([1, 0]);
});

test('where Slack is asked no more, what was not read by then is left', async () => {
  const world = slack({ C1: 1, C2: 1 });
  const { page } = world.deps.history;
  world.deps.history.page = async (tenant, channel, range) => {
    if (channel === 'C1') return await page(tenant, channel, range);
    world.passes(5 * MINUTE);
    throw new RetryLaterError('limited', 1);
  };
  const week = await world.read();
  expect([week.channels.length, week.left.channels]).toEqual([1, 1]);
});

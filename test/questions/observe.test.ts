import type { Envelope } from '../../src/mentions/message.ts';
import { defaultPolicy, type Policy } from '../../src/people/policy.ts';
import { noteLate } from '../../src/questions/note-late.ts';
import { observe } from '../../src/questions/observe.ts';
import type { Asking } from '../../src/questions/question.ts';
import { person, profile, T } from '../support/fakes-people.ts';

const NOW = 1_769_000_000_000;
const TS = '1769000000.000100';

let asked: Asking[];
let calls: string[];
let policy: Policy;
/** Who is in, and who is asked anything. */
let members: ReadonlySet<string>;
let waiting: ReadonlySet<string>;
let inGroups: ReadonlyMap<string, readonly string[]>;
beforeEach(() => {
  asked = [];
  calls = [];
  policy = defaultPolicy;
  members = new Set(['UANA', 'UBEN']);
  waiting = new Set();
  inGroups = new Map([['S1', ['UBEN', 'UOUT', 'UANA', 'UROBOT', 'UBOT']]]);
});

function deps() {
  return {
    botUser: 'UBOT',
    facts: {
      of: async ({
        users,
        groups,
        author,
      }: {
        users: readonly string[];
        groups: readonly string[];
        author: { user?: string };
      }) => {
        calls.push('facts');
        if (groups.some((group) => !inGroups.has(group))) return undefined;
        const called = [...users, ...groups.flatMap((group) => inGroups.get(group) ?? [])];
        const people = [...called, author.user ?? ''].filter((user) => members.has(user));
        return {
          version: '1',
          policy,
          recipients: called,
          people: new Map(people.map((user) => [user, person(user)])),
          bots: new Set(['UROBOT']),
        };
      },
    },
    agenda: {
      schedule: async (_tenant: string, kind: string, thing: string) => {
        calls.push(`${kind} ${thing}`);
      },
    },
    bells: { ring: async () => {} },
    questions: {
      ask: async (_tenant: string, asking: Asking) => {
        calls.push('ask');
        asked.push(asking);
        return [asking.asker, ...asking.asked];
      },
      withdraw: async (_tenant: string, channel: string, ts: string) => {
        calls.push(`withdraw ${channel} ${ts}`);
        return [];
      },
      answer: async (_tenant: string, user: string, of: object) => {
        calls.push(`answer ${user} ${JSON.stringify(of)}`);
        return [user];
      },
      isAsked: async (_tenant: string, user: string) => waiting.has(user),
    },
  };
}

const see = (event: object, now = NOW) =>
  observe({ team_id: T, event: { type: 'message', ...event } } as Envelope, deps(), now);

const message = (text: string, more: object = {}) => ({
  channel: 'C1',
  channel_type: 'channel',
  user: 'UANA',
  ts: TS,
  text,
  ...more,
});

test.each([
  ['nobody is named', message('can anybody look?')],
  ['nothing is asked', message('<@UBEN> thank you')],
  ['they ask themselves', message('<@UANA> can you remember?')],
  ['the app is asked', message('<@UBOT> can you help?')],
  ['an app asks', message('<@UBEN> can you look?', { bot_id: 'B1' })],
  ['it is older than a week', message('<@UBEN> can you look?', { ts: '1768000000.000100' })],
  ['somebody answers a thread who is asked nothing', message('yes', { thread_ts: '1768999999.000100' })],
])('where %s, Redis is not asked for anything', async (_case, event) => {
  expect(await see(event)).toEqual([]);
  expect(calls).toEqual([]);
});

test('a question by name waits on each person who is in, and on others where the asker is', async () => {
  await see(message('<@UBEN> <@UOUT> <@UROBOT> can you look?'));
  await see(message('<@UBEN> <@UOTHER> can you look?', { user: 'UOUT' }));

  expect(asked.map((each) => [each.asker, each.isAskerIn, each.asked])).toEqual([
    ['UANA', true, ['UBEN', 'UOUT']],
    ['UOUT', false, ['UBEN']],
  ]);
});

test('in exempt channels, and in shared ones where nothing waits, nothing is asked for good', async () => {
  policy = { ...defaultPolicy, exemptChannels: ['C1'] };
  await see(message('<@UBEN> can you look?'));
  expect(asked).toEqual([]);
});

test('an edit that asks no more is told, since it may have asked before', async () => {
  await see({
    subtype: 'message_changed',
    channel: 'C1',
    channel_type: 'channel',
    ts: '1769000060.000100',
    message: { user: 'UANA', ts: TS, text: 'never mind', edited: { ts: '1769000060.000000' } },
  });
  expect(asked).toEqual([expect.objectContaining({ version: '1769000060.000100', asked: [] })]);
});

test('who cannot go on is noted', async () => {
  await see(message('<@UBEN> which key? I am blocked'));
  expect(asked[0]?.isBlocked).toBe(true);
});

test('whoever is asked answers by a reply in the thread or a reaction', async () => {
  waiting = new Set(['UBEN']);
  await see(message('here', { user: 'UBEN', thread_ts: '1768999999.000100' }));
  await observe(
    {
      team_id: T,
      event: { type: 'reaction_added', user: 'UBEN', item: { type: 'message', channel: 'C1', ts: TS } },
    },
    deps(),
    NOW,
  );
  expect(calls).toEqual([
    `answer UBEN {"channel":"C1","ts":"1768999999.000100","by":"${TS}"}`,
    `answer UBEN {"channel":"C1","ts":"${TS}"}`,
  ]);
});

test('what is deleted asks nothing', async () => {
  await see({ subtype: 'message_deleted', channel: 'C1', channel_type: 'channel', deleted_ts: TS, ts: TS });
  expect(calls).toEqual([`withdraw C1 ${TS}`]);
});

test('a question to a group waits on its members, and on those by name who are named beside it', async () => {
  await see(message('<!subteam^S1> <@UBEN> can you look?'));
  await see(message('<!subteam^S1> can you look?', { user: 'UOTHER' }));

  expect(asked.map((each) => [each.asked, each.members, each.groups])).toEqual([
    [['UBEN'], ['UOUT'], ['S1']],
    [[], ['UBEN', 'UANA'], ['S1']],
  ]);
});

test('a question to a group that is too large waits on nobody', async () => {
  inGroups = new Map([['S1', Array.from({ length: 51 }, (_, i) => `U${i}`)]]);
  await see(message('<!subteam^S1> can you look?'));
  expect(asked).toEqual([]);
});

test('where it is not known who is in the group, that is found out first, and nothing is noted until then', async () => {
  await see(message('<!subteam^S2> <@UBEN> which one? I am blocked', { thread_ts: '1768999999.000100' }));
  expect(asked).toEqual([]);
  const thing = calls.find((call) => call.startsWith('question '))?.slice('question '.length) ?? '';
  expect(thing).not.toContain('which');

  const changed = await noteLate(T, thing, NOW, {
    directory: {
      membersOf: async () => ['UBEN', 'UOUT', 'UROBOT'],
      knownProfile: async (_tenant, user) => profile(user, { isBot: user === 'UROBOT' }),
    },
    people: { findMany: async () => new Map([...members].map((user) => [user, person(user)])) },
    questions: deps().questions,
    slack: { read: async () => undefined },
    history: { replies: async () => ({ messages: [], hasMore: false }) },
  });
  expect(changed).toEqual(['UANA', 'UBEN']);
  expect(asked).toEqual([
    {
      ref: { channel: 'C1', ts: TS, threadTs: '1768999999.000100' },
      ...{ version: TS, asker: 'UANA', isAskerIn: true, isBlocked: true },
      ...{ asked: ['UBEN'], members: ['UOUT'], groups: ['S2'] },
    },
  ]);
});

test('an exempt channel waits on no group, known or not', async () => {
  policy = { ...defaultPolicy, exemptChannels: ['C1'] };
  await see(message('<!subteam^S1> can you look?'));
  await see(message('<!subteam^S2> can you look?'));
  expect(calls.filter((call) => call !== 'facts')).toEqual([]);
});

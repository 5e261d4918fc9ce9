import { DAY } from '../../src/clock.ts';
import { RetryLaterError } from '../../src/errors.ts';
import { questionThing } from '../../src/questions/asking-of.ts';
import { type NotingLate, noteLate } from '../../src/questions/note-late.ts';
import type { Asking } from '../../src/questions/question.ts';
import { SlackRefusal } from '../../src/slack.ts';
import { person, profile, T } from '../support/fakes-people.ts';

const NOW = 1_769_000_060_000;
const TS = '1769000000.000100';
const LATER = '1769000030.000200';

let steps: string[];
let asked: Asking[];
let replies: readonly { readonly user: string; readonly ts: string }[];
let reactedBy: readonly string[];
let members: () => Promise<readonly string[]>;
let threads: () => void;
beforeEach(() => {
  steps = [];
  asked = [];
  replies = [];
  reactedBy = [];
  members = async () => ['UBEN', 'UCHI'];
  threads = () => {};
});

const note = async (now = NOW, thing = questionThing(worded)): Promise<readonly string[]> =>
  await noteLate(T, thing, now, {
    directory: {
      membersOf: async () => await members(),
      knownProfile: async (_tenant: string, user: string) => profile(user),
    },
    people: {
      findMany: async (_tenant: string, users: readonly string[]) =>
        new Map(users.map((user) => [user, person(user)])),
    },
    questions: {
      ask: async (_tenant: string, asking: Asking) => {
        steps.push('ask');
        asked.push(asking);
        return ['UANA'];
      },
      answer: async (_tenant: string, user: string, of: object) => {
        steps.push(`answer ${user} ${JSON.stringify(of)}`);
        return ['UANA', user];
      },
    },
    slack: { read: async () => ({ text: '', user: 'UANA', blocks: [], reactedBy }) },
    history: {
      replies: async (_tenant: string, channel: string, threadTs: string) => {
        threads();
        const messages = replies.map(({ user, ts }) => ({ user, ref: { channel, ts, threadTs } }));
        return { messages, hasMore: false };
      },
    },
  } as unknown as NotingLate);

const worded = {
  ref: { channel: 'C1', ts: TS },
  version: TS,
  asker: 'UANA',
  named: ['UDOT'],
  groups: ['S1'],
  isBlocked: false,
};

test('what is older than questions are kept is not asked any more', async () => {
  await note(NOW + 7 * DAY);
  expect(steps).toEqual([]);
});

test('of a group that Slack refuses to tell of nobody is asked, and who is named is', async () => {
  members = async () => {
    throw new SlackRefusal('usergroups.users.list', 'missing_scope');
  };
  await note();
  expect(asked.map((each) => [each.asked, each.members, each.groups])).toEqual([[['UDOT'], [], []]]);
  members = async () => {
    throw new RetryLaterError('Slack limits usergroups.users.list', 1_000);
  };
  await expect(note()).rejects.toThrow(RetryLaterError);
});

test('whoever has answered until then, in the thread or by a reaction, has answered', async () => {
  replies = [
    { user: 'UANA', ts: TS },
    { user: 'UBEN', ts: LATER },
    { user: 'UEVE', ts: LATER },
  ];
  reactedBy = ['UDOT', 'UEVE'];
  expect((await note()).toSorted()).toEqual(['UANA', 'UBEN', 'UDOT']);
  expect(steps).toEqual([
    'ask',
    `answer UDOT {"channel":"C1","ts":"${TS}"}`,
    `answer UBEN {"channel":"C1","ts":"${TS}","by":"${LATER}"}`,
  ]);
});

test('in a thread what was written there before it was asked is no answer', async () => {
  const root = '1768990000.000100';
  replies = [
    { user: 'UBEN', ts: root },
    { user: 'UCHI', ts: LATER },
  ];
  await note(NOW, questionThing({ ...worded, ref: { channel: 'C1', ts: TS, threadTs: root } }));
  expect(steps).toEqual(['ask', `answer UCHI {"channel":"C1","ts":"${root}","by":"${LATER}"}`]);
});

test('a thread that Slack does not show keeps no question from being noted', async () => {
  threads = () => {
    throw new SlackRefusal('conversations.replies', 'not_in_channel');
  };
  expect(await note()).toEqual(['UANA']);
  expect(steps).toEqual(['ask']);
});

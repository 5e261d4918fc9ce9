import { emptyReport } from '../../src/handoff/report.ts';
import { sightOf } from '../../src/handoff/sight.ts';
import type { Place } from '../../src/people/directory.ts';
import { SlackRefusal } from '../../src/slack.ts';
import { line, reader, source } from './support.ts';

const report = { ...emptyReport, done: [line('It is bought', { isQuote: true, sources: [source()] })] };

/** What Ben, who is in no channel, may read of what was said in #general while it was public. */
async function readable(place: () => Promise<Place>): Promise<readonly string[]> {
  const directory = {
    profile: async () => reader().profile,
    workspaceUrl: async () => 'https://x.slack.com/',
    place,
  };
  const sight = await sightOf('T1', 'UBEN', report, {
    reading: { mayRead: async () => false } as never,
    directory: directory as never,
  });
  return [...sight.readable];
}

const place: Place = { channel: 'C1', name: 'general', kind: 'public', isShared: false } as Place;

test('what was said in a channel while it was public is shown to all members as long as it is', async () => {
  expect(await readable(async () => place)).toEqual(['C1']);
});

test('once the channel is private, or gone, it is shown to nobody who is not in it', async () => {
  expect(await readable(async () => ({ ...place, kind: 'private' }))).toEqual([]);
  const gone = async (): Promise<Place> => {
    throw new SlackRefusal('conversations.info', 'channel_not_found');
  };
  expect(await readable(gone)).toEqual([]);
});

/** What everybody in #standup may read of what was said in #general. */
async function readableIn(
  members: readonly string[],
  {
    guests = [],
    inGeneral = [],
    known = members,
    isShared = false,
  }: { guests?: string[]; inGeneral?: string[]; known?: readonly string[]; isShared?: boolean } = {},
) {
  const asked: string[] = [];
  const profileOf = (user: string) => ({ ...reader().profile, user, isGuest: guests.includes(user) });
  const directory = {
    knownProfile: async (_: string, user: string) => (known.includes(user) ? profileOf(user) : undefined),
    profile: async (_: string, user: string) => {
      asked.push(user);
      return profileOf(user);
    },
    workspaceUrl: async () => 'https://x.slack.com/',
    place: async (_: string, channel: string) => ({
      ...place,
      channel,
      isShared: isShared && channel === 'C2',
    }),
    channelMembers: async () => members,
    isMember: async (_: string, _channel: string, user: string) => (inGeneral.includes(user) ? 'yes' : 'no'),
  };
  const sight = await sightOf('T1', 'C2', report, { reading: {} as never, directory: directory as never });
  return { readable: [...sight.readable], asked };
}

test('a channel without guests is shown what is open to all members, without its people being in there', async () => {
  expect((await readableIn(['U1', 'U2'])).readable).toEqual(['C1']);
});

test('a channel with a guest is shown of open channels only those that the guest is in, too', async () => {
  expect((await readableIn(['U1', 'U2'], { guests: ['U2'] })).readable).toEqual([]);
  expect((await readableIn(['U1', 'U2'], { guests: ['U2'], inGeneral: ['U2'] })).readable).toEqual(['C1']);
  const two = { guests: ['U1', 'U2'], inGeneral: ['U2'] };
  expect((await readableIn(['U1', 'U2'], two)).readable).toEqual([]);
});

test('a channel with people of other organisations is shown nothing of other channels', async () => {
  expect((await readableIn(['U1'], { isShared: true })).readable).toEqual([]);
});

test('in a large channel only those who are unknown are looked up, and too many of these count as guests', async () => {
  const many = Array.from({ length: 300 }, (_, i) => `U${i}`);
  const some = await readableIn(many, { known: many.slice(0, 250) });
  expect(some.readable).toEqual(['C1']);
  expect(some.asked).toHaveLength(50);
  const none = await readableIn(many, { known: many.slice(0, 150) });
  expect([none.readable, none.asked]).toEqual([[], []]);
});

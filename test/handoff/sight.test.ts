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

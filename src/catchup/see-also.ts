import type { KnownBlock, RichTextElement } from '@slack/types';
import { cut } from '../block-kit.ts';
import { type ChannelId, instantOf } from '../ids.ts';
import { permalink } from '../people/directory.ts';
import { describeInstant } from '../schedule/describe.ts';
import { SlackRefusal } from '../slack.ts';
import { richSection, richText } from '../summary/blocks.ts';
import { literal } from '../summary/literal.ts';
import { readMarkup } from '../summary/markup.ts';
import { relatedThreads } from '../summary/related.ts';
import type { Transcript } from '../summary/transcript.ts';
import { mayRead } from './gate.ts';
import type { ChannelNow } from './history.ts';
import { namesIn } from './names.ts';
import type { RecentThread } from './recent-threads.ts';
import type { Run } from './work.ts';

const MOST_SHOWN = 3;
/** Found before it is asked again whether the reader may see them. */
const MOST_FOUND = 8;
/** What is compared at most, so that it takes no time that anybody notices. */
const MOST_CHANNELS = 50;
const MOST_THREADS = 300;
const MOST_OF_CHANNEL = 40;
const SUBJECT_CHARACTERS = 100;

/** Names earlier threads on what was read, in channels that the reader may see now. No model is asked. */
export async function seeAlso(
  run: Run,
  ...transcripts: readonly Transcript[]
): Promise<readonly KnownBlock[]> {
  const [first] = transcripts;
  if (first === undefined) return [];
  const messages = transcripts.flatMap((transcript) => transcript.messages);
  const names = new Map(transcripts.flatMap((transcript) => [...transcript.names]));
  const read = new Set(messages.map(({ ref }) => `${ref.channel}|${ref.threadTs ?? ref.ts}`));
  const earlier = (await threadsInSight(run)).filter(({ id }) => !read.has(id));
  if (earlier.length === 0) return [];
  const texts = messages.filter(({ isBot }) => !isBot).map(({ text }) => text);
  const lines: RichTextElement[][] = [];
  for (const { thread } of relatedThreads(texts, earlier, MOST_FOUND)) {
    if (lines.length >= MOST_SHOWN) break;
    const access = await mayRead(run, thread.channel);
    if (access.kind !== 'yes') continue;
    const named = await namesIn(run.tenant, [rootOf(thread)], run.deps.directory, run.patiently);
    const known = { place: first.place, names: new Map([...named, ...names]) };
    lines.push(lineOf(thread, access.channel, known, run));
  }
  if (lines.length === 0) return [];
  return [
    richText([
      richSection([literal(run.reader.words.summary.seeAlso, { bold: true })]),
      { type: 'rich_text_list', style: 'bullet', elements: lines.map(richSection) },
    ]),
  ];
}

/** Of channels that the reader is in; and of public ones, as far as they may be everybody's. */
async function threadsInSight({ tenant, request, patiently, deps }: Run): Promise<readonly RecentThread[]> {
  const channels = (await deps.recent.channels(tenant)).slice(0, MOST_CHANNELS);
  if (channels.length === 0) return [];
  const theirs = await patiently(() => deps.history.channelsOf(tenant, request.user));
  const { isGuest, isStranger } = await patiently(() => deps.directory.profile(tenant, request.user));
  const isOpen = async (channel: ChannelId): Promise<boolean> =>
    !isGuest && !isStranger && (await patiently(() => placeKind(channel))) === 'public';
  const placeKind = async (channel: ChannelId): Promise<string | undefined> => {
    try {
      return (await deps.directory.place(tenant, channel)).kind;
    } catch (error) {
      if (error instanceof SlackRefusal) return undefined;
      throw error;
    }
  };
  const inSight: RecentThread[] = [];
  for (const channel of channels) {
    if (inSight.length >= MOST_THREADS) break;
    if (theirs.has(channel) || (await isOpen(channel)))
      inSight.push(...(await deps.recent.of(tenant, channel, MOST_OF_CHANNEL, request.askedAt)));
  }
  return inSight;
}

function rootOf({ texts }: RecentThread): { readonly user: undefined; readonly text: string } {
  return { user: undefined, text: texts[0] ?? '' };
}

function lineOf(
  thread: RecentThread,
  { kind, name }: ChannelNow,
  { place, names }: Pick<Transcript, 'place' | 'names'>,
  { reader }: Run,
): RichTextElement[] {
  const { channel, threadTs } = thread;
  const where = kind === 'group-dm' ? reader.words.catchup.aGroupMessage : `#${name}`;
  const when = describeInstant(instantOf(threadTs), reader);
  const subject = readMarkup(rootOf(thread).text, names).text.replace(/\s+/g, ' ').trim();
  return [
    {
      type: 'link',
      url: permalink(place.workspaceUrl, { channel, ts: threadTs }),
      text: `${where}, ${when}`,
    },
    literal(`: ${cut(subject, SUBJECT_CHARACTERS)}`),
  ];
}

import { SECOND } from '../clock.ts';
import type { ChannelId } from '../ids.ts';
import { type Content, SlackRefusal } from '../slack.ts';
import { hasNews } from '../summary/news.ts';
import type { Summary } from '../summary/summary.ts';
import type { Transcript } from '../summary/transcript.ts';
import { allBlocks } from './all-blocks.ts';
import type { Ask } from './ask.ts';
import type { ChannelNow } from './history.ts';
import { OutOfTimeError } from './patience.ts';
import { readTranscript } from './read.ts';
import { recentThreadsIn } from './recent-threads.ts';
import { say } from './say.ts';
import { seeAlso } from './see-also.ts';
import { windowOf } from './since.ts';
import type { Window } from './window.ts';
import { deadlineOf, noteCaughtUp, type Run, sumUp } from './work.ts';

/** What is read at most: of each channel less than alone, since each costs the workspace's share of Slack. */
const MOST_CHANNELS = 60;
const MOST = { messages: 500, threads: 8 };

type AskForAll = Extract<Ask, { kind: 'all' }>;

/** What was said in one of the channels. */
export interface Part {
  /** By which it can be asked about and shared. */
  readonly id: string;
  readonly channel: ChannelNow;
  readonly workspaceUrl: string;
  readonly summary: Summary;
}

/** Every channel that the person and the bot share: of which Slack says so before they are read, and when shown. */
export async function catchUpOnAll(run: Run, ask: AskForAll): Promise<Content> {
  const { reader, deps } = run;
  const { catchup: words } = reader.words;
  const shared = await sharedChannels(run);
  if (shared.size === 0) return say(words.noChannels(`<@${deps.botUser}>`));
  const { read, left } = await readAll(run, ask, shared);
  const parts = await sumUpAll(run, read);
  const still = await sharedChannels(run);
  const shown = parts.filter(({ channel }) => still.has(channel.channel));
  for (const { channel } of shown) await noteCaughtUp(run, channel.channel);
  if (shown.length === 0 && left === 0) return say(`${words.nothingNewAnywhere} ${words.lookFurtherBack}`);
  const related = await seeAlso(run, ...shown.map(({ transcript }) => transcript));
  for (const part of shown) await keepPart(run, part);
  return { text: words.titleOfAll, blocks: [...allBlocks(shown, left, reader), ...related] };
}

async function keepPart(
  { tenant, request, deps }: Run,
  { id, channel, window, summary, transcript }: SummedUp,
): Promise<void> {
  const { user, askedAt } = request;
  await deps.recent.remember(tenant, channel.channel, recentThreadsIn(transcript), askedAt);
  await deps.kept.keep(
    tenant,
    { id, user, channel: channel.channel, ...window, keptAt: askedAt },
    { summary, transcript },
    askedAt,
  );
}

async function sharedChannels({
  tenant,
  request,
  patiently,
  deps,
}: Run): Promise<ReadonlyMap<ChannelId, ChannelNow>> {
  const [theirs, bots, profile] = await Promise.all([
    patiently(() => deps.history.channelsOf(tenant, request.user)),
    patiently(() => deps.history.channelsOfBot(tenant)),
    patiently(() => deps.directory.profile(tenant, request.user)),
  ]);
  if (profile.isDeactivated) return new Map();
  return new Map([...theirs].filter(([id, { isArchived }]) => !isArchived && bots.has(id)));
}

interface Read {
  readonly channel: ChannelNow;
  readonly transcript: Transcript;
  readonly window: Window;
}

type SummedUp = Part & Read;

/** As many as there is time for. */
async function readAll(
  run: Run,
  ask: AskForAll,
  shared: ReadonlyMap<ChannelId, ChannelNow>,
): Promise<{ readonly read: readonly Read[]; readonly left: number }> {
  const { catchup: words } = run.reader.words;
  const read: Read[] = [];
  let left = Math.max(0, shared.size - MOST_CHANNELS);
  let messages = 0;
  let threads = 0;
  for (const channel of [...shared.values()].slice(0, MOST_CHANNELS)) {
    const one = await readOne(run, ask, channel, shared);
    if (one === undefined) left += 1;
    else if (hasNews(one.transcript)) read.push(one);
    messages += one?.transcript.messages.length ?? 0;
    threads += one?.transcript.threads.length ?? 0;
    run.answers.progress(() => say(words.readSoFar(messages, threads)));
  }
  return { read, left };
}

/** Undefined where nothing of it could be read. */
async function readOne(
  { tenant, request, patiently, deps }: Run,
  ask: AskForAll,
  channel: ChannelNow,
  theirs: ReadonlyMap<ChannelId, ChannelNow>,
): Promise<Read | undefined> {
  const window = await windowOf(tenant, request.user, channel.channel, ask, request.askedAt, deps);
  try {
    const toRead = {
      tenant,
      channel,
      window,
      reader: request.user,
      most: MOST,
      theirs: async () => theirs,
      patiently,
    };
    const transcript = await readTranscript(toRead, deps);
    const isCutOff = transcript.notRead.before !== undefined && transcript.messages.length === 0;
    return isCutOff ? undefined : { channel, transcript, window };
  } catch (error) {
    // The bot was removed meanwhile, or time is over.
    if (error instanceof SlackRefusal || error instanceof OutOfTimeError) return undefined;
    throw error;
  }
}

async function sumUpAll(run: Run, read: readonly Read[]): Promise<readonly SummedUp[]> {
  const { clock } = run.deps;
  const until = clock.wall() + deadlineOf(run.deps);
  const parts: SummedUp[] = [];
  for (const one of read) {
    const { channel, transcript } = one;
    const summary = await sumUp(run, transcript, Math.max(SECOND, until - clock.wall()));
    const { workspaceUrl } = transcript.place;
    const id = `${run.request.id}-${channel.channel}`;
    if (summary.coverage.messages > 0) parts.push({ ...one, id, workspaceUrl, summary });
  }
  return parts;
}

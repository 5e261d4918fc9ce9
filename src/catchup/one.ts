import { type ChannelId, instantOf, type MessageRef } from '../ids.ts';
import { permalink } from '../people/directory.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import { type Access, accessTo } from './access.ts';
import type { Ask } from './ask.ts';
import type { ChannelNow } from './history.ts';
import { readTranscript } from './read.ts';
import type { CatchupReader } from './reader.ts';
import { say } from './say.ts';
import { windowOf } from './since.ts';
import { summaryBlocks } from './summary-blocks.ts';
import { noteCaughtUp, type Run, SUMMING_UP_MS, sumUp } from './work.ts';

const MOST = { messages: 5_000, threads: 150 };

/** One channel or thread, for somebody who may read it before it is read and when it is shown. */
export async function catchUpOnOne(run: Run, ask: Exclude<Ask, { kind: 'all' }>): Promise<Content> {
  const before = await mayRead(run, ask.channel);
  if (before.kind !== 'yes') return refusal(run, before);
  const content = await read(run, ask, before.channel);
  // It may have taken minutes, in which they may have left or been removed.
  const after = await mayRead(run, ask.channel);
  if (after.kind !== 'yes') return refusal(run, after);
  if (ask.kind === 'channel') await noteCaughtUp(run, ask.channel);
  return content;
}

function mayRead({ tenant, request, patiently, deps }: Run, channel: ChannelId): Promise<Access> {
  return patiently(() => accessTo(tenant, request.user, channel, request.here, deps));
}

function refusal({ reader, deps }: Run, { kind }: Exclude<Access, { kind: 'yes' }>): Content {
  const bot = `<@${deps.botUser}>`;
  const { catchup: words } = reader.words;
  return say(kind === 'invite' ? words.notInChannel(bot) : words.cannotRead(bot));
}

async function read(run: Run, ask: Exclude<Ask, { kind: 'all' }>, channel: ChannelNow): Promise<Content> {
  const { tenant, request, reader, answers, patiently, deps } = run;
  const { catchup: words } = reader.words;
  const window = await windowOf(tenant, request.user, ask.channel, ask, request.askedAt, deps);
  const theirs = await patiently(() => deps.history.channelsOf(tenant, request.user));
  const threadTs = ask.kind === 'thread' ? ask.threadTs : undefined;
  const transcript = await readTranscript(
    {
      ...{ tenant, channel, threadTs, window, reader: request.user, most: MOST, theirs, patiently },
      onProgress: (messages, threads) => answers.progress(() => say(words.readSoFar(messages, threads))),
    },
    deps,
  );
  if (transcript.messages.length === 0) {
    if (ask.kind === 'thread' && ask.since === undefined) return say(words.noThread);
    const since = describeInstant(instantOf(window.after), reader);
    return say(`${words.nothingNew(placeName(channel, reader), since)} ${words.lookFurtherBack}`);
  }
  const summary = await sumUp(run, transcript, SUMMING_UP_MS);
  const title = titleOf(channel, threadTs !== undefined, reader);
  const linkTo = (ref: MessageRef): string => permalink(transcript.place.workspaceUrl, ref);
  return { text: title, blocks: summaryBlocks(title, summary, linkTo, reader) };
}

function placeName({ kind, channel }: ChannelNow, { words }: CatchupReader): string {
  return kind === 'group-dm' ? words.catchup.theGroupMessage : `<#${channel}>`;
}

function titleOf(
  { kind, name }: ChannelNow,
  isThread: boolean,
  { words: { catchup } }: CatchupReader,
): string {
  if (kind === 'group-dm')
    return isThread ? catchup.titleOfThreadInGroupMessage : catchup.titleOfGroupMessage;
  return isThread ? catchup.titleOfThread(name) : catchup.titleOf(name);
}

import type { Button } from '@slack/types';
import { actions, button } from '../block-kit.ts';
import { instantOf, type MessageRef, type Ts } from '../ids.ts';
import { permalink } from '../people/directory.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import { summaryBlocks } from '../summary/blocks.ts';
import { hasNews } from '../summary/news.ts';
import type { Transcript } from '../summary/transcript.ts';
import { CATCHUP_ACTIONS } from './action-ids.ts';
import type { Ask } from './ask.ts';
import { consentBlocks } from './consent.ts';
import { mayRead, refusal } from './gate.ts';
import type { ChannelNow } from './history.ts';
import { MOST_KEPT_MESSAGES } from './kept.ts';
import { readTranscript } from './read.ts';
import type { CatchupReader } from './reader.ts';
import { recentThreadsIn } from './recent-threads.ts';
import { say } from './say.ts';
import { seeAlso } from './see-also.ts';
import { windowOf } from './since.ts';
import type { Window } from './window.ts';
import { deadlineOf, noteCaughtUp, type Run, sumUp } from './work.ts';

const MOST = { messages: 5_000, threads: 150 };

type AskForOne = Extract<Ask, { kind: 'channel' | 'thread' }>;

/** One channel or thread, for somebody who may read it before it is read and when it is shown. */
export async function catchUpOnOne(run: Run, ask: AskForOne): Promise<Content> {
  const before = await mayRead(run, ask.channel);
  if (before.kind !== 'yes') return refusal(before, run.reader, run.deps);
  const content = await contentOf(run, ask, before.channel);
  // It may have taken minutes, in which they may have left or been removed.
  const after = await mayRead(run, ask.channel);
  if (after.kind !== 'yes') return refusal(after, run.reader, run.deps);
  if (ask.kind === 'channel') await noteCaughtUp(run, ask.channel);
  return content;
}

/** Reads it, telling the asker how far it has come. */
export async function readOne(
  { tenant, request, reader, answers, patiently, deps }: Run,
  place: { readonly channel: ChannelNow; readonly threadTs: Ts | undefined; readonly window: Window },
): Promise<Transcript> {
  const { catchup: words } = reader.words;
  return await readTranscript(
    {
      ...{ ...place, tenant, reader: request.user, most: MOST, patiently },
      theirs: () => deps.history.channelsOf(tenant, request.user),
      onProgress: (messages, threads) => answers.progress(() => say(words.readSoFar(messages, threads))),
    },
    deps,
  );
}

/** `shared` is for everybody there: what one of them missed is no longer what it is about. */
export function titleOf(
  { kind, name }: Pick<ChannelNow, 'kind' | 'name'>,
  isThread: boolean,
  { words: { catchup } }: CatchupReader,
  isShared = false,
): string {
  if (kind === 'group-dm')
    return isThread ? catchup.titleOfThreadInGroupMessage : catchup.titleOfGroupMessage;
  if (isThread) return catchup.titleOfThread(name);
  return isShared ? catchup.titleShared(name) : catchup.titleOf(name);
}

export function askButton(id: string, { words }: CatchupReader): Button {
  return button(CATCHUP_ACTIONS.ask, words.catchup.ask, { value: id });
}

async function contentOf(run: Run, ask: AskForOne, channel: ChannelNow): Promise<Content> {
  const { tenant, request, reader, deps } = run;
  const { catchup: words } = reader.words;
  const { id, user, askedAt } = request;
  const window = await windowOf(tenant, user, ask.channel, ask, askedAt, deps);
  const threadTs = ask.kind === 'thread' ? ask.threadTs : undefined;
  const transcript = await readOne(run, { channel, threadTs, window });
  if (!hasNews(transcript)) {
    if (ask.kind === 'thread' && ask.since === undefined) return say(words.noThread);
    const since = describeInstant(instantOf(window.after), reader);
    return say(`${words.nothingNew(placeName(channel, reader), since)} ${words.lookFurtherBack}`);
  }
  const summary = await sumUp(run, transcript, deadlineOf(deps));
  const related = await seeAlso(run, transcript);
  await deps.recent.remember(tenant, channel.channel, recentThreadsIn(transcript), askedAt);
  await deps.kept.keep(
    tenant,
    { id, user, channel: channel.channel, threadTs, ...window, keptAt: askedAt },
    { summary, transcript: transcript.messages.length > MOST_KEPT_MESSAGES ? undefined : transcript },
    askedAt,
  );
  const title = titleOf(channel, threadTs !== undefined, reader);
  const linkTo = (ref: MessageRef): string => permalink(transcript.place.workspaceUrl, ref);
  const share = button(CATCHUP_ACTIONS.share, words.share, { value: id });
  return {
    text: title,
    blocks: [
      ...summaryBlocks(title, summary, linkTo, reader),
      ...related,
      actions([askButton(id, reader), share]),
      ...(await consentBlocks(tenant, reader, deps)),
    ],
  };
}

function placeName({ kind, channel }: ChannelNow, { words }: CatchupReader): string {
  return kind === 'group-dm' ? words.catchup.theGroupMessage : `<#${channel}>`;
}

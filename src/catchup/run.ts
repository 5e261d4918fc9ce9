import { MINUTE, SECOND } from '../clock.ts';
import { instantOf, type MessageRef, type TenantId } from '../ids.ts';
import { permalink } from '../people/directory.ts';
import { isHeldFor } from '../people/person.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import { type Access, accessTo } from './access.ts';
import { type Answering, answering } from './answer.ts';
import type { Ask } from './ask.ts';
import type { CatchupDeps } from './deps.ts';
import type { ChannelNow } from './history.ts';
import { type Patiently, patientUntil } from './patience.ts';
import { readTranscript } from './read.ts';
import { type CatchupReader, readerOf } from './reader.ts';
import type { CatchupRequest } from './request.ts';
import { say } from './say.ts';
import { windowOf } from './since.ts';
import { summaryBlocks } from './summary-blocks.ts';
import { tsAt } from './window.ts';

/** Reading ends in time for the result to come where it was asked for. */
const READING_MS = 15 * MINUTE;
const SUMMING_UP_MS = 90 * SECOND;
const ANSWERING_MS = 5 * MINUTE;
const MOST = { messages: 5_000, threads: 150 };

interface Run {
  readonly tenant: TenantId;
  readonly request: CatchupRequest;
  readonly reader: CatchupReader;
  readonly answers: Answering;
  readonly patiently: Patiently;
  readonly signal: AbortSignal;
  readonly deps: CatchupDeps;
}

/**
 * Catches the person up: reads, sums up, answers. A crash begins it anew; the answer comes twice only if the crash is
 * between it and the note that it was given.
 */
export async function catchUp(
  tenant: TenantId,
  request: CatchupRequest,
  deps: CatchupDeps,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = deps;
  const patiently = patientUntil(clock.wall() + READING_MS, clock, signal);
  const reader = await patiently(() => readerOf(tenant, request.user, request.askedAt, deps));
  const answers = answering(tenant, request, deps);
  await answers.progress(() => say(reader.words.catchup.reading));
  const content = await contentFor(
    { tenant, request, reader, answers, patiently, signal, deps },
    request.ask,
  );
  await patientUntil(clock.wall() + ANSWERING_MS, clock, signal)(() => answers.result(content));
  await deps.requests.remove(tenant, request.id);
}

async function contentFor(run: Run, ask: Ask): Promise<Content> {
  if (ask.kind === 'all') return say(run.reader.words.catchup.reading);
  const access = await mayRead(run, ask.channel);
  return access.kind === 'yes' ? await ofOne(run, ask, access.channel) : refusal(run, access);
}

function mayRead({ tenant, request, patiently, deps }: Run, channel: string): Promise<Access> {
  return patiently(() => accessTo(tenant, request.user, channel, request.here, deps));
}

function refusal({ reader, deps }: Run, { kind }: Exclude<Access, { kind: 'yes' }>): Content {
  const bot = `<@${deps.botUser}>`;
  const { catchup: words } = reader.words;
  return say(kind === 'invite' ? words.notInChannel(bot) : words.cannotRead(bot));
}

async function ofOne(run: Run, ask: Exclude<Ask, { kind: 'all' }>, channel: ChannelNow): Promise<Content> {
  const { tenant, request, reader, answers, patiently, signal, deps } = run;
  const { catchup: words } = reader.words;
  const threadTs = ask.kind === 'thread' ? ask.threadTs : undefined;
  const window = await windowOf(tenant, request.user, ask.channel, ask, request.askedAt, deps);
  const theirs = await patiently(() => deps.history.channelsOf(tenant, request.user));
  let telling: Promise<void> = Promise.resolve();
  const transcript = await readTranscript(
    {
      tenant,
      channel,
      threadTs,
      window,
      reader: request.user,
      most: MOST,
      theirs,
      patiently,
      onProgress(messages, threads) {
        telling = telling.then(() => answers.progress(() => say(words.readSoFar(messages, threads))));
      },
    },
    deps,
  );
  await telling;
  if (transcript.messages.length === 0) {
    const since = describeInstant(instantOf(window.after), reader);
    return say(`${words.nothingNew(`<#${channel.channel}>`, since)} ${words.lookFurtherBack}`);
  }
  const summary = await deps.summarizer.summarize(transcript, reader, {
    deadlineMs: SUMMING_UP_MS,
    now: request.askedAt,
    signal,
  });
  // It may have taken minutes, in which they may have left or been removed.
  const access = await mayRead(run, channel.channel);
  if (access.kind !== 'yes') return refusal(run, access);
  if (threadTs === undefined) await noteCaughtUp(run, channel);
  const title = threadTs === undefined ? words.titleOf(channel.name) : words.titleOfThread(channel.name);
  const linkTo = (ref: MessageRef): string => permalink(transcript.place.workspaceUrl, ref);
  return { text: title, blocks: summaryBlocks(title, summary, linkTo, reader) };
}

async function noteCaughtUp({ tenant, request, deps }: Run, { channel }: ChannelNow): Promise<void> {
  const person = await deps.people.find(tenant, request.user);
  if (!isHeldFor(person, request.askedAt)) return;
  await deps.activity.note(tenant, request.user, channel, tsAt(request.askedAt));
}

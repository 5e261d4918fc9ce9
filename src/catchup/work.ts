import { SECOND } from '../clock.ts';
import type { ChannelId, TenantId } from '../ids.ts';
import { isHeldFor } from '../people/person.ts';
import { extractiveSummarizer } from '../summary/extractive.ts';
import type { Summarizer, Summary } from '../summary/summary.ts';
import type { Transcript } from '../summary/transcript.ts';
import type { Answering } from './answer.ts';
import type { CatchupDeps } from './deps.ts';
import type { ChannelNow } from './history.ts';
import { mayUseModel } from './model-choice.ts';
import type { Patiently } from './patience.ts';
import type { CatchupReader } from './reader.ts';
import type { CatchupRequest } from './request.ts';
import { tsAt } from './window.ts';

/** One request that is being answered. */
export interface Run {
  readonly tenant: TenantId;
  readonly request: CatchupRequest;
  readonly reader: CatchupReader;
  readonly answers: Answering;
  readonly patiently: Patiently;
  readonly signal: AbortSignal;
  readonly deps: CatchupDeps;
}

/** Without a model it takes a moment. */
const LONGEST_MS = 90 * SECOND;

/** For all that one request asks to be summed up, ms of `wall`. */
export function deadlineOf({ model }: Pick<CatchupDeps, 'model'>): number {
  return model?.deadlineMs ?? LONGEST_MS;
}

export async function sumUp(
  { tenant, request, reader, signal, deps }: Run,
  transcript: Transcript,
  deadlineMs: number,
): Promise<Summary> {
  const summarizer = await summarizerFor(tenant, transcript.place, deps);
  return await summarizer.summarize(transcript, reader, { deadlineMs, now: request.askedAt, signal });
}

/** The language model where there is one and it may read the channel; without it otherwise. */
export async function summarizerFor(
  tenant: TenantId,
  channel: Pick<ChannelNow, 'kind' | 'isShared' | 'channel'>,
  { people, model }: Pick<CatchupDeps, 'people' | 'model'>,
): Promise<Summarizer> {
  if (model === undefined) return extractiveSummarizer;
  return mayUseModel(await people.policy(tenant), model, channel) ? model.summarizer : extractiveSummarizer;
}

/** From here on the next one goes on. Of people who are not enrolled nothing is noted. */
export async function noteCaughtUp({ tenant, request, deps }: Run, channel: ChannelId): Promise<void> {
  const person = await deps.people.find(tenant, request.user);
  if (!isHeldFor(person, request.askedAt)) return;
  await deps.activity.note(tenant, request.user, channel, tsAt(request.askedAt));
}

import { SECOND } from '../clock.ts';
import type { ChannelId, TenantId } from '../ids.ts';
import { isHeldFor } from '../people/person.ts';
import type { Summary } from '../summary/summary.ts';
import type { Transcript } from '../summary/transcript.ts';
import type { Answering } from './answer.ts';
import type { CatchupDeps } from './deps.ts';
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

/** For all that one request asks to be summed up. */
export const SUMMING_UP_MS = 90 * SECOND;

export async function sumUp(
  { request, reader, signal, deps }: Run,
  transcript: Transcript,
  deadlineMs: number,
): Promise<Summary> {
  return await deps.summarizer.summarize(transcript, reader, { deadlineMs, now: request.askedAt, signal });
}

/** From here on the next one goes on. Of people who are not enrolled nothing is noted. */
export async function noteCaughtUp({ tenant, request, deps }: Run, channel: ChannelId): Promise<void> {
  const person = await deps.people.find(tenant, request.user);
  if (!isHeldFor(person, request.askedAt)) return;
  await deps.activity.note(tenant, request.user, channel, tsAt(request.askedAt));
}

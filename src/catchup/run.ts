import { MINUTE } from '../clock.ts';
import type { TenantId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { catchUpOnAll } from './all.ts';
import { answering } from './answer.ts';
import type { CatchupDeps } from './deps.ts';
import { catchUpOnOne } from './one.ts';
import { patientUntil } from './patience.ts';
import { answerQuestion } from './question.ts';
import { readerOf } from './reader.ts';
import type { CatchupRequest } from './request.ts';
import { say } from './say.ts';
import type { Run } from './work.ts';

/** Reading ends in time for the result to come where it was asked for. */
const READING_MS = 15 * MINUTE;
const ANSWERING_MS = 5 * MINUTE;

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
  const { catchup: words } = reader.words;
  const answers = answering(tenant, request, deps);
  const content = await contentFor({ tenant, request, reader, answers, patiently, signal, deps });
  const toTheEnd = patientUntil(clock.wall() + ANSWERING_MS, clock, signal);
  await toTheEnd(() => answers.result(content, say(words.cameByDm)));
  await deps.requests.remove(tenant, request.id);
}

async function contentFor(run: Run): Promise<Content> {
  const { ask } = run.request;
  switch (ask.kind) {
    case 'all':
      return await catchUpOnAll(run, ask);
    case 'question':
      return await answerQuestion(run, ask);
    case 'channel':
    case 'thread':
      return await catchUpOnOne(run, ask);
  }
}

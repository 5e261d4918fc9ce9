import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { actions } from '../block-kit.ts';
import type { MessageRef } from '../ids.ts';
import { permalink } from '../people/directory.ts';
import { input, modal } from '../people/form.ts';
import type { Content } from '../slack.ts';
import { answerBlocks } from '../summary/blocks.ts';
import { CATCHUP_VIEWS } from './action-ids.ts';
import type { Ask } from './ask.ts';
import { mayRead, refusal } from './gate.ts';
import { askButton, readOne } from './one.ts';
import type { CatchupReader } from './reader.ts';
import { Way } from './request.ts';
import { say } from './say.ts';
import { deadlineOf, type Run, summarizerFor } from './work.ts';

export const QUESTION_FIELD = 'question';
const MOST_CHARACTERS = 300;

/** What the form must know again when it comes back. */
export const QuestionMetadata = z.object({ of: z.string(), here: z.string(), way: Way });
export type QuestionMetadata = z.infer<typeof QuestionMetadata>;

export function questionModal(metadata: QuestionMetadata, { words }: CatchupReader): ModalView {
  const { catchup } = words;
  const question = { type: 'plain_text_input' as const, max_length: MOST_CHARACTERS };
  return modal(
    CATCHUP_VIEWS.question,
    { title: catchup.ask, submit: catchup.askNow, close: words.people.cancel },
    [input(QUESTION_FIELD, catchup.questionLabel, question, { hint: catchup.questionHint })],
    metadata,
  );
}

/** Answers from what the catch-up was made of; where that is no longer kept, it is read again. */
export async function answerQuestion(run: Run, ask: Extract<Ask, { kind: 'question' }>): Promise<Content> {
  const { tenant, request, reader, signal, deps } = run;
  const kept = await deps.kept.find(tenant, request.user, ask.of, request.askedAt);
  if (kept === undefined) return say(reader.words.catchup.expired);
  const before = await mayRead(run, kept.channel);
  if (before.kind !== 'yes') return refusal(before, reader, deps);
  const place = { channel: before.channel, threadTs: kept.threadTs, window: kept };
  const transcript = (await deps.kept.texts(tenant, kept))?.transcript ?? (await readOne(run, place));
  const summarizer = await summarizerFor(tenant, before.channel, deps);
  const options = { deadlineMs: deadlineOf(deps), now: request.askedAt, signal };
  const answer = await summarizer.answer(transcript, ask.text, reader, options);
  const after = await mayRead(run, kept.channel);
  if (after.kind !== 'yes') return refusal(after, reader, deps);
  const linkTo = (ref: MessageRef): string => permalink(transcript.place.workspaceUrl, ref);
  return {
    text: reader.words.catchup.answered,
    blocks: [...answerBlocks(ask.text, answer, linkTo, reader), actions([askButton(ask.of, reader)])],
  };
}

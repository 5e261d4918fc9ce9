import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { escapedName } from '../block-kit.ts';
import type { TenantId } from '../ids.ts';
import { input, modal } from '../people/form.ts';
import { HANDOFF_VIEWS } from './action-ids.ts';
import type { HandoffDeps } from './deps.ts';
import { type Handoff, isReceiver, type Question } from './handoff.ts';
import type { HandoffReader } from './reader.ts';
import { thingId } from './things.ts';

export const TEXT_FIELD = 'text';
const TEXT_CHARACTERS = 2_000;

/** A form with one text: a question, an answer, a reason. `of` is what it belongs to. */
export function textModal(
  view: 'question' | 'answer' | 'decline',
  of: string,
  { words }: HandoffReader,
  isOptional = false,
): ModalView {
  const { handoff } = words;
  const texts = handoff.forms[view];
  return modal(
    HANDOFF_VIEWS[view],
    { title: texts.title, close: handoff.closeForm, submit: texts.submit },
    [
      input(
        TEXT_FIELD,
        texts.label,
        { type: 'plain_text_input', multiline: true, max_length: TEXT_CHARACTERS },
        { hint: texts.hint, optional: isOptional },
      ),
    ],
    { of },
  );
}

/** Keeps the question until the author's block. Answers what to say of it, in mrkdwn. */
export async function askAuthor(
  tenant: TenantId,
  id: string,
  text: string,
  reader: HandoffReader,
  deps: HandoffDeps,
): Promise<string> {
  const { user, now, words } = reader;
  const question: Question = { id: randomUUID(), by: user, text, askedAt: now };
  const isTheirs = (handoff: Handoff): boolean => isReceiver(handoff, user) && handoff.closed === undefined;
  const changed = await deps.handoffs.change(
    tenant,
    id,
    (handoff) =>
      isTheirs(handoff)
        ? { ...handoff, questions: [...handoff.questions, question], changedAt: now }
        : undefined,
    () => [{ thing: thingId({ what: 'ask', id, question: question.id }), at: now }],
  );
  if (changed === undefined) return words.handoff.refusals['not-yours'];
  await deps.bells.ring(tenant, now);
  const { name } = await deps.directory.profile(tenant, changed.author);
  return words.handoff.asked(escapedName(name));
}

/** Keeps the answer until whoever asked is in a block. Answers what to say of it, in mrkdwn. */
export async function answerQuestion(
  tenant: TenantId,
  of: string,
  text: string,
  author: HandoffReader,
  deps: HandoffDeps,
): Promise<string> {
  const { now, words } = author;
  const [id = '', questionId = ''] = of.split(':');
  const changed = await deps.handoffs.change(
    tenant,
    id,
    (handoff) => {
      const isOpen = handoff.questions.some((each) => each.id === questionId && each.answer === undefined);
      if (handoff.author !== author.user || !isOpen) return undefined;
      const questions = handoff.questions.map((each) =>
        each.id === questionId ? { ...each, answer: text } : each,
      );
      return { ...handoff, questions, changedAt: now };
    },
    () => [
      { thing: thingId({ what: 'answer', id, question: questionId }), at: now },
      { thing: thingId({ what: 'draw', id }), at: now },
    ],
  );
  if (changed === undefined) return words.handoff.answeredBefore;
  await deps.bells.ring(tenant, now);
  const asked = changed.questions.find((each) => each.id === questionId);
  const { name } = await deps.directory.profile(tenant, asked?.by ?? '');
  return words.handoff.answerGoes(escapedName(name));
}

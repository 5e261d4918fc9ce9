import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Claim } from '../agenda/agenda.ts';
import { actions, button, cut, escaped, type KnownBlock, section } from '../block-kit.ts';
import type { MessageRef, TenantId } from '../ids.ts';
import { input, modal } from '../people/form.ts';
import { describeInstant } from '../schedule/describe.ts';
import { richSection, richText } from '../summary/blocks.ts';
import { literal } from '../summary/literal.ts';
import { HANDOFF_ACTIONS, HANDOFF_VIEWS } from './action-ids.ts';
import type { HandoffDeps } from './deps.ts';
import { copyFor, type Handoff, isReceiver, type Question } from './handoff.ts';
import { postOnce } from './post-once.ts';
import { type HandoffReader, readerOf } from './reader.ts';
import { schedule, thingId } from './things.ts';
import { tellingTime } from './windows.ts';

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
  return words.handoff.asked(escaped(name));
}

/** Brings a question to the author in their block. */
export async function bringQuestion(
  tenant: TenantId,
  claim: Claim,
  { id, question: questionId }: { readonly id: string; readonly question: string },
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const found = await findQuestion(tenant, id, questionId, deps);
  if (found === undefined || found.question.answer !== undefined) return;
  const { handoff, question } = found;
  const author = await readerOf(tenant, handoff.author, now, deps);
  const at = tellingTime(author.reading, now);
  if (at > now) {
    await schedule(deps, tenant, { what: 'ask', id, question: questionId }, at);
    return;
  }
  const { name } = await deps.directory.profile(tenant, question.by);
  const { handoff: words } = author.words;
  const title = words.asks(escaped(name), describeInstant(handoff.sentAt, author));
  const answer = button(HANDOFF_ACTIONS.answer, words.answer, {
    value: `${id}:${questionId}`,
    style: 'primary',
  });
  const content = { text: title, blocks: [section(title), quote(question.text), actions([answer])] };
  const channel = await deps.slack.dm(tenant, handoff.author);
  await postOnce(tenant, claim, { channel, key: questionId, content }, deps);
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
    () => [{ thing: thingId({ what: 'answer', id, question: questionId }), at: now }],
  );
  if (changed === undefined) return words.handoff.answeredBefore;
  await deps.bells.ring(tenant, now);
  const asked = changed.questions.find((each) => each.id === questionId);
  const { name } = await deps.directory.profile(tenant, asked?.by ?? '');
  return words.handoff.answerGoes(escaped(name));
}

/** Brings an answer to whoever asked, in their block, into the thread of their copy. */
export async function bringAnswer(
  tenant: TenantId,
  claim: Claim,
  { id, question: questionId }: { readonly id: string; readonly question: string },
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const found = await findQuestion(tenant, id, questionId, deps);
  if (found?.question.answer === undefined) return;
  const { handoff, question } = found;
  const asker = await readerOf(tenant, question.by, now, deps);
  const at = tellingTime(asker.reading, now);
  if (at > now) {
    await schedule(deps, tenant, { what: 'answer', id, question: questionId }, at);
    return;
  }
  const { name } = await deps.directory.profile(tenant, handoff.author);
  const title = asker.words.handoff.answers(escaped(name));
  const said = [quote(question.text), richText([richSection([literal(question.answer ?? '')])])];
  const content = { text: title, blocks: [section(title), ...said] };
  const { channel, threadTs } = await threadFor(tenant, handoff, question, deps);
  await postOnce(tenant, claim, { channel, threadTs, key: `${questionId}-answer`, content }, deps);
}

/** Under their copy; of what stands in a channel not before everybody's eyes. */
async function threadFor(
  tenant: TenantId,
  handoff: Handoff,
  { by }: Question,
  { slack }: Pick<HandoffDeps, 'slack'>,
): Promise<Pick<MessageRef, 'channel' | 'threadTs'>> {
  const copy = copyFor(handoff, by);
  if (copy?.channel !== undefined && copy.ts !== undefined)
    return { channel: copy.channel, threadTs: copy.ts };
  return { channel: await slack.dm(tenant, by) };
}

async function findQuestion(
  tenant: TenantId,
  id: string,
  questionId: string,
  { handoffs }: Pick<HandoffDeps, 'handoffs'>,
): Promise<{ readonly handoff: Handoff; readonly question: Question } | undefined> {
  const handoff = await handoffs.find(tenant, id);
  const question = handoff?.questions.find((each) => each.id === questionId);
  return handoff === undefined || question === undefined ? undefined : { handoff, question };
}

function quote(text: string): KnownBlock {
  return richText([{ type: 'rich_text_quote', elements: [literal(cut(text, TEXT_CHARACTERS))] }]);
}

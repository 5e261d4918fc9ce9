import type { Claim } from '../agenda/agenda.ts';
import { actions, button, escapedName, type KnownBlock, section } from '../block-kit.ts';
import type { MessageRef, TenantId, UserId } from '../ids.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import { richSection, richText } from '../summary/blocks.ts';
import { literal } from '../summary/literal.ts';
import { HANDOFF_ACTIONS } from './action-ids.ts';
import type { HandoffDeps } from './deps.ts';
import { copyFor, type Handoff, type Question } from './handoff.ts';
import { postOnce } from './post-once.ts';
import { type HandoffReader, readerOf } from './reader.ts';
import { schedule } from './things.ts';
import { tellingTime } from './windows.ts';

interface Of {
  readonly id: string;
  readonly question: string;
}

/** Brings a question to the author in their block. */
export async function bringQuestion(
  tenant: TenantId,
  claim: Claim,
  of: Of,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const found = await findQuestion(tenant, of, deps);
  if (found === undefined || found.question.asked !== undefined) return;
  const { handoff, question } = found;
  const author = await readerOf(tenant, handoff.author, now, deps);
  const at = tellingTime(author.reading, now);
  if (at > now) {
    await schedule(deps, tenant, { what: 'ask', ...of }, at);
    return;
  }
  const channel = await deps.slack.dm(tenant, handoff.author);
  const content = await questionMessage(tenant, handoff, question, author, deps);
  const posted = await postOnce(tenant, claim, { channel, key: question.id, content }, deps);
  if (posted !== undefined) await note(tenant, of, { asked: posted }, deps);
}

/** A question as its author sees it: with its answer, once they have given one. */
export async function questionMessage(
  tenant: TenantId,
  handoff: Handoff,
  { id, by, text, answer }: Question,
  author: HandoffReader,
  { directory }: Pick<HandoffDeps, 'directory'>,
): Promise<Content> {
  const { handoff: words } = author.words;
  const { name } = await directory.profile(tenant, by);
  const title = words.asks(escapedName(name), describeInstant(handoff.sentAt, author));
  const value = `${handoff.id}:${id}`;
  const foot: readonly KnownBlock[] =
    answer === undefined
      ? [actions([button(HANDOFF_ACTIONS.answer, words.answer, { value, style: 'primary' })])]
      : [section(words.youAnswered), plainly(answer)];
  return { text: title, blocks: [section(title), quote(text), ...foot] };
}

/** Brings an answer to whoever asked, in their block, into the thread of their copy. */
export async function bringAnswer(
  tenant: TenantId,
  claim: Claim,
  of: Of,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const found = await findQuestion(tenant, of, deps);
  if (found === undefined) return;
  const { handoff, question } = found;
  const { answer, by, text } = question;
  if (answer === undefined || question.isAnswered === true) return;
  const asker = await readerOf(tenant, by, now, deps);
  const at = tellingTime(asker.reading, now);
  if (at > now) {
    await schedule(deps, tenant, { what: 'answer', ...of }, at);
    return;
  }
  const { handoff: words } = asker.words;
  const { name } = await deps.directory.profile(tenant, handoff.author);
  const title = words.answers(escapedName(name));
  const again = button(HANDOFF_ACTIONS.ask, words.ask, { value: handoff.id });
  const blocks = [section(title), quote(text), plainly(answer), actions([again])];
  const { channel, threadTs } = await threadFor(tenant, handoff, by, deps);
  const key = `${question.id}-answer`;
  const posted = await postOnce(
    tenant,
    claim,
    { channel, threadTs, key, content: { text: title, blocks } },
    deps,
  );
  if (posted !== undefined) await note(tenant, of, { isAnswered: true }, deps);
}

/** Under their copy; of what stands in a channel not before everybody's eyes. */
async function threadFor(
  tenant: TenantId,
  handoff: Handoff,
  by: UserId,
  { slack }: Pick<HandoffDeps, 'slack'>,
): Promise<Pick<MessageRef, 'channel' | 'threadTs'>> {
  const copy = copyFor(handoff, by);
  if (copy?.channel === undefined || copy.ts === undefined) return { channel: await slack.dm(tenant, by) };
  return { channel: copy.channel, threadTs: copy.ts };
}

async function findQuestion(
  tenant: TenantId,
  { id, question: questionId }: Of,
  { handoffs }: Pick<HandoffDeps, 'handoffs'>,
): Promise<{ readonly handoff: Handoff; readonly question: Question } | undefined> {
  const handoff = await handoffs.find(tenant, id);
  const question = handoff?.questions.find((each) => each.id === questionId);
  return handoff === undefined || question === undefined ? undefined : { handoff, question };
}

async function note(
  tenant: TenantId,
  { id, question }: Of,
  noted: Partial<Question>,
  { handoffs }: Pick<HandoffDeps, 'handoffs'>,
): Promise<void> {
  await handoffs.change(tenant, id, (handoff) => ({
    ...handoff,
    questions: handoff.questions.map((each) => (each.id === question ? { ...each, ...noted } : each)),
  }));
}

function quote(text: string): KnownBlock {
  return richText([{ type: 'rich_text_quote', elements: [literal(text)] }]);
}

/** What somebody wrote, in which nothing calls anybody. */
function plainly(text: string): KnownBlock {
  return richText([richSection([literal(text)])]);
}

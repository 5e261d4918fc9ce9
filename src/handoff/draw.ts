import type { TenantId } from '../ids.ts';
import { type Content, type Posted, SlackRefusal } from '../slack.ts';
import { questionMessage } from './bring-question.ts';
import { contentFor } from './deliver.ts';
import type { HandoffDeps } from './deps.ts';
import { copyFor } from './handoff.ts';
import { readerOf } from './reader.ts';
import { schedule } from './things.ts';

type Deps = Pick<
  HandoffDeps,
  'handoffs' | 'slack' | 'reading' | 'directory' | 'people' | 'zones' | 'agenda' | 'bells'
>;

/**
 * Every delivered copy, and what was asked about it, is to be shown as things are now. Each is a thing of its own: where
 * Slack takes no more for the moment, those that are shown already are not shown again before the others.
 */
export async function drawCopies(tenant: TenantId, id: string, now: number, deps: Deps): Promise<void> {
  const handoff = await deps.handoffs.find(tenant, id);
  if (handoff === undefined) return;
  const { copies, questions } = handoff;
  const shown = [
    ...copies.filter(({ ts }) => ts !== undefined).map(({ to }) => to),
    ...questions
      .filter(({ answer, asked }) => answer !== undefined && asked !== undefined)
      .map((each) => each.id),
  ];
  for (const of of shown) await schedule(deps, tenant, { what: 'show', id, of }, now);
}

/** Shows one of them: whose copy `of` is, or which question. */
export async function showNow(
  tenant: TenantId,
  id: string,
  of: string,
  now: number,
  deps: Deps,
): Promise<void> {
  const handoff = await deps.handoffs.find(tenant, id);
  if (handoff === undefined) return;
  const copy = copyFor(handoff, of);
  if (copy?.channel !== undefined && copy.ts !== undefined) {
    const { channel, ts } = copy;
    await redraw(tenant, { channel, ts }, () => contentFor(tenant, handoff, of, now, deps), deps);
  }
  const question = handoff.questions.find((each) => each.id === of);
  if (question?.asked !== undefined && question.answer !== undefined) {
    const author = await readerOf(tenant, handoff.author, now, deps);
    await redraw(
      tenant,
      question.asked,
      () => questionMessage(tenant, handoff, question, author, deps),
      deps,
    );
  }
  // Another may have shown a later state meanwhile, over which this one now stands.
  const after = await deps.handoffs.find(tenant, id);
  if (after !== undefined && after.changedAt !== handoff.changedAt) {
    await schedule(deps, tenant, { what: 'show', id, of }, now);
  }
}

/** What its receiver has deleted stays deleted. */
async function redraw(
  tenant: TenantId,
  posted: Posted,
  content: () => Promise<Content>,
  { slack }: Pick<Deps, 'slack'>,
): Promise<void> {
  try {
    await slack.update(tenant, posted, await content());
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
  }
}

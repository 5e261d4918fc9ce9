import type { TenantId } from '../ids.ts';
import { type Content, type Posted, SlackRefusal } from '../slack.ts';
import { questionMessage } from './bring-question.ts';
import { contentFor } from './deliver.ts';
import type { HandoffDeps } from './deps.ts';
import { readerOf } from './reader.ts';
import { schedule } from './things.ts';

type Deps = Pick<
  HandoffDeps,
  'handoffs' | 'slack' | 'reading' | 'directory' | 'people' | 'zones' | 'agenda' | 'bells'
>;

/** Shows every delivered copy, and what was asked about it, as things are now. */
export async function drawCopies(tenant: TenantId, id: string, now: number, deps: Deps): Promise<void> {
  const handoff = await deps.handoffs.find(tenant, id);
  if (handoff === undefined) return;
  for (const { to, channel, ts } of handoff.copies) {
    if (channel === undefined || ts === undefined) continue;
    await redraw(tenant, { channel, ts }, () => contentFor(tenant, handoff, to, now, deps), deps);
  }
  const answered = handoff.questions.filter(({ answer }) => answer !== undefined);
  for (const question of answered) {
    if (question.asked === undefined) continue;
    const author = await readerOf(tenant, handoff.author, now, deps);
    await redraw(
      tenant,
      question.asked,
      () => questionMessage(tenant, handoff, question, author, deps),
      deps,
    );
  }
  // Another may have drawn a later state meanwhile, over which this one now stands.
  const after = await deps.handoffs.find(tenant, id);
  if (after !== undefined && after.changedAt !== handoff.changedAt) {
    await schedule(deps, tenant, { what: 'draw', id }, now);
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

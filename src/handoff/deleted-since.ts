import type { TenantId, UserId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import type { Handoff } from './handoff.ts';
import type { Draft } from './handoffs.ts';
import { quotedIn } from './report.ts';
import { takeOut, withoutQuotes } from './unquote.ts';

/**
 * Keeps a draft, and answers it as it is kept. What was deleted before it could be found by what it quotes, while the
 * day was read or the form was open, is looked for once it can be.
 */
export async function keepDraft(
  tenant: TenantId,
  user: UserId,
  draft: Draft,
  { handoffs, drafts }: Pick<HandoffDeps, 'handoffs' | 'drafts'>,
): Promise<Draft> {
  await drafts.keep(tenant, user, draft);
  const quoted = draft.quotes.filter(({ gone }) => gone !== 'deleted').flatMap(({ sources }) => sources);
  const deleted = await handoffs.deleted(tenant, quoted);
  if (deleted.length === 0) return draft;
  let left = draft;
  for (const ref of deleted) left = { ...left, ...withoutQuotes(left, { ...ref, what: 'deleted' }) };
  await drafts.keep(tenant, user, left);
  return left;
}

/** The same for a handoff whose report was just written. */
export async function unquoteDeleted(
  tenant: TenantId,
  { id, report }: Pick<Handoff, 'id' | 'report'>,
  now: number,
  deps: Pick<HandoffDeps, 'handoffs' | 'bells'>,
): Promise<void> {
  for (const ref of await deps.handoffs.deleted(tenant, quotedIn(report))) {
    await takeOut(tenant, id, { ...ref, what: 'deleted' }, now, deps);
  }
}

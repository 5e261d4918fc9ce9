import type { TenantId } from '../ids.ts';
import { OutcomeUnknownError, SlackRefusal } from '../slack.ts';
import type { PeopleDeps } from './deps.ts';
import type { Thing } from './things.ts';

/**
 * Tells a sender, where they wrote last, that their mention is read later than they were told. Only once, even if it is
 * unknown whether they saw it; not at all where nothing of theirs waits any more or senders are told nothing.
 */
export async function tellSender(
  deps: PeopleDeps,
  tenant: TenantId,
  { user, sender }: Extract<Thing, { what: 'later' }>,
  now: number,
): Promise<void> {
  const policy = await deps.people.policy(tenant);
  if (policy.receipts !== 'ephemeral') return;
  const waiting = await deps.held.waiting(tenant, user);
  const last = waiting
    .filter(({ author, because }) => author.user === sender && because === 'waits')
    .sort((a, b) => Number(a.ref.ts) - Number(b.ref.ts))
    .at(-1);
  if (last === undefined) return;
  const moved = { recipient: user, sender, mention: last.ref, promisedFor: last.promisedFor };
  const notice = await deps.movedNotice(tenant, moved, now);
  if (notice === undefined) return;
  try {
    await deps.slack.whisper(tenant, { ...last.ref, user: sender }, notice.content);
  } catch (error) {
    // They left the channel, or it is gone: nothing is left to be said there.
    if (!(error instanceof SlackRefusal || error instanceof OutcomeUnknownError)) throw error;
  }
  await notice.told();
}

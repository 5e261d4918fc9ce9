import type { TenantId, UserId } from '../ids.ts';
import type { HeldMentions } from '../mentions/held.ts';
import type { Slack } from '../slack.ts';
import { firstHeldMessage } from './first-held.ts';
import { type ReaderDeps, readerOf } from './reader.ts';

type Introduce = ReaderDeps & {
  readonly held: Pick<HeldMentions, 'waiting'>;
  readonly slack: Pick<Slack, 'dm' | 'findByBatch' | 'post'>;
};

/**
 * Tells a person once that a mention waits for them. `id` is the claim's: a try whose post may have got through is
 * found by it. Nothing is said when nothing waits any more.
 */
export async function introduce(
  tenant: TenantId,
  user: UserId,
  id: string,
  now: number,
  deps: Introduce,
): Promise<void> {
  const waiting = await deps.held.waiting(tenant, user);
  const promisedFor = Math.min(...waiting.map((mention) => mention.promisedFor));
  if (waiting.length === 0) return;
  const reader = await readerOf(tenant, user, now, deps);
  const channel = await deps.slack.dm(tenant, user);
  if ((await deps.slack.findByBatch(tenant, channel, id, 0)) !== undefined) return;
  const content = firstHeldMessage(promisedFor, { ...reader, now }, reader.words);
  await deps.slack.post(tenant, {
    channel,
    ...content,
    metadata: { event_type: 'sluice_first_held', event_payload: { batch_id: id } },
  });
}

import type { Claim } from '../agenda/agenda.ts';
import { type Clock, DAY } from '../clock.ts';
import type { ChannelId, TenantId } from '../ids.ts';
import type { Content, Slack } from '../slack.ts';

/**
 * Says something in a conversation for a claim. A claim that is taken up again looks for the message first, since it
 * may be there already. `part` tells several messages of one claim apart.
 */
export async function sayOnce(
  {
    slack,
    clock,
  }: { readonly slack: Pick<Slack, 'post' | 'findByBatch'>; readonly clock: Pick<Clock, 'wall'> },
  tenant: TenantId,
  channel: ChannelId,
  { id, token }: Pick<Claim, 'id' | 'token'>,
  content: Content,
  part = 0,
): Promise<void> {
  const batchId = part === 0 ? id : `${id}-${part}`;
  if (token > 1 && (await slack.findByBatch(tenant, channel, batchId, clock.wall() - DAY)) !== undefined)
    return;
  const metadata = { event_type: 'sluice_notice', event_payload: { batch_id: batchId } };
  await slack.post(tenant, { channel, ...content, metadata });
}

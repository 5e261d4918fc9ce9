import type { Claim } from '../agenda/agenda.ts';
import { DAY } from '../clock.ts';
import type { ChannelId, TenantId } from '../ids.ts';
import type { Content, Slack } from '../slack.ts';

/**
 * Says something in a conversation for a claim. A claim that is taken up again looks for the message first, since it
 * may be there already. `part` tells several messages of one claim apart.
 */
export async function sayOnce(
  slack: Pick<Slack, 'post' | 'findByBatch'>,
  tenant: TenantId,
  channel: ChannelId,
  { id, token, due }: Pick<Claim, 'id' | 'token' | 'due'>,
  content: Content,
  part = 0,
): Promise<void> {
  const batchId = part === 0 ? id : `${id}-${part}`;
  // By the claim's own due time: Slack's clock is people's.
  if (token > 1 && (await slack.findByBatch(tenant, channel, batchId, due - DAY)) !== undefined) return;
  const metadata = { event_type: 'sluice_notice', event_payload: { batch_id: batchId } };
  await slack.post(tenant, { channel, ...content, metadata });
}

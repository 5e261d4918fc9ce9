import type { Claim } from '../agenda/agenda.ts';
import { DAY } from '../clock.ts';
import type { ChannelId, TenantId, Ts } from '../ids.ts';
import type { Content, Posted, Slack } from '../slack.ts';

/** Where something is said. `part` tells several messages of one claim apart. */
interface Place {
  readonly channel: ChannelId;
  readonly threadTs?: Ts;
  readonly part?: number;
}

/**
 * Says something for a claim. A claim that is taken up again looks for the message first, since it may be there
 * already.
 */
export async function sayOnce(
  slack: Pick<Slack, 'post' | 'findByBatch'>,
  tenant: TenantId,
  { id, token, due }: Pick<Claim, 'id' | 'token' | 'due'>,
  { channel, threadTs, part = 0 }: Place,
  content: Content,
): Promise<Posted> {
  const batchId = part === 0 ? id : `${id}-${part}`;
  // By the claim's own due time: Slack's clock is people's.
  const before =
    token > 1 ? await slack.findByBatch(tenant, channel, batchId, due - DAY, threadTs) : undefined;
  if (before !== undefined) return before;
  const metadata = { event_type: 'sluice_notice', event_payload: { batch_id: batchId } };
  return await slack.post(tenant, { channel, threadTs, ...content, metadata });
}

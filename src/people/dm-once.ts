import type { Claim } from '../agenda/agenda.ts';
import { DAY } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import type { PeopleDeps } from './deps.ts';

/**
 * Sends a person one message for a claim. A claim that is taken up again looks for the message first, since it may be
 * there already.
 */
export async function dmOnce(
  { slack, clock }: Pick<PeopleDeps, 'slack' | 'clock'>,
  tenant: TenantId,
  user: UserId,
  claim: Pick<Claim, 'id' | 'token'>,
  content: Content,
): Promise<void> {
  const channel = await slack.dm(tenant, user);
  const isFirstTry = claim.token <= 1;
  if (!isFirstTry && (await slack.findByBatch(tenant, channel, claim.id, clock.wall() - DAY)) !== undefined)
    return;
  const metadata = { event_type: 'sluice_notice', event_payload: { batch_id: claim.id } };
  await slack.post(tenant, { channel, ...content, metadata });
}

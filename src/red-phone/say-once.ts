import type { Claim } from '../agenda/agenda.ts';
import { type DmOnce, postOnce } from '../agenda/post-once.ts';
import type { ChannelId, TenantId, Ts } from '../ids.ts';
import type { Content, Posted } from '../slack.ts';

/** Where something is said. `part` tells several messages of one claim apart. */
interface Place {
  readonly channel: ChannelId;
  readonly threadTs?: Ts;
  readonly part?: number;
}

/**
 * Says something for a claim, each part once. A claim that is taken up again looks for all that it may have said, since
 * other parts stand there already whatever has become of the last. Undefined where it is no longer ours.
 */
export async function sayOnce(
  tenant: TenantId,
  claim: Claim,
  { part = 0, ...place }: Place,
  content: Content,
  deps: DmOnce,
): Promise<Posted | undefined> {
  const key = part === 0 ? claim.id : `${claim.id}-${part}`;
  const looking: Claim = claim.token > 1 ? { ...claim, phase: 'posting' } : claim;
  return await postOnce(tenant, looking, { ...place, event: 'sluice_notice', key, ...content }, deps);
}

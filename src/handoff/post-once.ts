import type { Claim } from '../agenda/agenda.ts';
import { postOnce as postOnceFor } from '../agenda/post-once.ts';
import type { ChannelId, TenantId, Ts } from '../ids.ts';
import type { Content, Posted } from '../slack.ts';
import type { HandoffDeps } from './deps.ts';

/** What everybody in the workspace may see of a post beside its text: ids. */
export const EVENT_TYPE = 'sluice_handoff';

interface Once {
  readonly channel: ChannelId;
  readonly threadTs?: Ts | undefined;
  /** By which it is found again. */
  readonly key: string;
  readonly content: Content;
}

/** Posts what a claim is about, once. Undefined where the claim is no longer ours. */
export async function postOnce(
  tenant: TenantId,
  claim: Claim,
  { content, ...place }: Once,
  deps: Pick<HandoffDeps, 'slack' | 'agenda' | 'clock' | 'settleMs' | 'beginPost'>,
): Promise<Posted | undefined> {
  return await postOnceFor(tenant, claim, { event: EVENT_TYPE, ...place, ...content }, deps);
}

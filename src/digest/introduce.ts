import type { Claim } from '../agenda/agenda.ts';
import { findLostPost, type PostOnce, post } from '../agenda/post-once.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { HeldMentions } from '../mentions/held.ts';
import { SlackRefusal } from '../slack.ts';
import type { Deliveries } from './deliveries.ts';
import { firstHeldMessage } from './first-held.ts';
import { nobodyThere } from './prepare.ts';
import { type ReaderDeps, readerOf } from './reader.ts';

type Introduce = ReaderDeps &
  PostOnce & {
    readonly held: Pick<HeldMentions, 'waiting'>;
    readonly deliveries: Pick<Deliveries, 'beginPost'>;
    /** Whether it is known that Slack itself stays silent for the person until then, UTC ms. */
    isShieldedUntil(tenant: TenantId, user: UserId, until: number, now: number): Promise<boolean>;
  };

/**
 * Tells a person once that a mention waits for them; after a crash a lost post is looked for as a digest's is. Nothing
 * is said when nothing waits any more.
 */
export async function introduce(tenant: TenantId, claim: Claim, now: number, deps: Introduce): Promise<void> {
  const { held, slack, clock, deliveries } = deps;
  const user = claim.thing;
  try {
    if (claim.phase === 'posting' && (await findLostPost(tenant, claim, user, deps)) !== undefined) return;
    const waiting = await held.waiting(tenant, user);
    if (waiting.length === 0) return;
    const promisedFor = Math.min(...waiting.map((mention) => mention.promisedFor));
    const reader = await readerOf(tenant, user, now, deps);
    const channel = await slack.dm(tenant, user);
    const isShielded = await deps.isShieldedUntil(tenant, user, promisedFor, now);
    const begun = clock.wall();
    if ((await deliveries.beginPost(tenant, claim)) === undefined) return;
    const content = firstHeldMessage(promisedFor, isShielded, { ...reader, now }, reader.words);
    const metadata = { event_type: 'sluice_first_held', event_payload: { batch_id: claim.id } };
    await post(tenant, claim, { channel, ...content, metadata }, begun, deps);
  } catch (error) {
    if (!(error instanceof SlackRefusal && nobodyThere.has(error.code))) throw error;
  }
}

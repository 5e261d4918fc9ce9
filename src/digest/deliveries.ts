import type { Claim } from '../agenda/agenda.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { HeldMention } from '../mentions/held.ts';
import type { Person } from '../people/person.ts';
import type { ShieldRecord } from '../shield/record.ts';
import type { Batch } from './batch.ts';
import type { Digest } from './digest.ts';

/** What a delivery does to the ledger. Every step names its claim; one whose token is stale changes nothing. */
export interface Deliveries {
  /**
   * What the claim brings and to whom, read anew. Unless an earlier post may be on its way, a post that follows at once
   * is begun with it: see `beginPost`.
   */
  takeUp(tenant: TenantId, claim: Claim): Promise<TakenUp>;
  /** How many mentions went while the others waited, by reason. */
  removed(tenant: TenantId, user: UserId): Promise<Digest['removed']>;
  /**
   * From here on a crash leaves it unknown whether the post went out. `mentions` are the ids that a digest would say.
   * Answers which of them are still carried; undefined: not ours.
   */
  beginPost(
    tenant: TenantId,
    claim: Claim,
    mentions?: readonly string[],
  ): Promise<ReadonlySet<string> | undefined>;
  /** The mentions that the last post was begun with, whatever became of them since. */
  shown(tenant: TenantId, claim: Claim): Promise<readonly string[]>;
  /**
   * Delivered; or ended because nothing was left to bring, or because the person left. What the claim carries besides
   * waits again, unless they left. False: not ours any more.
   */
  release(
    tenant: TenantId,
    claim: Claim,
    now: number,
    how: 'delivered' | 'nothing' | 'left',
    batch?: Batch,
  ): Promise<boolean>;
  /** True for the first digest ever for this person, until it is delivered. */
  isFirst(tenant: TenantId, user: UserId): Promise<boolean>;
}

export interface TakenUp {
  readonly carried: readonly HeldMention[];
  /** Undefined where they left while their digest was under way. */
  readonly person: Person | undefined;
  /** Undefined where they have none. */
  readonly shield: Pick<ShieldRecord, 'since' | 'snooze'> | undefined;
  /** Since when a post of all that is carried may be under way, UTC ms of `wall`; undefined where none was begun. */
  readonly begun: number | undefined;
}

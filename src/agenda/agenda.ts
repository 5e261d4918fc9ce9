import type { TenantId } from '../ids.ts';

/** What can fall due. The due index holds `kind:thing` → UTC ms for each tenant and is the truth; bells only hurry. */
export type Kind =
  | 'digest'
  | 'receipt'
  | 'inbox'
  | 'introduce'
  | 'redact'
  | 'enrol'
  | 'expire'
  | 'catchup'
  | 'shield'
  | 'nudge'
  | 'brief'
  | 'team-note'
  | 'agreement'
  | 'dry-run'
  | 'handoff'
  | 'note'
  | 'question'
  | 'offer'
  | UrgentKind;

/** What falls due in the urgent index, which has bells and workers of its own. */
export type UrgentKind = 'ring' | 'retract' | 'reach' | 'hear' | 'again' | 'page' | 'tell';

/** One due thing, ours for the time of a lease. The token fences off whoever had it before. */
export interface Claim {
  readonly id: string;
  readonly token: number;
  readonly kind: Kind;
  readonly thing: string;
  /** When it was due, UTC ms of `now`. */
  readonly due: number;
  /** Why it comes before its promise; empty where it does not. */
  readonly reason: EarlyReason | '';
  /** `posting`: a post may be under way, or be lost on the way. */
  readonly phase: 'claimed' | 'posting';
  /** When that post began, UTC ms of `wall`. */
  readonly postingSince: number;
  readonly attempts: number;
}

/** Why a mention is delivered before the block it was promised for. */
export type EarlyReason = 'asked' | 'left' | 'paused' | 'red-phone';

export type ClaimAnswer =
  /**
   * `nextDue` is when something falls due, UTC ms of `now`; `nextLapse` when something under way, or to be tried again,
   * may be taken up by anybody, UTC ms of `wall`. Undefined where there is nothing of the kind.
   */
  | { readonly kind: 'nothing'; readonly nextDue: number | undefined; readonly nextLapse: number | undefined }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'claims'; readonly claims: readonly Claim[] };

export interface Agenda {
  /**
   * Makes a thing due at `due`; an earlier due time that stands already stays. Of what is due at one millisecond, the
   * higher `precedence`, in [0, 1), comes first.
   */
  schedule(tenant: TenantId, kind: Kind, thing: string, due: number, precedence?: number): Promise<void>;
  cancel(tenant: TenantId, kind: Kind, thing: string): Promise<void>;
  dueAt(tenant: TenantId, kind: Kind, thing: string): Promise<number | undefined>;
  /** Claims what is due in one step, oldest first; `most` things at most, and one unless said otherwise. */
  claim(tenant: TenantId, now: number, most?: number): Promise<ClaimAnswer>;
  /** Makes claims that wait ours for `ms` more of wall time, or anybody's with 0. Answers those that are still ours. */
  renew(tenant: TenantId, claims: readonly Claim[], ms: number): Promise<readonly Claim[]>;
  /** Takes the claim up again `afterMs` of wall time from now. False where it is no longer ours. */
  postpone(
    tenant: TenantId,
    claim: Claim,
    afterMs: number,
    options?: { readonly phase?: Claim['phase']; readonly attempts?: number },
  ): Promise<boolean>;
  /** The thing is done. A digest's claim is released by the delivery, which knows what it brought. */
  done(tenant: TenantId, claim: Claim, now: number): Promise<boolean>;
  /** The due time of the oldest thing that is due or under way, UTC ms of `now`. */
  oldest(tenant: TenantId): Promise<number | undefined>;
  tenants(): Promise<readonly TenantId[]>;
}

/** Rings for a tenant at an instant of `now`. Losing a bell loses time, never a thing: the sweep finds what is due. */
export interface Bells {
  ring(tenant: TenantId, at: number): Promise<void>;
  /** Rings after so many milliseconds of `wall`: for what must wait whatever people's time is. */
  ringIn(tenant: TenantId, wallMs: number): Promise<void>;
}

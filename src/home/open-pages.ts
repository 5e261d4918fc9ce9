import { MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { SetUpStep } from './set-up.ts';

/** The page that somebody was shown last. Slack does not tell when a page is closed, so it is open for a while. */
export interface OpenPage {
  /** Slack's name for what is shown; absent where nothing is yet. */
  readonly hash?: string | undefined;
  /** Ours, made from what is shown; nothing of it can be read from that. Empty while it is to be shown anew. */
  readonly digest: string;
  readonly step: SetUpStep;
}

/** Who has opened App Home lately, so that what changes meanwhile is shown. For nothing else, and minutes only. */
export interface OpenPages {
  /** `isOpened`: just now, so that it is open from here on; else it stays what it was, and a closed one closed. */
  show(tenant: TenantId, user: UserId, page: OpenPage, isOpened: boolean): Promise<void>;
  find(tenant: TenantId, user: UserId): Promise<OpenPage | undefined>;
  /** Those of the people whose page is open. */
  among(tenant: TenantId, users: readonly UserId[]): Promise<readonly UserId[]>;
  all(tenant: TenantId): Promise<readonly UserId[]>;
}

/** Of `wall`. */
export const OPEN_MS = 10 * MINUTE;

import type { TenantId, UserId } from '../ids.ts';
import type { PeopleDeps } from '../people/deps.ts';

/** What the rota rests on. */
export interface RotaDeps
  extends Pick<PeopleDeps, 'people' | 'directory' | 'slack' | 'zones' | 'clock' | 'log'> {
  /** Shows the person's App Home as it is now; `hash` is of the page on which they pressed something. */
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
}

import { UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { wordsFor } from '../words/words.ts';
import type { PeopleDeps } from './deps.ts';
import type { Profile } from './directory.ts';
import type { Policy } from './policy.ts';

/** Whether the person decides for the workspace: its admins, and the stewards whom they named. */
export function isSteward(profile: Profile, policy: Policy): boolean {
  return profile.isAdmin || policy.stewards.includes(profile.user);
}

/** The person's profile, if they decide for the workspace. @throws UserError otherwise */
export async function stewardOnly(
  deps: Pick<PeopleDeps, 'people' | 'directory'>,
  tenant: TenantId,
  user: UserId,
): Promise<{ readonly profile: Profile; readonly policy: Policy }> {
  const [profile, policy] = await Promise.all([
    deps.directory.profile(tenant, user),
    deps.people.policy(tenant),
  ]);
  if (!isSteward(profile, policy)) throw new UserError(wordsFor(profile.locale).common.adminsOnly);
  return { profile, policy };
}

import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import type { ChannelNow, History } from './history.ts';

export type Access =
  | { readonly kind: 'yes'; readonly channel: ChannelNow }
  /** They can see the channel, and the bot is not in it. */
  | { readonly kind: 'invite' }
  /** There is no such channel, or it is not theirs to see: nobody learns which. */
  | { readonly kind: 'no' };

export interface AccessDeps {
  readonly directory: Pick<Directory, 'profile'>;
  readonly history: Pick<History, 'channel' | 'channelsOf'>;
}

/**
 * Whether the person may read the channel now. Slack is asked each time. Members of the workspace may read its public
 * channels; guests, people of other organisations, and everybody in private ones must be members.
 * `here` is where they asked, which they can see.
 */
export async function accessTo(
  tenant: TenantId,
  user: UserId,
  channel: ChannelId,
  here: ChannelId | undefined,
  { directory, history }: AccessDeps,
): Promise<Access> {
  const [profile, found] = await Promise.all([
    directory.profile(tenant, user),
    history.channel(tenant, channel),
  ]);
  if (profile.isDeactivated) return { kind: 'no' };
  if (found === undefined) return { kind: channel === here ? 'invite' : 'no' };
  const isOpen = found.kind === 'public' && !profile.isGuest && !profile.isStranger;
  const isTheirs = isOpen || (await history.channelsOf(tenant, user)).has(channel);
  if (!isTheirs) return { kind: 'no' };
  return found.hasBot ? { kind: 'yes', channel: found } : { kind: 'invite' };
}

import type { TenantId, UserId } from '../ids.ts';
import type { Directory, Place } from '../people/directory.ts';

/** Names that are given of a group message; it has nine people at most. */
const MOST_NAMED = 8;

/**
 * The names of the others in a group message, as people see them in Slack, commas between; undefined for any other
 * place, and where Slack does not say.
 */
export async function peopleIn(
  tenant: TenantId,
  { channel, kind }: Pick<Place, 'channel' | 'kind'>,
  reader: UserId,
  directory: Pick<Directory, 'channelMembers' | 'profile'>,
): Promise<string | undefined> {
  if (kind !== 'group-dm') return undefined;
  try {
    const members = await directory.channelMembers(tenant, channel);
    const others = members.filter((user) => user !== reader).slice(0, MOST_NAMED + 1);
    const profiles = await Promise.all(others.map((user) => directory.profile(tenant, user)));
    const names = profiles.filter(({ isBot }) => !isBot).map(({ name }) => name);
    return names.length === 0 ? undefined : names.join(', ');
  } catch {
    return undefined;
  }
}

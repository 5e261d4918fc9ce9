import type { Coverage } from '../../shield/deps.ts';
import { pages } from './pages.ts';
import type { CallSlack } from './web-api.ts';

export function createCoverage(call: CallSlack): Coverage {
  const publicChannels = async (
    tenant: string,
    of: { readonly user?: string },
  ): Promise<readonly string[]> => {
    const args = { types: 'public_channel', exclude_archived: true, limit: 200, ...of };
    const found = await pages<{ id: string }>(call, tenant, 'users.conversations', args, 'channels');
    return found.map(({ id }) => id);
  };

  return {
    async publicChannelsWithout(tenant, user) {
      const [theirs, ours] = await Promise.all([
        publicChannels(tenant, { user }),
        publicChannels(tenant, {}),
      ]);
      return theirs.filter((channel) => !ours.includes(channel));
    },
  };
}

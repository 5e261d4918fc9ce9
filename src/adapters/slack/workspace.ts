import type { Workspace } from '../../people/deps.ts';
import { pages } from './pages.ts';
import type { CallSlack } from './web-api.ts';

interface BotUser {
  readonly is_bot?: boolean;
  readonly profile?: { readonly api_app_id?: string; readonly bot_id?: string };
}

export function createWorkspace(call: CallSlack): Workspace {
  return {
    async channelsOfBot(tenant) {
      const channels = await pages<{ readonly id: string }>(
        call,
        tenant,
        'users.conversations',
        { types: 'public_channel,private_channel,mpim', exclude_archived: true, limit: 200 },
        'channels',
      );
      return channels.map(({ id }) => id);
    },

    async appOf(tenant, user) {
      const { user: found } = await call(tenant, 'users.info', { user });
      const { is_bot: isBot, profile } = (found ?? {}) as BotUser;
      if (isBot !== true) return undefined;
      if (profile?.api_app_id !== undefined) return profile.api_app_id;
      if (profile?.bot_id === undefined) return undefined;
      const { bot } = await call(tenant, 'bots.info', { bot: profile.bot_id });
      return (bot as { app_id?: string } | undefined)?.app_id;
    },
  };
}

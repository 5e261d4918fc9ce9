import type { Clock } from '../clock.ts';
import type { ChannelId, GroupId, TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Directory, DirectoryNews } from '../people/directory.ts';
import { SlackRefusal } from '../slack.ts';
import type { Later } from './events.ts';
import type { HeldMentions } from './held.ts';
import type { SlackEvent } from './message.ts';

interface ChangeDeps {
  readonly directory: Directory;
  readonly news: DirectoryNews;
  readonly held: HeldMentions;
  readonly clock: Clock;
  readonly log: Log;
  /** Removes everything that is kept of a workspace. */
  forgetTenant(tenant: TenantId): Promise<void>;
}

/** What changes around the messages: channels, their members, groups, the installation itself. */
export function changeHandlers(deps: ChangeDeps): Readonly<Record<string, Later>> {
  const { news } = deps;
  const placeChanged: Later = async (tenant, event) => {
    const { channel } = event as SlackEvent & { channel?: ChannelId | { id: ChannelId } };
    const id = typeof channel === 'object' ? channel.id : channel;
    if (id !== undefined) await news.placeChanged(tenant, id);
  };
  const groupChanged: Later = async (tenant, event) => {
    const { subteam_id, subteam } = event as SlackEvent & {
      subteam_id?: GroupId;
      subteam?: { id?: GroupId };
    };
    const id = subteam_id ?? subteam?.id;
    if (id !== undefined) await news.groupChanged(tenant, id);
  };

  return {
    app_uninstalled: async (tenant) => {
      deps.log.warn({ tenant }, 'Sluice was uninstalled; everything kept of the workspace is removed');
      await deps.forgetTenant(tenant);
    },
    tokens_revoked: async (tenant, event) => {
      const { tokens } = event as SlackEvent & { tokens?: { bot?: readonly string[] } };
      if ((tokens?.bot ?? []).length > 0) {
        deps.log.error(
          { tenant },
          'The bot token was revoked; install the app again and set SLACK_BOT_TOKEN',
        );
      }
    },
    channel_archive: placeChanged,
    channel_deleted: placeChanged,
    channel_left: placeChanged,
    channel_rename: placeChanged,
    group_archive: placeChanged,
    group_deleted: placeChanged,
    group_left: placeChanged,
    group_rename: placeChanged,
    member_left_channel: (tenant, event, arrivedAt) => memberLeft(tenant, event, arrivedAt, deps),
    member_joined_channel: async (tenant, event) => {
      const { channel } = event as SlackEvent & { channel?: ChannelId };
      if (channel !== undefined) await news.membersChanged(tenant, channel);
    },
    subteam_members_changed: groupChanged,
    subteam_updated: groupChanged,
  };
}

const notShown = new Set(['channel_not_found', 'channel_is_limited_access']);

async function memberLeft(
  tenant: TenantId,
  event: SlackEvent,
  arrivedAt: number,
  { directory, news, held, log }: ChangeDeps,
): Promise<void> {
  const { channel, user } = event as SlackEvent & { channel?: ChannelId; user?: UserId };
  if (channel === undefined || user === undefined) return;
  await news.membersChanged(tenant, channel);
  // Whoever leaves a public channel may still read it; a channel that Slack no longer shows us is taken as private. What
  // says nothing of the channel, such as a token that is refused, is tried again.
  const place = await directory.place(tenant, channel).catch((error: unknown) => {
    if (error instanceof SlackRefusal && notShown.has(error.code)) return undefined;
    throw error;
  });
  if (place?.kind === 'public') return;
  const gone = await held.loseAccess(tenant, user, channel, arrivedAt);
  if (gone > 0) log.info({ tenant, gone }, 'What waited from a channel that was left is removed');
}

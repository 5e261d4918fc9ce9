import type { ChannelId, GroupId, TenantId, UserId } from '../ids.ts';
import type { Later } from '../mentions/events.ts';
import type { SlackEvent } from '../mentions/message.ts';
import type { PeopleDeps } from './deps.ts';
import type { DirectoryNews } from './directory.ts';
import { onBotJoined, onGroupChanged, onMemberJoined, onTeamJoined } from './enrolment.ts';
import { onUserChanged } from './slack-changes.ts';

/** What Slack's events mean for people's hours and enrolment. Each is safe to hear twice. */
export function peopleEvents(
  deps: PeopleDeps,
  news: DirectoryNews,
  botUser: UserId,
): Readonly<Record<string, Later>> {
  return {
    user_change: async (tenant, event, now) => {
      const { user } = event as SlackEvent & { user?: { id?: UserId } };
      if (user?.id !== undefined) await userChanged(deps, news, tenant, user.id, now);
    },
    team_join: (tenant, _event, now) => onTeamJoined(deps, tenant, now),
    member_joined_channel: async (tenant, event, now) => {
      const { channel, user, inviter } = event as SlackEvent & {
        channel?: ChannelId;
        user?: UserId;
        inviter?: UserId;
      };
      if (channel === undefined || user === undefined) return;
      if (user === botUser) await onBotJoined(deps, tenant, inviter, now);
      else await onMemberJoined(deps, tenant, channel, user, now);
    },
    subteam_members_changed: async (tenant, event, now) => {
      const { subteam_id: group } = event as SlackEvent & { subteam_id?: GroupId };
      if (group !== undefined) await onGroupChanged(deps, tenant, group, now);
    },
  };
}

/** Slack is asked anew only about people whom Sluice knows: everybody's status changes come here. */
async function userChanged(
  deps: PeopleDeps,
  news: DirectoryNews,
  tenant: TenantId,
  user: UserId,
  now: number,
): Promise<void> {
  await news.profileChanged(tenant, user);
  if ((await deps.people.find(tenant, user)) === undefined) return;
  await onUserChanged(deps, tenant, await deps.directory.profile(tenant, user), now);
}

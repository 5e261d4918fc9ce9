import type { Attempt } from '../events/delivery.ts';
import type { Outbox } from '../events/outbox.ts';
import type { Loose } from '../json.ts';
import type { Channel, UserId } from '../world/types.ts';
import { known, type World } from '../world/world.ts';
import type { ResponseUrls } from './response-urls.ts';

/** What acting on the app needs. */
export interface Interactivity {
  world: World;
  outbox: Outbox;
  responseUrls: ResponseUrls;
}

/** How the app answered something that a person did. */
export interface Acknowledged {
  /** 0 when it did not answer in time, and the person saw Slack's own error. */
  status: number;
  ack: unknown;
}

export function acknowledged(attempt: Attempt): Acknowledged {
  return { status: attempt.status ?? 0, ack: attempt.answer ?? attempt.failure };
}

/** The fields that every interaction's payload has. */
export function commonPayload(world: World, userId: UserId): Loose {
  const user = known(world.users, userId, 'user');
  return {
    team: { id: world.team.id, domain: world.team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: world.app.id,
    token: world.app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** How payloads name a conversation. */
export function channelName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

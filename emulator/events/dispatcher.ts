import type { Loose } from '../json.ts';
import { emit, type Happening, seconds, type World } from '../world/world.ts';
import { isEntitled } from './entitlement.ts';
import type { Outbox } from './outbox.ts';

/** Sends the app an event for everything that happens and that it is entitled to know. */
export function dispatchEvents(world: World, outbox: Outbox): void {
  world.listeners.add((happening) => {
    const told = world.app.installed || LAST_WORDS.has(happening.event.type);
    if (told && isEntitled(world, botScopes(world), happening)) {
      const eventId = world.ids.next('Ev');
      outbox.sendEvent(happening.event.type, envelope(world, happening, eventId), eventId);
    }
    const mention = mentionOfApp(world, happening);
    if (mention) emit(world, mention);
  });
}

/** What an app is told even though it is installed no longer. */
const LAST_WORDS = new Set(['app_uninstalled', 'tokens_revoked']);

/** What Slack sends instead of events in a minute in which there were too many. It has no inner event. */
export function appRateLimited(world: World): Loose {
  const { team, app } = world;
  const minute_rate_limited = Math.floor(seconds(world) / 60) * 60;
  const about = { team_id: team.id, api_app_id: app.id, minute_rate_limited };
  return { token: app.verificationToken, type: 'app_rate_limited', ...about };
}

/** The outer object around an event. */
export function envelope(world: World, { event, channel }: Happening, eventId: string): Loose {
  const { team, app } = world;
  return {
    token: app.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: seconds(world),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.isExtShared ?? false,
    event_context: `4-${Buffer.from(JSON.stringify({ et: event.type, tid: team.id, aid: app.id, eid: eventId })).toString('base64url')}`,
  };
}

function botScopes(world: World): ReadonlySet<string> {
  for (const token of world.tokens.values()) if (token.kind === 'bot' && !token.revoked) return token.scopes;
  return new Set();
}

function mentionOfApp(world: World, { posted, channel }: Happening): Happening | undefined {
  if (!posted || !channel || channel.kind === 'im') return undefined;
  const { botUserId } = world.app;
  if (posted.user === botUserId || !posted.text.includes(`<@${botUserId}`)) return undefined;
  const { type: _, ...message } = structuredClone(posted);
  return { event: { ...message, type: 'app_mention', event_ts: posted.ts }, channel };
}

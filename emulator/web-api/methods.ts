export type Tier = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'special';

/** What Slack documents of a method. A kind of token that is absent may not call it. */
export interface Method {
  tier: Tier;
  /** Scopes of which a bot token needs one; which one can depend on the conversation. */
  bot?: readonly string[];
  user?: readonly string[];
  app?: readonly string[];
  /** Needs no token. */
  anonymous?: boolean;
  required?: readonly string[];
  /** The error for a missing argument, where it is not the general one. */
  missing?: string;
}

const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

/** Every method that the emulator answers; any other is an unknown_method. */
export const METHODS: { readonly [name: string]: Method } = {
  'api.test': { tier: 'tier4', anonymous: true },
  'apps.connections.open': { tier: 'tier3', app: ['connections:write'] },
  'apps.event.authorizations.list': {
    tier: 'special',
    app: ['authorizations:read'],
    required: ['event_context'],
  },
  'auth.revoke': { tier: 'tier3', bot: [], user: [] },
  'auth.test': { tier: 'special', bot: [], user: [], app: [] },
  'bots.info': { tier: 'tier3', bot: ['users:read'], user: ['users:read'] },
  'canvases.access.set': {
    tier: 'tier3',
    bot: ['canvases:write'],
    user: ['canvases:write'],
    required: ['canvas_id', 'access_level'],
  },
  'canvases.create': { tier: 'tier2', bot: ['canvases:write'], user: ['canvases:write'] },
  'canvases.delete': {
    tier: 'tier3',
    bot: ['canvases:write'],
    user: ['canvases:write'],
    required: ['canvas_id'],
  },
  'canvases.edit': {
    tier: 'tier3',
    bot: ['canvases:write'],
    user: ['canvases:write'],
    required: ['canvas_id', 'changes'],
  },
  'chat.delete': { tier: 'tier3', bot: ['chat:write'], user: ['chat:write'], required: ['ts', 'channel'] },
  'chat.getPermalink': { tier: 'special', bot: [], user: [], required: ['channel', 'message_ts'] },
  'chat.postEphemeral': {
    tier: 'tier4',
    bot: ['chat:write'],
    user: ['chat:write'],
    required: ['user', 'channel'],
  },
  'chat.postMessage': { tier: 'special', bot: ['chat:write'], user: ['chat:write'], required: ['channel'] },
  'chat.update': { tier: 'tier3', bot: ['chat:write'], user: ['chat:write'], required: ['ts', 'channel'] },
  'conversations.history': { tier: 'tier3', bot: HISTORY, user: HISTORY, required: ['channel'] },
  'conversations.info': { tier: 'tier3', bot: READ, user: READ, required: ['channel'] },
  'conversations.join': {
    tier: 'tier3',
    bot: ['channels:join'],
    user: ['channels:write'],
    required: ['channel'],
  },
  'conversations.leave': {
    tier: 'tier3',
    bot: ['channels:manage', 'channels:write', 'groups:write', 'im:write', 'mpim:write'],
    user: ['channels:write', 'groups:write', 'im:write', 'mpim:write'],
    required: ['channel'],
  },
  'conversations.list': { tier: 'tier2', bot: READ, user: READ },
  'conversations.members': { tier: 'tier4', bot: READ, user: READ, required: ['channel'] },
  'conversations.open': {
    tier: 'tier3',
    bot: ['channels:manage', 'groups:write', 'im:write', 'mpim:write'],
    user: ['channels:write', 'groups:write', 'im:write', 'mpim:write'],
  },
  'conversations.replies': { tier: 'tier3', bot: HISTORY, user: HISTORY, required: ['channel', 'ts'] },
  'dnd.endDnd': { tier: 'tier2', user: ['dnd:write'] },
  'dnd.endSnooze': { tier: 'tier2', user: ['dnd:write'] },
  'dnd.info': { tier: 'tier3', bot: ['dnd:read'], user: ['dnd:read'] },
  'dnd.setSnooze': {
    tier: 'tier2',
    user: ['dnd:write'],
    required: ['num_minutes'],
    missing: 'missing_duration',
  },
  'dnd.teamInfo': {
    tier: 'tier2',
    bot: ['dnd:read'],
    user: ['dnd:read'],
    required: ['users'],
    missing: 'no_users_provided',
  },
  'oauth.v2.access': { tier: 'special', anonymous: true },
  'pins.add': {
    tier: 'tier2',
    bot: ['pins:write'],
    user: ['pins:write'],
    required: ['channel'],
  },
  'reactions.add': {
    tier: 'tier3',
    bot: ['reactions:write'],
    user: ['reactions:write'],
    required: ['name', 'timestamp', 'channel'],
    missing: 'no_item_specified',
  },
  'reactions.get': { tier: 'tier3', bot: ['reactions:read'], user: ['reactions:read'] },
  'reactions.remove': {
    tier: 'tier2',
    bot: ['reactions:write'],
    user: ['reactions:write'],
    required: ['name'],
  },
  'team.info': { tier: 'tier3', bot: ['team:read'], user: ['team:read'] },
  'usergroups.list': { tier: 'tier2', bot: ['usergroups:read'], user: ['usergroups:read'] },
  'usergroups.users.list': {
    tier: 'tier2',
    bot: ['usergroups:read'],
    user: ['usergroups:read'],
    required: ['usergroup'],
  },
  'users.conversations': { tier: 'tier3', bot: READ, user: READ },
  'users.info': { tier: 'tier4', bot: ['users:read'], user: ['users:read'], required: ['user'] },
  'users.list': { tier: 'tier2', bot: ['users:read'], user: ['users:read'] },
  'users.profile.get': { tier: 'tier4', bot: ['users.profile:read'], user: ['users.profile:read'] },
  'users.profile.set': { tier: 'tier3', user: ['users.profile:write'] },
  'views.open': { tier: 'tier4', bot: [], user: [], required: ['view'] },
  'views.publish': { tier: 'tier4', bot: [], user: [], required: ['user_id', 'view'] },
  'views.push': { tier: 'tier4', bot: [], user: [], required: ['view'] },
  'views.update': { tier: 'tier4', bot: [], user: [], required: ['view'] },
};

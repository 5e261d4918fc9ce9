interface MethodFacts {
  /** Bot scopes of which the method needs at least those named; what they depend on is said in manifest.yml. */
  readonly scopes: readonly string[];
  /** Scopes that a person's own token needs for it; absent where it is called with the bot's alone. */
  readonly userScopes?: readonly string[];
  /** Slack's tier: calls a minute for each workspace. */
  readonly perMinute: number;
}

const TIER_2 = 20;
const TIER_3 = 50;
const TIER_4 = 100;
/** "Several hundred a minute". Of posts, WORKSPACE_POSTS_PER_MINUTE says how many. */
const SPECIAL = 600;

const historyScopes = ['channels:history', 'groups:history', 'mpim:history', 'im:history'];
const readScopes = ['channels:read', 'groups:read', 'mpim:read'];

/** Every Web API method that Sluice calls, and nothing else: held to manifest.yml by a test. */
export const METHODS = {
  'auth.revoke': { scopes: [], userScopes: [], perMinute: TIER_3 },
  'auth.test': { scopes: [], perMinute: SPECIAL },
  'bots.info': { scopes: ['users:read'], perMinute: TIER_3 },
  'canvases.access.set': { scopes: ['canvases:write'], perMinute: TIER_3 },
  'canvases.create': { scopes: ['canvases:write'], perMinute: TIER_2 },
  'canvases.delete': { scopes: ['canvases:write'], perMinute: TIER_3 },
  'canvases.edit': { scopes: ['canvases:write'], perMinute: TIER_3 },
  'chat.postEphemeral': { scopes: ['chat:write'], perMinute: TIER_4 },
  'chat.postMessage': { scopes: ['chat:write'], perMinute: SPECIAL },
  'chat.update': { scopes: ['chat:write'], perMinute: TIER_3 },
  'conversations.history': { scopes: historyScopes, perMinute: TIER_3 },
  'conversations.info': { scopes: readScopes, perMinute: TIER_3 },
  'conversations.list': { scopes: ['channels:read'], perMinute: TIER_2 },
  'conversations.members': { scopes: readScopes, perMinute: TIER_4 },
  'conversations.open': { scopes: ['im:write'], perMinute: TIER_3 },
  'conversations.replies': { scopes: historyScopes, perMinute: TIER_3 },
  'dnd.endDnd': { scopes: [], userScopes: ['dnd:write'], perMinute: TIER_2 },
  'dnd.endSnooze': { scopes: [], userScopes: ['dnd:write'], perMinute: TIER_2 },
  'dnd.info': { scopes: ['dnd:read'], userScopes: ['dnd:read'], perMinute: TIER_3 },
  'dnd.setSnooze': { scopes: [], userScopes: ['dnd:write'], perMinute: TIER_2 },
  'dnd.teamInfo': { scopes: ['dnd:read'], perMinute: TIER_2 },
  'pins.add': { scopes: ['pins:write'], perMinute: TIER_2 },
  'reactions.add': { scopes: ['reactions:write'], perMinute: TIER_3 },
  'usergroups.list': { scopes: ['usergroups:read'], perMinute: TIER_2 },
  'usergroups.users.list': { scopes: ['usergroups:read'], perMinute: TIER_2 },
  'users.conversations': { scopes: readScopes, perMinute: TIER_3 },
  'apps.connections.open': { scopes: [], perMinute: TIER_3 },
  'users.list': { scopes: ['users:read'], perMinute: TIER_2 },
  'users.info': { scopes: ['users:read'], perMinute: TIER_4 },
  'users.profile.set': { scopes: [], userScopes: ['users.profile:write'], perMinute: TIER_3 },
  'views.open': { scopes: [], perMinute: TIER_4 },
  'views.publish': { scopes: [], perMinute: TIER_4 },
  'views.push': { scopes: [], perMinute: TIER_4 },
  'views.update': { scopes: [], perMinute: TIER_4 },
} as const satisfies Readonly<Record<string, MethodFacts>>;

export type Method = keyof typeof METHODS;

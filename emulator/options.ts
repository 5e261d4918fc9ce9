export interface EmulatorOptions {
  /** Simulated clock's start, UTC ms; the real now by default. */
  now?: number;
  /** Simulated ms per real ms; 0 is frozen, 1 the default. */
  rate?: number;
  seed?: number;
  signingSecret?: string;
  /** How the app is told what happens: signed requests, or frames of a WebSocket. */
  mode?: 'http' | 'socket';
  /** Enforced on the real clock; on by default. */
  rateLimits?: boolean;
  /** Bot scopes granted. */
  scopes?: readonly string[];
  /** Bot events subscribed to, by the manifest's names (`message.channels`); all by default. */
  events?: readonly string[];
  /** Real ms before each redelivery of an unacknowledged event. Slack's: at once, 1 minute, 5 minutes. */
  retryDelaysMs?: readonly number[];
  /** Real ms in which the app has to answer. */
  ackMs?: number;
  /** Real ms for which a trigger id can be exchanged. */
  triggerMs?: number;
  /** Real ms for which a response URL can be used, at most five times. */
  responseUrlMs?: number;
  /** Whether the app is installed, and has its bot token, from the start. */
  installed?: boolean;
  homeTab?: boolean;
  messagesTab?: boolean;
  /** The longest snooze in minutes; Slack documents none. */
  maxSnoozeMinutes?: number;
  /** The workspace's ceiling for chat.postMessage. */
  postsPerMinute?: number;
  teamName?: string;
  /** Real seconds for which people's tokens are good, as with token rotation on; 0, the default, is for good. */
  tokenSeconds?: number;
  /** On the free plan there are no standalone canvases. */
  freePlan?: boolean;
}

export type Settings = Required<Omit<EmulatorOptions, 'now'>> & { now: number };

export function settingsOf(options: EmulatorOptions): Settings {
  return {
    now: Date.now(),
    rate: 1,
    seed: 1,
    signingSecret: 'emulator-signing-secret',
    mode: 'http',
    rateLimits: true,
    scopes: DEFAULT_SCOPES,
    events: DEFAULT_EVENTS,
    retryDelaysMs: [0, 60_000, 300_000],
    ackMs: 3000,
    triggerMs: 3000,
    responseUrlMs: 30 * 60_000,
    installed: true,
    homeTab: true,
    messagesTab: true,
    maxSnoozeMinutes: 60 * 24 * 30,
    postsPerMinute: 500,
    teamName: 'Emulated',
    tokenSeconds: 0,
    freePlan: false,
    ...options,
  };
}

const KINDS = ['channels', 'groups', 'im', 'mpim'] as const;

const DEFAULT_SCOPES: readonly string[] = [
  ...KINDS.flatMap((kind) => [`${kind}:history`, `${kind}:read`]),
  'app_mentions:read',
  'canvases:write',
  'channels:join',
  'chat:write',
  'commands',
  'dnd:read',
  'im:write',
  'mpim:write',
  'reactions:read',
  'pins:write',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users:read',
  'users.profile:read',
];

const DEFAULT_EVENTS: readonly string[] = [
  ...KINDS.map((kind) => `message.${kind}`),
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_created',
  'channel_deleted',
  'channel_left',
  'channel_rename',
  'channel_shared',
  'channel_unarchive',
  'channel_unshared',
  'dnd_updated_user',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
  'reaction_added',
  'reaction_removed',
  'subteam_created',
  'subteam_members_changed',
  'subteam_updated',
  'team_join',
  'tokens_revoked',
  'user_change',
  'user_profile_changed',
  'user_status_changed',
];

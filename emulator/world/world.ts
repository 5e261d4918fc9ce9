import type { SimulatedClock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { Loose } from '../json.ts';
import type { Settings } from '../options.ts';
import type { Canvas } from './canvases.ts';
import type {
  CanvasId,
  Channel,
  ChannelId,
  EphemeralMessage,
  StoredMessage,
  Token,
  User,
  UserGroup,
  UserId,
  View,
} from './types.ts';

export type SlackEvent = Loose & { type: string };

/** Something that Slack would tell an app entitled to know. */
export interface Happening {
  event: SlackEvent;
  /** Where it happened, if it happened in one conversation. */
  channel?: Channel;
  /** The message that is new, when one is. */
  posted?: StoredMessage;
}

export interface Trigger {
  user: UserId;
  /** Real ms. */
  expires: number;
  exchanged: boolean;
}

/** The state of one workspace, and of one app installed in it. */
export interface World {
  readonly settings: Settings;
  readonly clock: SimulatedClock;
  readonly ids: Ids;
  readonly team: { id: string; name: string; domain: string };
  readonly app: {
    id: string;
    name: string;
    botUserId: UserId;
    botId: string;
    clientId: string;
    clientSecret: string;
    verificationToken: string;
    homeTab: boolean;
    messagesTab: boolean;
    installed: boolean;
  };
  readonly users: Map<UserId, User>;
  readonly channels: Map<ChannelId, Channel>;
  /** Direct conversations by their members' ids, sorted and joined. */
  readonly directs: Map<string, ChannelId>;
  readonly userGroups: Map<string, UserGroup>;
  readonly canvases: Map<CanvasId, Canvas>;
  readonly tokens: Map<string, Token>;
  readonly ephemerals: EphemeralMessage[];
  readonly modals: Map<UserId, View[]>;
  readonly homes: Map<UserId, View>;
  readonly triggers: Map<string, Trigger>;
  readonly listeners: Set<(happening: Happening) => void>;
  changed(): void;
}

export function emptyWorld(settings: Settings, clock: SimulatedClock, ids: Ids, changed: () => void): World {
  return {
    settings,
    clock,
    ids,
    team: { id: ids.next('T'), name: settings.teamName, domain: settings.teamName.toLowerCase() },
    app: {
      id: ids.next('A'),
      name: 'sluice',
      botUserId: ids.next('U'),
      botId: ids.next('B'),
      clientId: `${Math.floor(ids.random() * 1e12)}.${Math.floor(ids.random() * 1e12)}`,
      clientSecret: ids.hex(32),
      verificationToken: ids.hex(24),
      homeTab: settings.homeTab,
      messagesTab: settings.messagesTab,
      installed: settings.installed,
    },
    users: new Map(),
    channels: new Map(),
    directs: new Map(),
    userGroups: new Map(),
    canvases: new Map(),
    tokens: new Map(),
    ephemerals: [],
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    listeners: new Set(),
    changed,
  };
}

export function emit(world: World, happening: Happening): void {
  for (const listener of world.listeners) listener(happening);
  world.changed();
}

/** Simulated UTC seconds. */
export function seconds(world: World): number {
  return Math.floor(world.clock.now() / 1000);
}

/** A ts for an event that is not a message: now, in Slack's form. */
export function eventTs(world: World): string {
  return tsOf(world.clock.now() * 1000);
}

export function tsOf(micros: number): string {
  const whole = Math.floor(micros / 1_000_000);
  return `${whole}.${String(micros - whole * 1_000_000).padStart(6, '0')}`;
}

export function microsOf(ts: string): number {
  const [whole = '0', fraction = ''] = ts.split('.');
  return Number(whole) * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** Thrown when a test asks for somebody or something that is not there. */
export function known<K, V>(map: ReadonlyMap<K, V>, key: K, what: string): V {
  const found = map.get(key);
  if (found === undefined) throw new Error(`The emulated workspace has no ${what} ${String(key)}`);
  return found;
}

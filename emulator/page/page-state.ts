import type { Loose } from '../json.ts';
import type {
  Block,
  ChannelId,
  ChannelKind,
  EphemeralMessage,
  Reaction,
  Ts,
  UserId,
  View,
} from '../world/types.ts';

/** All that the page shows. Instants are simulated UTC ms unless they say otherwise. */
export interface PageState {
  /** Another one when the server was started anew. */
  boot: string;
  /** The simulated now is `offset + rate × the real one`, all in ms. */
  clock: { offset: number; rate: number };
  team: { name: string; domain: string };
  app: { user: UserId; name: string };
  users: { [id: UserId]: Who };
  groups: { [id: string]: { handle: string; users: readonly UserId[] } };
  people: PersonState[];
  conversations: { [id: ChannelId]: Conversation };
  manifest: Manifest;
  /** Whose block begins next, if the app says so. */
  nextBlock?: { user: UserId; at: number } | undefined;
  scene?: SceneState | undefined;
}

export interface Who {
  id: UserId;
  handle: string;
  name: string;
  isBot: boolean;
  deleted: boolean;
  /** The colour of their square, one of six. */
  hue: number;
}

/** What one person has of the workspace. */
export interface PersonState {
  id: UserId;
  zone: string;
  locale: string;
  isAdmin: boolean;
  /** The conversations that the person is in, direct ones with the app and people included. */
  conversations: ChannelId[];
  appDm: ChannelId;
  /** Up to which ts the person has read each conversation. */
  reads: { [id: ChannelId]: Ts };
  ephemerals: Shown<EphemeralMessage>[];
  home?: View | undefined;
  /** The view on top of the person's stack. */
  modal?: View | undefined;
  /** How many views lie under it. */
  under: number;
  silence?: 'dnd-snooze' | 'dnd-schedule' | undefined;
  status?: { emoji: string; text: string } | undefined;
  notices: Notice[];
  hours?: PersonHours | undefined;
}

/** When the person reads mentions, as the app has it. */
export interface PersonHours {
  /** As people read it: "Mon–Fri 11:00–11:30". */
  text: string;
  /** The block that runs. */
  now?: { start: number; end: number } | undefined;
  next?: { start: number; end: number } | undefined;
}

export interface Conversation {
  id: ChannelId;
  name: string;
  kind: ChannelKind;
  members: UserId[];
  archived: boolean;
  shared: boolean;
  /** Replies too, in the order in which they were posted. */
  messages: ShownMessage[];
}

/** A message, or what stands in its place. */
export interface ShownMessage {
  ts: Ts;
  text: string;
  user?: UserId | undefined;
  subtype?: string | undefined;
  blocks?: Block[] | undefined;
  thread_ts?: Ts | undefined;
  bot?: boolean | undefined;
  username?: string | undefined;
  edited?: boolean | undefined;
  reactions?: Reaction[] | undefined;
  files?: string[] | undefined;
}

type Shown<E extends EphemeralMessage> = Pick<E, 'channel' | 'ts' | 'text' | 'blocks' | 'thread_ts'>;

/** One line of "would this have notified them?". */
export interface Notice {
  at: number;
  channel: ChannelId;
  ts: Ts;
  /** Who wrote; empty for the app. */
  from: string;
  /** How the message called on the person: `mention`, `dm` … */
  call: string;
  /** What stopped it, when something did. */
  stopped?: string | undefined;
  /** With Sluice, as it happened. */
  notified: boolean;
  /** The same message in a workspace without Sluice. */
  withoutApp: boolean;
  byApp: boolean;
}

/** What the app declares of its commands and shortcuts. */
export interface Manifest {
  commands: { command: string; description: string; hint: string }[];
  shortcuts: { name: string; type: 'message' | 'global'; callbackId: string; description: string }[];
}

/** Where somebody looks. `tab` tells the two sides of the app's own conversation apart. */
export interface Place {
  conversation: ChannelId;
  tab?: 'home' | 'messages' | undefined;
  thread?: Ts | undefined;
}

export interface SceneState {
  title: string;
  /** How many steps are done, and how many there are. */
  done: number;
  of: number;
  /** What has happened and why; none before the beginning. */
  line?: { at: number; says: string; why: string } | undefined;
  busy: boolean;
  playing: boolean;
  problem?: string | undefined;
  /** Where people look because of the scene, and whom to watch; `serial` grows with each change. */
  stage: { serial: number; places: { [user: UserId]: Place }; who?: UserId | undefined };
}

/** The answer to an act of the page. */
export type Answer =
  | { ok: true; opened?: ChannelId; errors?: Loose; ts?: Ts }
  | { ok: false; problem: string };

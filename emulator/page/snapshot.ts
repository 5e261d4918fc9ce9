import type { Emulator } from '../emulator.ts';
import { get, str } from '../json.ts';
import { silence } from '../world/dnd.ts';
import type { Channel, StoredMessage, User, UserId } from '../world/types.ts';
import { noticesOf } from './notices.ts';
import type {
  Conversation,
  Manifest,
  PageState,
  PersonHours,
  PersonState,
  ShownMessage,
  Who,
} from './page-state.ts';
import type { Reads } from './reads.ts';

/** What the page adds to the emulated workspace. */
export interface Beside {
  boot: string;
  manifest: Manifest;
  reads: Reads;
  hours: ReadonlyMap<UserId, PersonHours>;
}

/** A conversation shows no more than its last messages. */
const MOST_MESSAGES = 400;

/** The workspace as the page shows it, without the scene. */
export function snapshot(slack: Emulator, beside: Beside): PageState {
  const { team, app, users, channels, userGroups } = slack.workspace;
  const people = [...users.values()].filter(isPerson);
  const now = slack.clock.now();
  return {
    boot: beside.boot,
    clock: clockOf(now, slack.clock.speed()),
    team: { name: team.name, domain: team.domain },
    app: { user: app.botUserId, name: nameOf(app.name) },
    users: Object.fromEntries([...users.values()].map((user, index) => [user.id, who(user, index)])),
    groups: Object.fromEntries(
      [...userGroups].map(([id, { handle, users: members }]) => [id, { handle, users: members }]),
    ),
    people: people.map((user) => personState(slack, user, beside)),
    conversations: Object.fromEntries([...channels].map(([id, channel]) => [id, conversation(channel)])),
    manifest: beside.manifest,
    nextBlock: firstToCome(beside.hours, now),
  };
}

function isPerson(user: User): boolean {
  return !user.isBot && !user.deleted && user.id !== 'USLACKBOT' && user.tz !== undefined;
}

function who(user: User, index: number): Who {
  const { id, name, realName, isBot, deleted } = user;
  return { id, handle: name, name: isBot ? nameOf(realName) : realName, isBot, deleted, hue: index % 6 };
}

function personState(slack: Emulator, user: User, { reads, hours }: Beside): PersonState {
  const { id } = user;
  const appDm = slack.dmChannel(id);
  const modals = slack.modals(id);
  const { status_emoji: emoji, status_text: text, status_expiration: expires } = user.profile;
  const hasStatus = emoji + text !== '' && (expires === 0 || expires * 1000 > slack.clock.now());
  return {
    id,
    zone: user.tz ?? 'UTC',
    locale: user.locale,
    isAdmin: user.isAdmin,
    conversations: [...slack.workspace.channels.values()]
      .filter((channel) => isListed(channel, id, appDm))
      .map((channel) => channel.id),
    appDm,
    reads: reads.of(id),
    ephemerals: slack
      .ephemerals(id)
      .filter(({ state }) => state === 'shown')
      .map(({ channel, ts, text: said, blocks, thread_ts }) => ({
        channel,
        ts,
        text: said,
        blocks,
        thread_ts,
      })) as PersonState['ephemerals'],
    home: slack.home(id),
    modal: modals.at(-1),
    under: Math.max(0, modals.length - 1),
    silence: silence(user, slack.clock.now()),
    status: hasStatus ? { emoji, text } : undefined,
    notices: noticesOf(slack, id),
    hours: hours.get(id),
  };
}

function isListed(channel: Channel, user: UserId, appDm: string): boolean {
  if (!channel.members.has(user)) return false;
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  return !isDirect || channel.id === appDm || channel.messages.size > 0 || channel.creator === user;
}

function conversation(channel: Channel): Conversation {
  const { id, name, kind, members, archived, isExtShared, messages } = channel;
  return {
    id,
    name,
    kind,
    members: [...members],
    archived,
    shared: isExtShared,
    messages: [...messages.values()].slice(-MOST_MESSAGES).map(shownMessage),
  };
}

function shownMessage(message: StoredMessage): ShownMessage {
  const { ts, text, user, subtype, blocks, thread_ts, bot_id, username, edited, reactions, files } = message;
  return {
    ts,
    text,
    user,
    subtype,
    blocks,
    thread_ts,
    username,
    reactions,
    bot: bot_id === undefined ? undefined : true,
    edited: edited === undefined ? undefined : true,
    files: files?.map((file) => str(file, 'name') || String(get(file, 'id'))),
  };
}

/** As a line through time, so that it stays the same as long as nobody moves the clock. */
function clockOf(now: number, rate: number): PageState['clock'] {
  return { offset: Math.round((now - Date.now() * rate) / 100) * 100, rate };
}

function firstToCome(hours: Beside['hours'], now: number): PageState['nextBlock'] {
  const coming = [...hours].flatMap(([user, { next }]) =>
    next && next.start > now ? [{ user, at: next.start }] : [],
  );
  return coming.sort((a, b) => a.at - b.at)[0];
}

/** Handles are lower case; Slack shows an app by its display name. */
function nameOf(handle: string): string {
  return handle.charAt(0).toUpperCase() + handle.slice(1);
}

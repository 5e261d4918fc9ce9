import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, DAY, MINUTE, SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { calledOn } from '../mentions/message.ts';
import type { Place, Profile } from '../people/directory.ts';
import type { Policy } from '../people/policy.ts';
import { SlackRefusal } from '../slack.ts';
import type { NormsDeps } from './deps.ts';
import type { PastMessage } from './dry-run.ts';

/** What is read, at most. */
const MOST_CHANNELS = 60;
const MOST_PAGES = 5;
const PAGE = 200;
const MOST_PEOPLE = 500;
/** How long all of it may take, and how long one wait for Slack, ms of `wall`. */
const PATIENCE_MS = 4 * MINUTE;
const LONGEST_WAIT_MS = 20 * SECOND;
/** After so many pages there is a pause before each, ms, which leaves half of Slack's fifty a minute to what people ask. */
const PAGES_AT_ONCE = 20;
const PACE_MS = 2.4 * SECOND;

export interface PastWeek {
  readonly channels: readonly (readonly PastMessage[])[];
  readonly profiles: ReadonlyMap<UserId, Profile>;
  readonly left: Left;
}

/** What there was besides, and was not read. */
export interface Left {
  readonly channels: number;
  /** Channels that were read from the newest on, and not to the end of the week. */
  readonly cutOff: number;
  readonly people: number;
}

export type Week = Pick<NormsDeps, 'history' | 'directory'> & {
  readonly clock: Clock;
  /** Told between the calls: the work goes on. Throws where it is no longer ours. */
  goingOn(): Promise<void>;
  /** PACE_MS unless said otherwise. */
  readonly paceMs?: number;
};

/** Reads what was said top-level in the last week where the bot is, into memory alone. */
export async function readWeek(tenant: TenantId, policy: Policy, now: number, deps: Week): Promise<PastWeek> {
  const { history, directory, clock } = deps;
  const patiently = patientUntil(clock.wall() + PATIENCE_MS, clock, deps.goingOn);
  const paced = atPace(patiently, deps.paceMs ?? PACE_MS);
  const ofBot = [...((await patiently(() => history.channelsOfBot(tenant))) ?? [])];
  const all = ofBot.filter((channel) => !policy.exemptChannels.includes(channel));
  const channels: PastMessage[][] = [];
  let unread = Math.max(0, all.length - MOST_CHANNELS);
  let cutOff = 0;
  for (const channel of all.slice(0, MOST_CHANNELS)) {
    const place = await patiently(() => directory.place(tenant, channel));
    if (place?.isShared === true && !policy.sharedChannels.includes(channel)) continue;
    const read =
      place === undefined ? 'nothing' : await readChannel(tenant, place, now, deps, patiently, paced);
    if (read === 'nothing') {
      unread += 1;
      continue;
    }
    if (!read.isWhole) cutOff += 1;
    channels.push(read.messages);
  }
  const profiles = new Map<UserId, Profile>();
  const users = new Set(channels.flat().flatMap(({ recipients }) => recipients));
  for (const user of [...users].slice(0, MOST_PEOPLE)) {
    const profile = await patiently(() => directory.profile(tenant, user));
    if (profile !== undefined) profiles.set(user, profile);
  }
  return { channels, profiles, left: { channels: unread, cutOff, people: users.size - profiles.size } };
}

async function readChannel(
  tenant: TenantId,
  { channel, kind, isShared }: Place,
  now: number,
  { history, directory }: Week,
  patiently: Patiently,
  paced: Patiently,
): Promise<{ readonly messages: PastMessage[]; readonly isWhole: boolean } | 'nothing'> {
  const messages: PastMessage[] = [];
  let before = tsAt(now);
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const range = { after: tsAt(now - 7 * DAY), before, limit: PAGE };
    const page = await paced(() => history.page(tenant, channel as ChannelId, range));
    if (page === undefined)
      return pages === 0 ? 'nothing' : { messages: messages.toReversed(), isWhole: false };
    for (const { ref, user, isBot, text, subtype } of page.messages) {
      if (subtype !== undefined && !SPOKEN.has(subtype)) continue;
      const { users, groups, announces } = calledOn(text, undefined);
      const members = await Promise.all(
        groups.map((group) => patiently(() => directory.membersOf(tenant, group))),
      );
      const author = { ...(user === undefined ? {} : { user }), ...(isBot ? { app: 'app' } : {}) };
      const message = { tenant, channel, channelKind: kind, isShared, ts: ref.ts, version: ref.ts, author };
      messages.push({
        message: { ...message, text, users, groups, announces },
        recipients: [...new Set([...users, ...members.flatMap((found) => found ?? [])])],
      });
    }
    before = page.messages.map(({ ref }) => ref.ts).toSorted()[0] ?? before;
    if (!page.hasMore || page.messages.length === 0)
      return { messages: messages.toReversed(), isWhole: true };
  }
  return { messages: messages.toReversed(), isWhole: false };
}

const SPOKEN = new Set(['bot_message', 'me_message', 'file_share', 'thread_broadcast']);

/** Asks Slack, waiting where it says so; undefined once that takes too long, or where it says no. */
type Patiently = <T>(ask: () => Promise<T>) => Promise<T | undefined>;

function patientUntil(until: number, clock: Clock, goingOn: () => Promise<void>): Patiently {
  return async (ask) => {
    for (;;) {
      if (clock.wall() >= until) return undefined;
      await goingOn();
      try {
        return await ask();
      } catch (error) {
        if (error instanceof SlackRefusal) return undefined;
        if (!(error instanceof RetryLaterError)) throw error;
        const { retryAfterMs } = error;
        if (retryAfterMs > LONGEST_WAIT_MS || clock.wall() + retryAfterMs >= until) return undefined;
        await pause(retryAfterMs);
      }
    }
  };
}

/** The same, at a pace that leaves others their share. */
function atPace(patiently: Patiently, paceMs: number): Patiently {
  let asked = 0;
  return async (ask) => {
    asked += 1;
    if (asked > PAGES_AT_ONCE) await pause(paceMs);
    return await patiently(ask);
  };
}

/** Slack's timestamp for an instant in UTC ms. */
function tsAt(instant: number): string {
  return (Math.max(0, instant) / 1000).toFixed(6);
}

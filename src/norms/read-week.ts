import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, DAY, SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { calledOn } from '../mentions/message.ts';
import type { Place, Profile } from '../people/directory.ts';
import type { Policy } from '../people/policy.ts';
import { SlackRefusal } from '../slack.ts';
import type { NormsDeps } from './deps.ts';
import type { PastMessage } from './dry-run.ts';

/** What is read, at most: enough for a picture, within a minute of Slack's limits. */
const MOST_CHANNELS = 20;
const MOST_PAGES = 3;
const PAGE = 200;
const MOST_PEOPLE = 200;
/** How long all of it may take, and how long one wait for Slack, ms of `wall`. */
const PATIENCE_MS = 90 * SECOND;
const LONGEST_WAIT_MS = 20 * SECOND;

export interface PastWeek {
  readonly channels: readonly (readonly PastMessage[])[];
  readonly profiles: ReadonlyMap<UserId, Profile>;
  /** Whether there was more than is read. */
  readonly isPartial: boolean;
}

export type Week = Pick<NormsDeps, 'history' | 'directory'> & {
  readonly clock: Clock;
  /** Told between the calls: the work goes on. Throws where it is no longer ours. */
  goingOn(): Promise<void>;
};

/** Reads what was said top-level in the last week where the bot is, into memory alone. */
export async function readWeek(tenant: TenantId, policy: Policy, now: number, deps: Week): Promise<PastWeek> {
  const { history, directory, clock } = deps;
  const patiently = patientUntil(clock.wall() + PATIENCE_MS, clock, deps.goingOn);
  const all = [...((await patiently(() => history.channelsOfBot(tenant))) ?? [])];
  const channels: PastMessage[][] = [];
  let isPartial = all.length > MOST_CHANNELS;
  for (const channel of all.slice(0, MOST_CHANNELS)) {
    if (policy.exemptChannels.includes(channel)) continue;
    const place = await patiently(() => directory.place(tenant, channel));
    if (place === undefined) isPartial = true;
    if (place === undefined || (place.isShared && !policy.sharedChannels.includes(channel))) continue;
    const { messages, isWhole } = await readChannel(tenant, place, now, deps, patiently);
    if (!isWhole) isPartial = true;
    channels.push(messages);
  }
  const profiles = new Map<UserId, Profile>();
  const users = new Set(channels.flat().flatMap(({ recipients }) => recipients));
  for (const user of [...users].slice(0, MOST_PEOPLE)) {
    const profile = await patiently(() => directory.profile(tenant, user));
    if (profile !== undefined) profiles.set(user, profile);
  }
  return { channels, profiles, isPartial: isPartial || profiles.size < users.size };
}

async function readChannel(
  tenant: TenantId,
  { channel, kind, isShared }: Place,
  now: number,
  { history, directory }: Week,
  patiently: Patiently,
): Promise<{ readonly messages: PastMessage[]; readonly isWhole: boolean }> {
  const messages: PastMessage[] = [];
  let before = tsAt(now);
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const range = { after: tsAt(now - 7 * DAY), before, limit: PAGE };
    const page = await patiently(() => history.page(tenant, channel as ChannelId, range));
    if (page === undefined) return { messages: messages.toReversed(), isWhole: false };
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

/** Slack's timestamp for an instant in UTC ms. */
function tsAt(instant: number): string {
  return (Math.max(0, instant) / 1000).toFixed(6);
}

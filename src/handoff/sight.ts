import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import type { HandoffDeps } from './deps.ts';
import type { To } from './handoff.ts';
import { isHidden, type Sight } from './line-elements.ts';
import { membersOf } from './region.ts';
import { isThere, type Report, SECTIONS, sourcesOf } from './report.ts';

/**
 * Which of a report's places somebody may read now: what is open to the workspace's members if they are one, and what
 * they are in. In a channel it is what everybody in it may read.
 */
export async function sightOf(
  tenant: TenantId,
  to: UserId | ChannelId,
  report: Report,
  { reading, directory }: Pick<HandoffDeps, 'reading' | 'directory'>,
): Promise<Sight> {
  const places = new Map(sourcesOf(report).map(({ channel, isOpen }) => [channel, isOpen]));
  const others = [...places].filter(([channel]) => channel !== to);
  const outsiders = others.some(([, isOpen]) => isOpen)
    ? await outsidersIn(tenant, to, directory)
    : undefined;
  const readable = new Set<ChannelId>([...places.keys()].filter((channel) => channel === to));
  for (const [channel, isOpen] of others) {
    const isForMembers = isOpen && (await isStillOpen(tenant, channel, directory));
    const isForAll = isForMembers && (await areAllIn(tenant, outsiders, channel, directory));
    if (isForAll || (isPerson(to) && (await reading.mayRead(tenant, to, channel)))) readable.add(channel);
  }
  return { workspaceUrl: await directory.workspaceUrl(tenant), readable, isForAll: !isPerson(to) };
}

/** What was open when it was said may have become private, or be gone, until somebody reads of it. */
async function isStillOpen(
  tenant: TenantId,
  channel: ChannelId,
  directory: HandoffDeps['directory'],
): Promise<boolean> {
  try {
    return (await directory.place(tenant, channel)).kind === 'public';
  } catch (error) {
    if (error instanceof SlackRefusal) return false;
    throw error;
  }
}

/** Of so many in a channel Slack is asked who they are; in a larger one what is known goes first. */
const MOST_LOOKED_UP = 100;

/**
 * Who of those that see it reads only what they are in: guests and people of other organisations. Undefined where that
 * cannot be known.
 */
async function outsidersIn(
  tenant: TenantId,
  to: UserId | ChannelId,
  directory: HandoffDeps['directory'],
): Promise<readonly UserId[] | undefined> {
  if (!isPerson(to) && (await directory.place(tenant, to)).isShared) return undefined;
  const all = isPerson(to) ? [to] : await directory.channelMembers(tenant, to);
  const isFew = all.length <= MOST_LOOKED_UP;
  const known = await Promise.all(isFew ? [] : all.map((user) => directory.knownProfile(tenant, user)));
  const unknown = all.filter((_, at) => known[at] === undefined);
  if (unknown.length > MOST_LOOKED_UP) return undefined;
  const profiles = await Promise.all(
    all.map(async (user, at) => known[at] ?? (await directory.profile(tenant, user))),
  );
  return profiles.filter(({ isGuest, isStranger }) => isGuest || isStranger).map(({ user }) => user);
}

async function areAllIn(
  tenant: TenantId,
  users: readonly UserId[] | undefined,
  channel: ChannelId,
  directory: HandoffDeps['directory'],
): Promise<boolean> {
  if (users === undefined) return false;
  const each = users.map((user) => directory.isMember(tenant, channel, user));
  return (await Promise.all(each)).every((answer) => answer === 'yes');
}

/** The lines that somebody of those who get it would see as a link alone. */
export async function unreadableLines(
  tenant: TenantId,
  to: To | undefined,
  report: Report,
  deps: Pick<HandoffDeps, 'reading' | 'directory' | 'people'>,
): Promise<readonly string[]> {
  const quotes = SECTIONS.flatMap((section) => report[section]).filter(
    (line) => line.isQuote && isThere(line),
  );
  if (to === undefined || quotes.length === 0) return [];
  const receivers = await receiversOf(tenant, to, deps);
  const hidden = new Set<string>();
  for (const receiver of receivers) {
    const sight = await sightOf(tenant, receiver, report, deps).catch((error: unknown) => {
      // It is only what the author is told beforehand: nothing is shown unseen.
      if (error instanceof RetryLaterError) return undefined;
      throw error;
    });
    if (sight === undefined) continue;
    for (const line of quotes) if (isHidden(line, sight)) hidden.add(line.text);
  }
  return [...hidden];
}

/** Of a large group the first few stand for all: each copy is checked again when it is delivered. */
const MOST_ASKED = 8;

async function receiversOf(
  tenant: TenantId,
  to: To,
  deps: Pick<HandoffDeps, 'directory' | 'people'>,
): Promise<readonly (UserId | ChannelId)[]> {
  if (to.kind === 'channel') return [to.channel];
  return ((await membersOf(tenant, to, deps)) ?? []).slice(0, MOST_ASKED);
}

export function isPerson(id: UserId | ChannelId): id is UserId {
  return /^[UW]/.test(id);
}

import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import type { HandoffDeps } from './deps.ts';
import type { To } from './handoff.ts';
import { isHidden, type Sight } from './line-elements.ts';
import { membersOf } from './region.ts';
import { type Report, SECTIONS, sourcesOf } from './report.ts';

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
  const isMember = await readsOpenPlaces(tenant, to, directory);
  const places = new Map(sourcesOf(report).map(({ channel, isOpen }) => [channel, isOpen]));
  const readable = new Set<ChannelId>();
  for (const [channel, isOpen] of places) {
    const isKnown = channel === to || (isOpen && isMember && (await isStillOpen(tenant, channel, directory)));
    if (isKnown || (isPerson(to) && (await reading.mayRead(tenant, to, channel)))) readable.add(channel);
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

/** Guests and people of other organisations read only what they are in, and so does a channel that is shared with them. */
async function readsOpenPlaces(
  tenant: TenantId,
  to: UserId | ChannelId,
  directory: HandoffDeps['directory'],
): Promise<boolean> {
  if (!isPerson(to)) return !(await directory.place(tenant, to)).isShared;
  const { isGuest, isStranger } = await directory.profile(tenant, to);
  return !isGuest && !isStranger;
}

/** The lines that somebody of those who get it would see as a link alone. */
export async function unreadableLines(
  tenant: TenantId,
  to: To | undefined,
  report: Report,
  deps: Pick<HandoffDeps, 'reading' | 'directory' | 'people'>,
): Promise<readonly string[]> {
  const quotes = SECTIONS.flatMap((section) => report[section]).filter(({ isQuote }) => isQuote);
  if (to === undefined || quotes.length === 0) return [];
  const receivers = await receiversOf(tenant, to, deps);
  const hidden = new Set<string>();
  for (const receiver of receivers) {
    const sight = await sightOf(tenant, receiver, report, deps);
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

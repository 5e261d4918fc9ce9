import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import type { To } from './handoff.ts';
import type { Sight } from './line-elements.ts';
import { type Report, SECTIONS, sourcesOf } from './report.ts';

/** Which of a report's places somebody may read now; in a channel everybody in it: its own and what is open to all. */
export async function sightOf(
  tenant: TenantId,
  to: UserId | ChannelId,
  report: Report,
  { reading, directory }: Pick<HandoffDeps, 'reading' | 'directory'>,
): Promise<Sight> {
  const closed = new Set(sourcesOf(report).flatMap(({ channel, isOpen }) => (isOpen ? [] : [channel])));
  const readable = new Set<ChannelId>();
  for (const channel of closed) {
    if (channel === to || (isPerson(to) && (await reading.mayRead(tenant, to, channel))))
      readable.add(channel);
  }
  return { workspaceUrl: await directory.workspaceUrl(tenant), readable, isForAll: !isPerson(to) };
}

/** The lines that somebody of those who get it would see as a link alone. */
export async function unreadableLines(
  tenant: TenantId,
  to: To | undefined,
  report: Report,
  deps: Pick<HandoffDeps, 'reading' | 'directory'>,
): Promise<readonly string[]> {
  const quotes = SECTIONS.flatMap((section) => report[section]).filter(
    ({ isQuote, sources }) => isQuote && sources.some(({ isOpen }) => !isOpen),
  );
  if (to === undefined || quotes.length === 0) return [];
  const receivers = await receiversOf(tenant, to, deps);
  const hidden = new Set<string>();
  for (const receiver of receivers) {
    const { readable } = await sightOf(tenant, receiver, report, deps);
    for (const { text, sources } of quotes) {
      if (sources.some(({ channel, isOpen }) => !isOpen && !readable.has(channel))) hidden.add(text);
    }
  }
  return [...hidden];
}

/** Of a large group the first few stand for all: each copy is checked again when it is delivered. */
const MOST_ASKED = 8;

async function receiversOf(
  tenant: TenantId,
  to: To,
  { directory }: Pick<HandoffDeps, 'directory'>,
): Promise<readonly (UserId | ChannelId)[]> {
  if (to.kind === 'person') return [to.user];
  if (to.kind === 'channel') return [to.channel];
  return (await directory.membersOf(tenant, to.group)).slice(0, MOST_ASKED);
}

export function isPerson(id: UserId | ChannelId): id is UserId {
  return /^[UW]/.test(id);
}

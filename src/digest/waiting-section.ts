import { button, type KnownBlock, section } from '../block-kit.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { HeldMentions } from '../mentions/held.ts';
import type { Directory } from '../people/directory.ts';
import { type Words, wordsFor } from '../words/words.ts';

export const WAITING_ACTIONS = { show: 'waiting-show', page: 'waiting-page' } as const;

export interface WaitingSectionDeps {
  readonly held: Pick<HeldMentions, 'refsWaiting'>;
  readonly directory: Pick<Directory, 'place'>;
}

/** Channels that are named; the rest is a number. */
const MOST_NAMED = 6;

/** What waits as counts by channel, without contents; nothing where nothing does. */
export async function waitingBlocks(
  { tenant, user, locale }: { readonly tenant: TenantId; readonly user: UserId; readonly locale: string },
  { held, directory }: WaitingSectionDeps,
): Promise<readonly KnownBlock[]> {
  const refs = await held.refsWaiting(tenant, user);
  if (refs.length === 0) return [];
  const { home: words } = wordsFor(locale);
  const counts = [...Map.groupBy(refs, ({ channel }) => channel)]
    .map(([channel, those]) => ({ channel, count: those.length }))
    .sort((a, b) => b.count - a.count);
  const named = counts.slice(0, MOST_NAMED);
  const groupDms = await groupDmsAmong(tenant, named, directory);
  const text = [...partsOf(named, groupDms, words), ...restOf(counts.slice(MOST_NAMED), words)].join(' · ');
  return [section(text, { accessory: button(WAITING_ACTIONS.show, words.show) })];
}

interface Counted {
  readonly channel: ChannelId;
  readonly count: number;
}

function partsOf(
  named: readonly Counted[],
  groupDms: ReadonlySet<ChannelId>,
  { inChannel, inGroupMessages }: Words['home'],
): readonly string[] {
  const inGroups = named
    .filter(({ channel }) => groupDms.has(channel))
    .reduce((sum, { count }) => sum + count, 0);
  return [
    ...named
      .filter(({ channel }) => !groupDms.has(channel))
      .map(({ channel, count }) => inChannel(`<#${channel}>`, count)),
    ...(inGroups === 0 ? [] : [inGroupMessages(inGroups)]),
  ];
}

function restOf(rest: readonly Counted[], { inMoreChannels }: Words['home']): readonly string[] {
  if (rest.length === 0) return [];
  return [
    inMoreChannels(
      rest.reduce((sum, { count }) => sum + count, 0),
      rest.length,
    ),
  ];
}

/** A group message has no name that could stand in a line. */
async function groupDmsAmong(
  tenant: TenantId,
  named: readonly Counted[],
  directory: Pick<Directory, 'place'>,
): Promise<ReadonlySet<ChannelId>> {
  const kinds = await Promise.all(
    named.map(async ({ channel }) => {
      const place = await directory.place(tenant, channel).catch(() => undefined);
      return place?.kind === 'group-dm' ? [channel] : [];
    }),
  );
  return new Set(kinds.flat());
}

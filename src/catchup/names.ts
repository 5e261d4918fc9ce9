import type { ChannelId, GroupId, TenantId, UserId } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import { SlackRefusal } from '../slack.ts';
import type { Author, TranscriptMessage } from '../summary/transcript.ts';
import type { ReadMessage } from './history.ts';
import { OutOfTimeError, type Patiently } from './patience.ts';

export type Names = ReadonlyMap<UserId | ChannelId | GroupId, string>;

/** What Slack is asked about for one catch-up at most, where it is not known already. */
const MOST_ASKED = { people: 100, channels: 20 };

/** What to call those who wrote and those whom the texts name. */
export async function namesIn(
  tenant: TenantId,
  messages: readonly Pick<ReadMessage, 'user' | 'text'>[],
  directory: Pick<Directory, 'knownProfile' | 'profile'>,
  patiently: Patiently,
): Promise<Map<UserId | ChannelId | GroupId, string>> {
  const names = new Map<string, string>();
  const users = new Set(
    messages.flatMap(({ user, text }) => [...(user === undefined ? [] : [user]), ...calledIn(text)]),
  );
  let asked = 0;
  for (const user of users) {
    const known = await directory.knownProfile(tenant, user);
    if (known !== undefined) {
      names.set(user, known.name);
    } else if (asked < MOST_ASKED.people) {
      asked += 1;
      const profile = await unlessRefused(() => patiently(() => directory.profile(tenant, user)));
      if (profile !== undefined) names.set(user, profile.name);
    }
  }
  return names;
}

/** What to call the channels that the texts point at, as far as the reader may know of them. */
export async function channelNamesIn(
  tenant: TenantId,
  messages: readonly Pick<ReadMessage, 'text'>[],
  reader: UserId,
  theirs: () => Promise<ReadonlyMap<ChannelId, { readonly name: string }>>,
  directory: Pick<Directory, 'profile' | 'place'>,
  patiently: Patiently,
): Promise<ReadonlyMap<ChannelId, string>> {
  const named = new Set(messages.flatMap(({ text }) => channelsIn(text)));
  if (named.size === 0) return new Map();
  const names = new Map([...(await patiently(theirs))].map(([id, { name }]) => [id, name]));
  const { isGuest, isStranger } = await patiently(() => directory.profile(tenant, reader));
  if (isGuest || isStranger) return names;
  const others = [...named].filter((id) => !names.has(id));
  for (const id of others.slice(0, MOST_ASKED.channels)) {
    const place = await unlessRefused(() => patiently(() => directory.place(tenant, id)));
    // The name of a private channel is not everybody's to know.
    if (place?.kind === 'public') names.set(id, place.name);
  }
  return names;
}

/** The messages with their authors' names. */
export function named(messages: readonly ReadMessage[], names: Names): readonly TranscriptMessage[] {
  return messages.map(({ user, appName, thread: _, ...message }) => {
    const name = (user === undefined ? undefined : names.get(user)) ?? appName ?? user ?? '';
    const author: Author = { user: message.isBot && user === undefined ? undefined : user, name };
    return { ...message, author };
  });
}

function calledIn(text: string): readonly UserId[] {
  return [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].map(([, user = '']) => user);
}

function channelsIn(text: string): readonly ChannelId[] {
  return [...text.matchAll(/<#([CG][A-Z0-9]+)(?:\|[^>]*)?>/g)].map(([, channel = '']) => channel);
}

/** Undefined for what is another organisation's, and where no time is left: it goes without a name. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SlackRefusal || error instanceof OutOfTimeError) return undefined;
    throw error;
  }
}

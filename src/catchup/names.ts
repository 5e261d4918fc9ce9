import type { ChannelId, GroupId, TenantId, UserId } from '../ids.ts';
import type { Directory, Profile } from '../people/directory.ts';
import { SlackRefusal } from '../slack.ts';
import type { Author, TranscriptMessage } from '../summary/transcript.ts';
import type { ReadMessage } from './history.ts';
import { OutOfTimeError, type Patiently } from './patience.ts';

export type Names = ReadonlyMap<UserId | ChannelId | GroupId, string>;

/** People about whom Slack is asked for one catch-up at most, where they are not known already. */
const MOST_ASKED = 100;

/** What to call those who wrote and those whom the texts name. */
export async function namesIn(
  tenant: TenantId,
  messages: readonly ReadMessage[],
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
    } else if (asked < MOST_ASKED) {
      asked += 1;
      const profile = await profileOf(tenant, user, directory, patiently);
      if (profile !== undefined) names.set(user, profile.name);
    }
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

async function profileOf(
  tenant: TenantId,
  user: UserId,
  directory: Pick<Directory, 'profile'>,
  patiently: Patiently,
): Promise<Profile | undefined> {
  try {
    return await patiently(() => directory.profile(tenant, user));
  } catch (error) {
    // Somebody of another organisation, or no time left: their id says it as well.
    if (error instanceof SlackRefusal || error instanceof OutOfTimeError) return undefined;
    throw error;
  }
}

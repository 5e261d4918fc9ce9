import { stored } from './stored.ts';
import type { Team } from './team.ts';

/** The kinds of keys that name a person, or hold something that does, once each. Names are people's ids only. */
export async function keptAbout(team: Pick<Team, 'redis'>, user: string): Promise<readonly string[]> {
  const about = [...(await stored(team))].filter(
    ([key, value]) => key.includes(user) || value.includes(user),
  );
  const kinds = about.map(([key]) => /^\{[^}]+\}:([^:]+)/.exec(key)?.[1] ?? key);
  return [...new Set(kinds)].sort();
}

import { HOUR, MINUTE } from '../../src/clock.ts';
import type { Person } from '../../src/people/person.ts';
import type { Team } from './team.ts';

/** Wishes with a block in each hour of every day, from its start to twenty past: the next one is never far. */
export const hourly: Partial<Person> = {
  blocks: Array.from({ length: 24 }, (_, hour) => ({
    days: [1, 2, 3, 4, 5, 6, 7],
    start: `${String(hour).padStart(2, '0')}:00`,
    end: `${String(hour).padStart(2, '0')}:20`,
  })),
  zone: { name: 'UTC', follows: 'fixed' },
};

/** What a person's digests say, oldest first: each one's whole JSON. */
export function digestsOf({ slack }: Pick<Team, 'slack'>, user: string): readonly string[] {
  const digests = slack.dm(user).filter(({ metadata }) => metadata?.event_type === 'sluice_digest');
  return digests.map((message) => JSON.stringify(message));
}

/** The digests that came to a person since the last look, as one text; empty where none came. */
export function digestsSince(team: Pick<Team, 'slack'>, user: string, seen: number): string {
  return digestsOf(team, user).slice(seen).join('\n');
}

/** Lets the next hour's block begin and end. Answers the digests that it brought the person, as one text. */
export async function nextBlock(team: Team, user = team.ana): Promise<string> {
  await team.settled();
  const seen = digestsOf(team, user).length;
  const hour = Math.floor(team.slack.clock.now() / HOUR) * HOUR + HOUR;
  await team.runTo(hour);
  await team.runTo(hour + 30 * MINUTE);
  return digestsSince(team, user, seen);
}

/** A message as a digest links to it. */
export function linkTo(ts: string): string {
  return `p${ts.replace('.', '')}`;
}

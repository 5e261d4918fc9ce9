import type { GroupId, MessageRef, Ts, UserId } from '../ids.ts';
import { isHeldFor, type Person } from '../people/person.ts';
import type { Asking } from './question.ts';

/** The agenda's kind for questions to groups of which it was not known who is in them. */
export const QUESTION_KIND = 'question';

/** In more people than these a question waits on nobody: it would stand on every page, and none would feel asked. */
export const MOST_MEMBERS = 50;

/** What a message asks: ids alone. */
export interface Worded {
  readonly ref: MessageRef;
  readonly version: Ts;
  readonly asker: UserId;
  /** By name. */
  readonly named: readonly UserId[];
  readonly groups: readonly GroupId[];
  readonly isBlocked: boolean;
}

/** On whom it waits: of those whom it names or who are in its groups, all where the asker is in, else who is in. */
export function askingOf(
  { named, groups, ...about }: Worded,
  members: readonly UserId[],
  { people, bots }: { readonly people: ReadonlyMap<UserId, Person>; readonly bots: ReadonlySet<UserId> },
  now: number,
): Asking {
  const isAskerIn = isHeldFor(people.get(about.asker), now);
  const waitsOn = (user: UserId): boolean =>
    user !== about.asker && !bots.has(user) && (isAskerIn || isHeldFor(people.get(user), now));
  const asked = named.filter(waitsOn);
  const others = members.filter((user) => !named.includes(user) && waitsOn(user));
  const inGroups = others.length > MOST_MEMBERS ? [] : others;
  return { ...about, isAskerIn, asked, members: inGroups, groups: inGroups.length === 0 ? [] : groups };
}

/** The same as a thing of the agenda. */
export function questionThing({ ref, version, asker, named, groups, isBlocked }: Worded): string {
  const { channel, ts, threadTs = '' } = ref;
  return [channel, ts, threadTs, version, asker, isBlocked ? 'b' : '', named, groups].join('|');
}

/** Reads what `questionThing` wrote; undefined for anything else. */
export function parseQuestionThing(thing: string): Worded | undefined {
  const parts = thing.split('|');
  if (parts.length !== 8) return undefined;
  const [channel = '', ts = '', threadTs = '', version = '', asker = '', blocked = ''] = parts;
  const [named = [], groups = []] = parts.slice(6).map((ids) => ids.split(',').filter((id) => id !== ''));
  const ref = { channel, ts, ...(threadTs === '' ? {} : { threadTs }) };
  return { ref, version, asker, named, groups, isBlocked: blocked === 'b' };
}

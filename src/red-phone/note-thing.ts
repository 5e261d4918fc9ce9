import type { UserId } from '../ids.ts';

/** What the agenda's kind `note` is about. Instants are UTC ms. */
export type NoteThing =
  /** Sees who is to have a note of the week that is over, once a week. */
  | { readonly what: 'week' }
  /** A person's note of `[from, to)`. */
  | { readonly what: 'person'; readonly user: UserId; readonly from: number; readonly to: number }
  /** The note that goes to a channel instead. */
  | { readonly what: 'channel'; readonly from: number; readonly to: number }
  /** The log up to `to`, as an admin has asked for it. */
  | { readonly what: 'log'; readonly user: UserId; readonly to: number };

/** The agenda's name for the first of them. */
export const WEEKLY = 'week';

export function noteThing(thing: NoteThing): string {
  switch (thing.what) {
    case 'week':
      return WEEKLY;
    case 'person':
      return `person|${thing.user}|${thing.from}|${thing.to}`;
    case 'channel':
      return `channel||${thing.from}|${thing.to}`;
    case 'log':
      return `log|${thing.user}|0|${thing.to}`;
  }
}

/** Reads what `noteThing` wrote; undefined for what this release does not know. */
export function parseNoteThing(id: string): NoteThing | undefined {
  const [what, user = '', from = '', to = ''] = id.split('|');
  const span = { from: Number(from), to: Number(to) };
  if (what === WEEKLY) return { what };
  if (what === 'person') return { what, user, ...span };
  if (what === 'channel') return { what, ...span };
  return what === 'log' ? { what, user, to: span.to } : undefined;
}

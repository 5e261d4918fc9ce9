import type { UserId } from '../ids.ts';

/** What people's part of the agenda is about. Ids only, no text. */
export type Thing =
  /** Makes good what a change of a person began: re-plans what waits, or forgets who has left. */
  | { readonly what: 'settle'; readonly user: UserId }
  /** Tells a sender that somebody reads later than they were told, if it is so much later that it matters. */
  | { readonly what: 'later'; readonly user: UserId; readonly sender: UserId }
  /** Tells a person of a change that they did not make themselves. */
  | { readonly what: 'news'; readonly user: UserId; readonly news: News }
  /** Looks for people to enrol in one place after another; `after` is the last place that is done. */
  | { readonly what: 'walk'; readonly after: string }
  | { readonly what: 'propose'; readonly user: UserId }
  /** The workspace is paused or resumed: carries it out for each person. */
  | { readonly what: 'pause' };

export type News = 'zone' | 'paused' | 'resumed' | 'set-up';

const newsKinds: ReadonlySet<string> = new Set<News>(['zone', 'paused', 'resumed', 'set-up']);

/** The agenda's kind for all of them. */
export const PEOPLE_KIND = 'enrol';

/** The type of the metadata of what people are told of themselves. */
export const NOTICE_EVENT = 'sluice_notice';

export function thingId(thing: Thing): string {
  switch (thing.what) {
    case 'settle':
    case 'propose':
      return `${thing.what}|${thing.user}`;
    case 'later':
      return `later|${thing.user}|${thing.sender}`;
    case 'news':
      return `news|${thing.user}|${thing.news}`;
    case 'walk':
      return `walk|${thing.after}`;
    case 'pause':
      return 'pause';
  }
}

/** Reads what `thingId` wrote; undefined for what this release does not know. */
export function parseThing(id: string): Thing | undefined {
  const [what, first = '', second = ''] = id.split('|');
  if (what === 'walk') return { what, after: first };
  if (what === 'pause') return { what };
  if (first === '') return undefined;
  if (what === 'settle' || what === 'propose') return { what, user: first };
  if (what === 'later' && second !== '') return { what, user: first, sender: second };
  if (what === 'news' && newsKinds.has(second)) return { what, user: first, news: second as News };
  return undefined;
}

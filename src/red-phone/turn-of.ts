import { SECOND } from '../clock.ts';
import type { Turn } from '../slack.ts';

/**
 * Where Slack takes no more, the first messages of all calls go before what comes again or escalates, and that before
 * what is said in threads; yet nothing is overtaken for longer than this. ms of `now`
 */
const AFTER_MS = { first: 0, again: 10 * SECOND, word: 20 * SECOND } as const;

/** A post's place among all that calls have to say; `due` is since when it is to be said, UTC ms of `now`. */
export function turnOf(id: string, what: keyof typeof AFTER_MS, due: number): Turn {
  return { id, at: due + AFTER_MS[what] };
}

import { setTimeout as pause } from 'node:timers/promises';
import { type KnownBlock, section } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import { coerceError } from '../errors.ts';
import type { Log } from '../log.ts';
import { wordsFor } from '../words/words.ts';
import type { HomeSection, Place, Visitor } from './section.ts';

/** What features show in one place, each one's blocks by themselves. */
export interface Shown {
  readonly place: Place;
  readonly blocks: readonly KnownBlock[];
}

/** Nobody waits longer for the page than for this one section, ms of `wall`. */
const PATIENCE_MS = 1.5 * SECOND;

/** All sections of these places at once. What fails or takes too long says so in a line, and costs no other anything. */
export async function gatherSections(
  sections: readonly HomeSection[],
  places: readonly Place[],
  visitor: Visitor,
  now: number,
  { log, patienceMs = PATIENCE_MS }: { readonly log: Pick<Log, 'warn'>; readonly patienceMs?: number },
): Promise<readonly Shown[]> {
  const { home } = wordsFor(visitor.locale);
  return await Promise.all(
    sections
      .filter(({ place }) => places.includes(place))
      .map(async (one) => {
        const { place } = one;
        try {
          return { place, blocks: await inTime(() => one.blocks(visitor, now), patienceMs) };
        } catch (thrown) {
          const { tenant } = visitor;
          log.warn({ tenant, place, err: coerceError(thrown) }, 'A section of App Home could not be made');
          return { place, blocks: [section(home.cannotShow(home.places[place]))] };
        }
      }),
  );
}

async function inTime<Answer>(ask: () => Promise<Answer>, patienceMs: number): Promise<Answer> {
  const done = new AbortController();
  const late = pause(patienceMs, undefined, { signal: done.signal }).then(() => {
    throw new Error(`Nothing came within ${patienceMs} ms`);
  });
  try {
    return await Promise.race([ask(), late]);
  } finally {
    late.catch(() => {});
    done.abort();
  }
}

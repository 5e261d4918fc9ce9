import { section } from '../block-kit.ts';
import { HOUR } from '../clock.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { Promised, Reader } from './promised.ts';
import { whenTheyRead } from './when.ts';

/** A promise that moves later by less than this is not worth a message. */
export const MOVED_MS = HOUR;

/**
 * What a sender is told once a promise that they were told of has moved later; undefined where that is too little,
 * or where nothing that they may know has changed: "tomorrow" stays "tomorrow".
 */
export function moved(
  promised: Promised,
  promisedBefore: number,
  reader: Reader,
  now: number,
): Content | undefined {
  if (promised.promisedFor - promisedBefore < MOVED_MS) return undefined;
  const words = wordsFor(reader.locale);
  const when = whenTheyRead(promised, reader, words, now);
  if (when === whenTheyRead({ ...promised, promisedFor: promisedBefore }, reader, words, now))
    return undefined;
  const text = words.receipts.moved(promised.name, when);
  return { text, blocks: [section(text)] };
}

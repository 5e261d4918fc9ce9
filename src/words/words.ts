import { de } from './de.ts';
import { en } from './en.ts';

/** Every text that a person reads. English is the model: the other catalogues have exactly its entries. */
export type Words = typeof en;

const catalogues: Readonly<Record<string, Words>> = { en, de };

/** The catalogue for a locale such as Slack's "de-DE"; English where there is none. */
export function wordsFor(locale: string | undefined): Words {
  return catalogues[locale?.split('-')[0] ?? 'en'] ?? en;
}

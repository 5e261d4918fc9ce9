import { section } from '../block-kit.ts';
import type { Content } from '../slack.ts';
import { type Words, wordsFor } from '../words/words.ts';
import type { Promised, Reader } from './promised.ts';
import { clockFor } from './when.ts';

/** People spoken of one by one; the rest are counted. */
const NAMED = 5;

/** How the people whom a message waits for can be reached before they read it. */
export function reach(promised: readonly Promised[], reader: Reader, now: number): Content {
  const words = wordsFor(reader.locale);
  const lines = promised.slice(0, NAMED).map((one) => reachLine(one, reader, words, now));
  const more = promised.length - lines.length;
  const text = [...lines, ...(more > 0 ? [words.receipts.andMore(more)] : [])].join('\n');
  return { text, blocks: [section(text)] };
}

function reachLine(promised: Promised, reader: Reader, { receipts }: Words, now: number): string {
  const { recipient, name, away, senderSees, zone } = promised;
  const standIn = away?.standIn;
  // Only who shares both local times shares where they are.
  const time = senderSees === 'both' ? clockFor({ ...reader, zone }, now) : undefined;
  return [
    ...(standIn === undefined ? [] : [receipts.standsIn(`<@${standIn.user}>`, name)]),
    receipts.reachDirectly(`<@${recipient}>`),
    ...(time === undefined ? [] : [receipts.theirTime(name, time)]),
  ].join(' ');
}

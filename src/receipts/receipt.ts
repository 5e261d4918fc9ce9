import { actions, button, context, section } from '../block-kit.ts';
import type { Content } from '../slack.ts';
import { type Words, wordsFor } from '../words/words.ts';
import type { Promised, Reader } from './promised.ts';
import { whenTheyRead } from './when.ts';

/** Recipients named in one receipt; the rest are counted. */
const NAMED = 3;

export const CANT_WAIT = 'receipt-cant-wait';
export const TELL_ME = 'receipt-tell-me';

/**
 * What the sender of a message is told of all the mentions in it that wait. `mention` is the mention's id, `replyTime` what its
 * channel says of how soon people answer.
 */
export function receipt(
  promised: readonly Promised[],
  mention: string,
  reader: Reader,
  now: number,
  replyTime?: string,
): Content {
  const words = wordsFor(reader.locale);
  const { receipts } = words;
  const inOrder = [...promised].sort(byNeed);
  const named = inOrder.slice(0, NAMED).map((one) => promiseLine(one, reader, words, now));
  const more = inOrder.length - named.length;
  const lines = more > 0 ? [...named, receipts.andMore(more)] : named;
  // Said of all at once: only where each of them is shielded is it sure that nobody was notified.
  const caveat = [
    ...(promised.every(({ isShielded }) => isShielded) ? [] : [receipts.mayBeNotified]),
    ...(replyTime === undefined ? [] : [replyTime]),
  ];
  return {
    text: [...lines, ...caveat].join(' '),
    blocks: [
      section(lines.join('\n')),
      ...caveat.map((text) => context(text)),
      actions([
        button(CANT_WAIT, receipts.cantWait, { value: mention }),
        button(TELL_ME, receipts.tellMe, { value: mention }),
      ]),
    ],
  };
}

/** One sentence or two on when somebody reads. */
export function promiseLine(promised: Promised, reader: Reader, words: Words, now: number): string {
  const { receipts } = words;
  const { name, away, isShielded, promisedFor } = promised;
  if (promisedFor <= now) return receipts.dueNow(name);
  const when = whenTheyRead(promised, reader, words, now);
  if (away !== undefined) {
    const line = receipts.readsAgain(name, when);
    return away.standIn === undefined ? line : `${line} ${receipts.standsIn(away.standIn.name, name)}`;
  }
  return isShielded ? receipts.readsUndisturbed(name, when) : receipts.reads(name, when);
}

/** Who is away first, since the sender may want the stand-in; then who reads first. */
function byNeed(a: Promised, b: Promised): number {
  const awayFirst = Number(b.away !== undefined) - Number(a.away !== undefined);
  return awayFirst || a.promisedFor - b.promisedFor || (a.name < b.name ? -1 : 1);
}

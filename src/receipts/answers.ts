import { section } from '../block-kit.ts';
import type { Fate } from '../mentions/held.ts';
import type { PassReason } from '../mentions/triage.ts';
import type { Content } from '../slack.ts';
import { type Words, wordsFor } from '../words/words.ts';
import type { Promised, Reader } from './promised.ts';
import { promiseLine } from './receipt.ts';
import { whenFor } from './when.ts';

/** People spoken of one by one; the rest are counted. */
const NAMED = 10;

/** How one mention stands, as its sender may know it: when it is read, or that it was delivered, or that it never waited. */
export type Standing =
  | { readonly kind: 'waits'; readonly promised: Promised }
  | { readonly kind: 'delivered' | 'passed' | 'in-brief'; readonly name: string };

/** The one answer to everybody who may know nothing, and to every link that says nothing: equal byte for byte. */
export function nothingToTell(locale: string): Content {
  return said([wordsFor(locale).receipts.nothingToTell]);
}

/** To the sender. Never why something passed, nor when it was read: that is the recipient's affair. */
export function senderAnswer(standings: readonly Standing[], reader: Reader, now: number): Content {
  const words = wordsFor(reader.locale);
  const { receipts } = words;
  const inOrder = [...standings].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const lines = inOrder.slice(0, NAMED).map((standing) => {
    if (standing.kind === 'waits') return promiseLine(standing.promised, reader, words, now);
    if (standing.kind === 'in-brief') return receipts.senderInBrief(standing.name);
    return standing.kind === 'delivered'
      ? receipts.senderDelivered(standing.name)
      : receipts.senderPassed(standing.name);
  });
  const more = inOrder.length - lines.length;
  return said([...lines, ...(more > 0 ? [receipts.andMore(more)] : [])]);
}

const order: readonly Standing['kind'][] = ['waits', 'in-brief', 'delivered', 'passed'];

/** To the recipient: the verdict, its reason, and the times. */
export function recipientAnswer(fate: Fate, reader: Reader, now: number): Content {
  const words = wordsFor(reader.locale);
  const settled = whenFor(reader, fate.settledAt ?? fate.decidedAt, words, now);
  // Of what was put off, the ledger knows when that was and no longer when it arrived.
  const arrived =
    fate.reason === 'snoozed' ? [] : [words.receipts.arrived(whenFor(reader, fate.decidedAt, words, now))];
  return said([...fateLines(fate, settled, reader, words, now), ...arrived]);
}

function fateLines(
  { state, promisedFor, reason }: Fate,
  settled: string,
  reader: Reader,
  words: Words,
  now: number,
): readonly string[] {
  const { receipts } = words;
  switch (state) {
    case 'held':
      return [
        promisedFor <= now
          ? receipts.comesNow
          : receipts.waitsUntil(whenFor(reader, promisedFor, words, now)),
        ...holdReason(reason, receipts),
      ];
    case 'passed':
      return [receipts.passed, ...passReason(reason, receipts)];
    case 'delivered':
      return [receipts.wasDelivered(settled)];
    case 'seen':
      return [receipts.wasSeen(settled)];
    case 'edited-out':
      return [receipts.wasEditedOut(settled)];
    case 'deleted':
      return [receipts.wasDeleted(settled)];
    case 'access-lost':
      return [receipts.lostAccess(settled)];
    case 'in-brief':
      return [receipts.wasMadeBrief(settled)];
    case 'left':
      return [receipts.hadLeft(settled)];
  }
}

function holdReason(reason: string, receipts: Words['receipts']): readonly string[] {
  if (reason === 'waits') return [receipts.becauseWaits];
  if (reason === 'block-ended') return [receipts.becauseBlockEnded];
  return reason === 'snoozed' ? [receipts.becauseSnoozed] : [];
}

/** A reason that another release recorded has no words here. */
function passReason(reason: string, { passReasons }: Words['receipts']): readonly string[] {
  const words: Readonly<Record<PassReason, string>> = passReasons;
  return reason in words ? [words[reason as PassReason]] : [];
}

function said(lines: readonly string[]): Content {
  const text = lines.join('\n');
  return { text, blocks: [section(text)] };
}

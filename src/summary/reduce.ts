import type { Candidate } from './candidate.ts';
import { ITEM_KINDS, type ItemKind, type SummaryItem } from './summary.ts';

/** The most that is shown of each kind: what does not fit is counted. */
const MOST: Readonly<Record<ItemKind, number>> = {
  'for-you': 8,
  decision: 6,
  action: 6,
  'open-question': 5,
  blocker: 5,
  'key-message': 6,
};
/** From this share of common terms on, two items say the same. */
const SAME = 0.6;
/** The same of two claims of the model about one message. */
const NEARLY = 0.35;

export interface Reduced {
  readonly items: readonly SummaryItem[];
  readonly more: Readonly<Partial<Record<ItemKind, number>>>;
}

/** Merges what all parts found: each thing once, under its weightiest kind, the weightiest first. */
export function reduce(candidates: readonly Candidate[]): Reduced {
  const items: SummaryItem[] = [];
  const more: Partial<Record<ItemKind, number>> = {};
  const shown: Candidate[] = [];
  for (const kind of ITEM_KINDS) {
    const ofKind = candidates.filter((one) => one.kind === kind).toSorted(byWeight);
    let [count, left] = [0, 0];
    for (const one of ofKind) {
      if (shown.some((other) => isSame(one, other))) continue;
      if (count < MOST[kind]) {
        shown.push(one);
        items.push(itemOf(one));
        count++;
      } else left++;
    }
    // Nobody needs to know how many more messages might have been quoted.
    if (left > 0 && kind !== 'key-message') more[kind] = left;
  }
  return { items, more };
}

/** What the model says goes before what was only found by its words. */
function byWeight(a: Candidate, b: Candidate): number {
  if (a.source !== b.source) return a.source === 'model' ? -1 : 1;
  return b.weight - a.weight || b.at - a.at;
}

function isSame(one: Candidate, other: Candidate): boolean {
  const alike = likeness(one, other);
  if (alike >= SAME) return true;
  if (one.source === 'model' && other.source === 'model') {
    return one.citations[0].ts === other.citations[0].ts && alike >= NEARLY;
  }
  if (!one.citations.some(({ ts }) => other.citations.some((cited) => cited.ts === ts))) return false;
  // A second quotation from a message that is already cited tells nothing that its link does not.
  if (one.kind === other.kind || one.kind === 'key-message') return true;
  return one.source !== other.source && one.kind !== 'decision' && one.kind !== 'blocker';
}

/** The share of terms in common. */
function likeness(one: Candidate, other: Candidate): number {
  const [few, many] = one.terms.size < other.terms.size ? [one.terms, other.terms] : [other.terms, one.terms];
  let common = 0;
  for (const term of few) if (many.has(term)) common++;
  return common === 0 ? 0 : common / (one.terms.size + other.terms.size - common);
}

function itemOf({ weight: _weight, terms: _terms, ...item }: Candidate): SummaryItem {
  return item;
}

import { cut } from '../block-kit.ts';
import type { CleanMessage } from './clean.ts';
import type { ItemKind, Statement, SummaryItem } from './summary.ts';
import { termsOf } from './terms.ts';

/** An item that may be shown, with what decides whether it is. */
export interface Candidate extends SummaryItem {
  /** Greater is weightier; compared within a kind. */
  readonly weight: number;
  readonly terms: ReadonlySet<string>;
}

const TEXT_CHARACTERS = 280;

/** A statement in its author's own words. `text` is part of the message. */
export function ownWords(message: CleanMessage, text: string): Statement {
  const line = oneLine(text);
  return {
    text: line,
    citations: [message.ref],
    by: message.author,
    links: message.links.filter(({ label }) => line.includes(label)),
    at: message.at,
    source: 'extractive',
  };
}

export function candidate(
  kind: ItemKind,
  statement: Statement,
  weight: number,
  extra: Pick<SummaryItem, 'owner' | 'due'> = {},
): Candidate {
  return { ...statement, ...extra, kind, weight, terms: new Set(termsOf(statement.text)) };
}

export function oneLine(text: string): string {
  return cut(text.replace(/\s+/g, ' ').trim(), TEXT_CHARACTERS);
}

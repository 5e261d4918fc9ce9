import type { MessageRef } from '../ids.ts';
import type { Author, NotRead, Reader, Transcript } from './transcript.ts';

/** What a person missed. All texts are plain: nothing in them is markup, whatever it looks like. */
export interface Summary {
  /** At most two sentences, made in code from the items below. */
  readonly headline: readonly HeadlineSentence[];
  /** In the order in which they are shown: by kind as listed in `ITEM_KINDS`, the weightiest first. */
  readonly items: readonly SummaryItem[];
  /** How many items of a kind were found beyond those. */
  readonly more: Readonly<Partial<Record<ItemKind, number>>>;
  readonly coverage: Coverage;
  readonly madeWith: MadeWith;
  /** Why a model's part is missing, each once; empty where nothing went wrong. */
  readonly troubles: readonly ModelTrouble[];
}

export const ITEM_KINDS = [
  'for-you',
  'decision',
  'action',
  'open-question',
  'blocker',
  'key-message',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** One thing that is said, and where it was said. */
export interface Statement {
  /** At most 280 characters, one line. */
  readonly text: string;
  /** The same in the reader's language, by the model, where `text` is in another one. Shown only beside `text`. */
  readonly translation?: string | undefined;
  /** At least one; each is a message of the transcript. */
  readonly citations: readonly [MessageRef, ...MessageRef[]];
  /** What stands in the first cited message, word for word. */
  readonly quote?: string | undefined;
  /** Who said it, where `text` is their own words. */
  readonly by?: Author | undefined;
  /** Links of the cited messages that `text` names by their label. */
  readonly links: readonly StatementLink[];
  /** UTC ms of the first cited message. */
  readonly at: number;
  readonly source: 'model' | 'extractive';
}

export interface StatementLink {
  /** As it stands in the text: always host and path of the address, never what somebody called it. */
  readonly label: string;
  readonly url: string;
}

export interface SummaryItem extends Statement {
  readonly kind: ItemKind;
  /** One of the cited messages' authors or of those whom they mention. */
  readonly owner?: Author | undefined;
  /** As it was written: "Friday", "bis Ende März". */
  readonly due?: string | undefined;
}

export interface HeadlineSentence {
  readonly text: string;
  /** Empty where the sentence only counts. */
  readonly citations: readonly MessageRef[];
}

/** `messages` + `skipped` are all that the transcript held. */
export interface Coverage {
  readonly messages: number;
  /** Joins, apps' notices, empty ones, those that a brief makes whole. */
  readonly skipped: number;
  readonly threads: number;
  /** UTC ms of the first and last message read; both 0 where there was none. */
  readonly from: number;
  readonly to: number;
  readonly notRead: NotRead;
}

export type MadeWith =
  | { readonly kind: 'extractive' }
  | { readonly kind: 'model'; readonly model: string; readonly partlyExtractive: boolean };

export type ModelTrouble =
  /** The deadline passed before all parts were done. */
  | 'late'
  /** The server failed, or was not to be reached. */
  | 'failed'
  /** It answered with something else than was asked for. */
  | 'unusable'
  /** It had read less than it was sent: its context is smaller than LLM_CONTEXT_TOKENS says. */
  | 'truncated'
  | 'request-cap'
  | 'person-cap'
  | 'day-cap'
  | 'uncounted';

export interface SummarizeOptions {
  /** How long it may take, in ms. What is not done by then is done without the model. */
  readonly deadlineMs: number;
  /** UTC ms. */
  readonly now: number;
  /** Nobody waits any more: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each part. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Access was checked by whoever built the transcript: everything in it may be shown to the reader. */
export interface Summarizer {
  summarize(transcript: Transcript, reader: Reader, options: SummarizeOptions): Promise<Summary>;
  /** Answers from the same transcript; no statements where it says nothing about it. */
  answer(
    transcript: Transcript,
    question: string,
    reader: Reader,
    options: SummarizeOptions,
  ): Promise<Answer>;
}

export interface Answer {
  readonly statements: readonly Statement[];
  readonly coverage: Coverage;
  readonly madeWith: MadeWith;
  readonly troubles: readonly ModelTrouble[];
}

import type { CleanMessage } from './clean.ts';
import { type Cues, cuesOf } from './cues.ts';
import { isFiller } from './filler.ts';
import { sentencesOf } from './sentences.ts';
import { termsOf } from './terms.ts';

/** A sentence that says something, with where it stands. */
export interface Sentence {
  readonly message: CleanMessage;
  readonly text: string;
  /** Its place among those of its message that say something, from 0. */
  readonly place: number;
  readonly words: number;
  /** How often each of its terms stands in it. */
  readonly terms: ReadonlyMap<string, number>;
  readonly cues: Cues;
}

/** What a message says; none of a message that is nothing but politeness. */
export function sayingSentences(message: CleanMessage): Sentence[] {
  return sentencesOf(message.text)
    .filter((text) => !isFiller(text, message.author.name))
    .map((text, place) => ({
      message,
      text,
      place,
      words: text.split(/\s+/).length,
      terms: counted(termsOf(text)),
      cues: cuesOf(text),
    }));
}

/** What people say in one conversation, without what they repeat of one another word for word. */
export function newSentences(messages: readonly CleanMessage[]): Sentence[] {
  const said = new Set<string>();
  return messages.flatMap((message) => {
    const fresh = sayingSentences(message).filter(({ text }) => !said.has(bare(text)));
    for (const { text } of fresh) said.add(bare(text));
    return fresh.map((sentence, place) => ({ ...sentence, place }));
  });
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[.!?…\s]+$/, '');
}

export function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

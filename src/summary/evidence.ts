import type { CleanMessage } from './clean.ts';
import { figuresIn, isNegated, timeWordsIn } from './figures.ts';
import type { Prompt } from './prompt.ts';
import { termsOf } from './terms.ts';

/** One message, prepared for the question whether it says what a model claims it says. */
export interface Evidence {
  readonly message: CleanMessage;
  /** As the model read it. */
  readonly read: string;
  /** The same in a form in which quotes are looked for. */
  readonly comparable: string;
  readonly terms: ReadonlySet<string>;
  readonly beginnings: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  readonly isNegated: boolean;
}

export interface Evidences {
  readonly all: readonly Evidence[];
  /** First and full names of all who write or are mentioned, in comparable form. */
  readonly people: readonly string[];
  /** How much a term tells: rare ones more, those in no message most. */
  rarity(term: string): number;
}

const BEGINNING = 5;

/** In the order of the prompt's numbers. */
export function evidencesOf({ messages, texts }: Prompt): Evidences {
  const all = messages.map((message, at) => {
    const read = texts[at] ?? '';
    const withLinks = [read, ...message.links.map(({ label }) => label)].join(' ');
    const terms = new Set(termsOf(withLinks));
    return {
      message,
      read,
      comparable: comparable(read),
      terms,
      beginnings: new Set([...terms].filter((term) => term.length >= BEGINNING).map(beginning)),
      figures: figuresIn(withLinks),
      times: timeWordsIn(read),
      isNegated: isNegated(read),
    };
  });
  const spread = new Map<string, number>();
  for (const { terms } of all) for (const term of terms) spread.set(term, (spread.get(term) ?? 0) + 1);
  return {
    all,
    people: peopleIn(all),
    rarity: (term) => Math.log(1 + all.length / (spread.get(term) ?? 0.5)),
  };
}

function peopleIn(all: readonly Evidence[]): string[] {
  const names = new Set<string>();
  for (const { message } of all) {
    for (const { name } of [message.author, ...message.mentioned]) {
      const whole = comparable(name);
      for (const part of [whole, whole.split(' ')[0] ?? '']) {
        // A name that is a common word, "Will" or "May", is not told from it.
        if (part.length >= 3 && termsOf(part).length > 0) names.add(part);
      }
    }
  }
  return [...names];
}

/** Words and figures alone, in lower case: line ends, marks and kinds of quotation signs make no difference. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The share of what a claim's terms tell that stands in the messages, 0 to 1; forms of the same word count in part. */
export function overlap(terms: readonly string[], cited: readonly Evidence[], { rarity }: Evidences): number {
  let [covered, all] = [0, 0];
  for (const term of new Set(terms)) {
    const weight = rarity(term);
    all += weight;
    if (cited.some((one) => one.terms.has(term))) covered += weight;
    else if (term.length >= BEGINNING && cited.some((one) => one.beginnings.has(beginning(term)))) {
      covered += weight * ALIKE;
    }
  }
  return all === 0 ? 0 : covered / all;
}

const ALIKE = 0.7;

function beginning(term: string): string {
  return term.slice(0, BEGINNING);
}

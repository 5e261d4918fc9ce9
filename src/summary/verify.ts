import { type Candidate, candidate, oneLine, ownWords } from './candidate.ts';
import { comparable, type Evidence, type Evidences, overlap } from './evidence.ts';
import { figuresIn, isNegated, timeWordsIn } from './figures.ts';
import type { MapItem } from './map-answer.ts';
import { inPlainWords, isInert } from './plain-words.ts';
import type { Prompt } from './prompt.ts';
import { quotedIn } from './quote.ts';
import type { Statement } from './summary.ts';
import { termsOf } from './terms.ts';
import type { Author } from './transcript.ts';
import { visible } from './visible.ts';

/** The share of a claim's words that must stand in what it cites; of one message, for its link to be shown too. */
const LEAST_OVERLAP = 0.35;
const LEAST_OF_ONE = 0.25;
const MOST_CITATIONS = 5;

/**
 * What of a model's item may be shown, as an item; undefined where it is not borne out by the messages. A true quote
 * with a wrong number is put where the quote stands. What is left states no number, day or person that the cited
 * messages do not.
 */
export function verified(item: MapItem, prompt: Prompt, evidences: Evidences): Candidate | undefined {
  const cited = item.ids.flatMap((id) => evidences.all[id - 1] ?? []);
  const quote = quotedIn(item.quote, cited, evidences.all);
  const sources =
    quote === undefined ? cited : [quote.evidence, ...cited.filter((one) => one !== quote.evidence)];
  const text = oneLine(visible(item.text));
  if (!isInert(text, sources)) return undefined;

  const { people } = evidences;
  const terms = termsOf(withoutNames(withoutStandIns(text), people));
  const bearing = sources
    .filter((one) => one === quote?.evidence || overlap(terms, [one], evidences) >= LEAST_OF_ONE)
    .slice(0, MOST_CITATIONS);
  const [first, ...others] = bearing;
  if (first === undefined || overlap(terms, bearing, evidences) < LEAST_OVERLAP) return undefined;
  if (!statesOnly(text, bearing) || !namesOnly(text, bearing, people)) return undefined;

  const words = inPlainWords(text, prompt, bearing);
  const denies = isNegated(text);
  if (denies && !bearing.some((one) => one.isNegated)) return undefined;
  // A claim that leaves out a "not" is not repeated; what was said is.
  const own =
    !denies && quote !== undefined && isNegated(quote.sentence)
      ? ownWords(first.message, quote.sentence)
      : undefined;
  const statement: Statement = own ?? {
    text: words.text,
    ...translationOf(item, text, prompt, bearing),
    citations: [first.message.ref, ...others.map(({ message }) => message.ref)],
    ...(quote === undefined ? {} : { quote: inPlainWords(quote.words, prompt, [first]).text }),
    links: words.links,
    at: first.message.at,
    source: 'model',
  };
  return candidate(kinds[item.kind], statement, 1 + bearing.length * 0.05, {
    ...ownerOf(item, bearing),
    ...dueOf(item, bearing),
  });
}

const kinds = {
  decision: 'decision',
  action: 'action',
  question: 'open-question',
  blocker: 'blocker',
  info: 'key-message',
} as const;

function statesOnly(text: string, cited: readonly Evidence[]): boolean {
  const claim = withoutStandIns(text);
  return (
    [...figuresIn(claim)].every((figure) => cited.some(({ figures }) => figures.has(figure))) &&
    [...timeWordsIn(claim)].every((time) => cited.some(({ times }) => times.has(time)))
  );
}

/** Nobody is named but who wrote what is cited, is mentioned or named there. */
function namesOnly(text: string, cited: readonly Evidence[], people: readonly string[]): boolean {
  const said = ` ${comparable(text)} `;
  const known = ` ${cited
    .flatMap(({ message, comparable: words }) => [
      comparable(message.author.name),
      ...message.mentioned.map(({ name }) => comparable(name)),
      words,
    ])
    .join(' ')} `;
  return people.every((name) => !said.includes(` ${name} `) || known.includes(` ${name} `));
}

function withoutNames(text: string, people: readonly string[]): string {
  let rest = ` ${comparable(text)} `;
  for (const name of people) rest = rest.replaceAll(` ${name} `, ' ');
  return rest;
}

function withoutStandIns(text: string): string {
  return text.replace(/\[(?:link|key|card|account) \d+\]/g, ' ');
}

function translationOf(
  { translation }: MapItem,
  text: string,
  prompt: Prompt,
  cited: readonly Evidence[],
): Pick<Statement, 'translation'> {
  const line = oneLine(visible(translation ?? ''));
  if (line === '' || comparable(line) === comparable(text) || !isInert(line, cited)) return {};
  const known = figuresIn(withoutStandIns(text));
  const isFaithful = [...figuresIn(withoutStandIns(line))].every((figure) => known.has(figure));
  return isFaithful ? { translation: inPlainWords(line, prompt, cited).text } : {};
}

function ownerOf({ owner, kind }: MapItem, cited: readonly Evidence[]): { owner?: Author } {
  if (owner == null || (kind !== 'action' && kind !== 'question')) return {};
  const wanted = comparable(owner);
  const people = cited.flatMap(({ message }) => [message.author, ...message.mentioned]);
  const found = people.find(({ name }) => {
    const known = comparable(name);
    return wanted !== '' && (known === wanted || known.split(' ')[0] === wanted);
  });
  return found === undefined ? {} : { owner: found };
}

function dueOf({ due }: MapItem, cited: readonly Evidence[]): { due?: string } {
  const wanted = comparable(due ?? '');
  if (due == null || wanted === '' || wanted.length > 60) return {};
  for (const { message, comparable: words } of cited) {
    const said = ` ${words} `.includes(` ${wanted} `) ? literal(message.text, due) : undefined;
    if (said !== undefined) return { due: said };
  }
  return {};
}

/** As it was written, if it stands there in one piece. */
function literal(text: string, wanted: string): string | undefined {
  const pattern = wanted
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  return new RegExp(pattern, 'iu').exec(text.normalize('NFKC'))?.[0]?.replace(/\s+/g, ' ');
}

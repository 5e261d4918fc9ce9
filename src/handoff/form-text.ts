import { z } from 'zod';
import {
  type Line,
  type Report,
  reportOf,
  SECTIONS,
  type Section,
  Source,
  sourceId,
  sourcesOf,
} from './report.ts';

/** Characters that Slack takes in one input. */
export const INPUT_CHARACTERS = 3_000;

/** Words of messages, and where these stand. */
const Quote = z.object({
  text: z.string(),
  sources: z.array(Source),
  /** Not in Slack any more: a line that holds it is not to be sent. */
  gone: z.enum(['deleted', 'edited']).optional(),
});
type Quote = z.infer<typeof Quote>;

/** A quotation this short may be anybody's words. */
const WORTH_FINDING = 20;

/** A report as it stands in a form: a text for each section, whose `[2]` names the second source. */
export const FormTexts = z.object({
  texts: z.object({
    done: z.string(),
    progress: z.string(),
    decisions: z.string(),
    blockers: z.string(),
    next: z.string(),
    links: z.string(),
  }),
  sources: z.array(Source),
  /** What the form was filled with from messages, word for word. */
  quotes: z.array(Quote),
});
export type FormTexts = z.infer<typeof FormTexts>;

/**
 * Writes a report into a form. What has no room in its input is left out, and counted in `left`; what was deleted in
 * Slack is left out.
 */
export function formTextsOf(whole: Report): FormTexts & { readonly left: number } {
  const report = reportOf((section) => whole[section].filter(({ gone }) => gone !== 'deleted'));
  const sources = sourcesOf(report);
  const numbers = new Map(sources.map((source, at) => [sourceId(source), at + 1]));
  const texts = { done: '', progress: '', decisions: '', blockers: '', next: '', links: '' };
  let left = 0;
  for (const section of SECTIONS) {
    const written = sectionText(report[section], numbers);
    texts[section] = written.text;
    left += written.left;
  }
  const quoted = SECTIONS.flatMap((section) => report[section].filter(({ isQuote }) => isQuote));
  const quotes = quoted.map(({ text, sources: stands }) => ({ text, sources: stands }));
  return { texts, sources: [...sources], quotes, left };
}

/**
 * Reads what stands in a form: a line for each item. A number that names no source stays as it was written. A line that
 * still holds words of a message is that message's, whatever stands around them and whether its number was left or not.
 */
export function readForm({ texts, sources, quotes }: FormTexts): Report {
  return reportOf((section: Section) =>
    texts[section]
      .split('\n')
      .map((raw) => readLine(raw, sources, quotes))
      .filter(({ text, sources: cited, gone }) => text !== '' || cited.length > 0 || gone !== undefined),
  );
}

/**
 * A section's text without words of a message. A line that is nothing but these goes; what its author wrote around them
 * stays, unless a number parts them.
 */
export function textWithout(text: string, sources: readonly Source[], quote: Quote): string {
  const holdsIt = (raw: string): boolean => holds(readText(raw, sources).text, quote);
  const left = text.split('\n').flatMap((raw) => {
    if (!holdsIt(raw)) return [raw];
    const rest = raw.replaceAll(quote.text, '');
    return readText(raw, sources).text === quote.text || holdsIt(rest) ? [] : [rest];
  });
  return left.join('\n');
}

function sectionText(
  lines: readonly Line[],
  numbers: ReadonlyMap<string, number>,
): { readonly text: string; readonly left: number } {
  for (const bullet of ['• ', '']) {
    const text = lines.map((line) => lineText(line, numbers, bullet)).join('\n');
    if (text.length <= INPUT_CHARACTERS) return { text, left: 0 };
  }
  let text = '';
  let left = 0;
  for (const line of lines) {
    const longer = [...(text === '' ? [] : [text]), lineText(line, numbers, '')].join('\n');
    if (longer.length <= INPUT_CHARACTERS) text = longer;
    else left += 1;
  }
  return { text, left };
}

function lineText({ text, sources }: Line, numbers: ReadonlyMap<string, number>, bullet: string): string {
  const marks = sources.map((source) => `[${numbers.get(sourceId(source)) ?? 0}]`).join('');
  return `${bullet}${[text, marks].filter((part) => part !== '').join(' ')}`;
}

function readLine(raw: string, sources: readonly Source[], quotes: readonly Quote[]): Line {
  const { text, cited } = readText(raw, sources);
  const held = quotes.filter((quote) => holds(text, quote));
  const lost = held.find(({ gone }) => gone !== undefined);
  if (lost?.gone !== undefined) {
    const { gone } = lost;
    return { text: '', sources: gone === 'deleted' ? [] : lost.sources, isQuote: true, gone };
  }
  const ids = new Set(cited.map(sourceId));
  const unnamed = held.flatMap(({ sources: stands }) =>
    stands.filter((source) => !ids.has(sourceId(source))),
  );
  return { text, sources: [...cited, ...unnamed], isQuote: held.length > 0 };
}

function readText(
  raw: string,
  sources: readonly Source[],
): { readonly text: string; readonly cited: readonly Source[] } {
  const cited: Source[] = [];
  const text = raw
    .replace(/\s*\[(\d{1,3})\]/g, (mark, number: string) => {
      const source = sources[Number(number) - 1];
      if (source === undefined) return mark;
      if (!cited.includes(source)) cited.push(source);
      return '';
    })
    .replace(/^\s*(?:[-*•◦▪–]\s+)?/, '')
    .trim();
  return { text, cited };
}

function holds(text: string, { text: quoted }: Quote): boolean {
  if (quoted === '') return false;
  return text === quoted || (quoted.length >= WORTH_FINDING && text.includes(quoted));
}

import type { RichTextElement } from '@slack/types';
import { cut } from '../block-kit.ts';
import { instantOf } from '../ids.ts';
import { permalink } from '../people/directory.ts';
import { describeInstant } from '../schedule/describe.ts';
import { literal } from '../summary/literal.ts';
import type { Words } from '../words/words.ts';
import type { HandoffReader } from './reader.ts';
import { type Line, type Source, sourceId } from './report.ts';

/** What somebody may see of a report's sources. */
export interface Sight {
  readonly workspaceUrl: string;
  /** Ids of channels that they may read now. */
  readonly readable: ReadonlySet<string>;
  /** Whether people of any time zone see it: then no clock is told. */
  readonly isForAll: boolean;
}

const LINK_CHARACTERS = 80;

/** Whether a line is shown as its link alone: it was said where they cannot read. */
export function isHidden({ isQuote, sources }: Line, { readable }: Pick<Sight, 'readable'>): boolean {
  return isQuote && sources.some(({ channel }) => !readable.has(channel));
}

/** One line as it is shown, with links to what it rests on. Nothing that stands in it calls anybody. */
export function lineElements(line: Line, sight: Sight, reader: HandoffReader): RichTextElement[] {
  const { handoff } = reader.words;
  const text = withLinks(shownText(line, sight, handoff));
  const cited = [...new Map(line.sources.map((source) => [sourceId(source), source])).values()];
  return [...text, ...cited.flatMap((source) => [literal(' '), sourceLink(source, sight, reader)])];
}

/** What somebody reads of a line. */
export function shownText(
  line: Line,
  sight: Pick<Sight, 'readable'>,
  { hiddenLine, goneLines }: Words['handoff'],
): string {
  if (line.gone !== undefined) return goneLines[line.gone];
  return isHidden(line, sight) ? hiddenLine : line.text;
}

/** Characters that Slack counts of it, at least. */
export function weightOf(elements: readonly RichTextElement[]): number {
  return elements.reduce((sum, element) => {
    const text = 'text' in element && typeof element.text === 'string' ? element.text.length : 0;
    return sum + text + ('url' in element ? element.url.length : 0) + 20;
  }, 0);
}

/** Of a place that they cannot read not even its name. */
export function sourceLink(source: Source, sight: Sight, reader: HandoffReader): RichTextElement {
  const { handoff } = reader.words;
  const isKnown = sight.readable.has(source.channel);
  const place = source.name === '' ? handoff.source : `#${source.name}`;
  const known = sight.isForAll ? place : `${place}, ${describeInstant(instantOf(source.ts), reader)}`;
  return {
    type: 'link',
    url: permalink(sight.workspaceUrl, source),
    text: isKnown ? known : handoff.source,
  };
}

/** Addresses that the author wrote or shared can be followed, shown as what they are. */
function withLinks(text: string): RichTextElement[] {
  return text
    .split(/(https?:\/\/[^\s<>|]+)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (!/^https?:\/\//.test(part) || !URL.canParse(part)) return literal(part);
      return { type: 'link', url: part, text: cut(part.replace(/^https?:\/\//, ''), LINK_CHARACTERS) };
    });
}

/** What somebody may take into a report of their own of a line that they were shown. */
export function asSeen(line: Line, sight: Pick<Sight, 'readable'>, hiddenText: string): Line {
  // Of what they cannot read not even the place's name.
  const sources = line.sources.map((source) =>
    sight.readable.has(source.channel) ? source : { ...source, name: '' },
  );
  return isHidden(line, sight) ? { text: hiddenText, sources, isQuote: false } : { ...line, sources };
}

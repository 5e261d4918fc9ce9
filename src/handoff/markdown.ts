import { instantOf } from '../ids.ts';
import { permalink } from '../people/directory.ts';
import { describeDated } from '../schedule/describe.ts';
import { visible } from '../summary/visible.ts';
import type { Handoff } from './handoff.ts';
import { type Sight, shownText } from './line-elements.ts';
import type { HandoffReader } from './reader.ts';
import { type Line, type Report, SECTIONS, type Source, sourceId } from './report.ts';

interface Written {
  readonly handoff: Pick<Handoff, 'report' | 'sentAt' | 'correctedAt'>;
  /** The author's, plain. */
  readonly authorName: string;
  readonly sight: Sight;
}

/** A report as Markdown, as somebody may see it. Nothing that was written in it is markup, and each source is a link. */
export function markdownOf({ handoff, authorName, sight }: Written, reader: HandoffReader): string {
  const { handoff: words } = reader.words;
  const parts = [
    `# ${escapedMarkdown(words.from(authorName))}`,
    sent(handoff, reader),
    ...sections(handoff.report, sight, reader),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Backslashes before all that Markdown takes for more than itself; one line stays one. */
export function escapedMarkdown(text: string): string {
  return inline(text)
    .replace(/^(\s*)([-+#=|:])/, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])/, String.raw`$1\$2`);
}

/** The same where no line begins. */
function inline(text: string): string {
  return visible(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>~&@$]/g, String.raw`\$&`);
}

/** It is read at any time and anywhere: dates and the clock's zone stand beside the times. */
function sent({ sentAt, correctedAt }: Written['handoff'], reader: HandoffReader): string {
  const { handoff: words } = reader.words;
  const at = (instant: number): string => `${describeDated(instant, reader)} (${reader.zone.name})`;
  const corrected = correctedAt === undefined ? [] : [words.correctedAt(at(correctedAt))];
  return escapedMarkdown([words.sentAt(at(sentAt)), ...corrected].join(' · '));
}

function sections(report: Report, sight: Sight, reader: HandoffReader): readonly string[] {
  const { handoff: words } = reader.words;
  const written = SECTIONS.filter((section) => report[section].length > 0).map((section) => {
    const lines = report[section].map((line) => `- ${lineMarkdown(line, sight, reader)}`);
    return `## ${escapedMarkdown(words.sections[section])}\n\n${lines.join('\n')}`;
  });
  return written.length === 0 ? [escapedMarkdown(words.emptyReport)] : written;
}

function lineMarkdown(line: Line, sight: Sight, reader: HandoffReader): string {
  const text = linked(shownText(line, sight, reader.words.handoff));
  const cited = [...new Map(line.sources.map((source) => [sourceId(source), source])).values()];
  return [text, ...cited.map((source) => sourceMarkdown(source, sight, reader))].join(' ');
}

/** Of a place that they cannot read not even its name. */
function sourceMarkdown(source: Source, sight: Sight, reader: HandoffReader): string {
  const { handoff: words } = reader.words;
  const isKnown = sight.readable.has(source.channel) && source.name !== '';
  const place = isKnown ? `#${source.name}` : words.source;
  const label =
    isKnown && !sight.isForAll ? `${place}, ${describeDated(instantOf(source.ts), reader)}` : place;
  return `[${inline(label)}](${target(permalink(sight.workspaceUrl, source))})`;
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>|]+)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^https?:\/\//.test(part) && URL.canParse(part)
        ? `[${inline(part.replace(/^https?:\/\//, ''))}](${target(part)})`
        : escapedMarkdown(part),
    )
    .join('');
}

/** An address that ends where it ends. */
function target(url: string): string {
  return url.replace(/[()\\<>"`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

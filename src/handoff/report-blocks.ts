import { context, type KnownBlock } from '../block-kit.ts';
import { richSection, richText } from '../summary/blocks.ts';
import { literal } from '../summary/literal.ts';
import { lineElements, type Sight, weightOf } from './line-elements.ts';
import type { HandoffReader } from './reader.ts';
import { type Report, SECTIONS } from './report.ts';

/** Slack refuses messages with more than some 13,000 characters; the rest of the message has its share. */
const MESSAGE_CHARACTERS = 9_000;

export interface ReportBlocks {
  readonly blocks: readonly KnownBlock[];
  /** Lines that had no room. */
  readonly left: number;
}

/** A report as somebody may see it. In a form all of it; in a message as much as Slack takes. */
export function reportBlocks(
  report: Report,
  sight: Sight,
  reader: HandoffReader,
  characters = MESSAGE_CHARACTERS,
): ReportBlocks {
  const { handoff } = reader.words;
  const blocks: KnownBlock[] = [];
  let [used, left] = [0, 0];
  for (const section of SECTIONS) {
    const lines = report[section].map((line) => lineElements(line, sight, reader));
    const shown = lines.filter((elements) => {
      const weight = weightOf(elements);
      if (used + weight > characters) return false;
      used += weight;
      return true;
    });
    left += lines.length - shown.length;
    if (shown.length === 0) continue;
    blocks.push(
      richText([
        richSection([literal(handoff.sections[section], { bold: true })]),
        { type: 'rich_text_list', style: 'bullet', elements: shown.map(richSection) },
      ]),
    );
  }
  if (blocks.length === 0) blocks.push(context(handoff.emptyReport));
  return { blocks, left };
}

/** For a form, which takes far more. */
export const FORM_CHARACTERS = 60_000;

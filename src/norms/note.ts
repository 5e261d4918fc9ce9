import { context, type KnownBlock, section } from '../block-kit.ts';
import { HOUR } from '../clock.ts';
import { describeSpan } from '../schedule/describe.ts';
import { dateOf } from '../schedule/intl-format.ts';
import { parseDay } from '../schedule/wall-time.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { FEWEST } from './outside-hours.ts';
import { medianWait } from './week.ts';
import type { WeekFigures } from './week-counts.ts';

/** How often something happened, and how many people took part in it. */
export interface Happened {
  readonly count: number;
  readonly people: number;
}

export interface NoteFigures {
  /** The date of its Monday. */
  readonly week: string;
  readonly waited: WeekFigures;
  /** `notUrgent` is how many of the calls were called that. */
  readonly calls: (Happened & { readonly notUrgent: number }) | undefined;
}

/** The note of a week; undefined where every figure would be about fewer than five people. */
export function noteContent({ week, waited, calls }: NoteFigures, locale: string): Content | undefined {
  const { norms } = wordsFor(locale);
  const median = medianWait(waited.waits);
  const lines = [
    ...(waited.people >= FEWEST && waited.held > 0
      ? [
          norms.noteHeld(waited.held),
          ...(waited.focus >= HOUR ? [norms.noteFocus(Math.round(waited.focus / HOUR))] : []),
          ...(median === undefined ? [] : [norms.noteMedian(describeSpan(median, locale))]),
        ]
      : []),
    ...(calls !== undefined && calls.people >= FEWEST && calls.count > 0
      ? [norms.noteCalls(calls.count, calls.notUrgent)]
      : []),
    ...(waited.handoffs.people >= FEWEST && waited.handoffs.count > 0
      ? [norms.noteHandoffs(waited.handoffs.count)]
      : []),
  ];
  if (lines.length === 0) return undefined;
  const title = norms.noteTitle(rangeOf(week, locale));
  const blocks: KnownBlock[] = [
    section(`*${title}*`),
    section(lines.map((line) => `• ${line}`).join('\n')),
    context(norms.noteFooter),
  ];
  return { text: `${title}: ${lines.join(' ')}`, blocks };
}

/** From its Monday to its Sunday. */
function rangeOf(week: string, locale: string): string {
  const monday = (parseDay(week) ?? 0) * 24 * HOUR;
  return `${dateOf(monday, locale, false)} – ${dateOf(monday + 6 * 24 * HOUR, locale, false)}`;
}

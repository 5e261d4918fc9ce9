import { opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY, HOUR } from '../../src/clock.ts';
import { parseDay } from '../../src/schedule/wall-time.ts';
import type { ExportedPlace } from './export-places.ts';
import { type ExportedMessage, type Happening, happeningsOf, isTimestamp, msOf } from './happening.ts';
import { elementsOf } from './json-list.ts';
import type { Problems } from './problems.ts';

export interface ExportedDays {
  /** The first and the last day with a file, as UTC ms of their beginnings; undefined where there is none. */
  readonly span: { readonly first: number; readonly last: number } | undefined;
  readonly files: number;
}

/** A day's file has the days of the workspace's own zone: its messages may lie so far outside of UTC's. */
const FURTHEST_ZONE_MS = 14 * HOUR;
const FIRST_SLACK_DAY = Date.UTC(2009, 0, 1);

/** Looks through the folders without reading a file. */
export async function findDays(
  directory: string,
  places: readonly ExportedPlace[],
  problems: Problems,
): Promise<ExportedDays> {
  let files = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { folder } of places) {
    for await (const { name } of await opendir(join(directory, folder))) {
      const day = dayOf(name);
      if (day === undefined) {
        const words = 'This is no day on which there was a Slack. The file is left out.';
        if (/^\d+-\d+-\d+\.json$/.test(name))
          problems.note({ kind: 'odd-timestamp', file: join(folder, name), words });
        continue;
      }
      files += 1;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  }
  return { files, span: files === 0 ? undefined : { first, last } };
}

/**
 * Everything that the export says has happened, in order. No more than two days are in memory, and the edits that are
 * still to come. `onDay` hears of each day, with the files read so far.
 */
export async function* happeningsIn(
  directory: string,
  places: readonly ExportedPlace[],
  { span }: ExportedDays,
  problems: Problems,
  onDay: (day: number, filesRead: number) => void,
): AsyncGenerator<Happening> {
  if (span === undefined) return;
  let waiting: Happening[] = [];
  let filesRead = 0;
  for (let day = span.first; day <= span.last; day += DAY) {
    for (const place of places) {
      const file = join(place.folder, `${new Date(day).toISOString().slice(0, 10)}.json`);
      const text = await readFile(join(directory, file), 'utf8').catch(() => undefined);
      if (text === undefined) continue;
      filesRead += 1;
      for (const { message, line } of messagesIn(text, file, day, problems)) {
        waiting.push(...happeningsOf(message, place, { file, line }));
      }
    }
    onDay(day, filesRead);
    waiting.sort(inOrder);
    const isSure = day === span.last ? waiting.length : countBefore(waiting, day + DAY - FURTHEST_ZONE_MS);
    yield* waiting.slice(0, isSure);
    waiting = waiting.slice(isSure);
  }
}

interface Found {
  readonly message: ExportedMessage;
  readonly line: number;
}

function* messagesIn(text: string, file: string, day: number, problems: Problems): Generator<Found> {
  const seen = new Set<string>();
  for (const element of elementsOf(text)) {
    const { line } = element;
    if ('problem' in element) {
      problems.note({ kind: 'bad-json', file, line, words: element.problem });
      continue;
    }
    const { value } = element;
    if (typeof value !== 'object' || value === null || (value as { type?: unknown }).type !== 'message') {
      problems.note({ kind: 'not-a-message', file, line, words: 'This is no message. It is left out.' });
      continue;
    }
    const { ts } = value as { readonly ts?: unknown };
    if (!isTimestamp(ts) || Math.abs(msOf(ts) - (day + DAY / 2)) > DAY / 2 + FURTHEST_ZONE_MS) {
      const words = isTimestamp(ts)
        ? `The timestamp ${ts} is not of this day. The message is left out.`
        : 'The message has no timestamp of Slack’s form. It is left out.';
      problems.note({ kind: 'odd-timestamp', file, line, words });
      continue;
    }
    if (seen.has(ts)) {
      problems.note({ kind: 'twice', file, line, words: `The timestamp ${ts} was there before.` });
      continue;
    }
    seen.add(ts);
    yield { message: { ...value, ts }, line };
  }
}

function dayOf(name: string): number | undefined {
  const day = name.endsWith('.json') ? parseDay(name.slice(0, -'.json'.length)) : undefined;
  return day === undefined || day * DAY < FIRST_SLACK_DAY ? undefined : day * DAY;
}

function inOrder(a: Happening, b: Happening): number {
  return a.at - b.at || (a.ts < b.ts ? -1 : Number(a.ts > b.ts));
}

function countBefore(sorted: readonly Happening[], instant: number): number {
  const first = sorted.findIndex(({ at }) => at >= instant);
  return first < 0 ? sorted.length : first;
}

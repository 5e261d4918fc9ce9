import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { loadZoneData, type ZoneData } from '../src/adapters/zone-data.ts';
import { blockAt, nextBlock } from '../src/schedule/blocks.ts';
import type { Calendar } from '../src/schedule/hours.ts';
import type { Zone } from '../src/schedule/zone.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const vectorFile = z.object({
  vectors: z.array(
    z.object({
      id: z.string(),
      zone: z.string(),
      blocks: z.array(z.object({ days: z.array(z.int().min(1).max(7)), start: z.string(), end: z.string() })),
      skip_dates: z.array(z.iso.date()).default([]),
      now: instant,
      // A field that is left out is not compared; null says that there is none.
      expect: z.object({
        open_since: instant.nullish(),
        open_until: instant.nullish(),
        next_start: instant.nullish(),
        next_end: instant.nullish(),
        next_start_local: z.string().nullish(),
      }),
      min_tzdata: z.string().nullish(),
    }),
  ),
});

type Vector = z.infer<typeof vectorFile>['vectors'][number];

/** Prints a file's differences and answers how many of its cases differ. */
function checkFile(path: string, zones: ZoneData): number {
  const { vectors } = vectorFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  let different = 0;
  let unchecked = 0;
  for (const vector of vectors) {
    if (isTooNew(vector, zones)) {
      unchecked += 1;
      const ours = zones.version ?? 'of an unknown release';
      print(`${vector.id}: not checkable, needs tzdata ${vector.min_tzdata}, ours is ${ours}`);
    } else {
      const differences = differencesOf(vector, zones);
      for (const line of differences) print(`${vector.id}: ${line}`);
      different += differences.length > 0 ? 1 : 0;
    }
  }
  const rest = unchecked === 0 ? '' : `, ${unchecked} not checkable`;
  const agreeing = vectors.length - different - unchecked;
  print(`${path}: ${agreeing} of ${vectors.length} agree, ${different} differ${rest}`);
  return different;
}

function isTooNew(vector: Vector, zones: ZoneData): boolean {
  if (!vector.min_tzdata) return false;
  return zones.version === undefined || zones.version < vector.min_tzdata;
}

function differencesOf(vector: Vector, zones: ZoneData): string[] {
  if (!zones.has(vector.zone)) return [`zone: ${vector.zone} is unknown`];
  const zone = zones.get(vector.zone);
  const absences = vector.skip_dates.map((date) => ({ from: date, to: date }));
  const calendar: Calendar = { blocks: vector.blocks, zone, absences, opens: [], moved: [] };
  const open = blockAt(calendar, vector.now);
  const next = nextBlock(calendar, vector.now);
  const { expect } = vector;
  return [
    ...difference('open_since', utcText(expect.open_since), utcText(open?.start ?? null)),
    ...difference('open_until', utcText(expect.open_until), utcText(open?.end ?? null)),
    ...difference('next_start', utcText(expect.next_start), utcText(next?.start ?? null)),
    ...difference('next_end', utcText(expect.next_end), utcText(next?.end ?? null)),
    ...difference('next_start_local', expect.next_start_local, next ? localText(next.start, zone) : null),
  ];
}

function difference(
  field: string,
  expected: string | null | undefined,
  got: string | null | undefined,
): string[] {
  if (expected === undefined || expected === got) return [];
  return [`${field}: expected ${expected ?? 'none'}, got ${got ?? 'none'}`];
}

function utcText(ms: number | null | undefined): string | null | undefined {
  return typeof ms === 'number' ? new Date(ms).toISOString().replace('.000Z', 'Z') : ms;
}

function localText(ms: number, zone: Zone): string {
  const local = new Date(ms + zone.offsetMs(ms)).toISOString().slice(0, 16);
  return local + zone.formatOffset(ms, 'short');
}

function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const paths = process.argv.slice(2);
if (paths.length === 0) {
  process.stderr.write(
    'usage: script/vectors FILE... (comms blocks in the form of test/time-vectors.json)\n',
  );
  process.exitCode = 2;
} else {
  const zones = loadZoneData();
  print(`zones: ${zones.source}`);
  process.exitCode = 0;
  for (const path of paths) {
    try {
      if (checkFile(path, zones) > 0) process.exitCode = 1;
    } catch (error) {
      process.stderr.write(`${path}: cannot be read: ${wordsOf(error)}\n`);
      process.exitCode = 1;
    }
  }
}

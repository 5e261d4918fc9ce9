import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { collectProblems, type Problem, problemLine } from '../../script/replaying/problems.ts';
import { type Replayed, type ReplayOptions, replay } from '../../script/replaying/replay.ts';

/** An export on disk, gone with the test file. */
const made: string[] = [];

export function removeExports(): void {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
}

/** Writes files below a folder of their own; what is no string becomes JSON as Slack indents it. */
export function writeExport(files: Readonly<Record<string, unknown>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'sluice-export-'));
  made.push(directory);
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 4));
  }
  return directory;
}

export function user(
  id: string,
  tz: string | undefined,
  more: Readonly<Record<string, unknown>> = {},
): object {
  const name = `name-of-${id.toLowerCase()}`;
  return { id, team_id: 'T0EXPORT', name, real_name: name, tz, profile: { display_name: name }, ...more };
}

/** A message at a wall time of UTC, `2026-01-20 08:00`; two of one minute differ by `order`. */
export function said(
  by: string,
  at: string,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): object {
  return { type: 'message', user: by, text, ts: ts(at), ...more };
}

export function ts(at: string, order = 1): string {
  return `${Date.parse(`${at.replace(' ', 'T')}:00Z`) / 1000}.${String(order).padStart(6, '0')}`;
}

export interface Run extends Replayed {
  readonly told: readonly Problem[];
  readonly lines: readonly string[];
}

export async function run(directory: string, options: Partial<ReplayOptions> = {}): Promise<Run> {
  const problems = collectProblems(() => {});
  const result = await replay({ directory, words: [], problems, onProgress: () => {}, ...options });
  const told = problems.listed();
  return { ...result, told, lines: told.map(problemLine) };
}

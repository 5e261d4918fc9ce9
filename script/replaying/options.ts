import { parseArgs } from 'node:util';
import { knownZone } from '../../src/people/zone-name.ts';
import type { WeeklyBlock } from '../../src/schedule/hours.ts';
import { parseHours } from '../../src/schedule/parse-hours.ts';
import type { Zones } from '../../src/schedule/zone.ts';

export const USAGE = `script/replay EXPORT_DIR [--hours "…"] [--zone ZONE] [--words "…"] [--out report.html] [--json]

Runs an unpacked Slack export through Sluice, with everybody in it enrolled, and says what Sluice would have done.
Nothing leaves this machine.

  --hours "mon-fri 11:00-11:30 16:00-16:30"   everybody's comms hours; else these, in the working week of each zone
  --zone Europe/Berlin                        everybody's zone; else each one's own
  --words "prod down, sev1"                   words that would get through at once, commas between them
  --out report.html                           where the page with the charts goes
  --json                                      figures and ledger as JSON

Ends with 0 when each held mention came once and in time, or was removed for a recorded reason; with 1 when not; with
2 when it could not begin.
`;

export interface CommandLine {
  readonly directory: string;
  readonly hours: readonly WeeklyBlock[] | undefined;
  readonly zone: string | undefined;
  readonly words: readonly string[];
  readonly out: string;
  readonly isJson: boolean;
}

/** The move of whoever typed the command. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws {UsageError} */
export function readCommandLine(args: readonly string[], zones: Zones): CommandLine | 'help' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  const [directory, ...others] = positionals;
  if (directory === undefined || others.length > 0)
    throw new UsageError('Name one folder: the unpacked export.');
  return {
    directory,
    hours: readHours(values.hours),
    zone: readZone(values.zone, zones),
    words: (values.words ?? '').split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()])),
    out: values.out,
    isJson: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        hours: { type: 'string' },
        zone: { type: 'string' },
        words: { type: 'string' },
        out: { type: 'string', default: 'report.html' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function readHours(text: string | undefined): readonly WeeklyBlock[] | undefined {
  if (text === undefined) return undefined;
  const read = parseHours(text);
  if (read.ok) return read.blocks;
  throw new UsageError(
    `--hours: ${JSON.stringify(read.part)} is not understood. Try "mon-fri 11:00-11:30 16:00-16:30".`,
  );
}

function readZone(text: string | undefined, zones: Zones): string | undefined {
  if (text === undefined) return undefined;
  const zone = knownZone(text, zones);
  if (zone === undefined)
    throw new UsageError(`--zone: there is no time zone ${JSON.stringify(text)}. Try "Europe/Berlin".`);
  return zone;
}

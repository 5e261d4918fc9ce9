import { stat, writeFile } from 'node:fs/promises';
import { loadZoneData } from '../src/adapters/zone-data.ts';
import { type CommandLine, readCommandLine, USAGE, UsageError } from './replaying/options.ts';
import { collectProblems, type Problems, problemLine } from './replaying/problems.ts';
import { type Progress, type Replayed, replay } from './replaying/replay.ts';
import { reportPage } from './replaying/report-page.ts';
import { reportText } from './replaying/report-text.ts';
import { assumptions } from './replaying/wording.ts';

const say = (text: string): void => void process.stderr.write(text);
const isLive = process.stderr.isTTY === true;
const PROGRESS_MS = isLive ? 200 : 5_000;

async function main(): Promise<void> {
  const line = readCommandLine(process.argv.slice(2), loadZoneData());
  if (line === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const folder = await stat(line.directory).catch(() => undefined);
  if (folder?.isDirectory() !== true) throw new UsageError(`There is no folder ${line.directory}.`);
  const problems = collectProblems((problem) =>
    say(`${isLive ? '\r\u001b[K' : ''}${problemLine(problem)}\n`),
  );
  const began = performance.now();
  const result = await replay({ ...line, problems, onProgress: progress() });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  say(`${isLive ? '\r\u001b[K' : ''}Replayed in ${seconds} s on ${redisInWords(result)}, ${megabytes} MB.\n`);
  await write(line, result, problems);
  if (!result.ledger.isBalanced) process.exitCode = 1;
}

async function write(line: CommandLine, result: Replayed, problems: Problems): Promise<void> {
  const assumed = assumptions(line, result.zones);
  await writeFile(line.out, reportPage(result, assumed, problems.counts()));
  say(`${line.out} has the charts.\n`);
  const listed = { counts: problems.counts(), listed: problems.listed() };
  process.stdout.write(
    line.isJson
      ? `${JSON.stringify({ ...result, assumed, problems: listed, ledger: result.ledger })}\n`
      : reportText(result, assumed),
  );
}

function progress(): (progress: Progress) => void {
  let told = performance.now();
  return ({ day, share, messages }) => {
    if (performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    const date = new Date(day).toISOString().slice(0, 10);
    const text = `${Math.round(share * 100)}%  ${date}  ${messages.toLocaleString('en-US')} messages`;
    say(isLive ? `\r\u001b[K${text}` : `${text}\n`);
  };
}

function redisInWords({ redis }: Replayed): string {
  return redis === 'system' ? 'a Redis of this system' : 'a Valkey in memory';
}

main().catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  say(
    isUsage
      ? `${error.message}\n\n${USAGE}`
      : `${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
  );
  process.exit(isUsage ? 2 : 1);
});

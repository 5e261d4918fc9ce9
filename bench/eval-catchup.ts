import { parseArgs } from 'node:util';
import { FIGURES, figure, interval, shareOf } from './eval/figures.ts';
import { type Said, systems } from './eval/systems.ts';
import { FileProblem, type GoldThread, readThreads } from './eval/threads.ts';

/**
 * Summaries against those that people wrote of the same threads.
 *   npm run eval:catchup -- FILE.json [--words 120]
 * The file: {"threads":[{"id","messages":[{"id","author","text"}],
 *   "summaries":[{"text","citations":[["sentence",["message id"]]]}],"asks":["message id"],"commitments":["message id"]}]}
 * With OPENAI_MODEL (and OPENAI_API_KEY or OPENAI_BASE_URL) set, the model is measured too.
 */
const USAGE = 'npm run eval:catchup -- FILE.json [--words 120]';
try {
  const { path, limit } = readArguments();
  await evaluate(await readThreads(path), limit);
} catch (error) {
  if (!(error instanceof FileProblem)) throw error;
  process.stderr.write(`${error.message}\n${USAGE}\n`);
  process.exitCode = 2;
}

/** @throws FileProblem where they cannot be understood */
function readArguments(): { readonly path: string; readonly limit: number } {
  const options = { words: { type: 'string', default: '120' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, strict: false, options });
  const [path, surplus] = positionals;
  const limit = Number(values.words);
  if (path === undefined) throw new FileProblem('Say which file to read.');
  const other = Object.keys(values).find((name) => name !== 'words') ?? surplus;
  if (other !== undefined) throw new FileProblem(`There is no use for ${other}.`);
  if (!Number.isInteger(limit) || limit < 1) throw new FileProblem('--words takes a whole number above 0.');
  return { path, limit };
}

async function evaluate(threads: readonly GoldThread[], limit: number): Promise<void> {
  const messages = threads.reduce((sum, { ids }) => sum + ids.length, 0);
  say(
    `Threads: ${threads.length}. Messages: ${messages}. Words: ${limit}. ROUGE F1 against each person, averaged; 95 % intervals.`,
  );
  for (const { id, unknown } of threads.filter((thread) => thread.unknown.length > 0)) {
    process.stderr.write(`Thread ${id} names messages that it does not hold: ${unknown.join(', ')}.\n`);
  }
  const results: Record<string, Record<string, number>> = {};
  for (const system of systems(process.env)) {
    const said: Said[] = [];
    for (const thread of threads) said.push(await system.say(thread, limit));
    const shares = threads.flatMap((thread, i) => (said[i] === undefined ? [] : shareOf(said[i], thread)));
    say(system.name);
    const helped = said.filter(({ troubles = [] }) => troubles.length > 0);
    const why = new Set(helped.flatMap(({ troubles = [] }) => troubles));
    if (why.size > 0)
      say(`  not all its own work in ${helped.length} of ${said.length}: ${[...why].join(', ')}`);
    const values: Record<string, number> = {};
    for (const name of FIGURES) {
      const value = figure(name, shares);
      if (Number.isNaN(value)) continue;
      const [low, high] = interval(name, shares);
      values[name] = Number(value.toFixed(2));
      say(`  ${name.padEnd(20)} ${value.toFixed(1).padStart(5)}  (${low.toFixed(1)}–${high.toFixed(1)})`);
    }
    results[system.name] = values;
  }
  say(JSON.stringify({ name: 'eval-catchup', words: limit, threads: threads.length, results }));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { parseArgs } from 'node:util';
import { FIGURES, figure, interval, shareOf } from './eval/figures.ts';
import { systems } from './eval/systems.ts';
import { readThreads } from './eval/threads.ts';

/**
 * Summaries against those that people wrote of the same threads.
 *   npm run eval:catchup -- FILE.json [--words 120]
 * The file: {"threads":[{"id","messages":[{"id","author","text"}],
 *   "summaries":[{"text","citations":[["sentence",["message id"]]]}],"asks":["message id"],"commitments":["message id"]}]}
 * With OPENAI_MODEL (and OPENAI_API_KEY or OPENAI_BASE_URL) set, the model is measured too.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { words: { type: 'string', default: '120' } },
});
const [path] = positionals;
const words = Number(values.words);
if (path === undefined || !Number.isInteger(words) || words < 1) {
  process.stderr.write('Say which file to read: npm run eval:catchup -- FILE.json [--words 120]\n');
  process.exitCode = 2;
} else {
  await evaluate(path, words);
}

async function evaluate(file: string, limit: number): Promise<void> {
  const threads = await readThreads(file);
  const messages = threads.reduce((sum, { ids }) => sum + ids.length, 0);
  say(
    `${threads.length} threads, ${messages} messages; ${limit} words; ROUGE F1 against each person, averaged; 95 % intervals`,
  );
  const results: Record<string, Record<string, number>> = {};
  for (const system of systems(process.env)) {
    const shares = [];
    for (const thread of threads) shares.push(shareOf(await system.say(thread, limit), thread));
    say(system.name);
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

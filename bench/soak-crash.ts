import { parseArgs } from 'node:util';
import { HOUR } from '../src/clock.ts';
import { isSound } from '../test/soak/judge.ts';
import { type SoakResult, soak } from '../test/soak/soak.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    seconds: { type: 'string', default: '90' },
    apps: { type: 'string', default: '3' },
    mode: { type: 'string', default: 'http' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(
    'npm run soak:crash -- [--seed N] [--seconds 90] [--apps 3] [--mode http|socket]\n' +
      'Kills the app’s processes at random while mentions arrive and blocks begin, with a Slack that drops answers.\n' +
      'Ends with a ledger, and with status 1 if anything was lost, came twice, or came early without a reason.\n',
  );
} else {
  const options = {
    seed: Number(values.seed),
    seconds: Number(values.seconds),
    apps: Number(values.apps),
    people: 8,
    mode: values.mode === 'socket' ? 'socket' : 'http',
    everyMs: 150,
    killEveryMs: 1_500,
    redisKillEveryMs: 20_000,
    rate: 450,
  } as const;
  process.stdout.write(
    `seed ${options.seed}, ${options.mode}: ${options.apps} processes for ${options.seconds} s …\n`,
  );
  const result = await soak(options);
  process.stdout.write(report(result));
  process.exitCode = isSound(result.ledger) ? 0 : 1;
}

function report({ ledger, kills, redisKills, lasted }: SoakResult): string {
  const lines: readonly (readonly [string, string | number])[] = [
    ['hours of people’s time', (lasted / HOUR).toFixed(1)],
    ['processes killed', kills],
    ['Redis killed', redisKills],
    ['mentions in', ledger.said],
    ['held', ledger.held],
    ['digests', ledger.digests],
    ['delivered', ledger.delivered],
    ['  of them late', ledger.late],
    ...Object.entries(ledger.removed).map(([reason, count]) => [`removed: ${reason}`, count] as const),
    ['deleted, still shown', ledger.uncleaned.length],
    ['lost', ledger.lost.length],
    ['twice', ledger.twice.length],
    ['early without reason', ledger.early.length],
  ];
  const table = lines.map(([name, count]) => `${name.padEnd(24)}${String(count).padStart(8)}\n`).join('');
  const found = [...ledger.uncleaned, ...ledger.lost, ...ledger.twice, ...ledger.early];
  return `${table}${found.map((name) => `  ${name}\n`).join('')}`;
}

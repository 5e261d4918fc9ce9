import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { findRedisProgram } from '../../src/adapters/redis/program.ts';
import { say } from './measure.ts';

/** What was measured on, and how busy it was: a busy machine makes every absolute figure worse. */
export function sayMachine(): void {
  const [cpu] = cpus();
  const redis = execFileSync(findRedisProgram(process.env['PATH']), ['--version'], { encoding: 'utf8' });
  const load = loadavg().map((each) => each.toFixed(2));
  say(
    `${cpus().length} × ${cpu?.model ?? 'unknown'}, Node ${process.versions.node}, ${redis.split(' sha=')[0] ?? ''}, load ${load.join(' ')}`,
  );
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What an operator reads, and what their script is told. */
export interface Ran {
  readonly status: number;
  readonly said: string;
}

export interface Finding {
  readonly about: string;
  readonly level: 'ok' | 'note' | 'mend';
  readonly words: string;
}

/** Runs one of the operator's commands (`doctor`, `drain`) to its end, with everything from the environment. */
export async function operate(
  command: 'doctor' | 'drain',
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ran> {
  const script = new URL(`../../src/${command}.ts`, import.meta.url).pathname;
  const surroundings = { PATH: process.env['PATH'], ...env };
  const ran = promisify(execFile)(process.execPath, [script, ...args], { env: surroundings });
  try {
    const { stdout, stderr } = await ran;
    return { status: 0, said: stdout + stderr };
  } catch (thrown) {
    const { code, stdout, stderr } = thrown as { code: number; stdout: string; stderr: string };
    return { status: code, said: stdout + stderr };
  }
}

/** What the doctor finds, by what it is about. */
export async function examined(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; of(about: string): Finding | undefined }> {
  const { status, said } = await operate('doctor', env, '--json');
  const { checks } = JSON.parse(said) as { checks: Finding[] };
  return { status, of: (about) => checks.find((check) => check.about === about) };
}

import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log.ts';

/** Bolt's own lines, as ours. What they say may hold a payload, so only that something was said goes to the log. */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: (...said) => log.debug({ said: firstWords(said) }, 'Bolt says'),
    warn: (...said) => log.warn({ said: firstWords(said) }, 'Bolt warns'),
    error: (...said) => log.error({ said: firstWords(said) }, 'Bolt reports an error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

const MOST_CHARACTERS = 200;

function firstWords(said: readonly unknown[]): string {
  const [first] = said;
  return String(first instanceof Error ? first.message : first).slice(0, MOST_CHARACTERS);
}

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The operator's move: the private Redis needs a program that is not there. */
export class NoRedisProgramError extends Error {
  override readonly name = 'NoRedisProgramError';

  constructor() {
    super(
      [
        'Sluice keeps what waits in a Redis, and found neither valkey-server nor redis-server on the PATH. Install one:',
        '  Debian, Ubuntu   sudo apt-get install redis-server',
        '  Fedora           sudo dnf install valkey',
        '  macOS            brew install valkey',
        'or set REDIS_URL to a Redis 7 or later that you have (and ENCRYPTION_KEYS).',
      ].join('\n'),
    );
  }
}

/**
 * The server to start, as a path. The one that wrote the data is taken again when it is still there, since
 * Redis and Valkey do not read all of one another's files.
 * @throws {NoRedisProgramError}
 */
export function findRedisProgram(searchPath: string | undefined, preferred?: string): string {
  const candidates = (searchPath ?? '')
    .split(delimiter)
    .filter((directory) => directory !== '')
    .flatMap((directory) => ['valkey-server', 'redis-server'].map((name) => join(directory, name)));
  const found = [preferred, ...byName(candidates)].find((path) => path !== undefined && isExecutable(path));
  if (found === undefined) throw new NoRedisProgramError();
  return found;
}

function byName(paths: readonly string[]): string[] {
  const isValkey = (path: string): boolean => path.endsWith('valkey-server');
  return [...paths.filter(isValkey), ...paths.filter((path) => !isValkey(path))];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

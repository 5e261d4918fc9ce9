import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The operator's move: two servers on the same files would destroy them. */
export class DataDirInUseError extends Error {
  override readonly name = 'DataDirInUseError';
}

/**
 * Holds `directory` for this process. The lock is the kernel's (SQLite takes it for us, Node has no call for
 * it): it ends with the process, however that ends, and cannot be left behind as a file with a pid can.
 * @throws {DataDirInUseError}
 */
export function lockDirectory(directory: string): { release(): void } {
  const database = new DatabaseSync(join(directory, 'lock'));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new DataDirInUseError(
      `Another Sluice runs on ${directory}. Stop it, or give this one a DATA_DIR of its own; ` +
        'several that share their work need one REDIS_URL.',
      { cause },
    );
  }
  return { release: () => database.close() };
}

import { statSync } from 'node:fs';

interface TestFile {
  readonly path: string;
}

/** Those that start servers, processes or a browser; everything else takes a moment. */
const SLOW = /\/test\/(?:flows|emulator\/page|replay|contracts)\//;

/**
 * In which order Jest runs the files. Where nothing is known of earlier runs it goes by size, and leaves what is short
 * and slow to the end, when one worker runs it and the others have nothing left to do.
 */
// biome-ignore lint/style/noDefaultExport: Jest reads a default export.
export default class SlowFirst {
  sort<T extends TestFile>(files: Iterable<T>): readonly T[] {
    return [...files]
      .map((file) => ({ file, isSlow: SLOW.test(file.path), size: statSync(file.path).size }))
      .toSorted((a, b) => Number(b.isSlow) - Number(a.isSlow) || b.size - a.size)
      .map(({ file }) => file);
  }

  /** Jest tells how long each took; the order is the same everywhere. */
  cacheResults(): void {}
}

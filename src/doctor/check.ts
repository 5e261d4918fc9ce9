/** What the doctor found of one thing. `mend` must be mended before Sluice can be relied on; `note` need not. */
export interface Check {
  readonly about: string;
  readonly level: 'ok' | 'note' | 'mend';
  /** What is so and, unless it is well, what to do. */
  readonly words: string;
}

export function ok(about: string, words: string): Check {
  return { about, level: 'ok', words };
}

export function note(about: string, words: string): Check {
  return { about, level: 'note', words };
}

export function mend(about: string, words: string): Check {
  return { about, level: 'mend', words };
}

/** Runs one examination; whatever it throws is itself what must be mended. */
export async function examine(
  about: string,
  look: () => Promise<readonly Check[]>,
): Promise<readonly Check[]> {
  try {
    return await look();
  } catch (error) {
    return [mend(about, error instanceof Error ? error.message : String(error))];
  }
}

const marks = { ok: 'well', note: 'note', mend: 'MEND' } as const;

/** As people read it: the state in words, the worst last, where the eye ends up. */
export function report(checks: readonly Check[]): string {
  const order = ['ok', 'note', 'mend'];
  const lines = checks
    .toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
    .map(({ about, level, words }) => `${marks[level]}  ${about}: ${words}`);
  const bad = checks.filter(({ level }) => level === 'mend').length;
  const verdict = bad === 0 ? 'All is well.' : `${bad} to mend before Sluice can be relied on.`;
  return `${lines.join('\n')}\n\n${verdict}\n`;
}

/** What a benchmark says last, for programs to read. */
export interface Verdict {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly ratio: number;
  readonly goal: string;
  readonly pass: boolean;
}

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Prints the verdicts, the last line being that of the benchmark itself, and lets the process fail with it. */
export function conclude(...verdicts: readonly Verdict[]): void {
  for (const verdict of verdicts)
    say(
      JSON.stringify({
        ...verdict,
        value: rounded(verdict.value),
        baseline: rounded(verdict.baseline),
        ratio: rounded(verdict.ratio),
      }),
    );
  if (verdicts.some(({ pass }) => !pass)) process.exitCode = 1;
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The nearest rank. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

/** Stops the run: what was measured is not what should have been. */
export function must(isTrue: boolean, words: string): asserts isTrue {
  if (!isTrue) throw new Error(words);
}

function rounded(number: number): number {
  return Number(number.toPrecision(4));
}

/** What is wrong with an export, at its place. Nothing here stops a replay. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Below the export's folder. */
  readonly file: string;
  /** From 1; absent where the file itself is the problem. */
  readonly line?: number;
  /** A sentence without a name of anybody's. */
  readonly words: string;
}

export type ProblemKind =
  | 'bad-json'
  | 'missing-file'
  | 'not-a-message'
  | 'odd-timestamp'
  | 'twice'
  | 'unknown-channel'
  | 'unknown-user'
  | 'unknown-zone';

export interface Problems {
  note(problem: Problem): void;
  /** How many of each kind there are, also of those that are not listed. */
  counts(): Readonly<Partial<Record<ProblemKind, number>>>;
  listed(): readonly Problem[];
}

/** Of each kind so many are told and listed; more would be a list that nobody reads, and grow with the export. */
const MOST_OF_A_KIND = 100;

/** `tell` hears of each listed problem at once. */
export function collectProblems(tell: (problem: Problem) => void): Problems {
  const counts = new Map<ProblemKind, number>();
  const listed: Problem[] = [];
  return {
    note(problem) {
      const count = (counts.get(problem.kind) ?? 0) + 1;
      counts.set(problem.kind, count);
      if (count > MOST_OF_A_KIND) return;
      listed.push(problem);
      tell(problem);
    },
    counts: () => Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b))),
    listed: () => listed,
  };
}

export function problemLine({ file, line, words }: Problem): string {
  return `${file}${line === undefined ? '' : `:${line}`}  ${words}`;
}

import { random } from '../../test/summary/support.ts';
import { rougeOver } from '../rouge.ts';
import type { Said } from './systems.ts';
import type { GoldThread } from './threads.ts';

/** What one thread adds to each figure; undefined where people gave nothing to compare with. */
export interface Share {
  readonly rouge: { readonly one: number; readonly two: number; readonly l: number } | undefined;
  readonly citations: { readonly right: number; readonly all: number } | undefined;
  readonly asks: Counts | undefined;
  readonly commitments: Counts | undefined;
}

interface Counts {
  readonly right: number;
  readonly said: number;
  readonly wanted: number;
}

export const FIGURES = [
  'ROUGE-1',
  'ROUGE-2',
  'ROUGE-L',
  'citation precision',
  'F1 asks',
  'F1 commitments',
] as const;
export type Figure = (typeof FIGURES)[number];

export function shareOf(said: Said, thread: GoldThread): Share {
  const { summaries, cited, asks, commitments } = thread;
  return {
    rouge: summaries.length === 0 ? undefined : rougeOver(said.text, summaries),
    citations:
      cited === undefined
        ? undefined
        : { right: said.cited.filter((id) => cited.has(id)).length, all: said.cited.length },
    asks: counts(said.asks, asks),
    commitments: counts(said.commitments, commitments),
  };
}

/** In percent; NaN where no thread has anything to compare with. */
export function figure(name: Figure, shares: readonly Share[]): number {
  switch (name) {
    case 'ROUGE-1':
      return mean(shares.flatMap(({ rouge }) => rouge?.one ?? []));
    case 'ROUGE-2':
      return mean(shares.flatMap(({ rouge }) => rouge?.two ?? []));
    case 'ROUGE-L':
      return mean(shares.flatMap(({ rouge }) => rouge?.l ?? []));
    case 'citation precision': {
      const all = shares.flatMap(({ citations }) => citations ?? []);
      return 100 * ratio(sum(all.map(({ right }) => right)), sum(all.map((one) => one.all)));
    }
    case 'F1 asks':
      return f1(shares.flatMap(({ asks }) => asks ?? []));
    case 'F1 commitments':
      return f1(shares.flatMap(({ commitments }) => commitments ?? []));
  }
}

const SAMPLES = 1_000;

/** The middle 95 % of what the figure is on threads drawn again and again; seeded. */
export function interval(name: Figure, shares: readonly Share[]): readonly [number, number] {
  const next = random(20_261_123);
  const values = Array.from({ length: SAMPLES }, () =>
    figure(
      name,
      shares.map(() => shares[Math.floor(next() * shares.length)]).filter((share) => share !== undefined),
    ),
  ).sort((a, b) => a - b);
  return [
    values[Math.floor(SAMPLES * 0.025)] ?? Number.NaN,
    values[Math.floor(SAMPLES * 0.975)] ?? Number.NaN,
  ];
}

function counts(said: ReadonlySet<string>, wanted: ReadonlySet<string> | undefined): Counts | undefined {
  if (wanted === undefined) return undefined;
  return { right: [...said].filter((id) => wanted.has(id)).length, said: said.size, wanted: wanted.size };
}

/** Over all messages of all threads. */
function f1(all: readonly Counts[]): number {
  const right = sum(all.map((one) => one.right));
  return all.length === 0
    ? Number.NaN
    : 100 * ratio(2 * right, sum(all.map(({ said, wanted }) => said + wanted)));
}

function mean(values: readonly number[]): number {
  return 100 * ratio(sum(values), values.length);
}

function ratio(a: number, b: number): number {
  return b === 0 ? Number.NaN : a / b;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

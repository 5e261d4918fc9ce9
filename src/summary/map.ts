import { setImmediate } from 'node:timers/promises';
import { type Asked, type Asking, ask } from './ask.ts';
import type { Candidate } from './candidate.ts';
import type { CleanMessage } from './clean.ts';
import { evidencesOf } from './evidence.ts';
import type { MapItem } from './map-answer.ts';
import { isChatter } from './noise.ts';
import type { Prompt } from './prompt.ts';
import type { ReadableCache } from './segment-cache.ts';
import { type Segment, segmentKey, segmentsOf } from './segments.ts';
import { sideBySide } from './side-by-side.ts';
import type { ModelTrouble } from './summary.ts';
import type { TranscriptPlace } from './transcript.ts';
import { verified } from './verify.ts';

/** What the model made of one segment. */
export interface Mapped {
  readonly segment: Segment;
  /** Checked; empty where there was nothing worth knowing. */
  readonly candidates: readonly Candidate[];
  /** Whether the model read all of it and answered usably; else what is found by words alone stands in. */
  readonly isWhole: boolean;
  readonly troubles: readonly ModelTrouble[];
}

export interface Mapping extends Asking {
  readonly cache: ReadableCache;
  readonly place: TranscriptPlace;
  /** The reader's, in English: "German". */
  readonly language: string;
  readonly now: number;
  /** What is asked of a segment. Made anew for each call. */
  promptFor(messages: readonly CleanMessage[]): Prompt;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const SIDE_BY_SIDE = 4;
/** After so many failures and no success, a server is left alone. */
const MOST_FAILURES = 3;

/** Lets the model read a channel in segments, the newest first, those that somebody had read already from the cache. */
export async function mapSegments(messages: readonly CleanMessage[], mapping: Mapping): Promise<Mapped[]> {
  const { model } = mapping;
  const before = model.inputTokens;
  const first = await plan(messages, mapping);
  if (first.open.length === 0 || model.isProven) return await mapAll(first, mapping);

  // A server of which nothing is known is asked one thing first, the longest: what it refuses is refused once, and if
  // it reads less than it should, all is cut smaller.
  const probe = first.open.reduce((a, b) => (b.tokens > a.tokens ? b : a));
  const mapped = await mapOne(probe, mapping);
  if (model.inputTokens < before) return await mapAll(await plan(messages, mapping), mapping);
  const open = first.open.filter((segment) => segment !== probe);
  return await mapAll({ ...first, done: [...first.done, mapped], open }, mapping);
}

interface Plan {
  readonly done: readonly Mapped[];
  readonly open: readonly Segment[];
  readonly total: number;
}

async function plan(messages: readonly CleanMessage[], mapping: Mapping): Promise<Plan> {
  const { cache, place, model, language, now } = mapping;
  const { tenant, channel } = place;
  const known = await cache.boundaries(tenant, channel);
  const room = Math.max(200, model.inputTokens - mapping.promptFor([]).estimate);
  const { segments, newBoundaries } = segmentsOf(messages, room, known);
  if (newBoundaries.length > 0) await cache.addBoundaries(tenant, channel, newBoundaries);

  const keys = segments.map((segment) => segmentKey(segment, model.name, language));
  const cached = await cache.get(tenant, channel, keys, now);
  const done: Mapped[] = [];
  const open: Segment[] = [];
  for (const [i, segment] of segments.entries()) {
    // What is cached is checked again, some ms for each: others get their turn between two.
    await setImmediate();
    const items = cached.get(keys[i] ?? '');
    if (items !== undefined) done.push(checked(segment, items, mapping.promptFor(segment.messages), []));
    else if (segment.messages.every(({ text }) => isChatter(text))) done.push(nothing(segment));
    else open.push(segment);
  }
  return { done, open: open.reverse(), total: segments.length };
}

async function mapAll({ done, open, total }: Plan, mapping: Mapping): Promise<Mapped[]> {
  const mapped = [...done];
  mapping.onProgress?.(mapped.length, total);
  await sideBySide(open, SIDE_BY_SIDE, async (segment) => {
    const failed = mapped.filter(({ troubles }) => troubles.includes('failed')).length;
    const isHopeless = failed >= MOST_FAILURES && !mapped.some(({ isWhole }) => isWhole);
    mapped.push(isHopeless ? without(segment, 'failed') : await mapOne(segment, mapping));
    mapping.onProgress?.(mapped.length, total);
  });
  return mapped;
}

async function mapOne(segment: Segment, mapping: Mapping): Promise<Mapped> {
  const prompt = mapping.promptFor(segment.messages);
  const asked: Asked = await ask(prompt, mapping);
  if (asked.kind === 'nothing') return without(segment, asked.trouble);
  const mapped = checked(segment, asked.items, prompt, asked.troubles);
  if (mapped.isWhole) await keep(segment, asked.items, mapping);
  return mapped;
}

async function keep(segment: Segment, items: readonly MapItem[], mapping: Mapping): Promise<void> {
  const { cache, place, model, language, now } = mapping;
  const key = segmentKey(segment, model.name, language);
  const messages = segment.messages.map(({ ref }) => ref.ts);
  await cache.put(place.tenant, place.channel, { key, items, messages }, now, now);
}

function checked(
  segment: Segment,
  items: readonly MapItem[],
  prompt: Prompt,
  troubles: readonly ModelTrouble[],
): Mapped {
  const evidences = evidencesOf(prompt);
  const candidates = items.flatMap((item, rank) => {
    const candidate = verified(item, prompt, evidences);
    return candidate === undefined ? [] : [{ ...candidate, weight: candidate.weight - rank * 0.02 }];
  });
  // Claims of which none is borne out are no summary.
  const isUsable = items.length === 0 || candidates.length > 0;
  return {
    segment,
    candidates,
    isWhole: isUsable && troubles.length === 0,
    troubles: isUsable ? troubles : [...new Set([...troubles, 'unusable' as const])],
  };
}

function without(segment: Segment, trouble: ModelTrouble): Mapped {
  return { segment, candidates: [], isWhole: false, troubles: [trouble] };
}

function nothing(segment: Segment): Mapped {
  return { segment, candidates: [], isWhole: true, troubles: [] };
}

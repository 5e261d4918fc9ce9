import { createHash } from 'node:crypto';
import type { CleanMessage } from './clean.ts';
import { MASK_VERSION } from './mask.ts';
import { lineTokens, PROMPT_VERSION } from './prompt.ts';

/** What one call to the model reads. */
export interface Segment {
  /** By thread, threads in the order of their first message here. */
  readonly messages: readonly CleanMessage[];
  readonly tokens: number;
}

export interface Segmented {
  /** Oldest first. */
  readonly segments: readonly Segment[];
  /** Where segments begin that were not known before: to be remembered for the channel. */
  readonly newBoundaries: readonly string[];
}

/** Up to this share of the budget, what comes before a boundary is read together with what follows. */
const TINY = 0.25;
/** What is left free lets a message of the segment grow when it is edited. */
const FULL = 0.96;

/**
 * Cuts a channel's messages, oldest first, where others who read it before have been given theirs, so that all share
 * what was made of them, wherever they begin; and where more would not fit. `boundaries` are the ts at which segments
 * begin, in order.
 */
export function segmentsOf(
  messages: readonly CleanMessage[],
  budgetTokens: number,
  boundaries: readonly string[],
): Segmented {
  const segments: Segment[] = [];
  const newBoundaries: string[] = [];
  for (const group of merged(groupsOf(messages, boundaries), budgetTokens, new Set(boundaries))) {
    const parts = packed(group, budgetTokens);
    segments.push(...parts.map(byThread));
    newBoundaries.push(...parts.slice(1).flatMap((part) => part.messages[0]?.ref.ts ?? []));
  }
  return { segments, newBoundaries };
}

/** The messages between two boundaries each. */
function groupsOf(messages: readonly CleanMessage[], boundaries: readonly string[]): Segment[] {
  const groups: Segment[] = [];
  let next = 0;
  let group: CleanMessage[] = [];
  for (const message of messages) {
    let crossed = false;
    while (next < boundaries.length && (boundaries[next] ?? '') <= message.ref.ts) {
      next++;
      crossed = true;
    }
    if (crossed && group.length > 0) {
      groups.push(segmentOf(group));
      group = [];
    }
    group.push(message);
  }
  if (group.length > 0) groups.push(segmentOf(group));
  return groups;
}

/**
 * Whoever begins in the middle of a segment, or has roots of old threads before it, reads such pieces together; what
 * follows stays as others have it.
 */
function merged(groups: readonly Segment[], budgetTokens: number, known: ReadonlySet<string>): Segment[] {
  let [first, ...rest] = groups;
  while (first !== undefined && rest[0] !== undefined) {
    const tokens = first.tokens + rest[0].tokens;
    const isPiece = !known.has(rest[0].messages[0]?.ref.ts ?? '');
    if (tokens > budgetTokens * (isPiece ? FULL : TINY)) break;
    first = { messages: [...first.messages, ...rest[0].messages], tokens };
    rest = rest.slice(1);
  }
  return first === undefined ? [] : [first, ...rest];
}

function packed(group: Segment, budgetTokens: number): Segment[] {
  if (group.tokens <= budgetTokens) return [group];
  const segments: Segment[] = [];
  let [open, tokens]: [CleanMessage[], number] = [[], 0];
  for (const message of group.messages) {
    const more = lineTokens(message);
    if (open.length > 0 && tokens + more > budgetTokens * FULL) {
      segments.push({ messages: open, tokens });
      [open, tokens] = [[], 0];
    }
    open.push(message);
    tokens += more;
  }
  segments.push({ messages: open, tokens });
  return segments;
}

function segmentOf(messages: readonly CleanMessage[]): Segment {
  return { messages, tokens: messages.reduce((sum, message) => sum + lineTokens(message), 0) };
}

function byThread({ messages, tokens }: Segment): Segment {
  return { messages: [...Map.groupBy(messages, ({ thread }) => thread).values()].flat(), tokens };
}

/**
 * Names what a model makes of a segment by all that it depends on, and by nothing else: not by who asked.
 * `language` is the one that translations are made into.
 */
export function segmentKey({ messages }: Segment, model: string, language: string): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([model, PROMPT_VERSION, MASK_VERSION, language]));
  for (const { ref, version, author, text, links } of messages) {
    hash.update(
      JSON.stringify([ref.ts, ref.threadTs ?? '', version, author.name, text, links.map(({ url }) => url)]),
    );
  }
  return hash.digest('hex');
}

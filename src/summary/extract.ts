import { setImmediate } from 'node:timers/promises';
import { type Candidate, candidate, ownWords } from './candidate.ts';
import { choose } from './choose.ts';
import type { CleanMessage } from './clean.ts';
import { type Conversation, conversationsOf } from './conversations.ts';
import { isForReader, isNamed } from './for-reader.ts';
import { isNews } from './news.ts';
import { type Scored, scored } from './score.ts';
import { newSentences } from './sentence.ts';
import { isAnswered, isSettled } from './settled.ts';
import type { ItemKind, SummaryItem } from './summary.ts';
import type { Reader, Transcript } from './transcript.ts';

/** Messages after which others get a turn on the event loop: some 10 ms of work. */
const TURN_MESSAGES = 60;
const SHORT_CHARACTERS = 160;
/**
 * What stands out, without a model: sentences in their authors' words, by hand-weighted cues, by how central and how
 * early they are. Takes messages oldest first; of those before `since` nothing is quoted.
 */
export async function extract(
  messages: readonly CleanMessage[],
  reader: Reader,
  range: Pick<Transcript, 'since'> = {},
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  let turn = 0;
  for (const conversation of conversationsOf(messages)) {
    for (const part of partsOf(conversation.messages)) {
      found.push(...extractFrom(part, conversation, reader, range));
      turn += part.length;
      if (turn < TURN_MESSAGES) continue;
      turn = 0;
      await setImmediate();
    }
  }
  return found;
}

/** A long thread in parts that take a turn each. */
function partsOf(messages: readonly CleanMessage[]): (readonly CleanMessage[])[] {
  const parts: (readonly CleanMessage[])[] = [];
  for (let at = 0; at < messages.length; at += 2 * TURN_MESSAGES) {
    parts.push(messages.slice(at, at + 2 * TURN_MESSAGES));
  }
  return parts;
}

function extractFrom(
  part: readonly CleanMessage[],
  whole: Conversation,
  reader: Reader,
  range: Pick<Transcript, 'since'>,
): Candidate[] {
  const sentences = scored(newSentences(part));
  const fresh = sentences.filter(({ message }) => isNews(message.ref.ts, range));
  const seen = new Set<string>();
  const cued = fresh.flatMap((sentence) => {
    const kind = kindOf(sentence, sentences, whole, reader);
    const id = `${kind} ${sentence.message.ref.ts}`;
    if (kind === undefined || seen.has(id)) return [];
    seen.add(id);
    return [itemOf(kind, sentence, sentences)];
  });
  // Readers know what they have said themselves.
  const others = fresh.filter(({ message }) => message.author.user !== reader.user);
  return [...cued, ...keyMessages(others, part)];
}

function kindOf(
  { message, cues, place }: Scored,
  all: readonly Scored[],
  whole: Conversation,
  reader: Reader,
): ItemKind | undefined {
  const isOwn = message.author.user === reader.user;
  // A brief is written to get something, whatever its words.
  const asks = cues.asks || (message.standsFor !== undefined && place === 0);
  const wants = asks || (cues.obliges && isNamed(message, reader));
  if (wants && !isOwn && isForReader(message, whole.messages[0], reader)) {
    return isSettled(message, whole, reader.user) ? undefined : 'for-you';
  }
  if (cues.blocks) {
    const isOver = all.some((other) => other.cues.resolves && other.message.at > message.at);
    return isOver ? undefined : 'blocker';
  }
  if (cues.decides) return 'decision';
  if (cues.commits && !isOwn) return 'action';
  if (!asks || isOwn) return undefined;
  return isAnswered(message, whole) ? undefined : 'open-question';
}

function itemOf(kind: ItemKind, sentence: Scored, all: readonly Scored[]): Candidate {
  const { message, cues, score } = sentence;
  const extra: Pick<SummaryItem, 'owner' | 'due'> = {
    ...(kind === 'action' ? { owner: message.author } : {}),
    ...(cues.due === undefined || kind === 'blocker' ? {} : { due: cues.due }),
  };
  const weight = score + (cues.due === undefined ? 0 : 0.3);
  // What is short is asked in full: whom it names may stand in another sentence.
  const isShort = message.text.length <= SHORT_CHARACTERS && !message.text.includes('\n');
  return candidate(
    kind,
    ownWords(message, kind === 'for-you' && isShort ? message.text : withContext(sentence, all)),
    weight,
    extra,
  );
}

/** "Can you do that?" says too little, and so does "We agreed on this:": what stands before or after it comes along. */
function withContext(sentence: Scored, all: readonly Scored[]): string {
  const neighbour = (step: 1 | -1): Scored | undefined =>
    all.find(({ message, place }) => message === sentence.message && place === sentence.place + step);
  if (sentence.text.endsWith(':')) return joined(sentence, neighbour(1));
  return sentence.words > 7 ? sentence.text : joined(neighbour(-1), sentence);
}

function joined(...parts: readonly (Scored | undefined)[]): string {
  return parts.flatMap((part) => part?.text ?? []).join(' ');
}

function keyMessages(sentences: readonly Scored[], messages: readonly CleanMessage[]): Candidate[] {
  const people = new Set(messages.map(({ author }) => author.user ?? author.name)).size;
  const importance = Math.log2(1 + messages.length) * 0.15 + people * 0.05;
  const count = Math.min(6, 2 + Math.ceil(messages.length / 12));
  return choose(sentences, { count }).map((sentence) =>
    candidate('key-message', ownWords(sentence.message, sentence.text), sentence.score + importance),
  );
}

import type { MessageRef, Ts, UserId } from '../ids.ts';
import { type CleanMessage, clean } from '../summary/clean.ts';
import { conversationsOf } from '../summary/conversations.ts';
import { sayingSentences } from '../summary/sentence.ts';
import { isAnswered } from '../summary/settled.ts';
import type { ItemKind, Summary, SummaryItem } from '../summary/summary.ts';
import type { Transcript, TranscriptPlace } from '../summary/transcript.ts';
import type { Words } from '../words/words.ts';
import { ownWords } from './own-words.ts';
import { type Line, type Report, reportOf, type Section, type Source, sourceId } from './report.ts';

/** What was read of one place of the author's working day, and what the engine makes of it. */
export interface ReadPlace {
  readonly transcript: Transcript;
  readonly summary: Summary;
}

/** What the author's own Sluice knows of the day beside what was said. */
export interface DayNotes {
  /** Messages whose mention they marked done. */
  readonly done: readonly MessageRef[];
  /** Messages that wait for their answer. */
  readonly open: readonly MessageRef[];
  /** Mentions that have not reached them yet: told by where they stand, never by what they say. */
  readonly held: readonly Source[];
  readonly calls: readonly Call[];
}

/** A Red Phone call of the day, as it is told. */
export interface Call {
  readonly text: string;
  readonly source: Source | undefined;
  readonly isOver: boolean;
}

export interface Composing {
  readonly author: UserId;
  /** When the working day began, UTC ms: what is older is only the context of what is newer. */
  readonly since: number;
  readonly places: readonly ReadPlace[];
  readonly notes: DayNotes;
  /** Of earlier handoffs what is neither done nor taken. */
  readonly carried: readonly Report[];
  readonly words: Words['handoff'];
}

/** So many lines a section has at most; the author adds what is missing. */
const MOST_LINES = 12;

const SECTION_OF: Readonly<Partial<Record<ItemKind, Section>>> = {
  decision: 'decisions',
  blocker: 'blockers',
  'for-you': 'next',
  action: 'next',
};

/** The state of play, each line with the message that bears it out. What carries over stands first. */
export async function composeReport({
  author,
  since,
  places,
  notes,
  carried,
  words,
}: Composing): Promise<Report> {
  const found: Record<Section, Line[]> = {
    done: [],
    progress: [],
    decisions: [],
    blockers: [],
    next: [],
    links: [],
  };
  const add = (section: Section, line: Line): void => {
    const isNew = !Object.values(found).some((lines) => lines.some((other) => saysTheSame(other, line)));
    if (isNew && found[section].length < MOST_LINES) found[section].push(line);
  };
  for (const report of carried) {
    for (const section of ['progress', 'blockers', 'next'] as const) {
      for (const line of report[section]) add(section, line);
    }
  }
  for (const { text, source, isOver } of notes.calls) {
    add(isOver ? 'done' : 'progress', {
      text,
      sources: source === undefined ? [] : [source],
      isQuote: false,
    });
  }
  for (const { transcript, summary } of places) {
    const { messages } = await clean(transcript);
    const today = messages.filter(({ at }) => at >= since);
    const own = today.filter(({ author: by }) => by.user === author);
    const cite = (message: CleanMessage, text: string): Line => quoted(text, message.ref, transcript.place);
    for (const { section, text, message } of ownWords(own)) add(section, cite(message, text));
    for (const message of marked(messages, notes.done))
      add('done', cite(message, words.dealtWith(saidBy(message))));
    const isDone = ({ citations: [first] }: SummaryItem): boolean =>
      notes.done.some(({ ts }) => ts === first.ts);
    for (const item of summary.items.filter((each) => each.at >= since && !isDone(each))) {
      const section = SECTION_OF[item.kind];
      if (section !== undefined) add(section, itemLine(item, author, transcript.place, words));
    }
    for (const message of unanswered(messages, own)) {
      add('blockers', cite(message, words.noAnswerYet(named(message), firstSentence(message))));
    }
    const isThere = (ts: Ts): boolean =>
      found.next.some(({ sources }) => sources.some((cited) => cited.ts === ts));
    for (const message of marked(messages, notes.open).filter(({ ref }) => !isThere(ref.ts))) {
      add('next', cite(message, words.waitsForMe(saidBy(message))));
    }
    for (const message of own) {
      for (const { url } of message.links) found.links.push(cite(message, url));
    }
  }
  const cited = new Set(
    Object.values(found).flatMap((lines) => lines.flatMap(({ sources }) => sources.map(sourceId))),
  );
  for (const source of notes.held.filter((each) => !cited.has(sourceId(each)))) {
    add('next', { text: words.heldForMe, sources: [source], isQuote: false });
  }
  return reportOf((section) => (section === 'links' ? eachOnce(found.links) : found[section]));
}

/** A source as a report keeps it. */
export function sourceOf(
  { channel, ts, threadTs }: MessageRef,
  place: Pick<TranscriptPlace, 'name' | 'kind' | 'isShared'>,
): Source {
  return {
    channel,
    ts,
    ...(threadTs === undefined ? {} : { threadTs }),
    name: place.kind === 'group-dm' ? '' : place.name,
    isOpen: place.kind === 'public' && !place.isShared,
  };
}

function quoted(text: string, ref: MessageRef, place: TranscriptPlace): Line {
  return { text: oneLine(text), sources: [sourceOf(ref, place)], isQuote: true };
}

function itemLine(item: SummaryItem, author: UserId, place: TranscriptPlace, words: Words['handoff']): Line {
  const isOwn = item.by === undefined || item.by.user === author;
  const said = item.kind === 'for-you' ? withoutNames(item.text) : item.text;
  const named = isOwn ? said : `${item.by?.name ?? ''}: ${said}`;
  const text = item.kind === 'for-you' ? words.waitsForMe(named) : named;
  const due = item.due === undefined || item.text.includes(item.due) ? '' : ` (${item.due})`;
  const sources = item.citations.slice(0, 3).map((ref) => sourceOf(ref, place));
  return { text: oneLine(`${text}${due}`), sources, isQuote: true };
}

function marked(messages: readonly CleanMessage[], refs: readonly MessageRef[]): readonly CleanMessage[] {
  const wanted = new Set<Ts>(refs.map(({ ts }) => ts));
  return messages.filter(({ ref }) => wanted.has(ref.ts));
}

/** What the author asked and nobody has answered. */
function unanswered(all: readonly CleanMessage[], own: readonly CleanMessage[]): readonly CleanMessage[] {
  const asking = new Set(
    own.filter((message) => message.mentions.length > 0 && asks(message)).map(({ ref }) => ref.ts),
  );
  if (asking.size === 0) return [];
  return conversationsOf(all).flatMap((conversation) =>
    conversation.messages
      .filter(({ ref }) => asking.has(ref.ts))
      .filter((each) => !isAnswered(each, conversation)),
  );
}

function asks(message: CleanMessage): boolean {
  return sayingSentences(message).some(({ cues }) => cues.asks);
}

function firstSentence(message: CleanMessage): string {
  const sentences = sayingSentences(message);
  const text = (sentences.find(({ cues }) => cues.asks) ?? sentences[0])?.text ?? message.text;
  return withoutNames(text);
}

/** Whom it asks is said beside it. */
function withoutNames(text: string): string {
  return text.replace(/^(?:@\S+[,:]?\s+)+/, '');
}

function named({ mentioned }: CleanMessage): string {
  return mentioned.map(({ name }) => name).join(', ');
}

function saidBy(message: CleanMessage): string {
  return `${message.author.name}: ${firstSentence(message)}`;
}

/** One message stands under one heading only with the same words; what is quoted in two ways is one thing. */
function saysTheSame(one: Line, other: Line): boolean {
  if (one.text === other.text) return one.sources.length === 0 || shareSource(one, other);
  if (!shareSource(one, other)) return false;
  return one.text.includes(other.text) || other.text.includes(one.text);
}

function shareSource(one: Line, other: Line): boolean {
  return one.sources.some((source) => other.sources.some((cited) => sourceId(cited) === sourceId(source)));
}

function eachOnce(lines: readonly Line[]): readonly Line[] {
  return [...new Map(lines.map((line) => [line.text, line])).values()].slice(0, MOST_LINES);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

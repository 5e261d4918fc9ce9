import { setImmediate } from 'node:timers/promises';
import type { MessageRef, Ts, UserId } from '../ids.ts';
import { readMarkup } from './markup.ts';
import { isNoise } from './noise.ts';
import { withoutQuoted } from './quoted.ts';
import type { StatementLink } from './summary.ts';
import type { Author, Transcript, TranscriptMessage } from './transcript.ts';
import { visible, visibleName } from './visible.ts';

/** A message as the summary reads it. */
export interface CleanMessage {
  readonly ref: MessageRef;
  /** The root of its thread; its own ts where it is no reply. */
  readonly thread: Ts;
  readonly author: Author;
  /** UTC ms. */
  readonly at: number;
  /** The ts of its last edit; empty where there was none. */
  readonly version: string;
  /** Plain, lines separated by "\n", without quoted lines and signatures; never empty. Links stand as host and path. */
  readonly text: string;
  readonly mentions: readonly UserId[];
  /** What to call those whom it mentions, in their order. */
  readonly mentioned: readonly Author[];
  readonly links: readonly StatementLink[];
  /** The message in whose place it stands, which is not among the others then. */
  readonly standsFor?: Ts | undefined;
}

export interface Cleaned {
  /** Oldest first, each ts once. */
  readonly messages: readonly CleanMessage[];
  /** How many of the transcript's messages say nothing: joins, apps' notices, empty ones, those that a brief makes whole. */
  readonly skipped: number;
}

/** Messages after which others get a turn on the event loop: a few ms of work. */
const TURN_MESSAGES = 400;

/** What people said, without what says nothing. */
export async function clean(transcript: Pick<Transcript, 'messages' | 'names'>): Promise<Cleaned> {
  const byTs = new Map(transcript.messages.map((message) => [message.ref.ts, message]));
  const heard = new Set(
    transcript.messages.filter(({ isBot }) => !isBot).map(({ ref }) => ref.threadTs ?? ''),
  );
  const madeWhole = replacedIn(transcript.messages);
  const messages: CleanMessage[] = [];
  let read = 0;
  for (const message of byTs.values()) {
    if (madeWhole.has(message.ref.ts) || isNoise(message) || (message.isBot && !heard.has(message.ref.ts)))
      continue;
    const said = cleaned(message, transcript.names);
    if (said.text !== '') messages.push(said);
    if (++read % TURN_MESSAGES === 0) await setImmediate();
  }
  messages.sort((a, b) => (a.ref.ts < b.ref.ts ? -1 : 1));
  return { messages, skipped: transcript.messages.length - messages.length };
}

/** The messages in whose place others stand. */
export function replacedIn(messages: readonly TranscriptMessage[]): ReadonlySet<Ts> {
  return new Set(messages.flatMap(({ standsFor }) => standsFor ?? []));
}

function cleaned(message: TranscriptMessage, names: Transcript['names']): CleanMessage {
  const { ref, author, at } = message;
  const said = readMarkup(visible(message.text), names);
  const beside = message.links.flatMap(({ url, title }) =>
    said.links.some((link) => link.url === url) || message.text.includes(url)
      ? []
      : [readMarkup(`<${url}|${visibleName(title.replace(/[<>|]/g, ' '), 120)}>`, names)],
  );
  const parts = [
    withoutQuoted(said.text, author.name),
    ...beside.map(({ text }) => text),
    ...message.files.map((file) => `[file ${visibleName(file, 80)}]`),
  ];
  return {
    ref,
    thread: ref.threadTs ?? ref.ts,
    author: { user: author.user, name: visibleName(author.name) },
    at,
    version: message.editedTs ?? '',
    text: parts.filter((part) => part !== '').join('\n'),
    mentions: said.mentions,
    mentioned: said.mentions.map((user) => ({ user, name: visibleName(names.get(user) ?? user) })),
    links: [...said.links, ...beside.flatMap(({ links }) => links)],
    ...(message.standsFor === undefined ? {} : { standsFor: message.standsFor }),
  };
}

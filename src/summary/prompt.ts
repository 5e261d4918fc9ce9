import type { CleanMessage } from './clean.ts';
import { createMask, type Mask } from './mask.ts';
import type { StatementLink } from './summary.ts';
import { estimatedTokens } from './tokens.ts';
import { visibleName } from './visible.ts';

/** Part of a segment's key: raise it when the instructions or the lines change. */
export const PROMPT_VERSION = 2;

/** What a model is asked, and what is needed to understand its answer. */
export interface Prompt {
  readonly system: string;
  readonly user: string;
  /** Answers for the `number` in `[number]`: the first is 1. */
  readonly messages: readonly CleanMessage[];
  /** What stands in its line of each, after the name. */
  readonly texts: readonly string[];
  readonly mask: Mask;
  /** Answers for the `n` in `[link n]`: the first is 1. */
  readonly links: readonly StatementLink[];
  readonly estimate: number;
}

/** A longer message is cut in its middle: it is somebody's log. */
const LONGEST_MESSAGE = 2_400;

/**
 * Every message is one line, whatever it contains, between two lines that nobody can foresee. `instructions` are
 * ours; `task` says at the end what to do, and may carry a question, on one line like everything.
 */
export function promptOf(
  messages: readonly CleanMessage[],
  { instructions, task, nonce }: { instructions: string; task: string; nonce: string },
): Prompt {
  const mask = createMask();
  const links: StatementLink[] = [];
  const texts = messages.map((message) => promptText(message, mask, links));
  const lines = messages.map((message, at) => lineOf(message, at + 1, texts[at] ?? ''));
  const fence = `===== ${nonce} =====`;
  const user = [fence, ...lines, fence, task].join('\n');
  return {
    system: instructions,
    user,
    messages,
    texts,
    mask,
    links,
    estimate: estimatedTokens(instructions) + estimatedTokens(user),
  };
}

function lineOf(message: CleanMessage, number: number, text: string): string {
  const isReply = message.ref.ts !== message.thread;
  const name = promptName(message.author.name);
  return `[${number}] ${isReply ? '>' : ''}${name}: ${text}`;
}

/** Nothing in a name can look like the next message. */
export function promptName(name: string): string {
  const bare = visibleName(name.normalize('NFKC'))
    .replace(/[[\]:<>=]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return bare === '' ? '?' : bare;
}

function promptText(message: CleanMessage, mask: Mask, links: StatementLink[]): string {
  let text = message.text.normalize('NFKC').replace(/\[(?=link \d)/gi, '(');
  for (const link of message.links.toSorted((a, b) => b.label.length - a.label.length)) {
    // As it stands in what is sent: "…" is three dots there.
    const label = link.label.normalize('NFKC');
    if (text.includes(label)) text = text.replaceAll(label, `[link ${links.push(link)}]`);
  }
  return oneLine(shortened(mask.hide(text)));
}

/** A question or a message as one line: `⏎` stands for its line ends. */
export function oneLine(text: string): string {
  return text
    .replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ⏎ ')
    .replace(/\s+/g, ' ')
    .trim();
}

function shortened(text: string): string {
  if (text.length <= LONGEST_MESSAGE) return text;
  return `${text.slice(0, LONGEST_MESSAGE * 0.7)} […] ${text.slice(-LONGEST_MESSAGE * 0.25)}`.toWellFormed();
}

/** What a message takes in a prompt, in tokens; a little more than it will. */
export function lineTokens(message: CleanMessage): number {
  const text = message.text.length <= LONGEST_MESSAGE ? message.text : shortened(message.text);
  return 4 + estimatedTokens(message.author.name) + estimatedTokens(text);
}

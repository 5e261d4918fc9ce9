import { HOUR } from '../clock.ts';
import type { CleanMessage } from './clean.ts';

/** Messages that belong together, oldest first: a thread, or what was said in the channel without a long pause. */
export interface Conversation {
  readonly kind: 'thread' | 'run';
  readonly messages: readonly CleanMessage[];
}

const PAUSE_MS = 2 * HOUR;
const LONGEST_RUN = 40;

/** Takes messages oldest first. Conversations come in the order of their first message. */
export function conversationsOf(messages: readonly CleanMessage[]): Conversation[] {
  const threads = Map.groupBy(messages, ({ thread }) => thread);
  const found: { kind: Conversation['kind']; messages: CleanMessage[] }[] = [];
  let run: CleanMessage[] = [];
  for (const [, thread] of threads) {
    const [first] = thread;
    if (first === undefined) continue;
    if (thread.length > 1 || first.ref.ts !== first.thread) {
      found.push({ kind: 'thread', messages: thread });
      continue;
    }
    const last = run.at(-1);
    if (last === undefined || first.at - last.at > PAUSE_MS || run.length >= LONGEST_RUN) {
      run = [];
      found.push({ kind: 'run', messages: run });
    }
    run.push(first);
  }
  return found;
}

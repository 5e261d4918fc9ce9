import { DAY } from '../clock.ts';
import { type ChannelId, instantOf, type TenantId, type Ts, type UserId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import type { NotRead, TranscriptThread } from '../summary/transcript.ts';
import type { History, Page, ReadMessage } from './history.ts';
import { OutOfTimeError, type Patiently } from './patience.ts';
import { newThreads, type ThreadRoot } from './threads.ts';
import { tsAt, type Window } from './window.ts';

/** What was read of one channel or thread. */
export interface Collected {
  readonly messages: readonly ReadMessage[];
  readonly threads: readonly TranscriptThread[];
  readonly notRead: NotRead;
}

export interface Reading {
  readonly tenant: TenantId;
  readonly channel: ChannelId;
  readonly window: Window;
  readonly reader: UserId;
  readonly most: Most;
  readonly history: Pick<History, 'page' | 'replies'>;
  readonly patiently: Patiently;
  /** Told after each page how much has been read so far. */
  onProgress?(messages: number, threads: number): void;
}

/** How much is read of one channel. */
export interface Most {
  readonly messages: number;
  readonly threads: number;
}

const PAGE = 500;
/** Roots this much older than what is new are looked at for new replies: Slack does not list those by themselves. */
const LOOK_BACK_MS = 30 * DAY;
const LOOK_BACK_MESSAGES = 500;

type Reason = NotRead['reasons'][number];

/** Reads a channel's messages, the newest first, and then the threads with something new. What it left out is said. */
export async function collectChannel(reading: Reading): Promise<Collected> {
  const { window, reader } = reading;
  const reasons = new Set<Reason>();
  const { found, older, isWhole } = await readChannel(reading, reasons);
  const notReadBefore = oldestOf([...found.values()]) ?? window.before;
  const roots = newThreads([...found.values(), ...older], window.after, reader, instantOf(window.before));
  const threads = await readThreads(roots, reading, found, reasons);
  return {
    messages: [...found.values()],
    threads: threads.read,
    notRead: {
      threads: threads.left,
      ...(isWhole ? {} : { before: instantOf(notReadBefore) }),
      reasons: [...reasons],
    },
  };
}

/** Reads one thread. Its root is read in any case. */
export async function collectThread(reading: Reading, threadTs: Ts): Promise<Collected> {
  const found = new Map<Ts, ReadMessage>();
  const reasons = new Set<Reason>();
  const read = await readThread(threadTs, reading, found, reasons);
  const replies = found.get(threadTs)?.thread?.replies ?? read.count;
  return {
    messages: [...found.values()],
    threads: read.count === 0 ? [] : [{ threadTs, replies, read: read.count }],
    notRead: { threads: read.isWhole ? 0 : 1, reasons: [...reasons] },
  };
}

/** `older` came before the range; `isWhole` says whether all of the range was read. */
interface ReadChannel {
  readonly found: Map<Ts, ReadMessage>;
  readonly older: readonly ReadMessage[];
  readonly isWhole: boolean;
}

/** What is older comes on the same pages, so that a channel in which little is said costs one call. */
async function readChannel(reading: Reading, reasons: Set<Reason>): Promise<ReadChannel> {
  const { tenant, channel, window, most, history, patiently } = reading;
  const after = tsAt(instantOf(window.after) - LOOK_BACK_MS);
  const found = new Map<Ts, ReadMessage>();
  const older: ReadMessage[] = [];
  let before: Ts | undefined = window.before;
  let isWhole = false;
  await untilOutOfTime(reasons, async () => {
    while (before !== undefined && older.length < LOOK_BACK_MESSAGES && !reasons.has('too-many')) {
      // One more than is kept tells whether there is more.
      const left = isWhole ? LOOK_BACK_MESSAGES - older.length : most.messages + 1 - found.size;
      const range: Parameters<History['page']>[2] = { after, before, limit: Math.min(PAGE, left) };
      const page: Page = await patiently(() => history.page(tenant, channel, range));
      for (const message of page.messages) {
        if (Number(message.ref.ts) <= Number(window.after)) older.push(message);
        else if (found.size < most.messages) found.set(message.ref.ts, message);
        else reasons.add('too-many');
      }
      before = page.hasMore ? oldestOf(page.messages) : undefined;
      isWhole = (before === undefined || older.length > 0) && !reasons.has('too-many');
      reading.onProgress?.(found.size, 0);
    }
  });
  return { found, older: isWhole ? older : [], isWhole };
}

async function readThreads(
  roots: readonly ThreadRoot[],
  reading: Reading,
  found: Map<Ts, ReadMessage>,
  reasons: Set<Reason>,
): Promise<{ readonly read: readonly TranscriptThread[]; readonly left: number }> {
  const read: TranscriptThread[] = [];
  let left = 0;
  for (const { ref, thread } of roots) {
    const isFull = read.length >= reading.most.threads || found.size >= reading.most.messages;
    if (isFull) reasons.add('too-many');
    if (isFull || isHopeless(reasons)) {
      left += 1;
      continue;
    }
    const { count, isWhole } = await readThread(ref.ts, reading, found, reasons);
    if (!isWhole) left += 1;
    if (count > 0) read.push({ threadTs: ref.ts, replies: thread.replies, read: count });
    reading.onProgress?.(found.size, read.length);
  }
  return { read, left };
}

/** All pages, since the newest reply stands on the last one. */
async function readThread(
  threadTs: Ts,
  { tenant, channel, window, history, patiently }: Reading,
  found: Map<Ts, ReadMessage>,
  reasons: Set<Reason>,
): Promise<{ readonly count: number; readonly isWhole: boolean }> {
  let count = 0;
  let cursor: string | undefined;
  let isWhole = false;
  await untilOutOfTime(reasons, async () => {
    try {
      do {
        const range = { after: window.after, cursor };
        const page = await patiently(() => history.replies(tenant, channel, threadTs, range));
        for (const message of page.messages) {
          if (message.ref.ts !== threadTs && !found.has(message.ref.ts)) count += 1;
          found.set(message.ref.ts, message);
        }
        cursor = page.hasMore ? page.cursor : undefined;
      } while (cursor !== undefined);
      isWhole = true;
    } catch (error) {
      // Deleted meanwhile, as a rule.
      if (!(error instanceof SlackRefusal)) throw error;
      reasons.add('failed');
    }
  });
  return { count, isWhole };
}

async function untilOutOfTime(reasons: Set<Reason>, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof OutOfTimeError)) throw error;
    reasons.add(error.because);
  }
}

function isHopeless(reasons: ReadonlySet<Reason>): boolean {
  return reasons.has('time') || reasons.has('rate-limit');
}

function oldestOf(messages: readonly ReadMessage[]): Ts | undefined {
  return messages.map(({ ref }) => ref.ts).sort()[0];
}

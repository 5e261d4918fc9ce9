import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type CleanMessage, clean } from '../../src/summary/clean.ts';
import type { Transcript } from '../../src/summary/transcript.ts';

const Id = z.union([z.string(), z.number()]).transform(String);

const File = z.object({
  threads: z.array(
    z.object({
      id: Id,
      messages: z.array(z.object({ id: Id, author: z.string(), text: z.string() })).min(1),
      summaries: z
        .array(
          z.object({
            text: z.string(),
            citations: z.array(z.tuple([z.string(), z.array(Id)])).default([]),
          }),
        )
        .default([]),
      asks: z.array(Id).optional(),
      commitments: z.array(Id).optional(),
    }),
  ),
});

/** A thread with what people made of it. */
export interface GoldThread {
  readonly id: string;
  /** Named by people, and not among the messages. */
  readonly unknown: readonly string[];
  readonly transcript: Transcript;
  /** In their order. Those that only quote are not among them. */
  readonly messages: readonly CleanMessage[];
  readonly ids: readonly string[];
  readonly summaries: readonly string[];
  /** What at least one person cited; undefined where nobody cited anything. */
  readonly cited: ReadonlySet<string> | undefined;
  readonly asks: ReadonlySet<string> | undefined;
  readonly commitments: ReadonlySet<string> | undefined;
}

/** A file that cannot be read as threads, in words for whoever gave it. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
}

/** @throws FileProblem */
export async function readThreads(path: string): Promise<GoldThread[]> {
  const { threads } = parsed(path, jsonIn(path));
  return await Promise.all(threads.map(goldOf));
}

type FileThread = z.infer<typeof File>['threads'][number];

function jsonIn(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new FileProblem(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new FileProblem(`${path} is not JSON.`);
  }
}

function parsed(path: string, json: unknown): z.infer<typeof File> {
  const read = File.safeParse(json);
  if (!read.success) throw new FileProblem(`${path} is not as it should be:\n${z.prettifyError(read.error)}`);
  if (read.data.threads.length === 0) throw new FileProblem(`${path} holds no threads.`);
  return read.data;
}

/** Messages that people's citations and labels name, and that are not there: nobody can find those. */
function unknownIn({ messages, summaries, asks = [], commitments = [] }: FileThread): string[] {
  const known = new Set(messages.map((message) => message.id));
  const cited = summaries.flatMap(({ citations }) => citations.flatMap(([, ids]) => ids));
  return [...new Set([...cited, ...asks, ...commitments])].filter((id) => !known.has(id));
}

async function goldOf(thread: FileThread): Promise<GoldThread> {
  const transcript = transcriptOf(thread);
  const { messages } = await clean(transcript);
  const cited = new Set(thread.summaries.flatMap(({ citations }) => citations.flatMap(([, ids]) => ids)));
  return {
    id: thread.id,
    unknown: unknownIn(thread),
    transcript,
    messages,
    ids: thread.messages.map(({ id }) => id),
    summaries: thread.summaries.map(({ text }) => text).filter((text) => text.trim() !== ''),
    cited: cited.size === 0 ? undefined : cited,
    asks: thread.asks === undefined ? undefined : new Set(thread.asks),
    commitments: thread.commitments === undefined ? undefined : new Set(thread.commitments),
  };
}

/** A message's ts is its place in the thread. */
function transcriptOf({ messages }: FileThread): Transcript {
  const ts = (at: number): string => `${1_700_000_000 + at}.000000`;
  return {
    place: {
      tenant: 'T1',
      channel: 'C1',
      name: 'eval',
      kind: 'public',
      isShared: false,
      workspaceUrl: 'https://eval.invalid/',
    },
    messages: messages.map(({ author, text }, at) => ({
      ref: at === 0 ? { channel: 'C1', ts: ts(at) } : { channel: 'C1', ts: ts(at), threadTs: ts(0) },
      author: { user: author, name: author },
      isBot: false,
      text,
      at: 1_700_000_000_000 + at * 1000,
      files: [],
      links: [],
    })),
    threads: [],
    names: new Map(),
    notRead: { threads: 0, reasons: [] },
  };
}

export function idOf({ ids }: GoldThread, ts: string): string {
  return ids[Math.round(Number(ts)) - 1_700_000_000] ?? '';
}

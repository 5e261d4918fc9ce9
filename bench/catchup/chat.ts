import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instantOf } from '../../src/ids.ts';
import type { Transcript, TranscriptMessage } from '../../src/summary/transcript.ts';
import { manyMessages, transcriptOf } from '../../test/summary/support.ts';

interface ExportedMessage {
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly text?: string;
}

interface ExportedUser {
  readonly id: string;
  readonly name: string;
}

/** The messages to measure with: those of a Slack export's largest channel, where one is given, else made up. */
export function chat(exportDir: string | undefined): { readonly source: string; readonly all: Transcript } {
  if (exportDir === undefined) return { source: 'made up, seeded', all: manyMessages(6_000) };
  const users = JSON.parse(readFileSync(join(exportDir, 'users.json'), 'utf8')) as ExportedUser[];
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const channels = readdirSync(exportDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => messagesIn(join(exportDir, name), names));
  const largest = channels.reduce((a, b) => (b.length > a.length ? b : a), []);
  return { source: `the export in ${exportDir}`, all: transcriptOf(largest, { names }) };
}

/** The newest `count` of them. */
export function newest(all: Transcript, count: number): Transcript {
  return { ...all, messages: all.messages.slice(-count) };
}

function messagesIn(dir: string, names: ReadonlyMap<string, string>): TranscriptMessage[] {
  const days = readdirSync(dir).sort();
  const raw = days.flatMap((day) => JSON.parse(readFileSync(join(dir, day), 'utf8')) as ExportedMessage[]);
  return raw
    .toSorted((a, b) => (a.ts < b.ts ? -1 : 1))
    .map(({ ts, thread_ts, user, subtype, bot_id, text = '' }) => ({
      ref:
        thread_ts === undefined || thread_ts === ts
          ? { channel: 'C1', ts }
          : { channel: 'C1', ts, threadTs: thread_ts },
      author: { user, name: names.get(user ?? '') ?? 'somebody' },
      subtype,
      isBot: bot_id !== undefined,
      text,
      at: instantOf(ts),
      files: [],
      links: [],
    }));
}

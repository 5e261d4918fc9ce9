import type { MessageRef } from '../../src/ids.ts';
import type { Summary, SummaryItem } from '../../src/summary/summary.ts';
import type { Reader, Transcript, TranscriptMessage } from '../../src/summary/transcript.ts';
import { zones } from '../schedule/support.ts';

/** Monday 2026-11-23 09:00 in Berlin. */
export const MONDAY = Date.parse('2026-11-23T08:00:00Z');

export const ben: Reader = { user: 'UBEN', name: 'Ben', locale: 'en-US', zone: zones.get('Europe/Berlin') };

/**
 * A transcript from lines: `Ana: text` is said in the channel, with spaces before it in the thread of the last such
 * line. A minute lies between two lines. `@Ben` calls on Ben; `\n` is a line end.
 */
export function talk(script: string, overrides: Partial<Transcript> = {}, start = MONDAY): Transcript {
  const messages: TranscriptMessage[] = [];
  let root: string | undefined;
  for (const line of script.split('\n')) {
    const [, indent = '', name = '', text = ''] = /^(\s*)(\w+): (.*)$/.exec(line) ?? [];
    if (name === '') continue;
    const at = start + messages.length * 60_000;
    const ts = `${at / 1000}.000100`;
    // The script stands indented in the tests: a reply is indented by two more than the first line.
    const isReply = indent.length > indentOf(script);
    if (!isReply) root = ts;
    const ref: MessageRef =
      isReply && root !== undefined ? { channel: 'C1', ts, threadTs: root } : { channel: 'C1', ts };
    messages.push(said(name, text, ref, at));
  }
  return transcriptOf(messages, overrides);
}

function indentOf(script: string): number {
  return /^( *)\w+: /m.exec(script)?.[1]?.length ?? 0;
}

export function said(name: string, text: string, ref: MessageRef, at: number): TranscriptMessage {
  return {
    ref,
    author: { user: `U${name.toUpperCase()}`, name },
    isBot: false,
    text: text
      .replaceAll('\\n', '\n')
      .replace(/@(Ana|Ben|Cem|Dora|Eli)\b/g, (_all, called: string) => `<@U${called.toUpperCase()}>`),
    at,
    files: [],
    links: [],
  };
}

export function transcriptOf(
  messages: readonly TranscriptMessage[],
  overrides: Partial<Transcript> = {},
): Transcript {
  return {
    place: {
      tenant: 'T1',
      channel: 'C1',
      name: 'web',
      kind: 'public',
      isShared: false,
      workspaceUrl: 'https://acme.slack.com/',
    },
    messages,
    threads: [],
    names: new Map(['Ana', 'Ben', 'Cem', 'Dora', 'Eli'].map((name) => [`U${name.toUpperCase()}`, name])),
    notRead: { threads: 0, reasons: [] },
    ...overrides,
  };
}

/** A morning in which something happens. */
export const morning = `
  Ana: The checkout service returns errors for customers in Sweden since last night
    Cem: I can see 214 failed payments, all of them with Swish
    Ana: The certificate of the payment gateway expired at 02:00
    Cem: I will renew the certificate by 14:00
    Dora: We decided to switch Swish off until the certificate is renewed
    Ana: @Ben can you tell the support team what to answer to customers?
  Dora: The search index rebuild is blocked by the missing disk quota on the staging cluster
    Eli: I asked the platform team for more quota, waiting for approval from Magnus
  Eli: Does anybody know why the invoices are sent twice to wholesale customers?
  Cem: The new onboarding page goes live on Thursday
  Ana: Reminder that the budget review with finance starts at 15:30 in the big meeting room
  Dora: thanks!
`;

export interface ShownItem extends Pick<SummaryItem, 'kind' | 'text'> {
  readonly by: string | undefined;
}

export function shown({ items }: Summary): ShownItem[] {
  return items.map(({ kind, text, by }) => ({ kind, text, by: by?.name }));
}

/** Seeded, so that a failure can be run again. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const subjects =
  'checkout,search index,invoice export,login page,mobile app,staging cluster,data pipeline,landing page'.split(
    ',',
  );
const verbs = 'fails for,slows down,needs a review before,was changed for,is ready for,depends on'.split(',');
const objects =
  'customers in Sweden,the release on Thursday,the finance team,wholesale orders,the new region,the audit'.split(
    ',',
  );
const ends =
  'and nobody has looked at it yet,so we should talk about the plan,as the monitoring shows since this morning,and the tests pass on my machine,because the quota was raised twice,which surprises me a little'.split(
    ',',
  );

/** Any number of messages that read like work, a third of them in threads, over days. */
export function manyMessages(count: number, seed = 7): Transcript {
  const next = random(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const messages: TranscriptMessage[] = [];
  const roots: string[] = [];
  for (let i = 0; i < count; i++) {
    const at = MONDAY + i * 90_000;
    const ts = `${Math.floor(at / 1000)}.${String(100 + i).padStart(6, '0')}`;
    const root = next() < 0.35 ? roots.at(-1 - Math.floor(next() * 3)) : undefined;
    const name = pick(['Ana', 'Cem', 'Dora', 'Eli']);
    const asks = next() < 0.1 ? ' Can somebody take a look?' : '';
    const text = `The ${pick(subjects)} number ${i} ${pick(verbs)} ${pick(objects)} ${pick(ends)}.${asks}`;
    if (root === undefined) roots.push(ts);
    messages.push(
      said(
        name,
        text,
        root === undefined ? { channel: 'C1', ts } : { channel: 'C1', ts, threadTs: root },
        at,
      ),
    );
  }
  return transcriptOf(messages);
}

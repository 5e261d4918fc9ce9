import type { KnownBlock } from '../../src/block-kit.ts';
import { permalink } from '../../src/people/directory.ts';
import { answerBlocks, summaryBlocks } from '../../src/summary/blocks.ts';
import { extractiveSummarizer } from '../../src/summary/extractive.ts';
import { literal, literalWithLinks } from '../../src/summary/literal.ts';
import type { Summary, SummaryItem } from '../../src/summary/summary.ts';
import { wordsFor } from '../../src/words/words.ts';
import { ben, MONDAY, morning, talk } from './support.ts';

const view = { ...ben, now: MONDAY, hour12: false, words: wordsFor('en') };
const linkTo = (ref: { channel: string; ts: string }): string => permalink('https://acme.slack.com/', ref);
const ref = { channel: 'C1', ts: '1795420800.000100' };

const item: SummaryItem = {
  kind: 'action',
  text: 'Cem renews the certificate, see git.example.com/web/pull/12',
  citations: [ref, { channel: 'C1', ts: '1795420860.000100', threadTs: ref.ts }],
  links: [{ label: 'git.example.com/web/pull/12', url: 'https://git.example.com/web/pull/12?x=1' }],
  owner: { user: 'UCEM', name: 'Cem' },
  due: 'Friday',
  at: MONDAY,
  source: 'model',
};

function summaryOf(items: readonly SummaryItem[], overrides: Partial<Summary> = {}): Summary {
  return {
    headline: [{ text: 'Nothing needs you.', citations: [] }],
    items,
    more: {},
    coverage: {
      messages: 142,
      skipped: 3,
      threads: 11,
      from: MONDAY,
      to: MONDAY + 3_600_000,
      notRead: { threads: 0, reasons: [] },
    },
    madeWith: { kind: 'extractive' },
    troubles: [],
    ...overrides,
  };
}

/** What a person reads, links as [text](address). */
function read(blocks: readonly KnownBlock[]): string[] {
  const lines: string[] = [];
  const textOf = (node: unknown): string => {
    if (Array.isArray(node)) return node.map(textOf).join('');
    const { type, text, url, elements } = node as {
      type?: string;
      text?: string;
      url?: string;
      elements?: unknown;
    };
    if (type === 'link') return `[${text}](${url})`;
    return typeof text === 'string' ? text : textOf(elements ?? []);
  };
  const walk = (node: unknown): void => {
    const { type, elements } = node as { type?: string; elements?: unknown[] };
    if (type === 'rich_text_section' || type === 'context') lines.push(textOf(node));
    else for (const child of elements ?? []) walk(child);
  };
  for (const block of blocks) walk(block);
  return lines;
}

test('an item says what, whose, until when, and where', () => {
  const lines = read(summaryBlocks('What you missed in #web', summaryOf([item]), linkTo, view));

  expect(lines).toEqual([
    'Nothing needs you. ',
    'Actions',
    'Cem renews the certificate, see [git.example.com/web/pull/12](https://git.example.com/web/pull/12?x=1) (by Cem, due “Friday”) ' +
      '[09:00](https://acme.slack.com/archives/C1/p1795420800000100) ' +
      '[09:01](https://acme.slack.com/archives/C1/p1795420860000100?thread_ts=1795420800.000100&cid=C1)',
    '142 messages in 11 threads, 09:00 – 10:00 · made without a language model',
  ]);
});

test('until when is not said twice where it is no action, and reads as it was written', () => {
  const asked = { ...item, kind: 'for-you', text: 'Can you review it by Friday?', due: 'by Friday' } as const;
  const lines = (shown: SummaryItem): string =>
    read(summaryBlocks('', summaryOf([{ ...shown, owner: undefined }]), linkTo, view)).join('\n');

  expect(lines(asked)).toContain('Can you review it by Friday? [09:00]');
  expect(lines({ ...asked, text: 'Can you review it?' })).toContain('Can you review it? (by Friday)');
});

test('a translation stands before what was checked', () => {
  const translated = {
    ...item,
    links: [],
    owner: undefined,
    due: undefined,
    translation: 'Cem erneuert das Zertifikat',
    quote: 'I renew the certificate',
    citations: [ref] as const,
  };

  expect(read(summaryBlocks('x', summaryOf([translated]), linkTo, view))[2]).toBe(
    'Cem erneuert das Zertifikat “I renew the certificate” [09:00](https://acme.slack.com/archives/C1/p1795420800000100)',
  );
});

test('the footer says what was not read, why, and what went wrong', () => {
  const summary = summaryOf([item], {
    coverage: {
      ...summaryOf([]).coverage,
      notRead: { threads: 3, before: MONDAY - 86_400_000, reasons: ['too-many'] },
    },
    madeWith: { kind: 'model', model: 'llama3:8b <!channel>', partlyExtractive: true },
    troubles: ['late', 'truncated'],
  });

  expect(read(summaryBlocks('x', summary, linkTo, view)).at(-1)).toBe(
    '142 messages in 11 threads, 09:00 – 10:00 · 3 threads not read to the end, nothing read from before yesterday 09:00 (there was too much) · ' +
      'made in part with llama3:8b <!channel>, in part without (the model took too long, the model could not read all of it)',
  );
});

test('what does not fit is told beside its kind', () => {
  expect(read(summaryBlocks('x', summaryOf([item], { more: { action: 4 } }), linkTo, view))).toContain(
    'Actions (and 4 more)',
  );
});

test('what a person reads is in their language', async () => {
  const german = { ...view, locale: 'de-DE', words: wordsFor('de-DE') };
  const summary = await extractiveSummarizer.summarize(
    talk(morning),
    { ...ben, locale: 'de-DE' },
    { deadlineMs: 1_000, now: MONDAY },
  );
  const lines = read(summaryBlocks('x', summary, linkTo, german));

  expect(lines).toContain('Braucht dich');
  expect(lines.at(-1)).toBe('12 Nachrichten in 2 Threads, 09:00 – 09:11 · ohne Sprachmodell erstellt');
});

test('an answer names its question, and says so where there is none', () => {
  const answer = {
    statements: [],
    coverage: summaryOf([]).coverage,
    madeWith: { kind: 'extractive' as const },
    troubles: [],
  };

  expect(read(answerBlocks('what about <!here>?', answer, linkTo, view)).slice(0, 2)).toEqual([
    'what about <!here>?',
    'The messages read here say nothing about that.',
  ]);
});

test('Slack’s limits hold for the fullest summary', () => {
  const kinds = ['for-you', 'decision', 'action', 'open-question', 'blocker', 'key-message'] as const;
  const items = kinds.flatMap((kind) =>
    Array.from({ length: 8 }, () => ({ ...item, kind, text: 'x'.repeat(280) })),
  );
  const blocks = summaryBlocks('x', summaryOf(items), linkTo, view);

  expect(blocks.length).toBeLessThanOrEqual(10);
  expect(JSON.stringify(blocks).length).toBeLessThan(60_000);
});

test.each([
  ['see https://evil.example/x', 'see evil.example/x'],
  ['javascript:alert(1) and data:text/html,x', 'alert(1) and text/html,x'],
  ['note: data: the figures, file: none', 'note: data: the figures, file: none'],
])('%s stands as %s', (text, shown) => {
  expect(literal(text)).toEqual({ type: 'text', text: shown });
});

test('a link leads where its label says, or is no link', () => {
  const elements = literalWithLinks('a.example/x twice a.example/x', [
    { label: 'a.example/x', url: 'https://a.example/x' },
    { label: 'twice', url: 'javascript:alert(1)' },
  ]);

  expect(elements).toEqual([
    { type: 'link', url: 'https://a.example/x', text: 'a.example/x' },
    { type: 'text', text: ' twice a.example/x' },
  ]);
});

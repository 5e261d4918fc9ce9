import type { KnownBlock } from '../../src/block-kit.ts';
import { permalink } from '../../src/people/directory.ts';
import { summaryBlocks } from '../../src/summary/blocks.ts';
import { createMemoryBudget } from '../../src/summary/budget.ts';
import { createMemorySegmentCache } from '../../src/summary/segment-cache.ts';
import type { Summary } from '../../src/summary/summary.ts';
import type { Transcript } from '../../src/summary/transcript.ts';
import { createModelSummarizer } from '../../src/summary/with-model.ts';
import { wordsFor } from '../../src/words/words.ts';
import { type Script, startLlm } from './llm-server.ts';
import { payloads } from './payloads.ts';
import * as scripts from './scripts.ts';
import { ben, MONDAY, manyMessages, morning, talk } from './support.ts';

const view = { ...ben, now: MONDAY, words: wordsFor('en') };

async function summarized(script: Script, transcript: Transcript, deadlineMs = 10_000): Promise<Summary> {
  const server = await startLlm(script);
  try {
    const summarizer = createModelSummarizer({
      model: server.model(),
      cache: createMemorySegmentCache(),
      budget: createMemoryBudget(),
    });
    return await summarizer.summarize(transcript, ben, { deadlineMs, now: MONDAY });
  } finally {
    await server.close();
  }
}

function blocksOf(summary: Summary, transcript: Transcript): readonly KnownBlock[] {
  const linkTo = (ref: { channel: string; ts: string }) => permalink(transcript.place.workspaceUrl, ref);
  return summaryBlocks('What you missed in #web', summary, linkTo, view);
}

const texts = new Map(talk(morning).messages.map(({ ref, text }) => [ref.ts, text]));

describe('every shown item cites messages that were read', () => {
  const transcripts = [talk(morning), manyMessages(120)];
  const nine = Object.entries(scripts).filter(([name]) => name !== 'trueItem') as [string, Script][];

  test('nine kinds of model are tried', () => {
    expect(nine).toHaveLength(9);
  });

  test.each(nine)('%s', async (name, script) => {
    for (const transcript of transcripts) {
      const known = new Set(transcript.messages.map(({ ref }) => ref.ts));
      const summary = await summarized(script, transcript, name === 'hangs' ? 300 : 10_000);

      expect(summary.items.length).toBeGreaterThan(0);
      for (const { citations } of summary.items) {
        expect(citations.length).toBeGreaterThan(0);
        for (const { channel, ts } of citations) {
          expect(channel).toBe('C1');
          expect(known.has(ts)).toBe(true);
        }
      }
    }
  });
});

test('an honest model is believed', async () => {
  const summary = await summarized(scripts.honest, talk(morning));

  expect(summary.madeWith).toEqual({ kind: 'model', model: 'scripted', partlyExtractive: false });
  expect(summary.troubles).toEqual([]);
  expect(summary.items.filter(({ source }) => source === 'model').length).toBeGreaterThan(4);
});

test('claims that nobody made are not shown, however true the numbers and quotes beside them', async () => {
  for (const script of [scripts.fabricated, scripts.fabricatedFigures]) {
    const { items, madeWith } = await summarized(script, talk(morning));

    expect(items.filter(({ source }) => source === 'model')).toEqual([]);
    // Of which the reader is told.
    expect(madeWith.kind).toBe('extractive');
  }
});

test('a true statement with a wrong number is put where it was said, or dropped', async () => {
  const { items } = await summarized(scripts.wrongIds, talk(morning));

  const moved = items.filter(({ source }) => source === 'model');
  expect(moved.length).toBeGreaterThan(3);
  for (const { text, citations } of moved) expect(texts.get(citations[0].ts)).toBe(text);
});

test('numbers that were never given carry nothing, and a quote alone finds its message', async () => {
  const { items } = await summarized(scripts.inventedIds, talk(morning));

  for (const { text, citations } of items.filter(({ source }) => source === 'model')) {
    expect(citations.map(({ ts }) => texts.get(ts))).toEqual([text]);
  }
});

const renewal = { kind: 'action', ids: [4], quote: 'renew the certificate by 14:00' };
test.each([
  ['a person who said nothing there', { text: 'Dora will renew the certificate by 14:00' }],
  ['a denial of what was said', { text: 'Cem will not renew the certificate by 14:00' }],
  ['another time', { text: 'Cem will renew the certificate by 16:00' }],
  ['another day', { text: 'Cem will renew the certificate tomorrow by 14:00' }],
  [
    'an address that nobody wrote',
    { text: 'Cem will renew the certificate by 14:00, see evil.example.com/x' },
  ],
])('%s is no statement of the messages', async (_what, changed) => {
  const { items } = await summarized(() => [{ ...renewal, ...changed }], talk(morning));

  expect(items.filter(({ source }) => source === 'model')).toEqual([]);
});

test('who does it and until when are shown only as the messages have them', async () => {
  const text = 'Cem will renew the certificate by 14:00';
  const { items } = await summarized(
    () => [
      { ...renewal, text, owner: 'Cem', due: 'by 14:00' },
      {
        kind: 'action',
        ids: [1],
        quote: 'errors for customers in Sweden',
        text: 'The checkout service returns errors for customers in Sweden',
        owner: 'Magnus',
        due: 'by Friday',
      },
    ],
    talk(morning),
  );

  const actions = items
    .filter(({ source }) => source === 'model')
    .map(({ owner, due }) => [owner?.name, due]);
  expect(actions).toEqual([
    ['Cem', 'by 14:00'],
    [undefined, undefined],
  ]);
});

test('where a model leaves out a "not", what was said is shown instead', async () => {
  const transcript = talk(`
    Ana: We will not ship the release on Friday because the audit is open
    Cem: Fine with me, then I have time for the invoices
  `);
  const { items } = await summarized(
    () => [
      {
        kind: 'decision',
        text: 'Ana will ship the release on Friday because the audit is open',
        ids: [1],
        quote: 'ship the release on Friday because the audit is open',
      },
    ],
    transcript,
  );

  expect(items.find(({ kind }) => kind === 'decision')).toMatchObject({
    text: 'We will not ship the release on Friday because the audit is open',
    source: 'extractive',
    by: { name: 'Ana' },
  });
});

describe('nothing that a model writes calls on anybody, links anywhere or becomes markup', () => {
  const allowed = new Set(talk(morning).messages.map(({ ref }) => permalink('https://acme.slack.com/', ref)));

  test.each([
    ['alone', (payload: string, text: string) => ({ text: payload, quote: text })],
    ['after true words', (payload: string, text: string) => ({ text: `${text} ${payload}`, quote: text })],
    [
      'in every other field',
      (payload: string, text: string) => ({
        text,
        quote: `${text} ${payload}`,
        owner: payload,
        due: payload,
        translation: `${text} ${payload}`,
        kind: payload,
      }),
    ],
  ])('%s', async (_where, make) => {
    const transcript = talk(morning);
    for (let from = 0; from < payloads.length; from += 12) {
      const some = payloads.slice(from, from + 12);
      const summary = await summarized(
        ({ lines }) =>
          lines.map((line, i) => ({
            ...scripts.trueItem(line),
            ...make(some[i % some.length] ?? '', line.text),
          })),
        transcript,
      );
      expectInert(blocksOf(summary, transcript), allowed);
    }
  });

  test('nor does anything that people write, without a model', async () => {
    const script = payloads
      .map((payload) => `    Ana: Please look at this before the release: ${payload.replaceAll('\n', ' ')}`)
      .join('\n');
    const transcript = talk(script);
    const links = new Set(transcript.messages.map(({ ref }) => permalink('https://acme.slack.com/', ref)));
    for (const { text } of transcript.messages)
      for (const [, url] of text.matchAll(/<(https?:[^|>]+)/g)) links.add(new URL(url ?? '').href);
    const summary = await summarized(scripts.status500, transcript);

    expectInert(blocksOf(summary, transcript), links);
  });
});

/** Walks the JSON: only text and link elements, links only to known places, mrkdwn nowhere, nothing invisible. */
function expectInert(blocks: readonly KnownBlock[], allowed: ReadonlySet<string>): void {
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === 'object' && node !== null) {
      const { type, url, text } = node as { type?: string; url?: string; text?: unknown };
      expect([
        'user',
        'usergroup',
        'broadcast',
        'channel',
        'team',
        'emoji',
        'date',
        'color',
        'mrkdwn',
        'markdown',
        'section',
        'image',
        'video',
        'button',
        'actions',
      ]).not.toContain(type);
      if (url !== undefined) expect(allowed).toContain(url);
      if (typeof text === 'string') {
        expect(text).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\u{E0000}-\u{E007F}]/u);
        expect(text).not.toMatch(/\b[a-z][a-z0-9+.-]*:\/\/|\b(?:javascript|vbscript):|\bdata:[\w/;]+,/i);
      }
      for (const child of Object.values(node)) walk(child);
    }
  };
  walk(blocks);
}

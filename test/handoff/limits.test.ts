import fc from 'fast-check';
import { blockProblems, tooLongTogether, viewProblems } from '../../emulator/block-kit/limits.ts';
import { copyMessage } from '../../src/handoff/blocks.ts';
import { draftModal, RECEIVER_KINDS } from '../../src/handoff/draft-modal.ts';
import { formTextsOf } from '../../src/handoff/form-text.ts';
import type { To } from '../../src/handoff/handoff.ts';
import { listed } from '../../src/handoff/list.ts';
import { type Report, SECTIONS, sourcesOf } from '../../src/handoff/report.ts';
import { FORM_CHARACTERS, reportBlocks } from '../../src/handoff/report-blocks.ts';
import { handoff, NOW, reader, source } from './support.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 3_000 }),
  fc.lorem({ maxCount: 400 }),
  fc.constantFrom(
    'https://example.com/'.padEnd(2_900, 'x'),
    '<!channel> <@U1> &amp; *bold* :emoji:',
    'مرحبا '.repeat(300),
    '’\n'.repeat(200),
  ),
);
const anySource = fc
  .record({ ts: fc.integer({ min: 1, max: 40 }), isOpen: fc.boolean(), name: fc.string({ maxLength: 80 }) })
  .map(({ ts, isOpen, name }) => source(`${1_768_896_000 + ts}.000100`, { channel: `C${ts}`, isOpen, name }));
const anyLine = fc.record({ text, sources: fc.array(anySource, { maxLength: 5 }), isQuote: fc.boolean() });
const lines = fc.array(anyLine, { maxLength: 40 });
const anyReport: fc.Arbitrary<Report> = fc.record({
  ...{ done: lines, progress: lines, decisions: lines },
  ...{ blockers: lines, next: lines, links: lines },
});
const anyLocale = fc.constantFrom('en-US', 'de-DE');
const sight = { workspaceUrl: 'https://acme.slack.com/', readable: new Set(['C1', 'C2']), isForAll: false };
const names = new Map([['UANA', 'A name as long as Slack lets it be '.repeat(3).slice(0, 80)]]);

/** Everything of a kind in a message or form, however deep. */
function typesIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(typesIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    name === 'type' && typeof value === 'string' ? [value] : typesIn(value),
  );
}

test('no report breaks Slack’s limits for a message, calls anybody, or leaves a line uncounted', () => {
  fc.assert(
    fc.property(anyReport, anyLocale, fc.boolean(), (report, locale, isCorrected) => {
      const shown = handoff({ report, ...(isCorrected ? { correctedAt: NOW } : {}) });
      const { blocks } = copyMessage({ handoff: shown, to: 'UBEN', names, sight }, reader(locale));
      expect(blockProblems(blocks)).toEqual([]);
      expect(tooLongTogether(blocks)).toBe(false);
      for (const type of ['user', 'usergroup', 'broadcast', 'channel'])
        expect(typesIn(blocks)).not.toContain(type);
      const { blocks: parts, left } = reportBlocks(report, sight, reader(locale));
      const bullets = JSON.stringify(parts).split('"type":"rich_text_section"').length - 1;
      const headings = parts.filter(({ type }) => type === 'rich_text').length;
      const all = SECTIONS.reduce((sum, section) => sum + report[section].length, 0);
      expect(bullets - headings + left).toBe(all);
    }),
    { numRuns: 40 },
  );
});

test('no report breaks the limits of the form in which it is edited, or of the one that shows all of it', () => {
  const to: fc.Arbitrary<To | undefined> = fc.constantFrom<(To | undefined)[]>(
    undefined,
    { kind: 'person', user: 'UBEN' },
    { kind: 'group', group: 'S1' },
    { kind: 'channel', channel: 'C1' },
  );
  const groups = Array.from({ length: 150 }, (_, at) => ({ id: `S${at}`, name: `@${'g'.repeat(at)}` }));
  fc.assert(
    fc.property(anyReport, anyLocale, to, fc.boolean(), (report, locale, chosen, isCorrection) => {
      const { texts, sources, quotes, left: dropped } = formTextsOf(report);
      const counts = { since: NOW, messages: 3, places: 1, left: 1, dropped };
      const common = {
        id: 'h1',
        texts,
        sources,
        quotes,
        to: chosen,
        isAtOnce: true,
        madeAt: NOW,
        carries: [],
      };
      for (const kind of RECEIVER_KINDS) {
        const view = draftModal(
          {
            draft: { ...common, isCorrection, from: counts },
            kind,
            groups,
            region: {
              to: { kind: 'region', region: 'r'.repeat(36), name: 'N'.repeat(40) },
              people: Array.from({ length: 6 }, () => 'n'.repeat(80)),
              more: 44,
            },
            workspaceUrl: 'https://acme.slack.com/',
            unreadable: SECTIONS.flatMap((section) => report[section].map((line) => line.text)),
            notice: 'A word',
          },
          reader(locale),
        );
        expect(viewProblems(view)).toEqual([]);
      }
      const { blocks } = reportBlocks(report, sight, reader(locale), FORM_CHARACTERS);
      expect(viewProblems({ type: 'modal', title: { type: 'plain_text', text: 'All' }, blocks })).toEqual([]);
      expect(JSON.stringify(blocks).length).toBeLessThan(250_000);
    }),
    { numRuns: 25 },
  );
});

test('however many batons there are, a list stays within a message', async () => {
  const many = Array.from({ length: 60 }, (_, at) =>
    handoff({ id: `h${at}`, author: at % 2 === 0 ? 'UANA' : 'UBEN' }),
  );
  const directory = { profile: async () => ({ ...reader().profile, name: '<Ana> '.repeat(20) }) };
  const blocks = [
    ...(await listed('T1', 'Handed to you', many, reader('de-DE'), { directory }, 8)),
    ...(await listed('T1', 'Handed on by you', many, reader(), { directory }, 8)),
  ];

  expect(blockProblems(blocks)).toEqual([]);
  expect(tooLongTogether(blocks)).toBe(false);
});

test('sources are counted once, however many lines they bear out', () => {
  const one = source('1.1');
  const report = { ...handoff().report, done: [{ text: 'a', sources: [one, one], isQuote: false }] };
  expect(sourcesOf(report)).toEqual([one]);
});

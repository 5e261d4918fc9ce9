import fc from 'fast-check';
import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { escapedMarkdown, markdownOf } from '../../src/handoff/markdown.ts';
import { emptyReport, type Line } from '../../src/handoff/report.ts';
import { preformatted } from '../../src/handoff/show-markdown.ts';
import { handoff, line, reader, source } from './support.ts';

const workspaceUrl = 'https://acme.slack.com/';

function written(lines: readonly Line[], readable: readonly string[] = ['C1'], isForAll = false): string {
  const sight = { workspaceUrl, readable: new Set(readable), isForAll };
  const report = { ...emptyReport, progress: [...lines] };
  return markdownOf({ handoff: handoff({ report }), authorName: 'Ana *Ace*', sight }, reader());
}

test('a report is written with a heading for each section, and a permalink for each source', () => {
  const text = written([line('Pinned the linker', { sources: [source()] })]);
  expect(text).toBe(
    String.raw`# Handoff from Ana \*Ace\*

Sent Tue, Jan 20, 2026, 9:00 AM (Europe/Berlin)

## In progress

- Pinned the linker [#general, Tue, Jan 20, 2026, 9:00 AM](https://acme.slack.com/archives/C1/p1768896000000100)
`,
  );
});

test('what was said where the reader cannot read stands there as its link alone', () => {
  const secret = source('1768896000.000200', { channel: 'C2', name: 'board', isOpen: false });
  const text = written([line('We sell the company', { sources: [secret], isQuote: true })]);
  expect(text).toContain('- Said where you cannot read. [source](https://acme.slack.com/archives/C2/');
  expect(text).not.toMatch(/sell|board/);
});

test('addresses stay what they are, and end where they end', () => {
  const text = written([line('See https://ci.example.com/a_b/(1) and run')]);
  expect(text).toContain(
    String.raw`See [ci.example.com/a\_b/(1)](https://ci.example.com/a_b/%281%29) and run`,
  );
});

test('nothing that somebody wrote is markup', () => {
  expect(escapedMarkdown('# no *b* _i_ `c` [l](u) ![](@U1) <!channel> | ~s~')).toBe(
    String.raw`\# no \*b\* \_i\_ \`c\` \[l\](u) !\[\](\@U1) \<!channel\> | \~s\~`,
  );
  expect(['- a', '+ b', '1. c', '2) d'].map(escapedMarkdown)).toEqual([
    String.raw`\- a`,
    String.raw`\+ b`,
    String.raw`1\. c`,
    String.raw`2\) d`,
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const bare = escapedMarkdown(text).replace(/\\[^\sA-Za-z0-9]/g, 'x');
      expect(bare).not.toMatch(/[\\`*_[\]<>]|^\s*[-+#=|]|^\s*\d+[.)]/);
      expect(bare).not.toContain('\n');
    }),
  );
});

test('however long it is, it is shown whole, in blocks that Slack takes', () => {
  const lines = Array.from({ length: 300 }, (_, at) => line(`${at} ${'word '.repeat(40)}end`));
  const text = written(lines);
  const blocks = preformatted(text);
  expect(blocks.length).toBeGreaterThan(10);
  const title = { type: 'plain_text', text: 'Markdown' };
  expect(viewProblems({ type: 'modal', title, blocks })).toEqual([]);
  const shown = JSON.stringify(blocks);
  expect(lines.every(({ text: said }) => shown.includes(said))).toBe(true);
});

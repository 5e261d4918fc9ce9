import fc from 'fast-check';
import { SNIPPET_CHARACTERS } from '../../src/mentions/held.ts';
import { snippetOf, waitsForAnswer } from '../../src/mentions/snippet.ts';
import { startCpu } from '../support/cpu.ts';

test.each`
  slack                                                   | snippet
  ${'<@U1|ann> can you look?'}                            | ${'<@U1> can you look?'}
  ${'<@W0AB> and <@U1>'}                                  | ${'<@W0AB> and <@U1>'}
  ${'see <#C1|general>'}                                  | ${'see #general'}
  ${'see <#C1|> and <#C2>'}                               | ${'see <#C1> and <#C2>'}
  ${'<!here> lunch, <!channel|@channel> and <!everyone>'} | ${'@here lunch, @channel and @everyone'}
  ${'<!subteam^S1|@infra> look'}                          | ${'@infra look'}
  ${'<!subteam^S1> look'}                                 | ${'@… look'}
  ${'on <!date^1392734382^{date}^https://x.io|18 Feb>'}   | ${'on 18 Feb'}
  ${'<!new^thing|in words>'}                              | ${'in words'}
  ${'<https://x.io/a|the plan>'}                          | ${'the plan (x.io)'}
  ${'<https://evil.io|bank.com>'}                         | ${'bank.com (evil.io)'}
  ${'<https://x.io/a/|x.io/a>'}                           | ${'x.io/a'}
  ${'<http://x.io>'}                                      | ${'x.io'}
  ${'<mailto:a@x.io|a@x.io>'}                             | ${'a@x.io'}
  ${'a &lt;b&gt; &amp; c'}                                | ${'a &lt;b&gt; &amp; c'}
  ${'&amp;lt;!here&amp;gt;'}                              | ${'&amp;lt;!here&amp;gt;'}
  ${'<b>raw'}                                             | ${'&lt;b&gt;raw'}
  ${'&lt;@U1&gt; is how'}                                 | ${'&lt;@U1&gt; is how'}
  ${'one\n\n  two\tthree '}                               | ${'one two three'}
  ${'run\n```\nnpm start\n```\nnow'}                      | ${'run npm start now'}
  ${'&gt; she said\n&gt;&gt; it\nyes'}                    | ${'she said it yes'}
  ${'pay\u202Eladnac\u200B\u0007 \uDB40\uDC41now'}        | ${'payladnac now'}
  ${'👩\u200D💻 ❤\uFE0F می\u200Cخواهم'}                   | ${'👩\u200D💻 ❤\uFE0F می\u200Cخواهم'}
`('$slack reads $snippet', ({ slack, snippet }) => {
  expect(snippetOf(slack)).toBe(snippet);
});

test('a long path is shortened and its host stays', () => {
  expect(snippetOf(`<https://x.io/${'long/'.repeat(20)}>`)).toMatch(/^x\.io\/long\/.{1,32}…$/);
});

test('names that the caller knows stand instead of tokens, and cannot be tokens themselves', () => {
  const nameOf = (id: string): string | undefined => ({ U1: '<!here> Ann', S1: '@infra', C1: '#ops' })[id];
  expect(snippetOf('<@U1> <@U2> <!subteam^S1> <#C1>', { nameOf })).toBe(
    '@&lt;!here&gt; Ann <@U2> @infra #ops',
  );
});

test('what is too long ends with an ellipsis, never inside a token or an escaped character', () => {
  for (let before = SNIPPET_CHARACTERS - 14; before <= SNIPPET_CHARACTERS; before += 1) {
    for (const mark of ['<@U12345>', '&amp;', '👩\u200D💻', '>\u0301']) {
      const snippet = snippetOf(`${'x'.repeat(before)}${mark}${'&amp;'.repeat(20)}`);
      expect(snippet).toMatch(/^x+(<@U12345>|👩\u200D💻|&gt;\u0301|&gt;)?(&amp;)*…$/);
      expect(snippet.length).toBeLessThanOrEqual(SNIPPET_CHARACTERS);
    }
  }
});

const slackText = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom(
        ...[
          '<!here>',
          '<@U1|a>',
          '<#C1|>',
          '<!subteam^S1|<',
          '<https://x.io|a>',
          '<',
          '>',
          '|',
          '&lt;',
          '&',
          'amp;',
        ],
        ...[
          '```',
          '\n',
          '&gt;',
          ' ',
          '\u200D',
          '\u200C',
          '\uFE0F',
          '\u202E',
          '😀',
          'ا',
          '…',
          'word '.repeat(70),
        ],
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

test('whatever was written, a snippet is bounded, one line, and holds no token but names', () => {
  fc.assert(
    fc.property(slackText, (text) => {
      const snippet = snippetOf(text);
      expect(snippet.length).toBeLessThanOrEqual(SNIPPET_CHARACTERS);
      expect(snippet).not.toMatch(/\p{Cc}|[\u200B\u202A-\u202E\u2066-\u2069]|`{3}/u);
      const rest = snippet.replace(/<[@#][A-Z0-9]+>|&(?:amp|lt|gt);/g, '');
      expect(rest).not.toMatch(/[<>&]/);
    }),
    { numRuns: 2_000 },
  );
});

test('a snippet of a snippet is itself', () => {
  fc.assert(
    fc.property(slackText, (text) => {
      const snippet = snippetOf(text);
      expect(snippetOf(snippet)).toBe(snippet);
    }),
    { numRuns: 2_000 },
  );
});

test.each`
  text                                                  | waits
  ${'<@U1> did it work?'}                               | ${true}
  ${'<@U1> まだですか？'}                               | ${true}
  ${'<@U1> Could you approve the budget'}               | ${true}
  ${'<@U1> PTAL'}                                       | ${true}
  ${'<@U1> we are blocked on you'}                      | ${true}
  ${'<@U1> könntest du das freigeben'}                  | ${true}
  ${'<@U1> gib mir kurz Bescheid'}                      | ${true}
  ${'<@U1> schau dir das mal an'}                       | ${true}
  ${'<@U1> bitte bis Freitag'}                          | ${true}
  ${'<@U1> bitte sehr'}                                 | ${false}
  ${'<@U1> thanks, merged'}                             | ${false}
  ${'<@U1> see <https://x.io/?q=1> and https://y.io/?'} | ${false}
  ${'<@U1> the regex is `a?b` now'}                     | ${false}
  ${'<@U1> ```is it?\nyes``` it is'}                    | ${false}
  ${'&gt; shall we?\n<@U1> done'}                       | ${false}
  ${'<@U1> shipped, no reply needed, please relax'}     | ${false}
  ${'<@U1> displeased is no request'}                   | ${false}
`('$text waits for an answer: $waits', ({ text, waits }) => {
  expect(waitsForAnswer(text)).toBe(waits);
});

test.each(['\n', ' ', '`', '<', '<a:', '&gt;', '\n&gt; ', 'schau ', 'please', '<@U1> '])(
  'the longest message that Slack takes is read in no time, also when it is all %j',
  (part) => {
    const text = part.repeat(Math.floor(40_000 / part.length));
    const cpuMs = startCpu();

    snippetOf(text);
    waitsForAnswer(`${text} bescheid`);

    expect(cpuMs()).toBeLessThan(1_000);
  },
);

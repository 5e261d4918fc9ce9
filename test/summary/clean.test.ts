import { clean } from '../../src/summary/clean.ts';
import { isFiller } from '../../src/summary/filler.ts';
import { readMarkup } from '../../src/summary/markup.ts';
import { withoutQuoted } from '../../src/summary/quoted.ts';
import { sentencesOf } from '../../src/summary/sentences.ts';
import { said, transcriptOf } from './support.ts';

const names = new Map([
  ['UANA', 'Ana'],
  ['C1', 'web'],
  ['S1', 'designers'],
]);

test.each([
  ['<@UANA> and <@UNOBODY>', '@Ana and @UNOBODY'],
  ['in <#C1> or <#C2|secret>', 'in #web or #…'],
  ['<!subteam^S1> <!here> <!date^1^{date}|today>', '@designers @here today'],
  ['*bold* _it_ ~no~ 2*3*4 snake_case_name', 'bold it no 2*3*4 snake_case_name'],
  [':tada: done :+1::skin-tone-2: at 10:30:15', ' done  at 10:30:15'],
  ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
  ['<https://git.example.com/web/pull/12>', 'git.example.com/web/pull/12'],
  ['<https://git.example.com/web/pull/12|the fix>', 'the fix (git.example.com/web/pull/12)'],
  ['<https://evil.example/login|bank.example.com>', 'bank.example.com (evil.example/login)'],
  ['<https://a.example/|a.example>', 'a.example'],
  ['<javascript:alert(1)|click> <mailto:a@b.example|a@b.example>', 'click a@b.example'],
])('%s reads %s', (mrkdwn, text) => {
  expect(readMarkup(mrkdwn, names).text).toBe(text);
});

test('two addresses with one host and path are told apart', () => {
  const { text, links } = readMarkup(
    '<https://a.example/x?id=1> <https://a.example/x?id=2> <https://a.example/x?id=1>',
    names,
  );

  expect(text).toBe('a.example/x a.example/x#2 a.example/x');
  expect(links.map(({ url }) => url)).toEqual(['https://a.example/x?id=1', 'https://a.example/x?id=2']);
});

test.each([
  ['quoted lines', '> We ship on Friday?\n> Or later?\nOn Monday.', 'On Monday.'],
  [
    'what introduces them',
    'On Mon, 3 Nov 2026 at 10:00, Ana wrote:\n> Friday?\nMonday is better.',
    'Monday is better.',
  ],
  ['a signature', 'The plan is ready.\nBest regards,\nCem Demir\nTel: +49 30 1234567', 'The plan is ready.'],
  [
    'a signature after a rule',
    'The plan is ready.\n-- \nCem Demir\nhttp://example.com',
    'The plan is ready.',
  ],
  ['a name', 'The plan is ready.\nCem', 'The plan is ready.'],
  ['a German signature', 'Der Plan steht.\nViele Grüße\nCem', 'Der Plan steht.'],
  ['a forwarded message', 'See below.\n-----Original Message-----\nFrom: Ana\nold text', 'See below.'],
  ['quoted sentences that run together', '> Shall we ship? > Or wait? We should wait.', 'We should wait.'],
])('%s are left out', (_what, text, own) => {
  expect(withoutQuoted(text, 'Cem Demir')).toBe(own);
});

test('what only looks like a signature stays', () => {
  const text = 'Thanks to the new cache the page is fast.\nThe numbers are in the report.';
  expect(withoutQuoted(text, 'Cem')).toBe(text);
  expect(withoutQuoted('Cem', 'Cem')).toBe('Cem');
});

test.each([
  ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
  ['Use v1.2 of e.g. the parser. Then deploy.', ['Use v1.2 of e.g. the parser.', 'Then deploy.']],
  ['Am 12. März geht es los. Bis dann.', ['Am 12. März geht es los.', 'Bis dann.']],
  ['- first thing\n- second thing', ['first thing', 'second thing']],
  ['a sentence that goes on over\ntwo lines of a mail', ['a sentence that goes on over two lines of a mail']],
  ['Look:\n```\nconst a = 1;\n```\nIt works', ['Look:', 'It works']],
  ['移行は木曜日です。準備をお願いします。', ['移行は木曜日です。', '準備をお願いします。']],
])('%j has the sentences %j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test.each(['Hi Ana,', 'thanks!', 'Best regards, Cem', 'https://a.example/x', 'ok 👍', 'Cem', 'Dear all'])(
  '%s says nothing',
  (text) => {
    expect(isFiller(text, 'Cem')).toBe(true);
  },
);

test.each(['The build is green', 'We ship on Monday', 'Das geht erst morgen'])(
  '%s says something',
  (text) => {
    expect(isFiller(text, 'Cem')).toBe(false);
  },
);

test('a message that came twice is read once, and all stand in their order', async () => {
  const at = (n: number) => ({ channel: 'C1', ts: `${1_800_000_000 + n}.000000` });
  const transcript = transcriptOf([
    said('Ana', 'third', at(3), 3),
    said('Ana', 'first', at(1), 1),
    said('Ana', 'third', at(3), 3),
  ]);
  const { messages } = await clean(transcript);

  expect(messages.map(({ text }) => text)).toEqual(['first', 'third']);
});

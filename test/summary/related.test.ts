import { relatedThreads } from '../../src/summary/related.ts';
import { sharedKeys } from '../../src/summary/shared-keys.ts';

test.each([
  [
    'a pull request and its issue page',
    '<https://github.com/Acme/web/pull/12/files>',
    '<https://www.github.com/acme/web/issues/12#c1|here>',
  ],
  [
    'a merge request',
    '<https://git.example.com/group/web/-/merge_requests/7>',
    '<https://git.example.com/group/web/-/merge_requests/7/diffs>',
  ],
  [
    'a ticket and a link to it',
    'we wait for SHOP-123.',
    '<https://acme.atlassian.net/browse/SHOP-123?focused=1>',
  ],
  [
    'a document',
    '<https://docs.google.com/document/d/1aBcDeFgHiJkLmNoPqRsT/edit>',
    '<https://docs.google.com/document/d/1aBcDeFgHiJkLmNoPqRsT/view#h>',
  ],
  [
    'a page with an id',
    '<https://www.notion.so/acme/Plan-0123456789abcdef0123456789abcdef>',
    '<https://notion.so/0123456789abcdef0123456789abcdef>',
  ],
])('%s have a key in common', (_what, one, other) => {
  const common = [...sharedKeys(one)].filter((key) => sharedKeys(other).has(key));

  expect(common).toHaveLength(1);
});

test.each([
  'UTF-8 and ISO-8601 in a RFC-2616 text',
  '<https://example.com/> <https://example.com/search?q=1>',
  'a covid-19 x-1',
])('%s has none', (text) => {
  expect([...sharedKeys(text)]).toEqual([]);
});

const threads = [
  { id: 'pull', texts: ['Please review <https://github.com/acme/web/pull/12>', 'Looks good'], at: 1 },
  {
    id: 'certificate',
    texts: [
      'The certificate of the payment gateway expires in spring',
      'I will renew the certificate of the gateway',
      'The payment provider sends reminders',
    ],
    at: 2,
  },
  { id: 'lunch', texts: ['Where shall we have lunch?', 'Pizza again, please, near the office'], at: 3 },
  {
    id: 'search',
    texts: ['The search index is rebuilt every night', 'It takes two hours on the staging cluster'],
    at: 4,
  },
];

test('what names the same thing comes before what uses the same words, and the rest not at all', () => {
  const found = relatedThreads(
    [
      'The payment gateway fails since its certificate expired',
      'Renew the certificate, the change is <https://github.com/acme/web/pull/12>',
    ],
    threads,
  );

  expect(found.map(({ thread, because }) => [thread.id, because])).toEqual([
    ['pull', 'key'],
    ['certificate', 'words'],
  ]);
});

test('nothing is related to small talk', () => {
  expect(relatedThreads(['ok', 'thanks a lot', 'good morning all'], threads)).toEqual([]);
  expect(relatedThreads(['anything'], [])).toEqual([]);
});

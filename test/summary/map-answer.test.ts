import { readMapAnswer } from '../../src/summary/map-answer.ts';

const item = {
  kind: 'decision',
  text: 'We ship on Monday',
  ids: [3],
  quote: 'ship on Monday',
  owner: null,
  due: null,
  translation: null,
};
const json = JSON.stringify({ items: [item] });

test.each([
  ['bare', json],
  ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
  ['between prose', `Sure!\n${json}\nHope that helps.`],
])('an answer is read %s', (_how, text) => {
  expect(readMapAnswer(text)).toEqual({ items: [item], isPartial: false });
});

test('of an answer that breaks off, what is whole is kept', () => {
  const cut = JSON.stringify({
    items: [item, { ...item, text: 'A brace } and a "quote" in it' }, item],
  }).slice(0, -30);

  expect(readMapAnswer(cut)).toMatchObject({
    items: [item, { text: 'A brace } and a "quote" in it' }],
    isPartial: true,
  });
});

test.each([
  ['prose', 'There is nothing of note.'],
  ['nothing', ''],
  ['another form', '{"summary":"all is well"}'],
  ['items that are none', '{"items":["one","two"]}'],
  ['a list that is broken from its start', '{"items":[{"kind"'],
])('%s is no answer', (_what, text) => {
  expect(readMapAnswer(text)).toBeUndefined();
});

test('no items are an answer', () => {
  expect(readMapAnswer('{"items":[]}')).toEqual({ items: [], isPartial: false });
});

test.each([
  ['numbers as strings', { ids: ['3', '[4]', 'x', -1, 2.5] }, { ids: [3, 4] }],
  ['one number', { ids: 3 }, { ids: [3] }],
  ['an unknown kind', { kind: 'rumour' }, { kind: 'info' }],
  ['fields of another type', { owner: 5, due: {}, quote: [] }, { owner: null, due: null, quote: null }],
])('%s are read as far as they can be', (_what, given, read) => {
  expect(readMapAnswer(JSON.stringify({ items: [{ ...item, ...given }] }))?.items).toEqual([
    { ...item, ...read },
  ]);
});

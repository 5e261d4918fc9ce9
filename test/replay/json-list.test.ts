import { elementsOf } from '../../script/replaying/json-list.ts';
import { startCpu } from '../support/cpu.ts';

test('each element comes with the line on which it stands', () => {
  expect([...elementsOf('[\n  {"a": "]}\\""},\n\n  [1, {"b": 2}], 3\n]\n')]).toEqual([
    { line: 2, value: { a: ']}"' } },
    { line: 4, value: [1, { b: 2 }] },
    { line: 4, value: 3 },
  ]);
});

test.each([
  ['', 'The file is empty.', 1],
  ['\n\n{"ok": true}', 'A list is expected here.', 3],
  ['[\n1,\n', 'The list has no end: the file is cut off.', 3],
])('%j is told as what it is', (text, problem, line) => {
  expect([...elementsOf(text)].at(-1)).toEqual({ line, problem });
});

test.each([
  ['a quote too few', '    "text": "no end,'],
  ['a colon too few', '    "text" "x"'],
  ['a comma too few', '    "text": "x" "more": 1'],
])('after %s, reading goes on with the next element', (_, broken) => {
  const text = `[\n  {\n    "ts": "1"\n  },\n  {\n${broken}\n  },\n  {\n    "ts": "3"\n  }\n]`;

  const found = [...elementsOf(text)];

  expect(found.flatMap((element) => ('value' in element ? [element.value] : []))).toEqual([
    { ts: '1' },
    { ts: '3' },
  ]);
  expect(found.some((element) => 'problem' in element && element.line >= 5 && element.line <= 7)).toBe(true);
});

test('after a bracket too many, reading goes on with the next element', () => {
  const text = '[\n  {\n    "ts": "1"}},\n  {\n    "ts": "2"\n  }\n]';

  expect([...elementsOf(text)]).toEqual([
    { line: 2, value: { ts: '1' } },
    { line: 3, problem: 'A comma, or the end of the list, is expected here.' },
    { line: 4, value: { ts: '2' } },
  ]);
});

test('a list on one line is read on, too', () => {
  expect([...elementsOf('[{"ts":"1"},{"ts" "2"},{"ts":"3"}]')]).toEqual([
    { line: 1, value: { ts: '1' } },
    { line: 1, problem: "This is not JSON: Expected ':' after property name." },
    { line: 1, value: { ts: '3' } },
  ]);
});

test('what somebody wrote is not in the problem', () => {
  const found = JSON.stringify([...elementsOf('[{"text": secret words}]')]);

  expect(found).toContain('This is not JSON');
  expect(found).not.toContain('secret');
});

test('a large file is read in no time', () => {
  const text = `[${Array.from({ length: 20_000 }, (_, i) => `{"n": ${i}, "text": "${'x'.repeat(200)}"}`).join(',\n')}]`;
  const cpuMs = startCpu();

  expect([...elementsOf(text)]).toHaveLength(20_000);

  expect(cpuMs()).toBeLessThan(3_000);
});

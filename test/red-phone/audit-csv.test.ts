import type { AuditEntry } from '../../src/red-phone/audit.ts';
import { csvHeader, csvLine } from '../../src/red-phone/audit-csv.ts';

const entry: AuditEntry = {
  at: Date.parse('2026-11-23T09:00:00.5Z'),
  call: 'c1',
  actor: 'UANA',
  what: 'called',
  phrase: 'sev1',
  channel: 'C1',
  called: ['UBEN'],
};

/** What a reader of RFC 4180 makes of it. */
function read(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

test('an entry is a line under the header, with as many cells', () => {
  const names = new Map([
    ['UANA', 'Ana'],
    ['C1', '#payments'],
  ]);
  const [header = [], line = []] = read(csvHeader + csvLine(entry, (id) => names.get(id)));
  expect(Object.fromEntries(header.map((name, i) => [name, line[i]]))).toEqual({
    time: '2026-11-23T09:00:00.500Z',
    what: 'called',
    call: 'c1',
    who: 'Ana (UANA)',
    word: 'sev1',
    channel: '#payments (C1)',
    called: 'UBEN',
    outcome: '',
  });
  expect(line).toHaveLength(header.length);
});

test('what is not there is an empty cell', () => {
  const { phrase: _phrase, channel: _channel, ...bare } = entry;
  expect(read(csvLine({ ...bare, called: [] }))[0]?.slice(4)).toEqual(['', '', '', '']);
});

test.each([
  ['=HYPERLINK("http://evil")', `'=HYPERLINK("http://evil")`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['＝1', "'＝1"],
  ['a=1', 'a=1'],
  ['prod, "down"', 'prod, "down"'],
  ['two\nlines', 'two\nlines'],
  ['a;b', 'a;b'],
])('a word %j is read as text in one cell: %j', (phrase, cell) => {
  const [line = []] = read(csvLine({ ...entry, phrase }));
  expect(line).toHaveLength(8);
  expect(line[4]).toBe(cell);
});

test('a name cannot begin a formula, nor leave its cell', () => {
  const [line = []] = read(csvLine(entry, () => '=cmd|"/c calc",'));
  expect(line[3]).toBe(`'=cmd|"/c calc", (UANA)`);
  expect(line).toHaveLength(8);
});

import { composeDigest, inReadingOrder } from '../../src/digest/digest.ts';
import { aDigest, anItem, aRef, tsBefore } from '../support/fakes-digest.ts';

test('what waits for an answer stands first; channels, threads and messages follow by age', () => {
  const threadTs = tsBefore(90);
  const items = [
    anItem(aRef(10, { channel: 'C2' }), { snippet: 'C2 later' }),
    anItem(aRef(50, { channel: 'C2' }), { snippet: 'C2 first', waitsForAnswer: true }),
    anItem(aRef(25), { snippet: 'C1 top' }),
    anItem(aRef(20, { threadTs }), { snippet: 'reply two' }),
    anItem(aRef(90), { snippet: 'root' }),
    anItem(aRef(40, { channel: 'C2' }), { snippet: 'C2 between' }),
    anItem(aRef(30, { threadTs }), { snippet: 'reply one' }),
    anItem(aRef(2), { snippet: 'asks late', waitsForAnswer: true }),
  ];

  expect(composeDigest(aDigest(items)).items.map(({ snippet }) => snippet)).toEqual([
    'C2 first',
    'asks late',
    'root',
    'reply one',
    'reply two',
    'C1 top',
    'C2 between',
    'C2 later',
  ]);
});

test('messages of one millisecond keep the order in which they were written', () => {
  const refs = ['1768903200.000300', '1768903200.000100', '1768903200.000200'].map((ts) => aRef(0, { ts }));

  expect(inReadingOrder(refs.map((ref) => anItem(ref))).map(({ ref }) => ref.ts)).toEqual([
    '1768903200.000100',
    '1768903200.000200',
    '1768903200.000300',
  ]);
});

test('what is needed by a time stands before all, the earliest first, if it waits for an answer', () => {
  const items = [
    anItem(aRef(60), { snippet: 'asks', waitsForAnswer: true }),
    anItem(aRef(50), { snippet: 'later', waitsForAnswer: true, neededBy: 2000 }),
    anItem(aRef(40, { channel: 'C2' }), { snippet: 'sooner', waitsForAnswer: true, neededBy: 1000 }),
    anItem(aRef(90), { snippet: 'tells', neededBy: 500 }),
  ];

  expect(inReadingOrder(items).map(({ snippet }) => snippet)).toEqual(['sooner', 'later', 'asks', 'tells']);
});

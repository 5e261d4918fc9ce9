import fc from 'fast-check';
import { blockProblems } from '../../emulator/block-kit/limits.ts';
import type { KnownBlock } from '../../src/block-kit.ts';
import type { ItemState } from '../../src/digest/batch.ts';
import { digestMessage } from '../../src/digest/blocks.ts';
import { ACTIONS } from '../../src/digest/item.ts';
import { isSame, marked } from '../../src/digest/marks.ts';
import { chosenBy, wholeActions, wholeMarked } from '../../src/digest/whole.ts';
import { wordsFor } from '../../src/words/words.ts';
import { aBatch, aDigest, anItem, aRef, textsIn } from '../support/fakes-digest.ts';

const en = wordsFor('en');
const items = [anItem(aRef(3)), anItem(aRef(2)), anItem(aRef(1, { threadTs: '1.000001' }))];
const [first, second] = items.map(({ id }) => id) as [string, string, string];
const { blocks: delivered } = digestMessage(aDigest(items), en);
const later = { nextBlock: '16:00' };

function mark(
  blocks: readonly KnownBlock[],
  states: Readonly<Record<string, ItemState>>,
  closed?: ReadonlySet<string>,
): readonly KnownBlock[] {
  return marked(blocks, aBatch(items, states), closed === undefined ? later : { ...later, closed }, en);
}

function blockOf(blocks: readonly KnownBlock[], id: string): string {
  return textsIn(blocks.filter(({ block_id }) => block_id === id)).join('\n');
}

test('a digest in which nothing was done stays the very same', () => {
  expect(isSame(delivered, mark(delivered, {}))).toBe(true);
});

test('what is done shrinks to a line that says so, with the way back', () => {
  const after = mark(delivered, { [first]: 'done' });

  expect(blockOf(after, first)).toMatch(/^Done: <@UANN> in <#C1>, 10:57 · <https.*\|Open>\nNot done yet$/);
  expect(blockOf(after, second)).toBe(blockOf(delivered, second));
});

test('what is opened again looks exactly as it was delivered', () => {
  expect(mark(mark(delivered, { [first]: 'done' }), {})).toEqual(delivered);
});

test('a text too long for a button is given up when it is done, and the line about it stays', () => {
  const long = [anItem(aRef(3), { snippet: 'x'.repeat(2_500) })];
  const { blocks } = digestMessage(aDigest(long), en);
  const done = marked(blocks, aBatch(long, { [first]: 'done' }), later, en);

  expect(blockProblems(done)).toEqual([]);
  expect(blockOf(marked(done, aBatch(long), later, en), first)).toMatch(/^<@UANN> in <#C1>, 10:57/);
});

test('what is snoozed says when it comes again, and keeps nothing of the text', () => {
  const after = mark(delivered, { [first]: 'snoozed' });

  expect(blockOf(after, first)).toMatch(/^Snoozed to 16:00: <@UANN> in <#C1>/);
  expect(JSON.stringify(after)).not.toContain(`text of ${items[0]?.ref.ts}`);
});

test('a time that was said stays when the digest is marked again later', () => {
  const snoozed = mark(delivered, { [first]: 'snoozed' });
  const again = marked(snoozed, aBatch(items, { [first]: 'snoozed' }), { nextBlock: 'tomorrow 11:00' }, en);

  expect(blockOf(again, first)).toContain('16:00');
});

test.each(['open', 'done', 'snoozed'] as const)(
  'nothing is left of a message that was %s and is gone',
  (before) => {
    const gone = mark(mark(delivered, { [first]: before }), { [first]: 'gone' });

    expect(blockOf(gone, first)).toBe('A message was deleted.');
    expect(JSON.stringify(gone)).not.toMatch(new RegExp(`text of ${items[0]?.ref.ts}`));
  },
);

test('when all is done, the way back stands where "Done with all" was', () => {
  const after = mark(delivered, Object.fromEntries(items.map(({ id }) => [id, 'done'])));

  expect(textsIn(after)).toContain(en.digest.undo);
  expect(textsIn(after)).not.toContain('Done with all');
  expect(textsIn(mark(after, {}))).toContain('Done with all');
});

test('when nothing can be done or undone any more, no button is left', () => {
  const after = mark(delivered, Object.fromEntries(items.map(({ id }) => [id, 'gone'])));

  expect(after.some(({ type }) => type === 'actions')).toBe(false);
});

test('whatever was pressed in whatever order, the states alone decide what is seen', () => {
  const onTheWay = fc.constantFrom<ItemState>('open', 'done');
  const atTheEnd = fc.constantFrom<ItemState>('open', 'done', 'snoozed', 'called', 'gone');
  const way = fc.array(fc.tuple(onTheWay, onTheWay, onTheWay), { maxLength: 5 });
  const statesOf = (states: readonly ItemState[]): Record<string, ItemState> =>
    Object.fromEntries(items.map(({ id }, at) => [id, states[at] ?? 'open']));
  // Which mentions an undoing is about depends on the presses, and only that.
  const withoutMask = (blocks: readonly KnownBlock[]): string =>
    JSON.stringify(blocks).replace(/"B1:[0-9a-f]+"/, '""');

  fc.assert(
    fc.property(way, fc.tuple(atTheEnd, atTheEnd, atTheEnd), (steps, end) => {
      const arrived = [...steps, end].reduce((blocks, states) => mark(blocks, statesOf(states)), delivered);

      expect(withoutMask(arrived)).toBe(withoutMask(mark(delivered, statesOf(end))));
      expect(isSame(arrived, mark(arrived, statesOf(end)))).toBe(true);
      expect(blockProblems(arrived)).toEqual([]);
    }),
  );
});

test('also of ten thousand mentions “Done with all” can be undone, within what a button holds', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => anItem({ channel: 'C1', ts: `${n}.000000` }));
  const states = Object.fromEntries(many.map(({ id }) => [id, 'done' as const]));
  const batch = aBatch(many, states);
  const closed = new Set(many.map(({ id }) => id));

  const after = wholeMarked(wholeActions('B1', many.length, en), batch, closed, en);

  const undo = after?.elements.find(({ action_id }) => action_id === ACTIONS.undo);
  const value = undo !== undefined && 'value' in undo ? (undo.value ?? '') : '';
  expect(value.length).toBeLessThanOrEqual(2000);
  expect(chosenBy(value.slice('B1:'.length), batch.items)).toHaveLength(10_000);
});

import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { wordsFor } from '../../src/words/words.ts';
import { anItem, aRef, DigestWorld, NEXT_BLOCK, NOW, textsIn, tsBefore } from '../support/fakes-digest.ts';

const en = wordsFor('en');
const three = [anItem(aRef(3)), anItem(aRef(2)), anItem(aRef(1), { waitsForAnswer: true })];
const [third, second, first] = three.map(({ id }) => id) as [string, string, string];
const many = Array.from({ length: 34 }, (_, minutes) => anItem(aRef(minutes)));

const done = { text: 'Done' };
const snooze = { text: 'Snooze to next block' };
const doneWithAll = { text: 'Done with all' };
const undo = { text: en.digest.undo };

function rowOf(blocks: readonly unknown[], id: string): string {
  return textsIn(blocks.filter((block) => (block as { block_id?: string }).block_id === id)).join('\n');
}

describe('Done', () => {
  test('marks one mention, and "Not done yet" brings it back with its text', async () => {
    const world = new DigestWorld(three);
    const before = world.dm.blocks;

    await world.press({ ...done, of: first });
    expect(world.states).toEqual({ 1: 'done', 2: 'open', 3: 'open' });
    expect(rowOf(world.dm.blocks, first)).toMatch(/^Done: /);

    await world.press({ text: 'Not done yet', of: first });
    expect(world.states).toEqual({ 1: 'open', 2: 'open', 3: 'open' });
    expect(world.dm.blocks).toEqual(before);
  });

  test('pressed twice is pressed once', async () => {
    const world = new DigestWorld(three);
    const seen = { ...world.dm };

    await world.press({ ...done, of: first }, seen);
    const once = world.dm.blocks;
    await world.press({ ...done, of: first }, seen);

    expect(world.dm.blocks).toEqual(once);
    expect(world.ephemerals).toEqual([]);
  });

  test('two presses on what was on the screen before either was shown both stand', async () => {
    const world = new DigestWorld(three);
    const seen = { ...world.dm };

    await Promise.all([
      world.press({ ...done, of: first }, seen),
      world.press({ ...snooze, of: second }, seen),
    ]);

    expect(world.states).toEqual({ 1: 'done', 2: 'snoozed', 3: 'open' });
    expect(rowOf(world.dm.blocks, first)).toMatch(/^Done/);
    expect(rowOf(world.dm.blocks, second)).toMatch(/^Snoozed to/);
  });

  test('Done and Snooze on one row at once: one counts, and the row shows that one', async () => {
    const world = new DigestWorld(three);
    const seen = { ...world.dm };

    await Promise.all([
      world.press({ ...snooze, of: first }, seen),
      world.press({ ...done, of: first }, seen),
    ]);

    const state = world.states[1];
    expect(world.snoozed).toHaveLength(state === 'snoozed' ? 1 : 0);
    expect(rowOf(world.dm.blocks, first)).toMatch(state === 'snoozed' ? /^Snoozed to/ : /^Done/);
  });

  test('a press whose writing is overtaken by another is shown too, whoever writes last', async () => {
    const world = new DigestWorld(three);
    const seen = { ...world.dm };
    world.meanwhile = () => world.press({ ...done, of: second }, seen);

    await world.press({ ...done, of: first }, seen);

    expect(rowOf(world.dm.blocks, first)).toMatch(/^Done/);
    expect(rowOf(world.dm.blocks, second)).toMatch(/^Done/);
  });

  test('on what was snoozed a moment ago comes too late: it still comes again', async () => {
    const world = new DigestWorld(three);
    const seen = { ...world.dm };
    await world.press({ ...snooze, of: first }, seen);

    await world.press({ ...done, of: first }, seen);

    expect(world.states).toMatchObject({ 1: 'snoozed' });
    expect(rowOf(world.dm.blocks, first)).toMatch(/^Snoozed to/);
  });

  test('is shown at once also while Slack limits updates', async () => {
    const world = new DigestWorld(three);
    world.busy.add('update');

    await world.press({ ...done, of: first });

    expect(rowOf(world.dm.blocks, first)).toMatch(/^Done/);
  });
});

describe('Done with all', () => {
  test('marks also what is not shown, and its undoing opens only what it had closed', async () => {
    const world = new DigestWorld(many);
    await world.press({ ...done, of: many[33]?.id ?? '' });

    await world.press(doneWithAll);
    expect(new Set(Object.values(world.states))).toEqual(new Set(['done']));

    await world.press(undo);
    expect(world.states).toEqual({
      ...Object.fromEntries(many.map((_, minutes) => [minutes, 'open'])),
      33: 'done',
    });
    expect(textsIn(world.dm.blocks)).toContain('Done with all');
  });

  test('leaves alone what is snoozed or gone, and so does its undoing', async () => {
    const world = new DigestWorld(three);
    await world.press({ ...snooze, of: second });
    await world.batches.mark('T1', 'B1', [third], 'gone');

    await world.press(doneWithAll);
    expect(world.states).toEqual({ 1: 'done', 2: 'snoozed', 3: 'gone' });
    await world.press(undo);
    expect(world.states).toEqual({ 1: 'open', 2: 'snoozed', 3: 'gone' });
  });

  test('an undoing that was changed on the way opens nothing', async () => {
    const world = new DigestWorld(three);
    await world.press(doneWithAll);
    const forged = {
      ...world.dm,
      blocks: JSON.parse(JSON.stringify(world.dm.blocks).replace('B1:7', 'B1:zz')),
    };

    await world.press(undo, forged);

    expect(new Set(Object.values(world.states))).toEqual(new Set(['done']));
  });
});

describe('Snooze', () => {
  test('lets the mention wait for the next block, with its text as it is in Slack now', async () => {
    const world = new DigestWorld(three);
    world.messages.set(`C1|${tsBefore(1)}`, { text: 'edited <!here>', user: 'UANN', blocks: [] });

    await world.press({ ...snooze, of: first });

    expect(world.snoozed).toEqual([
      {
        ref: aRef(1),
        author: { user: 'UANN' },
        channelKind: 'public',
        isShared: false,
        snippet: 'edited @here',
        waitsForAnswer: true,
        heldAt: NOW,
        because: 'snoozed',
        promisedFor: NEXT_BLOCK,
      },
    ]);
    expect(rowOf(world.dm.blocks, first)).toMatch(/^Snoozed to 16:00: /);
  });

  test('what is snoozed, done or gone is not snoozed again by a digest that looks old', async () => {
    const world = new DigestWorld(three);
    const seen = { ...world.dm };
    await world.press({ ...snooze, of: first }, seen);
    await world.press({ ...done, of: second }, seen);
    await world.batches.mark('T1', 'B1', [third], 'gone');

    for (const id of [first, second, third]) await world.press({ ...snooze, of: id }, seen);

    expect(world.snoozed).toHaveLength(1);
    expect(world.states).toEqual({ 1: 'snoozed', 2: 'done', 3: 'gone' });
    expect(rowOf(world.dm.blocks, third)).toBe('A message was deleted.');
  });

  test('a message that Slack no longer shows comes again as a permalink', async () => {
    const world = new DigestWorld(three);
    world.messages.delete(`C1|${tsBefore(1)}`);

    await world.press({ ...snooze, of: first });

    expect(world.snoozed).toMatchObject([{ snippet: '', author: {} }]);
  });

  test('while Slack cannot be asked, nothing changes and the person is told', async () => {
    const world = new DigestWorld(three);
    world.busy.add('read');

    await world.press({ ...snooze, of: first });

    expect(world.snoozed).toEqual([]);
    expect(world.states).toMatchObject({ 1: 'open' });
    expect(world.ephemerals).toEqual([en.common.somethingFailed]);
  });

  test('waits a moment where Slack asks for it', async () => {
    const world = new DigestWorld(three);
    world.hurried = 2;

    await world.press({ ...snooze, of: first });

    expect(world.states).toMatchObject({ 1: 'snoozed' });
    expect(world.ephemerals).toEqual([]);
  });

  test('whose last block is gone meanwhile is told that there is none', async () => {
    const world = new DigestWorld(three);
    world.nextBlock = undefined;

    await world.press({ ...snooze, of: first });

    expect(world.snoozed).toEqual([]);
    expect(world.ephemerals).toEqual([en.digest.noNextBlock]);
  });
});

test('"Open" changes nothing: Slack follows the link', async () => {
  const world = new DigestWorld(three);
  const before = world.dm.blocks;

  await world.press({ text: 'Open in Slack', of: first });

  expect(world.dm.blocks).toBe(before);
  expect(world.ephemerals).toEqual([]);
});

test.each([{ ...done, of: first }, { ...snooze, of: first }, doneWithAll])(
  'somebody else presses in vain, and is told: $text',
  async (button) => {
    const world = new DigestWorld(three);
    const before = world.dm.blocks;

    await world.press(button, world.dm, 'UOTHER');

    expect(new Set(Object.values(world.states))).toEqual(new Set(['open']));
    expect(world.dm.blocks).toBe(before);
    expect(world.snoozed).toEqual([]);
    expect(world.ephemerals).toEqual([en.common.notYours]);
  },
);

test('a digest that is no longer kept says so, and stays as it is', async () => {
  const world = new DigestWorld(three);
  const before = world.dm.blocks;
  world.batch = undefined;

  await world.press({ ...done, of: first });
  await world.press(doneWithAll);

  expect(world.dm.blocks).toBe(before);
  expect(world.ephemerals).toEqual([en.digest.expired, en.digest.expired]);
});

test('who has left Sluice can still mark what was delivered', async () => {
  const world = new DigestWorld(three);
  world.person = undefined;

  await world.press({ ...done, of: first });

  expect(world.states).toMatchObject({ 1: 'done' });
});

test('people are told in their own language', async () => {
  const world = new DigestWorld(three);
  if (world.person !== undefined) world.person = { ...world.person, locale: 'de-DE' };
  world.batch = undefined;

  await world.press({ ...done, of: first });

  expect(world.ephemerals).toEqual([wordsFor('de').digest.expired]);
});

describe('Show all', () => {
  const showAll = { text: 'Show all 34' };

  test('shows ten mentions a page, read again, and turns its pages', async () => {
    const world = new DigestWorld(many);
    world.messages.set(`C1|${tsBefore(33)}`, { text: 'as edited', user: 'UANN', blocks: [] });

    await world.press(showAll);
    expect(viewProblems(world.view)).toEqual([]);
    expect(textsIn(world.view.blocks)[0]).toBe('1–10 of 34');
    expect(rowOf(world.view.blocks, many[33]?.id ?? '')).toContain('as edited');

    for (const page of ['11–20 of 34', '21–30 of 34', '31–34 of 34']) {
      await world.pressInView({ text: 'More' });
      expect(textsIn(world.view.blocks)[0]).toBe(page);
    }
    expect(textsIn(world.view.blocks)).not.toContain('More');
    await world.pressInView({ text: 'Back' });
    expect(textsIn(world.view.blocks)[0]).toBe('21–30 of 34');
    expect(world.views.size).toBe(1);
  });

  test('what is done there is done in the DM too', async () => {
    const world = new DigestWorld(many);
    await world.press(showAll);
    const oldest = many[33]?.id ?? '';

    await world.pressInView({ ...done, of: oldest });
    expect(rowOf(world.view.blocks, oldest)).toMatch(/^Done/);
    expect(rowOf(world.dm.blocks, oldest)).toMatch(/^Done/);

    await world.pressInView({ text: 'Not done yet', of: oldest });
    expect(rowOf(world.view.blocks, oldest)).toContain(`text of ${many[33]?.ref.ts}`);

    await world.pressInView(doneWithAll);
    expect(new Set(Object.values(world.states))).toEqual(new Set(['done']));
    expect(textsIn(world.dm.blocks)).toContain(en.digest.undo);
    await world.pressInView(undo);
    expect(new Set(Object.values(world.states))).toEqual(new Set(['open']));
  });

  test('a mention of a private channel is shown to its members only', async () => {
    const world = new DigestWorld(many.map((item) => ({ ...item })));
    world.privateChannels.add('C1');
    world.members.set('C1', 'no');

    await world.press(showAll);

    expect(textsIn(world.view.blocks).join('\n')).not.toMatch(/text of|UANN/);
    expect(textsIn(world.view.blocks).join('\n')).toContain(many[33]?.permalink);
    expect(world.reads).toBe(0);
  });

  test('a page waits a moment where Slack asks for it', async () => {
    const world = new DigestWorld(many);
    await world.press(showAll);
    world.hurried = 4;

    await world.pressInView({ text: 'More' });

    expect(textsIn(world.view.blocks).join('\n')).not.toContain(en.digest.noText.unreadable);
  });

  test('when Slack wants to be left in peace, it is not asked again and permalinks stand alone', async () => {
    const world = new DigestWorld(many);
    world.busy.add('read');

    await world.press(showAll);

    expect(world.reads).toBe(1);
    const shown = textsIn(world.view.blocks).join('\n');
    expect(shown).not.toContain('text of');
    expect(shown.split(en.digest.noText.unreadable)).toHaveLength(11);
  });

  test('what is gone is neither read nor shown', async () => {
    const world = new DigestWorld(many);
    await world.batches.mark('T1', 'B1', [many[33]?.id ?? ''], 'gone');

    await world.press(showAll);

    expect(world.reads).toBe(9);
    expect(rowOf(world.view.blocks, many[33]?.id ?? '')).toBe('A message was deleted.');
  });

  test('what went wrong is said in the view, and taken away by the next press', async () => {
    const world = new DigestWorld(many);
    await world.press(showAll);
    world.busy.add('read');
    await world.pressInView({ ...snooze, of: many[33]?.id ?? '' });
    expect(textsIn(world.view.blocks)[0]).toBe(en.common.somethingFailed);

    world.busy.clear();
    await world.pressInView({ ...snooze, of: many[33]?.id ?? '' });

    expect(textsIn(world.view.blocks)[0]).toBe('1–10 of 34');
    expect(world.snoozed).toHaveLength(1);
  });

  test('who closes the view while it is read is left in peace', async () => {
    const world = new DigestWorld(many);
    world.closesViews = true;

    await world.press(showAll);

    expect(world.views.size).toBe(0);
    expect(world.ephemerals).toEqual([]);
  });

  test('somebody else presses in vain there too', async () => {
    const world = new DigestWorld(many);
    await world.press(showAll);

    await world.pressInView(doneWithAll, 'UOTHER');

    expect(textsIn(world.view.blocks)[0]).toBe(en.common.notYours);
    expect(new Set(Object.values(world.states))).toEqual(new Set(['open']));
  });
});

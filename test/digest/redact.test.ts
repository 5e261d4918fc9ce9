import { redact } from '../../src/digest/redact.ts';
import { anItem, aRef, DigestWorld, NOW, textsIn, tsBefore } from '../support/fakes-digest.ts';

const items = [anItem(aRef(2, { threadTs: '1.000001' })), anItem(aRef(1))];
const deleted = `B1|C1|${tsBefore(2)}`;
const text = `text of ${tsBefore(2)}`;

test('a message that was deleted in Slack goes from the delivered digest, and only it', async () => {
  const world = new DigestWorld(items);

  await redact(world.deps, 'T1', deleted, NOW);

  expect(JSON.stringify(world.dm)).not.toContain(text);
  expect(textsIn(world.dm.blocks)).toContain('A message was deleted.');
  expect(JSON.stringify(world.dm)).toContain(`text of ${tsBefore(1)}`);
  expect(world.states).toEqual({ 1: 'open', 2: 'gone' });
});

test('it goes also where it was done with, and its text only waited to be brought back', async () => {
  const world = new DigestWorld(items);
  await world.press({ text: 'Done', of: items[0]?.id ?? '' });
  expect(JSON.stringify(world.dm)).toContain(text);

  await redact(world.deps, 'T1', deleted, NOW);

  expect(JSON.stringify(world.dm)).not.toContain(text);
});

test('a button that was pressed on the digest as it looked before does not bring it back', async () => {
  const world = new DigestWorld(items);
  const seen = { ...world.dm };
  await redact(world.deps, 'T1', deleted, NOW);

  await world.press({ text: 'Done with all' }, seen);

  expect(JSON.stringify(world.dm)).not.toContain(text);
});

test('while Slack cannot be asked it throws, to be tried again, and then succeeds', async () => {
  const world = new DigestWorld(items);
  world.busy.add('update');
  await expect(redact(world.deps, 'T1', deleted, NOW)).rejects.toThrow('update is limited');

  world.busy.clear();
  await redact(world.deps, 'T1', deleted, NOW);

  expect(JSON.stringify(world.dm)).not.toContain(text);
});

test.each(['B2|C1|1.000001', `B1|C1|${tsBefore(9)}`, 'B1'])(
  'there is nothing to do for %s',
  async (thing) => {
    const world = new DigestWorld(items);
    const before = world.dm.blocks;

    await redact(world.deps, 'T1', thing, NOW);

    expect(world.dm.blocks).toBe(before);
  },
);

import { gatherNotes } from '../../../src/adapters/redis/gather-notes.ts';

function gathered(atOnce: number) {
  const written: [string, Readonly<Record<string, string>>][] = [];
  const waiters: (() => void)[] = [];
  const notes = gatherNotes(async (_tenant, user, noted) => {
    written.push([user, noted]);
    for (const look of waiters) look();
  }, atOnce);
  return {
    notes,
    written,
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const look = (): void => void (written.length >= count && resolve());
        waiters.push(look);
        look();
      }),
  };
}

test('what people do at their usual pace is written at once', async () => {
  const { notes, written } = gathered(2);

  await notes.add('T1', 'UANA', 'C1', '1.0');
  await notes.add('T1', 'UANA', 'C2', '2.0');

  expect(written).toEqual([
    ['UANA', { C1: '1.0' }],
    ['UANA', { C2: '2.0' }],
  ]);
});

test('beyond that, it is written within a second, together for each person, the latest of each channel', async () => {
  const { notes, written, until } = gathered(1);
  await notes.add('T1', 'UANA', 'C1', '1.0');

  await notes.add('T1', 'UANA', 'C1', '3.0');
  await notes.add('T1', 'UANA', 'C1', '2.0');
  await notes.add('T1', 'UANA', 'C2', '4.0');
  await notes.add('T1', 'UBEN', 'C1', '5.0');
  expect(written).toHaveLength(1);

  await until(3);
  expect(written.slice(1)).toEqual([
    ['UANA', { C1: '3.0', C2: '4.0' }],
    ['UBEN', { C1: '5.0' }],
  ]);
});

test('what waits of somebody is written when it is asked for, and not again', async () => {
  const { notes, written, until } = gathered(1);
  await notes.add('T1', 'UBEN', 'C1', '1.0');
  await notes.add('T1', 'UANA', 'C1', '2.0');
  await notes.add('T1', 'UBEN', 'C1', '3.0');

  await notes.writeDown('T1', 'UANA');
  expect(written.at(-1)).toEqual(['UANA', { C1: '2.0' }]);

  await until(3);
  expect(written.filter(([user]) => user === 'UANA')).toHaveLength(1);
});

import { nameOf, readerOf } from '../../src/red-phone/names.ts';
import { recipientsOf } from '../../src/red-phone/recipients.ts';
import { zones } from '../schedule/support.ts';

test('nobody waits for a Slack that hangs to learn what somebody is called, or how they read', async () => {
  const directory = { profile: () => new Promise<never>(() => {}) };
  const people = { find: async () => undefined };
  const [name, reader] = await Promise.all([
    nameOf('T1', 'UANA', { directory }),
    readerOf('T1', 'UANA', { directory, people, zones }),
  ]);
  expect(name).toBe('<@UANA>');
  expect(reader).toMatchObject({ locale: 'en-US', profile: undefined });
});

test('nor to call those of whom it does not tell', async () => {
  const deps = {
    directory: { profile: () => new Promise<never>(() => {}) },
    people: { find: async () => undefined },
    zones,
  };
  const ring = {
    id: 'r',
    caller: { user: 'UBEN' },
    users: ['UANA'],
    groups: [],
    reason: '',
    isConfirmed: true,
    arrivedAt: 0,
  };
  const { people } = await recipientsOf('T1', ring, undefined, 0, deps as never);
  expect(people).toMatchObject([{ user: 'UANA', state: 'calling' }]);
});

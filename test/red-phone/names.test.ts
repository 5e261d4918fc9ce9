import { nameOf, readerOf } from '../../src/red-phone/names.ts';
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

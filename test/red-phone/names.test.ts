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
  const ring = { ...of('UBEN'), users: ['UANA'] };
  const { people } = await recipientsOf('T1', ring, undefined, 50, 0, deps as never);
  expect(people).toMatchObject([{ user: 'UANA', state: 'calling' }]);
});

test('one call reaches only so many: those named first, nobody in place of an app, and it knows who is left', async () => {
  const group = ['UBOT', 'UBEN', 'U1', 'UANA', 'U2', 'U3', 'U4'];
  const deps = {
    directory: {
      profile: async (_tenant: string, user: string) => ({ user, isBot: user === 'UBOT' }),
      membersOf: async () => group,
    },
    people: { find: async () => undefined },
    zones,
  };
  const ring = { ...of('UBEN'), users: ['UANA'], groups: ['S1'] };
  const { people, left } = await recipientsOf('T1', ring, undefined, 3, 0, deps as never);

  expect(people.map(({ user }) => user)).toEqual(['UANA', 'U1', 'U2']);
  expect(left).toEqual(['U3', 'U4']);
});

function of(user: string) {
  return { id: 'r', caller: { user }, users: [], groups: [], reason: '', isConfirmed: true, arrivedAt: 0 };
}

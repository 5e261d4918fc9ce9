import { RetryLaterError } from '../../src/errors.ts';
import type { Profile } from '../../src/people/directory.ts';
import type { CallDeps } from '../../src/red-phone/deps.ts';
import { membersOf } from '../../src/red-phone/recipients.ts';
import { giveUpRing } from '../../src/red-phone/take-ring.ts';
import { refusalFor } from '../../src/red-phone/who-rings.ts';
import { SlackRefusal } from '../../src/slack.ts';
import { zones } from '../schedule/support.ts';

const ring = {
  ...{ id: 'asked-1', caller: { user: 'UBEN' }, channel: 'C1', users: ['UANA'], groups: [], phrase: 'sev1' },
  ...{ reason: 'sev1', isConfirmed: false, arrivedAt: 0 },
};
const member = { isBot: false, isGuest: false, isStranger: false };

type Before = Partial<Profile> | undefined;

async function ask(profile: () => Promise<never>, before?: Before, admitted: string[] = []) {
  const redPhone = { words: [], callsPerWeek: 3, admitted, next: [] };
  const directory = { profile, knownProfile: async () => before };
  return await refusalFor('T1', ring, undefined, redPhone, { directory } as never);
}

const refuses = (code: string) => async (): Promise<never> => {
  throw new SlackRefusal('users.info', code);
};
const limits = async (): Promise<never> => {
  throw new RetryLaterError('Slack limits users.info', 30_000);
};
const hangs = (): Promise<never> => new Promise(() => {});

test.each([
  ['limits', limits],
  ['hangs', hangs],
  ['takes no token of Sluice', refuses('token_revoked')],
] as const)(
  'while Slack %s, what it said before counts, and without that nobody rings',
  async (_words, says) => {
    expect(await ask(says, member)).toBeUndefined();
    expect(await ask(says, { ...member, isStranger: true })).toBe('not-admitted');
    expect(await ask(says)).toBe('unknown');
    expect(await ask(says, undefined, ['UBEN'])).toBeUndefined();
  },
);

test('somebody whom Slack does not know rings nobody', async () => {
  expect(await ask(refuses('user_not_found'), member)).toBe('not-admitted');
});

test('a group that Slack refuses to tell of keeps nobody else from being called', async () => {
  const directory = { membersOf: refuses('missing_scope'), knownMembersOf: async () => new Map() };

  expect(await membersOf('T1', 'S1', { directory } as never)).toBeUndefined();
});

test('what fails again and again ends in words, and is tried until then', async () => {
  const said: string[] = [];
  const dropped: string[] = [];
  const deps = {
    calls: { ring: async () => ring, dropRing: async (_: string, id: string) => void dropped.push(id) },
    slack: { whisper: async (_: string, _to: unknown, { text }: { text: string }) => void said.push(text) },
    directory: { profile: hangs },
    people: { find: async () => undefined },
    audit: { note: async () => {} },
    ...{ zones, log: { error: () => {} } },
  } as unknown as CallDeps;
  const fault = new Error('A fault');
  const claim = { thing: ring.id, attempts: 2 };

  await expect(giveUpRing('T1', claim, fault, 0, deps)).rejects.toThrow(fault);
  expect(said).toEqual([]);
  await giveUpRing('T1', { ...claim, attempts: 3 }, fault, 0, deps);
  expect(said).toEqual([expect.stringContaining('Nobody was called: something went wrong')]);
  expect(dropped).toEqual([ring.id]);
});

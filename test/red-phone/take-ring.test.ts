import { defaultPolicy } from '../../src/people/policy.ts';
import type { Call } from '../../src/red-phone/call.ts';
import type { CallDeps } from '../../src/red-phone/deps.ts';
import { newly } from '../../src/red-phone/moves.ts';
import type { Ring } from '../../src/red-phone/ring.ts';
import { callIdOf, takeRing } from '../../src/red-phone/take-ring.ts';

const ring: Ring = {
  ...{ id: 'C1|1.000000~2.000000', caller: { user: 'UBEN' }, users: ['UANA'], groups: [], channel: 'C1' },
  ...{ source: { channel: 'C1', ts: '1.000000' }, phrase: 'sev1', reason: 'sev1', isConfirmed: true },
  arrivedAt: 0,
};

const newer: Call = {
  ...{ id: callIdOf(ring.id), ring: { ...ring, id: 'C1|1.000000~3.000000' }, next: [], key: 'k' },
  ...{ isLate: false, openedAt: 0, state: 'open', people: [newly('UCHI', 'called')], unread: [], left: [] },
  round: { since: 0, repeats: 0, isEscalated: false, isOver: false },
  ...{ edition: 0, events: [], noted: 0, done: [], doing: {}, pages: {} },
};

/** What is done of a ring that goes while it is taken; a call of its message may be there from the start, or later. */
async function did(changes: Partial<Ring>, { before, later }: { before?: Call; later?: Call } = {}) {
  const done: string[] = [];
  let isKept = true;
  const deps = {
    calls: {
      ring: async () => {
        const kept = isKept ? { ...ring, ...changes } : undefined;
        isKept = false;
        return kept;
      },
      calledUnder: async () => before,
      open: async () => 'gone',
      find: async () => later,
      change: async () => ({ call: before, isChanged: false }),
      dropRing: async () => done.push('drop'),
    },
    brake: {
      openCall: async (_tenant: string, _key: string, id: string) => id,
      spend: async () => done.push('spend'),
      giveBack: async (_tenant: string, caller: string) => done.push(`give back to ${caller}`),
      closed: async () => {},
      mutes: async () => new Set(),
    },
    people: {
      policy: async () => ({ ...defaultPolicy, redPhone: { ...defaultPolicy.redPhone, admitted: ['UBEN'] } }),
      find: async () => undefined,
    },
    directory: { profile: async () => undefined },
    urgentBells: { ring: async () => {} },
    slack: {
      whisper: async () => done.push('say'),
      post: async () => done.push('say'),
      dm: async () => 'D1',
    },
    agenda: { schedule: async () => done.push('owe') },
    bells: { ring: async () => {} },
  } as unknown as CallDeps;
  await takeRing('T1', { thing: ring.id, token: 1 }, 0, deps);
  return done;
}

test('an edit that takes the word out before anybody is called gives the call of the week back', async () => {
  expect(await did({ isNews: true })).toEqual(['give back to UBEN', 'drop']);
});

test('so does a message that is deleted while it rings, and not one whose newer version has called', async () => {
  expect(await did({})).toEqual(['spend', 'give back to UBEN']);
  expect(await did({}, { later: newer })).toEqual(['spend']);
});

test('of whom a version names that is not the latest any more nothing is said', async () => {
  expect(await did({}, { before: newer })).toEqual(['drop']);
});

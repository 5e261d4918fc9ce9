import { amend } from '../../src/red-phone/amend-ring.ts';
import type { Call } from '../../src/red-phone/call.ts';
import type { CallDeps } from '../../src/red-phone/deps.ts';
import { newly } from '../../src/red-phone/moves.ts';
import type { Ring } from '../../src/red-phone/ring.ts';

function ringOf(user: string, ts: string): Ring {
  return {
    ...{ id: `C1|${ts}`, caller: { user }, users: [], groups: [], channel: 'C1', phrase: 'sev1' },
    ...{ source: { channel: 'C1', ts }, reason: 'sev1', isConfirmed: false, arrivedAt: 0 },
  };
}

const made: Call = {
  ...{ id: 'c', ring: ringOf('UADA', '1.000000'), next: [], key: 'k', isLate: false, openedAt: 0 },
  round: { since: 0, repeats: 0, isEscalated: false, isOver: false },
  people: [{ ...newly('UANA', 'called'), state: 'reached' }],
  ...{
    unread: [],
    left: [],
    edition: 0,
    state: 'open',
    events: [],
    noted: 0,
    done: [],
    doing: {},
    pages: {},
  },
};

/** How the people stand whom an edit of this message adds, where each of them has muted one caller. */
async function added(ring: Ring): Promise<readonly string[]> {
  const mutedBy: Readonly<Record<string, string>> = { UADA: 'UXIA', UBEN: 'UZOE' };
  let after = made;
  const deps = {
    brake: { mutes: async (_tenant: string, caller: string) => new Set([mutedBy[caller] ?? '']) },
    urgentBells: { ring: async () => {} },
    calls: {
      async change(_tenant: string, _id: string, how: (call: Call) => { call: Call } | undefined) {
        after = how(made)?.call ?? made;
        return { call: after, isChanged: after !== made };
      },
    },
  } as unknown as CallDeps;
  const people = ['UXIA', 'UZOE', 'UEVE'].map((user) => newly(user, 'called'));
  await amend('T1', ring, made, { people, unread: [], left: [] }, 50, 0, deps);
  return after.people.slice(1).map(({ user, state }) => `${user} ${state}`);
}

test('whoever has muted the caller of a call is not called by an edit of what has joined it', async () => {
  expect(await added(ringOf('UBEN', '2.000000'))).toEqual(['UXIA muted', 'UZOE muted', 'UEVE calling']);
});

test('nobody else’s mutes count for an edit of the message that made it', async () => {
  expect(await added(made.ring)).toEqual(['UXIA muted', 'UZOE calling', 'UEVE calling']);
});

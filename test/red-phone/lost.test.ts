import type { Claim } from '../../src/agenda/agenda.ts';
import { CallSealedError } from '../../src/red-phone/bare-call.ts';
import type { CallDeps } from '../../src/red-phone/deps.ts';
import { unlessSealed } from '../../src/red-phone/lost.ts';
import { SlackRefusal } from '../../src/slack.ts';

const ts = '1.000000';

/** A call of an app in an archived channel, where nothing can be said; what is done about it, in order. */
function scene({ isMade = false, refuses = true } = {}) {
  const did: string[] = [];
  const bare = {
    ...{ caller: { app: 'A1' }, source: { channel: 'C1', ts } },
    ...{ people: ['UANA', 'UBEN'], missing: ['UANA'], isOver: false },
  };
  const does = (what: string) => async (_tenant: string, about: unknown, user: unknown) => {
    did.push(
      typeof user === 'string' ? `${what} ${user}` : typeof about === 'string' ? `${what} ${about}` : what,
    );
    return true;
  };
  const deps = {
    calls: {
      bare: async () => bare,
      takeSealed: async () => true,
      giveBack: does('give back'),
      drop: async () => did.push('drop'),
      isMade: async () => isMade,
      dropRing: does('drop ring'),
    },
    restoreAfterCall: async () => did.push('restore'),
    bells: { ring: async () => {} },
    audit: { note: async (_tenant: string, { what }: { what: string }) => did.push(what) },
    agenda: { schedule: does('owe') },
    log: { error: () => {} },
    people: { find: async () => undefined },
    directory: { profile: async () => undefined },
    zones: new Map([['UTC', {}]]),
    slack: {
      async post() {
        did.push('say');
        if (refuses) throw new SlackRefusal('chat.postMessage', 'is_archived');
      },
    },
  } as unknown as CallDeps;
  const lose = (kind: Claim['kind'], thing: string) => {
    const claim = { id: 'claim', kind, thing, token: 1, due: 0, attempts: 0 } as unknown as Claim;
    return unlessSealed('T1', claim, 0, deps, async () => {
      throw new CallSealedError('Gone');
    });
  };
  return { did, lose };
}

test('mentions wait again though nowhere can be said that the call is lost', async () => {
  const { did, lose } = scene();
  await lose('tell', 'call1');

  expect(did).toEqual(['give back UANA', 'restore', 'restore', 'say', 'unreachable', 'drop']);
});

test('an edit of a message that has called is not said to have called nobody', async () => {
  const { did, lose } = scene({ isMade: true, refuses: false });
  await lose('ring', `C1|${ts}~9.000000`);

  expect(did).toEqual([`owe C1|${ts}`, `drop ring C1|${ts}~9.000000`]);
});

test('what asked for a call that was never made is dropped though nowhere can be said so', async () => {
  const { did, lose } = scene();
  await lose('ring', `C1|${ts}`);

  expect(did).toEqual(['say', 'refused', `drop ring C1|${ts}`]);
});

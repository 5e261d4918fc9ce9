import type { Claim } from '../../src/agenda/agenda.ts';
import { MINUTE, SECOND } from '../../src/clock.ts';
import { type Deliver, deliverDigest } from '../../src/digest/deliver.ts';
import { RetryLaterError } from '../../src/errors.ts';
import type { HeldMention } from '../../src/mentions/held.ts';
import { Person } from '../../src/people/person.ts';
import { Zone } from '../../src/schedule/zone.ts';

const NOW = Date.parse('2026-01-20T11:00:00Z');
const claim: Claim = {
  id: 'B1',
  token: 1,
  kind: 'digest',
  thing: 'UANA',
  due: NOW,
  reason: '',
  phase: 'claimed',
  postingSince: 0,
  attempts: 0,
};
const mention: HeldMention = {
  ref: { channel: 'C1', ts: '1768899600.000000' },
  promisedFor: NOW,
  author: { user: 'UBEN' },
  channelKind: 'public',
  isShared: false,
  snippet: 'look',
  waitsForAnswer: false,
  heldAt: NOW - MINUTE,
  because: 'waits',
};

const person = Person.parse({
  user: 'UANA',
  enrolment: { state: 'in', since: 0 },
  blocks: [],
  zone: { name: 'UTC', follows: 'slack' },
});

/** A delivery in which the process freezes for so long between the word that it posts and the post itself. */
function frozenFor(ms: number, { readMs = 0 } = {}) {
  let wall = 0;
  const posts: string[] = [];
  const phases: (string | undefined)[] = [];
  const checks: string[][] = [];
  const utc = new Zone('UTC', () => 0);
  const deps = {
    settleMs: 30 * SECOND,
    clock: { wall: () => wall },
    zones: { get: () => utc, has: () => true },
    awaitHearing: async () => undefined,
    directory: {
      profile: async () => {
        wall += readMs;
        return { isDeactivated: false, isGuest: false };
      },
      place: async () => ({ name: 'general', kind: 'public' }),
      workspaceUrl: async () => 'https://acme.slack.com/',
    },
    deliveries: {
      takeUp: async () => ({ carried: [mention], person, shield: undefined, begun: wall }),
      beginPost: async (_tenant: string, _claim: Claim, ids: string[]) => {
        checks.push(ids);
        return new Set(ids);
      },
      removed: async () => {
        wall += ms;
        return { seen: 0, deleted: 0, editedOut: 0, accessLost: 0 };
      },
      isFirst: async () => false,
      release: async () => true,
    },
    agenda: {
      postpone: async (_tenant: string, _claim: Claim, _ms: number, options: { phase?: string }) =>
        phases.push(options.phase),
    },
    slack: {
      dm: async () => 'D1',
      post: async () => {
        posts.push('D1');
        return { channel: 'D1', ts: '1.0' };
      },
    },
    onDelivered: async () => {},
  } as unknown as Deliver;
  return { deps, posts, phases, checks };
}

test('a process that wakes so late that another may look for its post does not post any more', async () => {
  const { deps, posts, phases } = frozenFor(16 * SECOND);

  await expect(deliverDigest('T1', claim, NOW, deps)).rejects.toThrow(RetryLaterError);

  expect(posts).toEqual([]);
  // Nothing was sent, so that whoever comes next need not wait for it.
  expect(phases).toEqual(['claimed']);
});

test('a process that was held up for a moment posts', async () => {
  const { deps, posts } = frozenFor(5 * SECOND);

  await deliverDigest('T1', claim, NOW, deps);

  expect(posts).toEqual(['D1']);
});

test('what was read just now is posted without another look', async () => {
  const { deps, posts, checks } = frozenFor(0, { readMs: 100 });

  await deliverDigest('T1', claim, NOW, deps);

  expect([posts, checks]).toEqual([['D1'], []]);
});

test('what was read a moment ago is looked at again before it is said', async () => {
  const { deps, posts, checks } = frozenFor(0, { readMs: 150 });

  await deliverDigest('T1', claim, NOW, deps);

  expect([posts, checks]).toEqual([['D1'], [['C1|1768899600.000000']]]);
});

test('where it cannot be prepared, the next try need not look for a post', async () => {
  const { deps, posts, phases } = frozenFor(0);
  const shieldIsOn = new RetryLaterError('A shield is being ended', SECOND);

  const fails = { ...deps, awaitHearing: () => Promise.reject(shieldIsOn) };
  await expect(deliverDigest('T1', claim, NOW, fails)).rejects.toBe(shieldIsOn);

  expect([posts, phases]).toEqual([[], ['claimed']]);
});

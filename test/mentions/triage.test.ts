import { type RecipientFacts, recipientsOf, triage, type Verdict } from '../../src/mentions/triage.ts';
import { Person } from '../../src/people/person.ts';
import { defaultPolicy, type Policy } from '../../src/people/policy.ts';
import { message } from '../support/ledger.ts';

const NOW = 1_767_225_660_000;
const MINUTE = 60_000;
const next = { start: NOW + 60 * MINUTE, end: NOW + 90 * MINUTE };

const ben = Person.parse({
  user: 'UBEN',
  enrolment: { state: 'in', since: 0 },
  blocks: [{ days: [1], start: '11:00', end: '11:30' }],
  zone: { name: 'UTC', follows: 'slack' },
});

interface Case {
  readonly of?: Parameters<typeof message>[0];
  readonly facts?: Partial<RecipientFacts>;
  readonly policy?: Partial<Policy>;
  readonly at?: number;
}

function check({ of = {}, facts = {}, policy = {}, at = NOW }: Case): Verdict {
  const known: RecipientFacts = {
    person: ben,
    isBot: false,
    blockNow: undefined,
    nextBlock: next,
    lastSpokeHere: undefined,
    ...facts,
  };
  return triage(message(of), 'UBEN', known, { ...defaultPolicy, ...policy }, at);
}

const endsIn = (minutes: number) => ({ start: NOW - MINUTE, end: NOW + minutes * MINUTE });

test('an ordinary mention waits until the start of the next block', () => {
  expect(check({})).toEqual({ kind: 'hold', until: next.start, because: 'waits' });
});

test.each<[string, Case]>([
  ['own-message', { of: { author: { user: 'UBEN' } } }],
  ['recipient-is-bot', { facts: { isBot: true } }],
  ['paused', { policy: { pausedSince: 1 } }],
  ['not-enrolled', { facts: { person: undefined } }],
  ['not-enrolled', { facts: { person: { ...ben, enrolment: { state: 'out', since: 0 } } } }],
  [
    'not-started',
    { facts: { person: { ...ben, enrolment: { state: 'proposed', since: 0, startsAt: NOW + 1 } } } },
  ],
  ['too-old', { at: NOW + 7 * 24 * 60 * MINUTE + 1 }],
  ['shared-channel', { of: { isShared: true } }],
  ['exempt-channel', { policy: { exemptChannels: ['C1'] } }],
  ['live-for-me', { facts: { person: { ...ben, live: ['C1'] } } }],
  ['app-not-held', { of: { author: { app: 'A1' } } }],
  ['no-block', { facts: { nextBlock: undefined } }],
  ['in-block', { facts: { blockNow: endsIn(11) } }],
  ['talking-here', { facts: { lastSpokeHere: NOW - 15 * MINUTE + 1 } }],
])('passes with the reason %s', (reason, given) => {
  expect(check(given)).toEqual({ kind: 'pass', reason });
});

test.each<[string, Case]>([
  [
    'a shared channel that an admin switched on',
    { of: { isShared: true }, policy: { sharedChannels: ['C1'] } },
  ],
  ['an app that an admin wants held', { of: { author: { app: 'A1' } }, policy: { heldApps: ['A1'] } }],
  [
    'an app that the recipient wants held',
    { of: { author: { app: 'A1' } }, facts: { person: { ...ben, heldApps: ['A1'] } } },
  ],
  ['somebody who last wrote here sixteen minutes ago', { facts: { lastSpokeHere: NOW - 16 * MINUTE } }],
  [
    'a workspace that switched the talking-here rule off',
    { facts: { lastSpokeHere: NOW }, policy: { talkingHereMinutes: 0 } },
  ],
  [
    'somebody enrolled by others whose day has come',
    { facts: { person: { ...ben, enrolment: { state: 'proposed', since: 0, startsAt: NOW } } } },
  ],
  ['a message that is seven days old to the second', { at: NOW + 7 * 24 * 60 * MINUTE }],
])('holds for %s', (_whom, given) => {
  expect(check(given).kind).toBe('hold');
});

test('what passes in the last ten minutes of a block also stands in the next digest', () => {
  expect(check({ facts: { blockNow: endsIn(10) } })).toEqual({
    kind: 'hold',
    until: next.start,
    because: 'block-ended',
  });
});

test('a person who is named and in two groups is one recipient', () => {
  const of = message({ users: ['UBEN', 'UCHI'], groups: ['S1', 'S2'] });

  const recipients = recipientsOf(of, (group) => (group === 'S1' ? ['UBEN', 'UANA'] : ['UBEN']));

  expect(recipients).toEqual(['UBEN', 'UCHI', 'UANA']);
});

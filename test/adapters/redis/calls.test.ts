import { randomBytes } from 'node:crypto';
import { createEncryption } from '../../../src/adapters/encryption.ts';
import { createCalls } from '../../../src/adapters/redis/calls.ts';
import type { Call } from '../../../src/red-phone/call.ts';
import { newly, stepOf } from '../../../src/red-phone/moves.ts';
import { Secret } from '../../../src/secret.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

const ring = {
  ...{ id: 'r', caller: { user: 'UBEN' }, users: [], groups: ['S1'], reason: 'It burns' },
  ...{ isConfirmed: true, arrivedAt: 0 },
};
const call: Call = {
  ...{ id: 'c', ring, next: [], key: 'k', isLate: false, openedAt: 0, state: 'open' },
  round: { since: 0, repeats: 0, isEscalated: false, isOver: false },
  people: [newly('UANA', 'called')],
  ...{ unread: [], left: [], edition: 0, events: [], noted: 0, done: [], doing: {}, pages: {} },
};

function stored() {
  const key = new Secret(randomBytes(32).toString('base64'));
  return createCalls(redis, createEncryption([{ id: 'k', key }]));
}

test('a call of many is read about as often as it is changed, and one change that fails keeps no other', async () => {
  const calls = stored();
  await calls.keepRing('T1', ring, 0);
  await calls.open('T1', { call, due: [] });
  await redis.config('RESETSTAT');
  const count = 60;
  const add = (one: Call) => stepOf({ ...one, noted: one.noted + 1 }, []);
  const fail = calls.change('T1', 'c', () => {
    throw new Error('A fault');
  });
  const changes = Array.from({ length: count }, () => calls.change('T1', 'c', add));
  await expect(fail).rejects.toThrow('A fault');
  await Promise.all(changes);

  expect((await calls.find('T1', 'c'))?.noted).toBe(count);
  const [, gets = '0'] = /cmdstat_hget:calls=(\d+)/.exec(await redis.info('commandstats')) ?? [];
  // Once by whoever changes it, once by the script that compares.
  expect(Number(gets)).toBeLessThan(count * 3);
});

test('an edit of what has made a call that is gone opens none, and does not wait for one', async () => {
  const calls = stored();
  const step = { call, due: [] };
  await calls.keepRing('T1', ring, 0);
  expect(await calls.isMade('T1', 'c')).toBe(false);
  expect(await calls.open('T1', step)).toBe('opened');
  await calls.keepRing('T1', ring, 0);
  expect(await calls.open('T1', step)).toBe('other');
  expect(await calls.takeSealed('T1', 'c', 'claim')).toBe(true);
  await calls.drop('T1', 'c');

  expect(await calls.open('T1', step)).toBe('lost');
  expect(await calls.isMade('T1', 'c')).toBe(true);
  await calls.dropRing('T1', ring.id);
  expect(await calls.open('T1', step)).toBe('gone');
});

test('an edit of what has joined a call that is gone does not wait for one either', async () => {
  const calls = stored();
  await calls.keepRing('T1', ring, 0);
  await calls.join('T1', ring.id, 'c', 'other');
  await calls.keepRing('T1', ring, 0);

  expect(await calls.calledUnder('T1', 'c')).toBeUndefined();
  expect(await calls.open('T1', { call, due: [] })).toBe('lost');
});

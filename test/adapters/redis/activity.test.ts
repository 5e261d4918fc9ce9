import { randomBytes } from 'node:crypto';
import { createEncryption } from '../../../src/adapters/encryption.ts';
import { createActivity } from '../../../src/adapters/redis/catchup.ts';
import { Secret } from '../../../src/secret.ts';
import { useRedis } from '../../support/redis.ts';

const EARLY = '1767225660.000100';
const LATE = '1767225700.000100';

const redis = useRedis();

/** With a key of its own each time: what another has sealed it cannot open. */
function activity() {
  const key = new Secret(randomBytes(32).toString('base64'));
  return createActivity(redis, createEncryption([{ id: 'k', key }]));
}

async function sealedByAKeyThatIsGone(): Promise<void> {
  const before = activity();
  await before.note('T1', 'UANA', 'C1', EARLY);
  expect(await before.lastIn('T1', 'UANA', 'C1')).toBe(EARLY);
}

test('where somebody was is noted anew where the key of what was noted is gone', async () => {
  await sealedByAKeyThatIsGone();
  const now = activity();

  await now.note('T1', 'UANA', 'C2', LATE);

  expect(await now.lastIn('T1', 'UANA', 'C2')).toBe(LATE);
  expect(await now.lastIn('T1', 'UANA', 'C1')).toBeUndefined();
});

test('what nobody can open any more is forgotten, and keeps nothing else from being forgotten', async () => {
  await sealedByAKeyThatIsGone();

  await activity().forgetBefore('T1', 0);

  expect(await redis.exists('{T1}:active')).toBe(0);
});

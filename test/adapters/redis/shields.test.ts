import { randomBytes } from 'node:crypto';
import { createEncryption } from '../../../src/adapters/encryption.ts';
import { createShieldLinks, createUserTokens } from '../../../src/adapters/redis/shield-tokens.ts';
import { createShields } from '../../../src/adapters/redis/shields.ts';
import { Secret } from '../../../src/secret.ts';
import { ShieldRecord } from '../../../src/shield/record.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

const key = new Secret(randomBytes(32).toString('base64'));
const encryption = createEncryption([{ id: 'k1', key }]);

test('of changes at one time none is lost', async () => {
  const shields = createShields(redis);
  await shields.create('T1', ShieldRecord.parse({ user: 'U1', since: 0 }));
  const more = (record: ShieldRecord) => ({ ...record, since: record.since + 1 });
  await Promise.all(Array.from({ length: 8 }, () => shields.change('T1', 'U1', more)));
  expect((await shields.find('T1', 'U1'))?.since).toBe(8);
});

test('what is forgotten is not brought back by a change', async () => {
  const shields = createShields(redis);
  await shields.create('T1', ShieldRecord.parse({ user: 'U1', since: 0 }));
  await shields.forget('T1', 'U1');
  expect(await shields.change('T1', 'U1', (record) => record)).toBeUndefined();
  expect(await shields.all('T1')).toEqual([]);
});

test('one worker at a time has a person, and only who has them lets them go', async () => {
  const shields = createShields(redis);
  const letGo = await shields.lock('T1', 'U1');
  expect(await shields.lock('T1', 'U1')).toBeUndefined();
  expect(await shields.lock('T1', 'U2')).toBeDefined();
  await redis.set('{T1}:shield-lock:U1', 'somebody else');
  await letGo?.();
  expect(await shields.lock('T1', 'U1')).toBeUndefined();
});

test('a token is sealed, opens for its person and workspace alone, and goes when it is forgotten', async () => {
  const tokens = createUserTokens(redis, encryption);
  await tokens.save('T1', 'U1', { token: new Secret('xoxp-secret'), renewal: undefined });
  const sealed = await redis.hgetBuffer('{T1}:user-tokens', 'U1');
  expect(sealed?.includes('xoxp')).toBe(false);
  expect((await tokens.find('T1', 'U1'))?.token.reveal()).toBe('xoxp-secret');

  await redis.hset('{T1}:user-tokens', 'U2', sealed ?? '');
  await expect(tokens.find('T1', 'U2')).rejects.toThrow();
  await tokens.forget('T1', 'U1');
  expect(await tokens.find('T1', 'U1')).toBeUndefined();
});

test('the next token takes the place of one that ends, and of no other', async () => {
  const tokens = createUserTokens(redis, encryption);
  const until = (name: string) => ({
    token: new Secret(name),
    renewal: { key: new Secret(`key of ${name}`), expiresAt: 5 },
  });
  const kept = async () => {
    const { token, renewal } = (await tokens.find('T1', 'U1')) ?? {};
    return token === undefined ? undefined : [token.reveal(), renewal?.key.reveal(), renewal?.expiresAt];
  };
  await tokens.save('T1', 'U1', until('one'));
  await tokens.swap('T1', 'U1', until('one'), until('two'));
  expect(await kept()).toEqual(['two', 'key of two', 5]);
  await tokens.swap('T1', 'U1', until('one'), until('three'));
  expect(await kept()).toEqual(['two', 'key of two', 5]);
  await tokens.forget('T1', 'U1');
  await tokens.swap('T1', 'U1', until('two'), until('three'));
  expect(await kept()).toBeUndefined();
});

test('a link is used once, however many try at once', async () => {
  const links = createShieldLinks(redis);
  await links.open('T1', 'a', 60_000);
  expect(await links.isOpen('T1', 'a')).toBe(true);
  const tries = await Promise.all(Array.from({ length: 5 }, () => links.use('T1', 'a')));
  expect(tries.filter(Boolean)).toHaveLength(1);
  expect(await links.isOpen('T1', 'a')).toBe(false);
});

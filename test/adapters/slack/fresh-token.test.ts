import { createFreshToken } from '../../../src/adapters/slack/fresh-token.ts';
import { HOUR, MINUTE } from '../../../src/clock.ts';
import { RetryLaterError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { Secret } from '../../../src/secret.ts';
import { TokenGoneError } from '../../../src/shield/own-slack.ts';
import type { UserToken } from '../../../src/shield/record.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../../src/slack.ts';
import { ready } from '../../shield/fakes.ts';

const NOW = Date.UTC(2026, 0, 20, 8);
const log = createLog({ level: 'silent', pretty: false, secrets: [], destination: { write: () => {} } });

function tokenOf(name: string, endsIn: number | undefined): UserToken {
  const renewal =
    endsIn === undefined ? undefined : { key: new Secret(`key ${name}`), expiresAt: NOW + endsIn };
  return { token: new Secret(name), renewal };
}

/** What one person has, shared by the processes that ask for it; Slack takes each key once. */
function scene(kept: UserToken | undefined, failure?: Error) {
  let now = kept;
  let isLocked = false;
  let number = 0;
  const renewed: string[] = [];
  const needs = {
    tokens: {
      find: async () => now,
      async swap(_tenant: string, _user: string, before: UserToken, next: UserToken) {
        if (now?.token.reveal() === before.token.reveal()) now = next;
      },
      async lock() {
        if (isLocked) return undefined;
        isLocked = true;
        return async () => {
          isLocked = false;
        };
      },
    },
    oauth: {
      async renew(_client: unknown, key: Secret) {
        await new Promise((resolve) => setImmediate(resolve));
        if (failure !== undefined) throw failure;
        if (renewed.includes(key.reveal()))
          throw new SlackRefusal('oauth.v2.access', 'invalid_refresh_token');
        renewed.push(key.reveal());
        number += 1;
        return tokenOf(`new ${number}`, 12 * HOUR);
      },
    },
    client: ready,
    wall: () => NOW,
    log,
  };
  const ask = async (refused?: string) => {
    const secret = refused === undefined ? undefined : new Secret(refused);
    return (await createFreshToken(needs)('T1', 'U1', secret)).reveal();
  };
  return { ask, renewed, needs, kept: () => now?.token.reveal() };
}

test.each([
  ['one that never ends', undefined],
  ['one that has hours to go', 3 * HOUR],
])('%s is used as it is', async (_case, endsIn) => {
  const { ask, renewed } = scene(tokenOf('old', endsIn));
  expect(await ask()).toBe('old');
  expect(renewed).toEqual([]);
});

test('one that ends soon is exchanged, and the next one is kept', async () => {
  const { ask, kept } = scene(tokenOf('old', HOUR));
  expect(await ask()).toBe('new 1');
  expect(await ask()).toBe('new 1');
  expect(kept()).toBe('new 1');
});

test('of many who ask at once, one exchanges it, and the others go on with what is still good', async () => {
  const { ask, renewed } = scene(tokenOf('old', HOUR));
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
  expect(renewed).toEqual(['key old']);
  expect(new Set(answers)).toEqual(new Set(['old', 'new 1']));
});

test('where it is over already, the others wait for the next one', async () => {
  const { ask, renewed } = scene(tokenOf('old', 0));
  const answers = await Promise.allSettled([ask(), ask()]);
  expect(answers).toEqual([
    { status: 'fulfilled', value: 'new 1' },
    { status: 'rejected', reason: expect.any(RetryLaterError) },
  ]);
  expect(await ask()).toBe('new 1');
  expect(renewed).toEqual(['key old']);
});

test('one that Slack calls expired is exchanged, whatever the clock says; one that never ends is not', async () => {
  expect(await scene(tokenOf('old', 9 * HOUR)).ask('old')).toBe('new 1');
  expect(await scene(tokenOf('newer', 9 * HOUR)).ask('old')).toBe('newer');
  expect(await scene(tokenOf('old', undefined)).ask('old')).toBe('old');
});

const refusal = (code: string) => new SlackRefusal('oauth.v2.access', code);

test.each([
  ['no answer', new OutcomeUnknownError('No answer')],
  ['a key that is used up', refusal('invalid_refresh_token')],
  ['a secret that is wrong', refusal('bad_client_secret')],
])('%s costs nothing while the old one is good', async (_case, failure) => {
  const { ask, kept } = scene(tokenOf('old', 5 * MINUTE), failure);
  expect(await ask()).toBe('old');
  expect(kept()).toBe('old');
});

test.each([
  ['no answer', new OutcomeUnknownError('No answer'), OutcomeUnknownError],
  ['a key that is used up', refusal('invalid_refresh_token'), TokenGoneError],
  ['a secret that is wrong', refusal('bad_client_secret'), RetryLaterError],
])('%s after its end is said for what it is', async (_case, failure, kind) => {
  await expect(scene(tokenOf('old', 0), failure).ask()).rejects.toThrow(kind);
});

test('without the app’s credentials the consent stays for when they are back', async () => {
  const { needs } = scene(tokenOf('old', 0));
  await expect(createFreshToken({ ...needs, client: undefined })('T1', 'U1')).rejects.toThrow(
    RetryLaterError,
  );
});

test('nobody’s token is gone', async () => {
  await expect(scene(undefined).ask()).rejects.toThrow(TokenGoneError);
});

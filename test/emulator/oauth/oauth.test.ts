import { client, closeAll, start } from '../support.ts';

afterEach(closeAll);

const redirect_uri = 'http://127.0.0.1:9/slack/oauth_redirect';
const error = (code: string) => ({ data: { error: code } });

async function scene(installed = true, tokenSeconds = 0) {
  const slack = await start({ installed, tokenSeconds, scopes: ['chat:write'] });
  const ann = slack.addUser({ name: 'ann' });
  const { clientId: client_id, clientSecret: client_secret } = slack;
  const url = (wanted: Record<string, string>) =>
    `${slack.authorizeUrl}?${new URLSearchParams({ client_id, redirect_uri, state: 's1', ...wanted })}`;
  const codeOf = async (wanted: Record<string, string>) =>
    new URL(await slack.authorize(url(wanted), ann)).searchParams.get('code') ?? '';
  const exchange = (code: string, more = {}) =>
    client(slack, '').oauth.v2.access({ client_id, client_secret, code, redirect_uri, ...more });
  return { slack, ann, url, codeOf, exchange };
}

test('installing brings a bot token that works', async () => {
  const { slack, codeOf, exchange } = await scene(false);
  expect(slack.botToken).toBe('');

  const installed = await exchange(await codeOf({ scope: 'chat:write,users:read' }));

  expect(installed).toMatchObject({
    token_type: 'bot',
    scope: 'chat:write,users:read',
    bot_user_id: slack.botUserId,
    app_id: slack.appId,
    team: { id: slack.teamId },
    is_enterprise_install: false,
  });
  expect((await client(slack, installed.access_token).users.list({})).ok).toBe(true);
});

test('a user-only authorisation brings a user token and no bot token', async () => {
  const { slack, ann, codeOf, exchange } = await scene();

  const granted = await exchange(await codeOf({ user_scope: 'dnd:write' }));

  expect(granted).not.toHaveProperty('access_token');
  expect(granted.authed_user).toMatchObject({ id: ann, scope: 'dnd:write', token_type: 'user' });
  const own = client(slack, granted.authed_user?.access_token);
  expect(await own.dnd.setSnooze({ num_minutes: 1 })).toMatchObject({ snooze_enabled: true });
});

test('the page asks, leads back with the state, and with an error when denied', async () => {
  const { slack, ann, url } = await scene();
  const wanted = url({ user_scope: 'dnd:write' });

  const page = await (await fetch(wanted)).text();

  expect(page).toContain('dnd:write (in your name)');
  expect(page).toContain(ann);
  expect(await slack.authorize(wanted, ann)).toMatch(
    /^http:\/\/127\.0\.0\.1:9\/slack\/oauth_redirect\?state=s1&code=.+/,
  );
  expect(await slack.authorize(wanted, ann, 'deny')).toContain('?state=s1&error=access_denied');
  await expect(slack.authorize(url({ client_id: 'x', scope: 'a' }), ann)).rejects.toThrow(
    'invalid_client_id',
  );
});

test('a code is good once, for its secret and its redirect', async () => {
  const { codeOf, exchange } = await scene();
  const code = await codeOf({ scope: 'chat:write' });

  await expect(exchange(code, { client_secret: 'x' })).rejects.toMatchObject(error('bad_client_secret'));
  await exchange(code);
  await expect(exchange(code)).rejects.toMatchObject(error('invalid_code'));
  await expect(exchange(await codeOf({ scope: 'a' }), { redirect_uri: 'http://x' })).rejects.toMatchObject(
    error('bad_redirect_uri'),
  );
});

test('a token that rotates is exchanged with a key that works once, and the old one works to its end', async () => {
  const { slack, ann, codeOf, exchange } = await scene(true, 43_200);
  const granted = (await exchange(await codeOf({ user_scope: 'dnd:write' }))).authed_user;
  expect(granted).toMatchObject({ access_token: expect.stringMatching(/^xoxe\.xoxp-/), expires_in: 43_200 });
  const renew = (refresh_token = '') =>
    client(slack, '').oauth.v2.access({
      ...{ client_id: slack.clientId, client_secret: slack.clientSecret },
      ...{ grant_type: 'refresh_token', refresh_token },
    });

  const next = await renew(granted?.refresh_token);

  expect(next).toMatchObject({ token_type: 'user', scope: 'dnd:write', expires_in: 43_200 });
  await expect(renew(granted?.refresh_token)).rejects.toMatchObject(error('invalid_refresh_token'));
  for (const token of [granted?.access_token, next.access_token]) {
    expect((await client(slack, token).dnd.setSnooze({ num_minutes: 1 })).ok).toBe(true);
  }
  slack.endTokens(ann);
  await expect(client(slack, next.access_token).dnd.endSnooze()).rejects.toMatchObject(
    error('token_expired'),
  );
  expect((await renew(next.refresh_token)).ok).toBe(true);
});

test('a revoked user token works no more, and the app is told whose it was', async () => {
  const { slack, ann } = await scene();
  slack.sendEventsTo('http://127.0.0.1:1/');
  const own = client(slack, slack.userToken(ann, ['dnd:write']));

  await own.auth.revoke();

  await expect(own.dnd.endSnooze()).rejects.toMatchObject(error('token_revoked'));
  expect(slack.deliveries[0]?.payload['event']).toMatchObject({
    type: 'tokens_revoked',
    tokens: { oauth: [ann], bot: [] },
  });
});

test('after an uninstall nothing works and nothing more is told', async () => {
  const { slack, ann } = await scene();
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  slack.userToken(ann, ['dnd:write']);
  slack.sendEventsTo('http://127.0.0.1:1/');

  slack.uninstall();
  await slack.post({ user: ann, channel, text: 'still there?' });

  expect(slack.deliveries.map(({ payload }) => payload['event'])).toMatchObject([
    { type: 'app_uninstalled' },
    { type: 'tokens_revoked', tokens: { oauth: [ann], bot: [slack.botUserId] } },
  ]);
  await expect(client(slack).auth.test()).rejects.toMatchObject(error('account_inactive'));
});

import { WebClient } from '@slack/web-api';
import { client, closeAll, start } from '../support.ts';

afterEach(closeAll);

const ERROR = (error: string) =>
  expect.objectContaining({ data: expect.objectContaining({ ok: false, error }) });

test('the bot learns who it is', async () => {
  const slack = await start();

  const who = await client(slack).auth.test();

  expect(who).toMatchObject({ user_id: slack.botUserId, team_id: slack.teamId, bot_id: slack.botId });
  expect(who.response_metadata?.scopes).toContain('chat:write');
});

test('an unknown token, no token and the wrong kind of token are told apart', async () => {
  const slack = await start();

  await expect(client(slack, 'xoxb-nobody').auth.test()).rejects.toEqual(ERROR('invalid_auth'));
  await expect(new WebClient(undefined, { slackApiUrl: slack.apiUrl }).users.list({})).rejects.toEqual(
    ERROR('not_authed'),
  );
  await expect(client(slack).dnd.setSnooze({ num_minutes: 5 })).rejects.toEqual(
    ERROR('not_allowed_token_type'),
  );
  await expect(client(slack, slack.appToken).users.list({})).rejects.toEqual(ERROR('not_allowed_token_type'));
});

test('a missing scope is named', async () => {
  const slack = await start({ scopes: ['chat:write'] });

  const failure = await client(slack)
    .users.list({})
    .catch((error: unknown) => error);

  expect(failure).toMatchObject({
    data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write' },
  });
});

test('a private channel needs the scope of private channels', async () => {
  const slack = await start({ scopes: ['channels:history'] });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'secret', kind: 'private', members: [ann] });

  const failure = await client(slack)
    .conversations.history({ channel })
    .catch((error: unknown) => error);

  expect(failure).toMatchObject({ data: { error: 'missing_scope', needed: 'groups:history' } });
});

test('a missing argument and an unknown method are refused', async () => {
  const slack = await start();

  await expect(client(slack).apiCall('conversations.info')).rejects.toMatchObject({
    data: {
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    },
  });
  await expect(client(slack).apiCall('chat.shout')).rejects.toEqual(ERROR('unknown_method'));
});

test('a JSON body does as well as a form', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });

  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${slack.botToken}`,
    },
    body: JSON.stringify({ channel, text: 'hello', blocks: [{ type: 'divider' }] }),
  });

  expect(await response.json()).toMatchObject({ ok: true, channel, message: { text: 'hello' } });
});

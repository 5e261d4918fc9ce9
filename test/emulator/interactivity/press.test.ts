import { boltApp, client, closeAll, start } from '../support.ts';

afterEach(closeAll);

const BUTTON = {
  type: 'actions',
  block_id: 'row',
  elements: [
    { type: 'button', action_id: 'done', text: { type: 'plain_text', text: 'Done' }, value: 'm1' },
    {
      type: 'overflow',
      action_id: 'more',
      options: [{ text: { type: 'plain_text', text: 'Snooze' }, value: 'snooze' }],
    },
  ],
} as const;

const dataError = (error: string) => ({ data: { error } });

test('a button of a message carries the message, and its response URL replaces the message', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const bodies: unknown[] = [];
  await boltApp(slack, (app) => {
    app.action('done', async ({ ack, body, respond }) => {
      bodies.push(body);
      await ack();
      await respond({ replace_original: true, text: 'gone' });
    });
    app.action('more', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
  });
  const { ts = '', channel = '' } = await client(slack).chat.postMessage({
    channel: ann,
    text: 'x',
    blocks: [BUTTON],
  });

  await slack.press({ user: ann, message: { channel, ts }, actionId: 'more', selected: 'snooze' });
  await slack.press({ user: ann, message: { channel, ts }, actionId: 'done' });
  await slack.until(() => slack.dm(ann)[0]?.text === 'gone', 'the message replaced');

  expect(bodies).toMatchObject([
    {
      type: 'block_actions',
      actions: [{ action_id: 'more', type: 'overflow', selected_option: { value: 'snooze' } }],
    },
    {
      type: 'block_actions',
      user: { id: ann },
      channel: { id: channel, name: 'directmessage' },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      message: { ts, text: 'x' },
      actions: [{ action_id: 'done', block_id: 'row', type: 'button', value: 'm1' }],
    },
  ]);
  await expect(slack.press({ user: ann, message: { channel, ts }, actionId: 'gone' })).rejects.toThrow(
    'No element',
  );
});

test('an ephemeral can be pressed, replaced and deleted through its response URL', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  let presses = 0;
  await boltApp(slack, (app) => {
    app.action('done', async ({ ack, body, respond }) => {
      presses += 1;
      await ack();
      expect(body).toMatchObject({ container: { is_ephemeral: true } });
      if (presses === 1) await respond({ replace_original: true, text: 'again?', blocks: [BUTTON] });
      else await respond({ delete_original: true } as never);
    });
  });
  const { message_ts: ts = '' } = await client(slack).chat.postEphemeral({
    channel,
    user: ann,
    text: 'x',
    blocks: [BUTTON],
  });

  await slack.press({ user: ann, message: { channel, ts }, actionId: 'done' });
  const next = await slack.until(() => slack.ephemerals(ann)[1], 'the replacement');
  await slack.press({ user: ann, message: { channel, ts: next.ts }, actionId: 'done' });
  await slack.until(() => next.state === 'deleted', 'the deletion');

  expect(slack.ephemerals(ann).map(({ state }) => state)).toEqual(['replaced', 'deleted']);
  await expect(slack.press({ user: ann, message: { channel, ts }, actionId: 'done' })).rejects.toThrow(
    'sees no message',
  );
});

test('Home is published per person, opened with what it shows, and pressed', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const seen: unknown[] = [];
  await boltApp(slack, (app) => {
    app.event('app_home_opened', async ({ event, client: bot }) => {
      seen.push(event.view?.blocks.length);
      await bot.views.publish({ user_id: event.user, view: { type: 'home', blocks: [BUTTON] } as never });
    });
    app.action('done', async ({ ack, body }) => {
      seen.push(body);
      await ack();
    });
  });

  await slack.openHome(ann);
  await slack.until(() => slack.home(ann), 'the home view');
  await slack.openHome(ann);
  await slack.press({ user: ann, view: 'home', actionId: 'done' });

  expect(seen).toMatchObject([undefined, 1, { container: { type: 'view' }, view: { type: 'home' } }]);
  expect(seen[2]).not.toHaveProperty('response_url');
});

test('without a Home tab nothing can be published', async () => {
  const slack = await start({ homeTab: false });
  const ann = slack.addUser({ name: 'ann' });

  await expect(
    client(slack).views.publish({ user_id: ann, view: { type: 'home', blocks: [] } }),
  ).rejects.toMatchObject(dataError('not_enabled'));
});

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

const typed = (extra: object, element: object = {}) => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Hours' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'hours',
      label: { type: 'plain_text', text: 'Hours' },
      element: { type: 'plain_text_input', action_id: 'hours', ...element },
      ...extra,
    },
  ],
});

test('the app hears of what is typed into a form only where the input says so', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const views = [typed({}), typed({ dispatch_action: true })];
  const bodies: unknown[] = [];
  await boltApp(slack, (app) => {
    app.shortcut('open', async ({ ack, body }) => {
      await ack();
      await client(slack).views.open({ trigger_id: body.trigger_id, view: views.shift() as never });
    });
    app.action('hours', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
  });
  const type = async (selected: string) => {
    await slack.globalShortcut({ user: ann, callbackId: 'open' });
    const { id } = await slack.until(() => slack.modals(ann).at(-1), 'the form');
    try {
      return await slack.press({ user: ann, view: id, actionId: 'hours', selected });
    } finally {
      await slack.closeView({ user: ann, viewId: id });
    }
  };

  await expect(type('9-10')).rejects.toThrow('Slack tells nothing of hours before');
  await type('9-10');

  expect(bodies).toMatchObject([
    {
      container: { type: 'view' },
      view: { state: { values: { hours: { hours: { value: '9-10' } } } } },
      actions: [{ type: 'plain_text_input', block_id: 'hours', value: '9-10' }],
    },
  ]);
});

test('a form says in Slack’s words when it hears of what is typed, or is refused', async () => {
  const slack = await start();
  const open = (view: object) => client(slack).views.open({ trigger_id: 'none', view: view as never });
  const on = (...trigger_actions_on: string[]) =>
    typed({ dispatch_action: true }, { dispatch_action_config: { trigger_actions_on } });

  await expect(open(on('on_character_entered'))).rejects.toMatchObject(dataError('invalid_trigger_id'));
  await expect(open(on('on_blur'))).rejects.toMatchObject(dataError('invalid_arguments'));
  await expect(open(on())).rejects.toMatchObject(dataError('invalid_arguments'));
  await expect(open(typed({ dispatch_action: 'yes' }))).rejects.toMatchObject(dataError('invalid_arguments'));
});

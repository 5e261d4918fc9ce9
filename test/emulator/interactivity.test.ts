import { setTimeout as sleep } from 'node:timers/promises';
import { boltApp, client, closeAll, start } from './support.ts';

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

const MODAL = {
  type: 'modal',
  callback_id: 'hours',
  title: { type: 'plain_text', text: 'Hours' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'start',
      label: { type: 'plain_text', text: 'Start' },
      element: { type: 'timepicker', action_id: 'time', initial_time: '11:00' },
    },
    {
      type: 'input',
      block_id: 'note',
      label: { type: 'plain_text', text: 'Note' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
  ],
} as const;

const dataError = (error: string) => ({ data: { error } });

test('a command reaches the app with escaped names, and its answers reach the person alone', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const group = slack.addUserGroup({ handle: 'ops', members: [ann] });
  const texts: string[] = [];
  await boltApp(slack, (app) => {
    app.command('/comms', async ({ ack, command, respond }) => {
      texts.push(command.text);
      await ack('at once');
      await respond('a little later');
    });
  });

  const answer = await slack.command({
    user: ann,
    channel,
    command: '/comms',
    text: 'tell @ann, @ops #general & @who',
  });

  expect(answer.status).toBe(200);
  expect(texts).toEqual([`tell <@${ann}|ann>, <!subteam^${group}|@ops> <#${channel}|general> &amp; @who`]);
  await slack.until(() => slack.ephemerals(ann).length === 2, 'both answers');
  expect(slack.ephemerals(ann).map(({ text, via }) => [text, via])).toEqual([
    ['at once', 'command'],
    ['a little later', 'response_url'],
  ]);
});

test('a command that nobody acknowledges in time ends without an answer', async () => {
  const slack = await start({ ackMs: 50 });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  await boltApp(slack, (app) => {
    app.command('/comms', async ({ ack }) => {
      await sleep(80);
      await ack();
    });
  });

  expect(await slack.command({ user: ann, channel, command: '/comms' })).toEqual({
    status: 0,
    ack: 'http_timeout',
  });
});

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

test('a response URL is good for five answers and then no more, and not for ever', async () => {
  const slack = await start({ responseUrlMs: 200 });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const urls: string[] = [];
  await boltApp(slack, (app) => {
    app.command('/comms', async ({ ack, command }) => {
      urls.push(command.response_url);
      await ack();
    });
  });
  await slack.command({ user: ann, channel, command: '/comms' });
  await slack.command({ user: ann, channel, command: '/comms' });
  const answer = (url = '') => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) });

  for (let use = 0; use < 5; use++) expect((await answer(urls[0])).status).toBe(200);
  const sixth = await answer(urls[0]);
  await sleep(250);
  const late = await answer(urls[1]);

  expect([sixth.status, await sixth.text()]).toEqual([404, expect.stringContaining('used_url')]);
  expect([late.status, await late.text()]).toEqual([404, expect.stringContaining('expired_url')]);
});

test('a shortcut carries the message and its thread', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const parent = await slack.post({ user: ann, channel, text: 'p' });
  const reply = await slack.post({ user: ann, channel, text: 'r', threadTs: parent });
  const bodies: unknown[] = [];
  await boltApp(slack, (app) => {
    app.shortcut('catch-up', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
  });

  await slack.shortcut({ user: ann, callbackId: 'catch-up', channel, ts: reply });
  await slack.globalShortcut({ user: ann, callbackId: 'catch-up' });

  expect(bodies).toMatchObject([
    {
      type: 'message_action',
      channel: { id: channel },
      message: { ts: reply, thread_ts: parent },
      message_ts: reply,
    },
    { type: 'shortcut', callback_id: 'catch-up' },
  ]);
  expect(bodies[1]).not.toHaveProperty('response_url');
});

test('a modal is opened by a trigger once, in time, and submitted with what was typed', async () => {
  const slack = await start({ triggerMs: 100 });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const triggers: string[] = [];
  const values: unknown[] = [];
  await boltApp(slack, (app) => {
    app.command('/comms', async ({ ack, command }) => {
      triggers.push(command.trigger_id);
      await ack();
    });
    app.view('hours', async ({ ack, view }) => {
      values.push(view.state.values);
      await (values.length === 1
        ? ack({ response_action: 'errors', errors: { note: 'Say more' } })
        : ack({ response_action: 'clear' }));
    });
  });
  const open = (trigger_id = '') => client(slack).views.open({ trigger_id, view: MODAL as never });
  await slack.command({ user: ann, channel, command: '/comms' });
  await slack.command({ user: ann, channel, command: '/comms' });

  const { view } = await open(triggers[0]);
  await expect(open(triggers[0])).rejects.toMatchObject(dataError('exchanged_trigger_id'));
  await expect(open('1.2.abc')).rejects.toMatchObject(dataError('invalid_trigger_id'));
  await sleep(150);
  await expect(open(triggers[1])).rejects.toMatchObject(dataError('expired_trigger_id'));

  const viewId = view?.id ?? '';
  await expect(slack.submit({ user: ann, viewId })).rejects.toThrow('The client asks for note');
  const refused = await slack.submit({ user: ann, viewId, values: { note: { text: 'hm' } } });
  expect(refused).toMatchObject({ response_action: 'errors', errors: { note: 'Say more' } });
  expect(slack.modals(ann)).toHaveLength(1);
  await slack.submit({ user: ann, viewId, values: { start: { time: '09:30' }, note: { text: 'more' } } });

  expect(slack.modals(ann)).toEqual([]);
  expect(values[1]).toEqual({
    start: { time: { type: 'timepicker', selected_time: '09:30' } },
    note: { text: { type: 'plain_text_input', value: 'more' } },
  });
});

test('views are pushed three deep and updated by hash', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const triggers: string[] = [];
  await boltApp(slack, (app) => {
    app.command('/comms', async ({ ack, command }) => {
      triggers.push(command.trigger_id);
      await ack();
    });
  });
  for (let times = 0; times < 4; times++) await slack.command({ user: ann, channel, command: '/comms' });
  const [first = '', ...more] = triggers;
  const bot = client(slack);
  const view = MODAL as never;

  const root = await bot.views.open({ trigger_id: first, view });
  await bot.views.push({ trigger_id: more[0] ?? '', view });
  await bot.views.push({ trigger_id: more[1] ?? '', view });
  await expect(bot.views.push({ trigger_id: more[2] ?? '', view })).rejects.toMatchObject(
    dataError('push_limit_reached'),
  );

  const view_id = root.view?.id ?? '';
  const hash = root.view?.hash ?? '';
  await bot.views.update({ view_id, hash, view });
  await expect(bot.views.update({ view_id, hash, view })).rejects.toMatchObject(dataError('hash_conflict'));
  expect(slack.modals(ann).map((each) => each.root_view_id)).toEqual([view_id, view_id, view_id]);
});

test('a modal that Slack would refuse is refused with the place of the fault', async () => {
  const slack = await start();

  const view = { ...MODAL, title: { type: 'plain_text', text: 'x'.repeat(25) }, submit: undefined };

  await expect(client(slack).views.open({ trigger_id: 'x', view: view as never })).rejects.toMatchObject({
    data: {
      error: 'invalid_arguments',
      response_metadata: {
        messages: [
          '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
          '[ERROR] missing required field: submit [json-pointer:/view]',
        ],
      },
    },
  });
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

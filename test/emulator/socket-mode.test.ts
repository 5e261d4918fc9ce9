import { App, SocketModeReceiver } from '@slack/bolt';
import type { Emulator } from '../../emulator/emulator.ts';
import type { EmulatorOptions } from '../../emulator/options.ts';
import { client, closeAll, closeLater, silent, start } from './support.ts';

afterEach(closeAll);

async function scene(options: EmulatorOptions = {}) {
  const slack = await start({ mode: 'socket', retryDelaysMs: [0, 10, 50], ...options });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  return { slack, ann, channel };
}

async function connect(slack: Emulator, register: (app: App) => void): Promise<void> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: silent,
    clientPingTimeout: 1000,
    // Without a bound of its own the client tries for hours to come back to a Slack that is gone.
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 1 } } },
  });
  const app = new App({
    receiver,
    token: slack.botToken,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  register(app);
  await app.start();
  closeLater({
    async close() {
      await app.stop();
      await slack.until(() => slack.sockets.connections() === 0, 'the app to hang up');
    },
  });
}

/** A bare WebSocket client that answers nothing by itself. */
async function bareSocket(slack: Emulator) {
  const { url = '' } = await client(slack, slack.appToken).apps.connections.open();
  const frames: {
    type: string;
    envelope_id: string;
    reason?: string;
    retry_attempt?: number;
    retry_reason?: string;
  }[] = [];
  const socket = new WebSocket(url);
  socket.addEventListener('message', ({ data }) => {
    frames.push(JSON.parse(String(data)));
    slack.clock.advance(0);
  });
  await slack.until(() => frames[0]?.type === 'hello' || socket.readyState > 1, 'hello');
  closeLater({ close: async () => socket.close() });
  return { url, frames, socket };
}

test('a real Bolt app hears events, commands, buttons and modals over one socket', async () => {
  const { slack, ann, channel } = await scene();
  const heard: unknown[] = [];
  await connect(slack, (app) => {
    app.message('hello', async ({ message }) => {
      heard.push(message.ts);
    });
    app.command('/comms', async ({ ack, command }) => {
      heard.push(command.text);
      await ack({
        text: 'typed',
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
          },
        ],
      });
    });
    app.action('go', async ({ ack, body, client: bot }) => {
      await ack();
      const { trigger_id } = body as { trigger_id: string };
      const submit = { type: 'plain_text', text: 'Save' } as const;
      await bot.views.open({
        trigger_id,
        view: {
          type: 'modal',
          callback_id: 'm',
          title: { type: 'plain_text', text: 'M' },
          submit,
          blocks: [],
        },
      });
    });
    app.view('m', async ({ ack }) => {
      heard.push('submitted');
      await ack({ response_action: 'clear' });
    });
  });

  const ts = await slack.post({ user: ann, channel, text: 'hello' });
  await slack.until(() => heard.length === 1, 'the message');
  await slack.command({ user: ann, channel, command: '/comms', text: 'now' });
  const [answer] = slack.ephemerals(ann);
  await slack.press({ user: ann, message: { channel, ts: answer?.ts ?? '' }, actionId: 'go' });
  const modal = await slack.until(() => slack.modals(ann)[0], 'the modal');
  await slack.submit({ user: ann, viewId: modal.id });

  expect(heard).toEqual([ts, 'now', 'submitted']);
  expect(answer).toMatchObject({ text: 'typed', via: 'command' });
  expect(slack.modals(ann)).toEqual([]);
});

test('an envelope not acknowledged comes again, as the same event with its number and reason', async () => {
  const { slack, ann, channel } = await scene({ ackMs: 1_000 });
  const { frames, socket } = await bareSocket(slack);

  await slack.post({ user: ann, channel, text: 'x' });
  const retry = await slack.until(() => frames[2], 'the retry');
  socket.send(JSON.stringify({ envelope_id: retry.envelope_id }));
  await slack.settled();

  expect(frames.slice(1)).toMatchObject([
    { type: 'events_api', retry_attempt: 0, retry_reason: '' },
    { type: 'events_api', retry_attempt: 1, retry_reason: 'timeout' },
  ]);
  expect(slack.deliveries[0]).toMatchObject({ state: 'acknowledged' });
});

test('what a connection that died had not acknowledged goes to another one', async () => {
  const { slack, ann, channel } = await scene();
  const first = await bareSocket(slack);
  await slack.post({ user: ann, channel, text: 'x' });
  await slack.until(() => first.frames[1], 'the event');
  const second = await bareSocket(slack);

  first.socket.close();
  const again = await slack.until(() => second.frames[1], 'the event again');
  second.socket.send(JSON.stringify({ envelope_id: again.envelope_id }));
  await slack.settled();

  expect(slack.deliveries[0]?.attempts.map(({ failure }) => failure)).toEqual([
    'connection_failed',
    undefined,
  ]);
});

test('each payload goes to one connection only', async () => {
  const { slack, ann, channel } = await scene();
  const sockets = [await bareSocket(slack), await bareSocket(slack)];
  for (const { socket } of sockets) {
    socket.addEventListener('message', ({ data }) => {
      socket.send(JSON.stringify({ envelope_id: JSON.parse(String(data)).envelope_id }));
    });
  }

  for (let count = 0; count < 6; count++) await slack.post({ user: ann, channel, text: `${count}` });
  await slack.settled();

  expect(sockets.map(({ frames }) => frames.length - 1)).toEqual([3, 3]);
});

test('a refresh announces itself, takes nothing more, and Bolt comes back for what happened meanwhile', async () => {
  const { slack, ann, channel } = await scene({ retryDelaysMs: [0, 1500, 1500] });
  const heard: unknown[] = [];
  await connect(slack, (app) => {
    app.event('message', async ({ event }) => {
      heard.push(event.ts);
    });
  });

  slack.sockets.refresh();
  const ts = await slack.post({ user: ann, channel, text: 'in the gap' });
  await slack.until(() => heard.length === 1, 'the event after the refresh');

  expect(heard).toEqual([ts]);
  expect(slack.sockets.connections()).toBe(1);
});

test('a warning leaves the connection in use until it is refreshed', async () => {
  const { slack, ann, channel } = await scene();
  const { frames, socket } = await bareSocket(slack);

  slack.sockets.warn();
  await slack.post({ user: ann, channel, text: 'x' });
  const event = await slack.until(() => frames[2], 'the event');
  socket.send(JSON.stringify({ envelope_id: event.envelope_id }));
  await slack.settled();
  slack.sockets.refresh();
  await slack.until(() => frames[3], 'the refresh');

  expect(frames.map(({ type, reason }) => reason ?? type)).toEqual([
    'hello',
    'warning',
    'events_api',
    'refresh_requested',
  ]);
});

test('a ticket opens one connection, and an eleventh connection is turned away', async () => {
  const { slack } = await scene();
  const { url } = await bareSocket(slack);
  const used = new WebSocket(url);
  await new Promise((resolve) => used.addEventListener('error', resolve));

  for (let count = 1; count < 10; count++) await bareSocket(slack);
  const { frames, socket } = await bareSocket(slack);
  await slack.until(() => frames[0], 'being turned away');

  expect(frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
  expect(slack.sockets.connections()).toBe(10);
  expect(socket.readyState).toBeGreaterThan(1);
});

test('with nobody connected a command fails at once, for the person to see', async () => {
  const { slack, ann, channel } = await scene();

  const answer = await slack.command({ user: ann, channel, command: '/comms' });

  expect(answer).toEqual({ status: 0, ack: 'connection_failed' });
});

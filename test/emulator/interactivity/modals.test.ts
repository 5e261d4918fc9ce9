import { jest } from '@jest/globals';
import { boltApp, client, closeAll, start } from '../support.ts';

afterEach(closeAll);
afterEach(() => void jest.restoreAllMocks());

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

test('a modal is opened by a trigger once, in time, and submitted with what was typed', async () => {
  const slack = await start({ triggerMs: 60_000 });
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
  const late = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
  await expect(open(triggers[1])).rejects.toMatchObject(dataError('expired_trigger_id'));
  late.mockRestore();

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

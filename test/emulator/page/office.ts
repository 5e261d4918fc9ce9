import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Emulator } from '../../../emulator/emulator.ts';
import { startPage } from '../../../emulator/page/page.ts';
import { boltApp, closeLater, start } from '../support.ts';
import { modalWithEverything } from './kitchen-sink.ts';

/** What the app was told, by action or callback id. */
interface Told {
  readonly id: string;
  readonly value: unknown;
}

/** Two people, a channel, a page, and an app that takes note of what it is told. */
export interface Office {
  readonly slack: Emulator;
  readonly url: string;
  readonly ann: string;
  readonly channel: string;
  readonly told: readonly Told[];
  /** Resolves when the app has been told of it. */
  heard(id: string): Promise<Told>;
}

export async function openOffice(): Promise<Office> {
  const slack = await start({ now: Date.UTC(2026, 0, 20, 8), rate: 0 });
  const ann = slack.addUser({ name: 'ann', realName: 'Ann', tz: 'Europe/Berlin', locale: 'en-GB' });
  const bob = slack.addUser({ name: 'bob', realName: 'Bob', tz: 'Asia/Tokyo', locale: 'en-GB' });
  const channel = slack.addChannel({ name: 'general', members: [ann, bob] });
  const told: Told[] = [];
  await boltApp(slack, (app) => listen(app, told, ann));
  const manifest = {
    commands: [{ command: '/open', description: 'Opens a modal', hint: '' }],
    shortcuts: [{ name: 'Note it', type: 'message' as const, callbackId: 'note', description: '' }],
  };
  const served = await startPage(slack, { manifest });
  closeLater(served);
  const heard = (id: string) => slack.until(() => told.find((each) => each.id === id), id);
  return { slack, url: served.url, ann, channel, told, heard };
}

function listen(app: App, told: Told[], ann: string): void {
  app.action(/.*/, async ({ ack, action }) => {
    await ack();
    const chosen = action as {
      action_id: string;
      selected_option?: { value: string };
      selected_date?: string;
      value?: string;
    };
    told.push({
      id: chosen.action_id,
      value: chosen.selected_option?.value ?? chosen.selected_date ?? chosen.value,
    });
  });
  app.command('/open', async ({ ack, body, client: web }) => {
    await ack();
    await web.views.open({ trigger_id: body.trigger_id, view: modalWithEverything(ann) as ModalView });
  });
  app.shortcut('note', async ({ ack, shortcut, respond }) => {
    await ack();
    told.push({ id: 'note', value: (shortcut as { message: { text: string } }).message.text });
    await respond('Noted');
  });
  app.view('everything', async ({ ack, view }) => {
    const { values } = view.state;
    if (values['line']?.['line']?.value === 'wrong') {
      await ack({ response_action: 'errors', errors: { line: 'Not that one' } });
      return;
    }
    await ack();
    told.push({ id: 'everything', value: values });
  });
}

import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Emulator } from '../../../emulator/emulator.ts';
import { type Page as ServedPage, startPage } from '../../../emulator/page/page.ts';
import { boltApp, client, closeAll, closeLater, start } from '../support.ts';
import { seriousFindings } from './axe.ts';
import { describeInBrowser } from './chromium.ts';
import { MESSAGE, modalWithEverything } from './kitchen-sink.ts';
import { choose, go, message, of, type } from './people.ts';

const HOME_BUTTON = {
  type: 'button' as const,
  action_id: 'home',
  text: { type: 'plain_text' as const, text: 'At home' },
  value: 'home',
};

describeInBrowser('blocks and messages, by clicking', (open) => {
  let slack: Emulator;
  let served: ServedPage;
  let ann: string;
  let channel: string;
  /** What the app was told, by action or callback id. */
  let told: { id: string; value: unknown }[];

  beforeEach(async () => {
    slack = await start({ now: Date.UTC(2026, 0, 20, 8), rate: 0 });
    ann = slack.addUser({ name: 'ann', realName: 'Ann', tz: 'Europe/Berlin', locale: 'en-GB' });
    const bob = slack.addUser({ name: 'bob', realName: 'Bob', tz: 'Asia/Tokyo', locale: 'en-GB' });
    channel = slack.addChannel({ name: 'general', members: [ann, bob] });
    told = [];
    await boltApp(slack, listening);
    const manifest = {
      commands: [{ command: '/open', description: 'Opens a modal', hint: '' }],
      shortcuts: [{ name: 'Note it', type: 'message' as const, callbackId: 'note', description: '' }],
    };
    served = await startPage(slack, { manifest });
    closeLater(served);
  });
  afterEach(closeAll);

  function listening(app: App): void {
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

  const heard = (id: string) => slack.until(() => told.find((each) => each.id === id), id);

  test('every kind of block is shown as what it is', async () => {
    await client(slack).chat.postMessage({ channel, text: 'everything', blocks: MESSAGE as never });
    const { page, complaints } = await open(served.url);
    const shown = message(page, 'Ann', 'A header');

    await shown.getByRole('heading', { name: 'A header 👀' }).waitFor();
    expect(await shown.locator('strong', { hasText: 'bold' }).count()).toBe(1);
    expect(await shown.locator('blockquote').allTextContents()).toEqual(['quoted', 'a quote']);
    expect(await shown.getByRole('link', { name: 'a link' }).getAttribute('rel')).toBe('noopener noreferrer');
    expect(await shown.getByText('11:00').count()).toBe(1);
    expect(await shown.getByRole('img', { name: 'a cat' }).count()).toBe(1);
    expect(await shown.getByRole('listitem').allTextContents()).toEqual(['an item']);
    expect(await shown.locator('pre').textContent()).toBe('let a = 1;');
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('what people choose in a message reaches the app at once, after the question where there is one', async () => {
    await client(slack).chat.postMessage({ channel, text: 'everything', blocks: MESSAGE as never });
    const { page } = await open(served.url);
    const shown = message(page, 'Ann', 'A header');

    await shown.getByRole('button', { name: 'Go' }).click();
    await expect(heard('go')).resolves.toMatchObject({ value: 'go' });
    await shown.getByRole('combobox', { name: 'Pick one' }).selectOption('Blue');
    await expect(heard('pick')).resolves.toMatchObject({ value: 'blue' });
    await shown.getByLabel('A day').fill('2026-02-03');
    await expect(heard('day')).resolves.toMatchObject({ value: '2026-02-03' });
    await shown.getByRole('button', { name: 'More options' }).click();
    await shown.getByRole('menuitem', { name: 'Second' }).click();
    await expect(heard('more')).resolves.toMatchObject({ value: 'second' });

    await shown.getByRole('button', { name: 'Drop' }).click();
    await of(page, 'Ann')
      .getByRole('dialog', { name: 'Really?' })
      .getByRole('button', { name: 'Keep it' })
      .click();
    await shown.getByRole('button', { name: 'Drop' }).click();
    expect(told.map(({ id }) => id)).not.toContain('drop');
    await of(page, 'Ann').getByRole('button', { name: 'Drop it' }).click();
    await heard('drop');
  });

  test('a modal with every kind of input sends what was filled in, and shows what was wrong', async () => {
    const { page } = await open(served.url);
    await type(page, 'Ann', '/open');
    await type(page, 'Ann', '');
    const dialog = of(page, 'Ann').getByRole('dialog', { name: 'Everything' });
    await dialog.waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await dialog.getByRole('textbox', { name: 'A line' }).fill('wrong');
    await dialog.getByRole('textbox', { name: 'Some lines' }).fill('one\ntwo');
    await dialog.getByRole('textbox', { name: 'Rich text' }).fill('for @bob\n• an item');
    await dialog.getByRole('spinbutton', { name: 'A number' }).fill('7');
    await dialog.getByRole('combobox', { name: 'One of them' }).selectOption('Blue');
    await dialog.locator('.several summary').first().click();
    await dialog.getByRole('checkbox', { name: 'Ham' }).check();
    await dialog.getByRole('checkbox', { name: 'Eggs' }).check();
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('Please complete this required field.').first().waitFor();
    await dialog.locator('.several summary').last().click();
    await dialog.getByRole('checkbox', { name: '#general' }).check();
    await dialog.getByRole('checkbox', { name: 'South' }).check();
    await dialog.getByRole('radio', { name: 'Night' }).check();
    await dialog.getByLabel('A date').fill('2026-02-03');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('Not that one').waitFor();
    await dialog.getByRole('textbox', { name: 'A line' }).fill('right');
    await dialog.getByRole('button', { name: 'Send' }).click();

    const { value } = await heard('everything');
    expect(value).toMatchObject({
      line: { line: { value: 'right' } },
      lines: { lines: { value: 'one\ntwo' } },
      rich: {
        rich: {
          rich_text_value: {
            elements: [
              { type: 'rich_text_section', elements: [{ text: 'for ' }, { type: 'user' }] },
              { type: 'rich_text_list', elements: [{ elements: [{ text: 'an item' }] }] },
            ],
          },
        },
      },
      number: { number: { value: '7' } },
      select: { select: { selected_option: { value: 'blue' } } },
      several: { several: { selected_options: [{ value: 'ham' }, { value: 'eggs' }] } },
      person: { person: { selected_user: ann } },
      places: { places: { selected_conversations: [channel] } },
      boxes: { boxes: { selected_options: [{ value: 'south' }] } },
      radio: { radio: { selected_option: { value: 'night' } } },
      date: { date: { selected_date: '2026-02-03' } },
      time: { time: { selected_time: '09:00' } },
    });
    await dialog.waitFor({ state: 'detached' });
  });

  test('messages can be edited, deleted, reacted to and answered, each by whoever may', async () => {
    const { page } = await open(served.url);
    await type(page, 'Ann', 'teh plan');
    const own = message(page, 'Ann', 'teh plan');
    await choose(own, 'Edit message');
    await of(page, 'Ann').getByRole('textbox', { name: 'Edit message' }).fill('the plan');
    await page.keyboard.press('Enter');
    const seen = message(page, 'Bob', 'the plan');
    await seen.getByText('(edited)').waitFor();

    await choose(seen, 'React with 👀');
    await message(page, 'Ann', 'the plan').getByRole('button', { name: 'eyes' }).waitFor();
    await seen.getByRole('button', { name: 'More actions' }).click();
    expect(await seen.getByRole('menuitem', { name: 'Delete message' }).count()).toBe(0);
    await seen.getByRole('menuitem', { name: 'Reply in thread' }).click();
    await of(page, 'Bob').getByRole('combobox', { name: 'Reply …' }).pressSequentially('Agreed');
    await page.keyboard.press('Enter');
    await message(page, 'Ann', 'the plan').getByRole('button', { name: '1 reply' }).waitFor();

    await type(page, 'Ann', 'never mind');
    await choose(message(page, 'Ann', 'never mind'), 'Delete message');
    await of(page, 'Ann').getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await message(page, 'Ann', 'never mind').waitFor({ state: 'detached' });
  });

  test('a message shortcut tells the app of the message, and shows its answer', async () => {
    const { page } = await open(served.url);
    await type(page, 'Bob', 'Tokyo is awake');
    await choose(message(page, 'Ann', 'Tokyo is awake'), /Note it/);

    await of(page, 'Ann').getByText('Noted').waitFor();
    await expect(heard('note')).resolves.toMatchObject({ value: 'Tokyo is awake' });
  });

  test('names, channels, commands and emoji are completed with the keyboard', async () => {
    const { page } = await open(served.url);
    const box = of(page, 'Ann').getByRole('combobox', { name: 'Message #general' });

    await box.pressSequentially('@bo');
    await of(page, 'Ann').getByRole('option', { name: 'Bob @bob' }).waitFor();
    await box.press('Tab');
    await box.pressSequentially('see #gen');
    await box.press('Enter');
    await box.pressSequentially(':tad');
    await box.press('Enter');
    await box.press('Enter');

    const sent = message(page, 'Bob', '@Bob see #general');
    await sent.getByRole('img', { name: 'tada' }).waitFor();
    expect(await sent.locator('.mention.me').textContent()).toBe('@Bob');
  });

  test('two people write to each other directly, and the one who does not look has a mark', async () => {
    const { page } = await open(served.url);
    await of(page, 'Ann').getByRole('combobox', { name: 'Write to somebody' }).selectOption('Bob');
    await of(page, 'Ann').getByRole('heading', { name: 'Bob' }).waitFor();
    await type(page, 'Ann', 'only for you');

    await of(page, 'Bob')
      .getByRole('button', { name: /^Ann\W+unread 1 for you/ })
      .click();

    await message(page, 'Bob', 'only for you').waitFor();
    await of(page, 'Bob').getByRole('button', { name: /^Ann$/ }).waitFor();
  });

  test('the Home tab is opened as in Slack, and what is pressed there reaches the app', async () => {
    const view = { type: 'home' as const, blocks: [{ type: 'actions' as const, elements: [HOME_BUTTON] }] };
    await client(slack).views.publish({ user_id: ann, view });
    const { page } = await open(served.url);
    await go(page, 'Ann', 'Sluice');
    await of(page, 'Ann').getByRole('tab', { name: 'Home' }).click();

    await of(page, 'Ann').getByRole('button', { name: 'At home' }).click();

    await expect(heard('home')).resolves.toMatchObject({ value: 'home' });
    expect(slack.deliveries.filter(({ about }) => about === 'app_home_opened')).toHaveLength(2);
  });

  test('what Slack’s client would refuse is said, and nothing is lost', async () => {
    const { page } = await open(served.url);
    await type(page, 'Ann', '/nothing here');

    await of(page, 'Ann').getByRole('status').getByText('/nothing is not a valid command.').waitFor();
    expect(await of(page, 'Ann').getByRole('combobox', { name: 'Message #general' }).inputValue()).toBe(
      '/nothing here',
    );
  });
});

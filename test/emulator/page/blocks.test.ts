import { client, closeAll } from '../support.ts';
import { seriousFindings } from './axe.ts';
import { describeInBrowser } from './chromium.ts';
import { MESSAGE } from './kitchen-sink.ts';
import { type Office, openOffice } from './office.ts';
import { go, message, of, type } from './people.ts';

const HOME_BUTTON = {
  type: 'button' as const,
  action_id: 'home',
  text: { type: 'plain_text' as const, text: 'At home' },
  value: 'home',
};

describeInBrowser('blocks, by clicking', (open) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(closeAll);

  test('every kind of block is shown as what it is', async () => {
    await client(office.slack).chat.postMessage({
      channel: office.channel,
      text: 'everything',
      blocks: MESSAGE as never,
    });
    const { page, complaints } = await open(office.url);
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
    await client(office.slack).chat.postMessage({
      channel: office.channel,
      text: 'everything',
      blocks: MESSAGE as never,
    });
    const { page } = await open(office.url);
    const shown = message(page, 'Ann', 'A header');

    await shown.getByRole('button', { name: 'Go' }).click();
    await expect(office.heard('go')).resolves.toMatchObject({ value: 'go' });
    await shown.getByRole('combobox', { name: 'Pick one' }).selectOption('Blue');
    await expect(office.heard('pick')).resolves.toMatchObject({ value: 'blue' });
    await shown.getByLabel('A day').fill('2026-02-03');
    await expect(office.heard('day')).resolves.toMatchObject({ value: '2026-02-03' });
    await shown.getByRole('button', { name: 'More options' }).click();
    await shown.getByRole('menuitem', { name: 'Second' }).click();
    await expect(office.heard('more')).resolves.toMatchObject({ value: 'second' });

    await shown.getByRole('button', { name: 'Drop' }).click();
    await of(page, 'Ann')
      .getByRole('dialog', { name: 'Really?' })
      .getByRole('button', { name: 'Keep it' })
      .click();
    await shown.getByRole('button', { name: 'Drop' }).click();
    expect(office.told.map(({ id }) => id)).not.toContain('drop');
    await of(page, 'Ann').getByRole('button', { name: 'Drop it' }).click();
    await office.heard('drop');
  });

  test('a modal with every kind of input sends what was filled in, and shows what was wrong', async () => {
    const { page } = await open(office.url);
    await type(page, 'Ann', '/open');
    await type(page, 'Ann', '');
    const dialog = of(page, 'Ann').getByRole('dialog', { name: 'Everything' });
    await dialog.waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await dialog.getByRole('textbox', { name: 'A line' }).fill('wrong');
    await dialog.getByRole('textbox', { name: 'Some lines' }).fill('one\ntwo');
    await dialog.getByRole('textbox', { name: 'Rich text' }).fill('for @bob\n• an item');
    await dialog.getByRole('textbox', { name: 'Typed' }).pressSequentially('9-10');
    await office.slack.until(() => office.told.at(-1)?.value === '9-10', 'all that was typed to be told');
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

    const { value } = await office.heard('everything');
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
      typed: { typed: { value: '9-10' } },
      number: { number: { value: '7' } },
      select: { select: { selected_option: { value: 'blue' } } },
      several: { several: { selected_options: [{ value: 'ham' }, { value: 'eggs' }] } },
      person: { person: { selected_user: office.ann } },
      places: { places: { selected_conversations: [office.channel] } },
      boxes: { boxes: { selected_options: [{ value: 'south' }] } },
      radio: { radio: { selected_option: { value: 'night' } } },
      date: { date: { selected_date: '2026-02-03' } },
      time: { time: { selected_time: '09:00' } },
    });
    await dialog.waitFor({ state: 'detached' });
  });

  test('the Home tab is opened as in Slack, and what is pressed there reaches the app', async () => {
    const view = { type: 'home' as const, blocks: [{ type: 'actions' as const, elements: [HOME_BUTTON] }] };
    await client(office.slack).views.publish({ user_id: office.ann, view });
    const { page } = await open(office.url);
    await go(page, 'Ann', 'Sluice');
    await of(page, 'Ann').getByRole('tab', { name: 'Home' }).click();

    await of(page, 'Ann').getByRole('button', { name: 'At home' }).click();

    await expect(office.heard('home')).resolves.toMatchObject({ value: 'home' });
    expect(office.slack.deliveries.filter(({ about }) => about === 'app_home_opened')).toHaveLength(2);
  });
});

import { closeAll } from '../support.ts';
import { describeInBrowser } from './chromium.ts';
import { type Office, openOffice } from './office.ts';
import { choose, message, of, type } from './people.ts';

describeInBrowser('messages, by clicking', (open) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(closeAll);

  test('messages can be edited, deleted, reacted to and answered, each by whoever may', async () => {
    const { page } = await open(office.url);
    await type(page, 'Ann', 'teh plan');
    const own = message(page, 'Ann', 'teh plan');
    await choose(own, 'Edit message');
    await of(page, 'Ann').getByRole('textbox', { name: 'Edit message' }).fill('the plan');
    await page.keyboard.press('Enter');
    const seen = message(page, 'Bob', 'the plan');
    await seen.getByText('(edited)').waitFor();

    await choose(seen, 'React with 👀');
    await message(page, 'Ann', 'the plan').getByRole('button', { name: /^eyes/ }).waitFor();
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
    const { page } = await open(office.url);
    await type(page, 'Bob', 'Tokyo is awake');
    await choose(message(page, 'Ann', 'Tokyo is awake'), /Note it/);

    await of(page, 'Ann').getByText('Noted').waitFor();
    await expect(office.heard('note')).resolves.toMatchObject({ value: 'Tokyo is awake' });
  });

  test('names, channels, commands and emoji are completed with the keyboard', async () => {
    const { page } = await open(office.url);
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
    const { page } = await open(office.url);
    await of(page, 'Ann').getByRole('combobox', { name: 'Write to somebody' }).selectOption('Bob');
    await of(page, 'Ann').getByRole('heading', { name: 'Bob' }).waitFor();
    await type(page, 'Ann', 'only for you');

    await of(page, 'Bob')
      .getByRole('button', { name: /^Ann\W+unread 1 for you/ })
      .click();

    await message(page, 'Bob', 'only for you').waitFor();
    await of(page, 'Bob').getByRole('button', { name: /^Ann$/ }).waitFor();
  });

  test('what Slack’s client would refuse is said, and nothing is lost', async () => {
    const { page } = await open(office.url);
    await type(page, 'Ann', '/nothing here');

    await of(page, 'Ann').getByRole('status').getByText('/nothing is not a valid command.').waitFor();
    expect(await of(page, 'Ann').getByRole('combobox', { name: 'Message #general' }).inputValue()).toBe(
      '/nothing here',
    );
  });
});

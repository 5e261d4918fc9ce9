import type { Locator, Page } from 'playwright-core';
import type { Page as DemoPage } from '../../../emulator/page/page.ts';
import { type Demo, startDemo } from '../../../script/demo-app.ts';
import { serveDemo } from '../../../script/demo-page.ts';
import { describeInBrowser } from './chromium.ts';

const HOURS = 'mon-fri 11:00-11:30 16:00-16:30';

describeInBrowser('the demo, by clicking', (open) => {
  let demo: Demo;
  let served: DemoPage;
  beforeEach(async () => {
    demo = await startDemo(1);
    served = await serveDemo(demo, { port: 0, paceMs: 10 });
  }, 30_000);
  afterEach(async () => {
    await served.close();
    await demo.close();
  });

  test('four people stand side by side, each with their own clock and channels', async () => {
    const { page, complaints } = await open(served.url);

    await expect(clockOf(page, 'Ana')).resolves.toBe('09:00');
    await expect(clockOf(page, 'Ben')).resolves.toBe('3:00 AM');
    await expect(clockOf(page, 'Chi')).resolves.toBe('17:00');
    await expect(clockOf(page, 'Dipa')).resolves.toBe('13:30');
    await expect(of(page, 'Ana').getByRole('button', { name: 'design' }).count()).resolves.toBe(1);
    await expect(of(page, 'Ben').getByRole('button', { name: 'design' }).count()).resolves.toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a mention waits, its sender is told in private, and the next block brings it', async () => {
    const { page, complaints } = await open(served.url);
    await type(page, 'Ana', `/comms ${HOURS}`);
    await of(page, 'Ana').getByText('Sluice is on for you').waitFor();

    await go(page, 'Ben', 'rollout');
    await type(page, 'Ben', 'Hello @ana');
    await type(page, 'Ben', 'can you look at this?');
    await of(page, 'Ben').getByText('Ana reads mentions at 11:00 AM (5:00 AM for you).').waitFor();
    await expect(of(page, 'Ben').getByText('Only visible to you').count()).resolves.toBe(1);
    await go(page, 'Chi', 'rollout');
    await of(page, 'Chi').getByText('can you look at this?').waitFor();
    await expect(of(page, 'Chi').getByText('Ana reads mentions').count()).resolves.toBe(0);

    await page.getByRole('button', { name: 'Next block' }).click();
    await of(page, 'Ana').getByText('comms block until 11:30').waitFor();
    await of(page, 'Ana').getByRole('button', { name: 'Sluice, unread, 2 for you' }).click();
    await of(page, 'Ana').getByRole('heading', { name: '1 mention' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

function of(page: Page, name: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${name},`) });
}

function clockOf(page: Page, name: string): Promise<string> {
  return of(page, name).locator('.clock time').innerText();
}

async function go(page: Page, name: string, conversation: string): Promise<void> {
  await of(page, name).getByRole('navigation').getByRole('button', { name: conversation }).click();
}

async function type(page: Page, name: string, text: string): Promise<void> {
  const box = of(page, name).getByRole('combobox', { name: /^Message/ });
  await box.pressSequentially(text);
  await box.press('Enter');
}

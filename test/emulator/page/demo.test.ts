import type { Page as DemoPage } from '../../../emulator/page/page.ts';
import { type Demo, startDemo } from '../../../script/demo-app.ts';
import { serveDemo } from '../../../script/demo-page.ts';
import { demoScene } from '../../../script/demo-scene.ts';
import { seriousFindings } from './axe.ts';
import { describeInBrowser } from './chromium.ts';
import { choose, go, message, of, type } from './people.ts';

const HOURS = 'mon-fri 11:00-11:30 16:00-16:30';
/** How many there are in the scene. */
const STEPS = 26;

describeInBrowser('the demo, by clicking', (open) => {
  let demo: Demo;
  let served: DemoPage;
  beforeEach(async () => {
    demo = await startDemo(0);
    served = await serveDemo(demo, { port: 0, paceMs: 0 });
  });
  afterEach(async () => {
    await served.close();
    await demo.close();
  });

  test('four people stand side by side, each with their own clock and channels', async () => {
    const { page, complaints } = await open(served.url);
    const clock = (name: string) => of(page, name).locator('.clock time').textContent();
    const design = (name: string) => of(page, name).getByRole('button', { name: 'design' }).count();

    await of(page, 'Ana').waitFor();

    expect(await Promise.all(['Ana', 'Ben', 'Chi', 'Dipa'].map(clock))).toEqual([
      '09:00',
      '3:00 AM',
      '17:00',
      '13:30',
    ]);
    expect(await Promise.all(['Ana', 'Ben', 'Chi', 'Dipa'].map(design))).toEqual([1, 0, 1, 0]);
    expect(complaints).toEqual([]);
  });

  test('it is there within a second, and asks nobody but this machine', async () => {
    const { page } = await open(served.url);
    await of(page, 'Ana').waitFor();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));

    // On a machine that does much else beside, now and then all the same.
    let took = Number.POSITIVE_INFINITY;
    for (let tries = 0; took >= 1_000 && tries < 20; tries += 1) {
      const started = performance.now();
      await page.reload();
      await of(page, 'Dipa').waitFor();
      took = performance.now() - started;
    }

    expect(took).toBeLessThan(1_000);
    expect([...hosts]).toEqual([new URL(served.url).host]);
  });

  test('a mention waits, its sender alone is told, and the next block brings it', async () => {
    const { page, complaints } = await open(served.url);
    await type(page, 'Ana', `/comms ${HOURS}`);
    await of(page, 'Ana').getByText('Sluice is on for you').waitFor();
    await go(page, 'Ben', 'rollout');
    await go(page, 'Chi', 'rollout');

    await type(page, 'Ben', '@ana can you look at this?');

    await of(page, 'Ben').getByText('Ana reads mentions at 11:00 AM (5:00 AM for you).').waitFor();
    await of(page, 'Chi').getByText('can you look at this?').waitFor();
    expect(await of(page, 'Ben').getByText('Only visible to you').count()).toBe(1);
    expect(await of(page, 'Chi').getByText('Ana reads mentions').count()).toBe(0);
    await of(page, 'Ana')
      .getByRole('button', { name: /^rollout\W+unread 1 for you/ })
      .waitFor();

    await page.getByRole('button', { name: 'Next block' }).click();

    await of(page, 'Ana').getByText('comms block until 11:30').waitFor();
    await go(page, 'Ana', /^Sluice\W+unread/);
    await of(page, 'Ana').getByRole('heading', { name: '1 question for you' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a digest’s menu works with the keyboard alone', async () => {
    const { page } = await open(served.url);
    await type(page, 'Ana', `/comms ${HOURS}`);
    await of(page, 'Ana').getByText('Sluice is on for you').waitFor();
    await type(page, 'Ben', '@ana can you look at this?');
    await of(page, 'Ben').getByText('Ana reads mentions').waitFor();
    await page.getByRole('button', { name: 'Next block' }).click();
    await go(page, 'Ana', /^Sluice\W+unread/);
    const menu = of(page, 'Ana').getByRole('button', { name: 'More options' });

    await menu.focus();
    await page.keyboard.press('ArrowDown');
    await of(page, 'Ana').getByRole('menuitem', { name: 'Done' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('More options');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');

    await of(page, 'Ana')
      .getByText(/^Done:/)
      .waitFor();
    await of(page, 'Ana').getByRole('button', { name: 'Not done yet' }).click();
    await menu.waitFor();
  });

  test('a modal is filled in, tells what is wrong, and is saved', async () => {
    const { page } = await open(served.url);
    await type(page, 'Ana', '/comms on');
    await of(page, 'Ana').getByRole('button', { name: 'Change hours first' }).click();
    const dialog = of(page, 'Ana').getByRole('dialog', { name: 'Comms hours' });
    const hours = dialog.getByRole('textbox', { name: 'When do you read mentions?' });

    await hours.fill('whenever');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: 'whenever' }).waitFor();
    await hours.fill('');
    await page.keyboard.press('Enter');
    await dialog.getByText('Please complete this required field.').waitFor();
    await hours.fill('mon-fri 14-15');
    await dialog.getByRole('button', { name: 'More…' }).click();
    await dialog.getByRole('radio', { name: /No time/ }).check();
    await dialog.getByRole('button', { name: 'Save and start' }).click();

    await dialog.getByText('Mon–Fri 14:00–15:00').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await of(page, 'Ana').getByText('next block 14:00').waitFor();
  });

  test('a message shortcut answers whoever chooses it', async () => {
    const { page } = await open(served.url);
    await type(page, 'Ana', `/comms ${HOURS}`);
    await of(page, 'Ana').getByText('Sluice is on for you').waitFor();
    await type(page, 'Ben', '@ana can you look at this?');
    await of(page, 'Ben').getByText('Ana reads mentions').waitFor();

    await choose(message(page, 'Ana', 'can you look at this?'), /Where is it/);

    await of(page, 'Ana').getByText('This mention waits for your comms block').waitFor();
  });

  test('a call is asked for with the time of those whom it would disturb', async () => {
    const { page, complaints } = await open(served.url);
    await go(page, 'Ben', 'rollout');

    await type(page, 'Ben', '/redphone call @ana sign-in is down');

    const dialog = of(page, 'Ben').getByRole('dialog', { name: 'Red Phone' });
    await dialog.getByText('Ana: 9:00 AM there').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ring now' }).click();
    await dialog.getByText('Ringing').waitFor();
    await go(page, 'Ana', /^Sluice/);
    await of(page, 'Ana').getByText('Ben calls you').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('on a phone one person is shown, the one whom the scene is about, and the others are a touch away', async () => {
    const { page } = await open(served.url, 390);
    await of(page, 'Ana').waitFor();

    await page.getByRole('navigation', { name: 'People' }).getByRole('button', { name: /^Ben/ }).click();
    await type(page, 'Ben', 'good night');
    await message(page, 'Ben', 'good night').waitFor();

    expect(await of(page, 'Ana').count()).toBe(0);
    await page.getByRole('button', { name: 'Next step' }).click();
    await of(page, 'Ana').getByText('Sluice is on for you').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('axe finds nothing serious on the page as it is at first', async () => {
    const { page } = await open(served.url);
    await of(page, 'Ana').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describeInBrowser('the scene of the demo', (open) => {
  let demo: Demo;
  let served: DemoPage;
  let watched: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    demo = await startDemo(0);
    served = await serveDemo(demo, { port: 0, paceMs: 0 });
    watched = await open(served.url);
    const { page } = watched;
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByText(`1 of ${STEPS}`).waitFor();
    await page.getByText('Nine in Berlin.').waitFor();
    await page.getByRole('button', { name: 'Play on' }).click();
    await page.getByText(`${STEPS} of ${STEPS}`).waitFor({ timeout: 120_000 });
  });
  afterAll(async () => {
    await served.close();
    await demo.close();
  });

  test('it plays to its end, with a line for each step', async () => {
    const { page, complaints } = watched;
    const ana = of(page, 'Ana');
    await ana.getByRole('heading', { name: '2 questions for you' }).waitFor();
    await ana.getByText('may I delete the logs of the old canary?').waitFor();
    await ana.getByText('Ben calls you: redphone').waitFor();
    await ana.getByText('Resolved by Ana.').waitFor();
    await ana.getByText('Ben has accepted your handoff').waitFor();
    await of(page, 'Ben').getByRole('heading', { name: 'Handoff from Ana' }).waitFor();
    await of(page, 'Ben').getByText('The baton is yours.').waitFor();
    await of(page, 'Dipa').getByText('Brief from Dipa').waitFor();
    expect(complaints).toEqual([]);
  });

  test('axe finds nothing serious after it, with menus and modals open, on the Home tab', async () => {
    const { page } = await open(served.url);
    await page.getByText(`${STEPS} of ${STEPS}`).waitFor();
    for (const name of ['Ana', 'Ben'])
      await of(page, name)
        .getByRole('button', { name: /Would have been/ })
        .click();
    await of(page, 'Ana').getByRole('button', { name: 'More options' }).last().click();
    await of(page, 'Ben')
      .getByRole('combobox', { name: /^Message/ })
      .pressSequentially('/');
    await go(page, 'Dipa', 'rollout');
    await type(page, 'Dipa', '/comms on');
    await of(page, 'Dipa').getByRole('button', { name: 'Change hours first' }).click();
    await of(page, 'Dipa').getByRole('dialog').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await go(page, 'Chi', 'Sluice');
    await of(page, 'Chi').getByRole('tab', { name: 'Home' }).click();
    await page.getByRole('button', { name: 'One person' }).click();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('it can be played again, on the next working day', async () => {
    const { steps } = demoScene(demo);
    const digests = () =>
      demo.slack.dm(demo.team.ana).filter(({ metadata }) => metadata?.event_type === 'sluice_digest').length;
    const before = digests();

    // Up to the first block: all of it at this speed would ask Slack for more than its limits let the app ask.
    for (const step of steps.slice(0, 7)) await step.act();

    expect(digests()).toBe(before + 1);
  });
});

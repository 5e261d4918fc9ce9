import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { startDemo } from './demo-app.ts';
import { findChromium, launchChromium } from './demo-browser.ts';
import { serveDemo } from './demo-page.ts';
import { demoScene } from './demo-scene.ts';

const FOLDER = join(import.meta.dirname, '../docs/images');

const chromium = findChromium();
if (chromium === undefined) throw new Error('A chromium or google-chrome is needed on the PATH');
const browser = await launchChromium(chromium);
const converter = await browser.newPage();
const demo = await startDemo(0);
const lines = demoScene(demo).steps.map(({ says }) => says);
let done = 0;
const served = await serveDemo(demo, { port: 0 });
try {
  await mkdir(FOLDER, { recursive: true });
  const page = await browser.newPage();
  await wide(page);
  await page.goto(served.url);
  await playUntil(page, 'Ana’s block begins');
  await save(page, 'demo.webp');

  await narrow(page);
  await playUntil(page, 'Ben asks what he missed');
  await save(last(page, 'What you missed in'), 'catchup.webp');
  await playUntil(page, 'He asks Ana');
  await show(page, 'Ana');
  await page.getByRole('tab', { name: 'Messages' }).click();
  await page.getByRole('tab', { name: 'Home' }).click();
  await demo.settled();
  await page.getByText('2 mentions wait').waitFor();
  await save(page.getByRole('region', { name: 'Home of Sluice' }), 'dashboard.webp');
  await playUntil(page, 'Ben says the word');
  await save(last(page, 'Ben calls you'), 'red-phone.webp');
  await playUntil(page, 'Ben’s block begins');
  await save(last(page, 'Handoff from Ana'), 'handoff.webp');
} finally {
  await served.close();
  await demo.close();
  await browser.close();
}

async function wide(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1480, height: 960 });
}

/** Room for one person: the one whom the scene is about. */
async function narrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 460, height: 1035 });
}

/** Plays the scene up to the step whose line says so. */
async function playUntil(page: Page, says: string): Promise<void> {
  const last = lines.findIndex((line) => line.includes(says)) + 1;
  if (last === 0) throw new Error(`The scene has no step that says: ${says}`);
  while (done < last) {
    done += 1;
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByText(`${done} of ${lines.length}`).waitFor();
  }
}

async function show(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'People' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
}

/** The newest message that says so. */
function last(page: Page, text: string): Locator {
  return page.getByRole('article').filter({ hasText: text }).last();
}

/** A picture in the format in which it is smallest; the browser that took it turns it into that. */
async function save(what: Page | Locator, name: string): Promise<void> {
  const png = (await what.screenshot()).toString('base64');
  const webp: number[] = await converter.evaluate(`(async () => {
    const picture = await createImageBitmap(await (await fetch('data:image/png;base64,${png}')).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext('2d').drawImage(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  })()`);
  const path = join(FOLDER, name);
  await writeFile(path, Uint8Array.from(webp));
  process.stdout.write(`${path}: ${Math.round(webp.length / 1024)} kB\n`);
}

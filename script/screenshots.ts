import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startDemo } from './demo-app.ts';
import { findChromium, launchChromium } from './demo-browser.ts';
import { serveDemo } from './demo-page.ts';

const FOLDER = join(import.meta.dirname, '../docs/images');

const chromium = findChromium();
if (chromium === undefined) throw new Error('A chromium or google-chrome is needed on the PATH');
const browser = await launchChromium(chromium);
const demo = await startDemo(0);
const served = await serveDemo(demo, { port: 0 });
try {
  const page = await browser.newPage({ viewport: { width: 1480, height: 960 } });
  await page.goto(served.url);
  await playTo(page, 7);
  await save(page, 'demo.png');
  await page.setViewportSize({ width: 390, height: 760 });
  await save(page, 'phone.png');
} finally {
  await served.close();
  await demo.close();
  await browser.close();
}

/** Plays so many steps of the scene. */
async function playTo(page: Page, steps: number): Promise<void> {
  for (let step = 1; step <= steps; step += 1) {
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByText(`${step} of `).waitFor();
  }
}

async function save(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate('document.fonts.ready');
  const path = join(FOLDER, name);
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
}

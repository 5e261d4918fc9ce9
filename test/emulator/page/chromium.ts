import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { findChromium, launchChromium } from '../../../script/demo-browser.ts';

const path = findChromium();

// Each wait inside a test has a limit of its own, which says what was waited for.
jest.setTimeout(180_000);

/**
 * Describes what is tested by clicking. It always runs in CI; elsewhere it is skipped, and says so, where there is no
 * Chromium.
 */
export function describeInBrowser(name: string, tests: (open: OpenPage) => void): void {
  if (path === undefined && process.env['CI'] !== 'true') {
    const reason = 'there is no chromium or google-chrome on the PATH';
    process.stderr.write(`Skipped: ${name}. The reason: ${reason}.\n`);
    describe.skip(`${name} (${reason})`, () => tests(notHere));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium(path ?? 'chromium');
    });
    afterAll(() => browser.close());
    const opened: Page[] = [];
    afterEach(async () => {
      for (const page of opened.splice(0)) await page.close();
    });
    tests(async (url, width = 1440) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      opened.push(page);
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.setDefaultTimeout(30_000);
      await page.goto(url);
      return { page, complaints };
    });
  });
}

/** Opens the page in a window of that width, px. What the page complains of is collected. */
export type OpenPage = (url: string, width?: number) => Promise<{ page: Page; complaints: string[] }>;

const notHere: OpenPage = () => Promise.reject(new Error('There is no Chromium'));

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../emulator/page/page.ts';
import { startDemo } from './demo-app.ts';
import { serveDemo } from './demo-page.ts';
import { narrate } from './demo-terminal.ts';

const asked = (flag: string): boolean => process.argv.includes(flag);
const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** Time to read a line in the terminal. `--fast` does without. */
const PACE_MS = asked('--fast') ? 0 : 1_200;

write('Sluice, on an emulated Slack. Nothing leaves this machine.');
const wantsPage = asked('--page') || asked('--watch') || canHaveBrowser();
if (asked('--terminal') || !wantsPage) await inTerminal();
else await inBrowser();

async function inTerminal(): Promise<void> {
  const demo = await startDemo(0);
  try {
    await narrate(demo, PACE_MS);
  } finally {
    await demo.close();
  }
}

/** Serves the page until Ctrl-C. */
async function inBrowser(): Promise<void> {
  const demo = await startDemo(1);
  const page = await serveDemo(demo);
  write(`\n  ${page.url}\n`);
  write('Ctrl-C ends it. (The same in the terminal: script/demo --terminal)');
  const ended = new AbortController();
  if (asked('--watch')) renewOnSave(page, ended.signal);
  else openBrowser(page.url);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  ended.abort();
  await page.close();
  await demo.close();
}

/** The browser's part of the page: the server does not load it, so that nothing is started anew when it changes. */
function renewOnSave(page: Page, signal: AbortSignal): void {
  for (const folder of ['client', 'view']) {
    const path = join(import.meta.dirname, '../emulator/page', folder);
    watch(path, { recursive: true, signal }, () => page.renew());
  }
}

function canHaveBrowser(): boolean {
  return process.stdout.isTTY === true || hasScreen();
}

function hasScreen(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** The address is printed in any case: that no browser opens is no failure. */
function openBrowser(url: string): void {
  if (!hasScreen() || asked('--no-open')) return;
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

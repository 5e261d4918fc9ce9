import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startDemo } from './demo-app.ts';
import { serveDemo } from './demo-page.ts';
import { narrate } from './demo-terminal.ts';

const asked = (flag: string): boolean => process.argv.includes(flag);
const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** Time to read a line in the terminal. `--fast` does without. */
const PACE_MS = asked('--fast') ? 0 : 1_200;

write('Sluice, on an emulated Slack. Nothing leaves this machine.');
if (asked('--terminal') || (!asked('--page') && !canHaveBrowser())) await inTerminal();
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
  if (!asked('--watch')) openBrowser(page.url);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await page.close();
  await demo.close();
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

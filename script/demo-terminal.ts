import { setTimeout as pause } from 'node:timers/promises';
import type { Demo } from './demo-app.ts';
import { demoScene } from './demo-scene.ts';
import { linesOf, type Names } from './show-in-terminal.ts';

const write = (line: string): void => void process.stdout.write(`${line}\n`);
const bold = (text: string): string => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text);
const dim = (text: string): string => (process.stdout.isTTY ? `\u001b[2m${text}\u001b[0m` : text);

/** Tells the scene line by line, with all that reaches anybody. `paceMs` is the time to read a line. */
export async function narrate(demo: Demo, paceMs: number): Promise<void> {
  const { slack, settled } = demo;
  const { users, channels } = slack.workspace;
  const people = [...users.values()].filter(({ isBot, id }) => !isBot && id !== 'USLACKBOT');
  const names: Names = {
    user: (id) => users.get(id)?.realName ?? 'Sluice',
    channel: (id) => channels.get(id)?.name ?? id,
  };
  /** What each message looked like when it was shown last. */
  const shown = new Map<string, string>();

  function show(user: string, content: Parameters<typeof linesOf>[0] & { ts: string }, how: string): void {
    const key = `${user}${content.ts}`;
    const lines = linesOf(content, names);
    const before = shown.get(key);
    if (before === lines.join('\n')) return;
    shown.set(key, lines.join('\n'));
    write(dim(`   ┌ ${names.user(user)} sees ${before === undefined ? how : `${how}, changed`}`));
    for (const line of lines) write(`   │ ${line}`);
  }

  for (const step of demoScene(demo).steps) {
    const before = clockFor(slack.clock.now());
    await step.act();
    await settled();
    const now = clockFor(slack.clock.now());
    write(`\n${bold(now === before ? now : `${now} in Berlin`)}  ${step.says}`);
    write(`   ${step.why}`);
    await pause(paceMs);
    for (const { id } of people) {
      for (const message of slack.dm(id)) show(id, message, 'a direct message');
      for (const form of slack.modals(id).slice(-1)) show(id, { ...form, ts: form.id }, 'a form');
      for (const whisper of slack.ephemerals(id)) {
        if (whisper.state === 'shown') show(id, whisper, 'a line that only they can see');
      }
    }
    await pause(paceMs);
  }
  write(
    `\n${bold('That was a day with Sluice.')} README.md says how to install Sluice into a workspace of your own.`,
  );
}

function clockFor(now: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(now);
}

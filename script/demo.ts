import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { readEnvironment } from '../src/environment.ts';
import { createLog } from '../src/log.ts';
import { openSurroundings } from '../src/surroundings.ts';
import { linesOf, type Names } from './show-in-terminal.ts';
import { startThrowawayValkey } from './throwaway-valkey.ts';

/** Tuesday 20 January 2026, 09:00 in Berlin. */
const START = Date.UTC(2026, 0, 20, 8, 0);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Time to read a line. `--fast` does without. */
const PACE_MS = process.argv.includes('--fast') ? 0 : 1_200;

const write = (line: string): void => void process.stdout.write(`${line}\n`);
const bold = (text: string): string => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text);
const dim = (text: string): string => (process.stdout.isTTY ? `\u001b[2m${text}\u001b[0m` : text);

/** A scene on an emulated Slack: the real app, a Valkey that keeps nothing, and a clock that jumps. */
async function demo(): Promise<void> {
  write(bold('Sluice, on an emulated Slack. Nothing leaves this machine.'));
  const valkey = await startThrowawayValkey();
  const slack = await startEmulator({ now: START, rate: 0, rateLimits: false, teamName: 'acme' });
  const config = readConfig(
    readEnvironment(
      {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_API_URL: slack.apiUrl,
        CLOCK_URL: slack.clockUrl,
        REDIS_URL: valkey.url,
        ENCRYPTION_KEYS: `demo:${randomBytes(32).toString('base64')}`,
        PORT: '0',
      },
      () => '',
    ),
  );
  const log = createLog({ level: 'fatal', pretty: false, secrets: [] });
  const surroundings = await openSurroundings(config, log);
  const app = await startApp(config, surroundings);
  slack.sendEventsTo(`http://127.0.0.1:${app.port()}/slack/events`);
  try {
    await play(slack, async () => {
      await slack.settled();
      while ((await app.readiness()).caughtUpTo < slack.clock.now()) await pause(20);
    });
  } finally {
    await app.stop();
    await surroundings.close();
    await slack.close();
    await valkey.stop();
  }
}

async function play(slack: Emulator, settled: () => Promise<void>): Promise<void> {
  const people = new Map<string, { name: string; zone: string }>();
  const add = (name: string, zone: string, isAdmin = false): string => {
    const id = slack.addUser({ name: name.toLowerCase(), realName: name, tz: zone, isAdmin });
    people.set(id, { name, zone });
    return id;
  };
  const ana = add('Ana', 'Europe/Berlin', true);
  const ben = add('Ben', 'America/New_York');
  const chi = add('Chi', 'Asia/Tokyo');
  const channel = slack.addChannel({ name: 'rollout', members: [ana, ben, chi] });
  const names: Names = { user: (id) => people.get(id)?.name ?? 'Sluice', channel: () => 'rollout' };
  const seen = new Set<string>();

  const say = async (line: string): Promise<void> => {
    write(`\n${bold(`${clockFor(slack.clock.now(), 'Europe/Berlin')} in Berlin`)}  ${line}`);
    await pause(PACE_MS);
  };
  const show = (who: string, content: Parameters<typeof linesOf>[0], how: string): void => {
    write(dim(`   ┌ ${names.user(who)} sees ${how}`));
    for (const line of linesOf(content, names)) write(`   │ ${line}`);
  };
  /** Shows everything new that reached anybody. */
  const look = async (): Promise<void> => {
    await settled();
    for (const id of people.keys()) {
      for (const message of slack.dm(id)) {
        if (seen.has(`${message.channel} ${message.ts}`)) continue;
        seen.add(`${message.channel} ${message.ts}`);
        show(id, message, 'a direct message');
      }
      for (const whisper of slack.ephemerals(id)) {
        if (seen.has(`${id} ${whisper.channel} ${whisper.ts}`)) continue;
        seen.add(`${id} ${whisper.channel} ${whisper.ts}`);
        show(id, whisper, 'a line that only they can see');
      }
    }
    await pause(PACE_MS);
  };

  await say('Ana chooses when she reads mentions: /comms mon-fri 11:00-11:30 16:00-16:30');
  await slack.command({
    user: ana,
    channel,
    command: '/comms',
    text: 'mon-fri 11:00-11:30 16:00-16:30',
  });
  await look();

  await say('Ben, for whom it is 3 in the morning, asks Ana something that can wait.');
  await slack.post({
    user: ben,
    channel,
    text: `<@${ana}> can you look at the rollout plan before Thursday?`,
  });
  await look();

  slack.clock.advance(20 * MINUTE);
  await say('Chi mentions Ana too, and mends a typo. Sluice keeps the mended one.');
  const typo = await slack.post({ user: chi, channel, text: `<@${ana}> teh canary is green` });
  await settled();
  slack.clock.advance(MINUTE);
  slack.edit(channel, typo, `<@${ana}> the canary is green`);
  await look();

  await say('Ben asks a third thing, finds the answer himself, and deletes it.');
  const moot = await slack.post({ user: ben, channel, text: `<@${ana}> where is the runbook?` });
  await settled();
  slack.delete(channel, moot);
  await look();

  await say('Nobody has interrupted Ana. It becomes 11:00, her first block.');
  slack.clock.set(START + 2 * HOUR);
  await look();

  await say('She marks the first one as done.');
  const digest = slack.dm(ana).at(-1);
  const blocks = (digest?.blocks ?? []) as readonly MenuBlock[];
  const item = blocks.find(({ block_id: id }) => id?.startsWith(channel));
  const done = item?.accessory?.options?.[0]?.value;
  if (digest !== undefined && item?.block_id !== undefined && done !== undefined) {
    await slack.press({
      user: ana,
      message: { channel: digest.channel, ts: digest.ts },
      actionId: 'digest-item',
      blockId: item.block_id,
      selected: done,
    });
    const after = await slack.until(
      () => slack.dm(ana).find(({ ts, blocks: now }) => ts === digest.ts && now !== blocks),
      'the digest to change',
    );
    show(ana, after, 'the same message, changed');
  }

  write(
    `\n${bold('That is the main job.')} README.md says how to install Sluice into a workspace of your own.`,
  );
}

interface MenuBlock {
  readonly block_id?: string;
  readonly accessory?: { readonly options?: readonly { readonly value?: string }[] };
}

function clockFor(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(now);
}

await demo();

import { setTimeout as pause } from 'node:timers/promises';
import { APP, BOT, TEAM } from '../support/events.ts';
import { must } from '../support/measure.ts';
import { send } from './send.ts';

interface Opening {
  readonly port: number;
  readonly slackPort: number;
  readonly user: string;
  readonly warm: number;
  readonly count: number;
}

export interface Opened {
  /** From the sending of the event until the emulated Slack took the page, ms. */
  readonly latencies: readonly number[];
  readonly blocks: number;
  readonly bytes: number;
  /** The last page, as it was sent. */
  readonly text: string;
}

interface Page {
  readonly count: number;
  /** UTC ms. */
  readonly at: number;
  readonly view: string;
  readonly hash: string;
}

const PATIENCE_MS = 10_000;
/** Slack takes a hundred pages a minute of one workspace. */
const APART_MS = 650;

/** Opens App Home again and again, each time after the page of the one before has come. */
export async function openAgain({ port, slackPort, user, warm, count }: Opening): Promise<Opened> {
  const page = async (): Promise<Page> =>
    (await (await fetch(`http://127.0.0.1:${slackPort}/api/home?user=${user}`)).json()) as Page;
  const latencies: number[] = [];
  let before = await page();
  for (let i = 0; i < warm + count; i += 1) {
    await pause(APART_MS);
    const sentAt = performance.timeOrigin + performance.now();
    const status = await send(port, openedBody(user, before.hash));
    must(status === 200, `app_home_opened was answered with ${status}`);
    const giveUp = Date.now() + PATIENCE_MS;
    let after = await page();
    while (after.count === before.count) {
      must(Date.now() < giveUp, 'No page came');
      await pause(2);
      after = await page();
    }
    if (i >= warm) latencies.push(after.at - sentAt);
    before = after;
  }
  const { blocks } = JSON.parse(before.view) as { blocks: unknown[] };
  return {
    latencies,
    blocks: blocks.length,
    bytes: Buffer.byteLength(before.view),
    text: JSON.stringify(blocks),
  };
}

let id = 0;

function openedBody(user: string, hash: string): string {
  id += 1;
  const at = (Date.now() / 1000).toFixed(6);
  return JSON.stringify({
    token: 'bench-verification-token',
    team_id: TEAM,
    api_app_id: APP,
    event: {
      type: 'app_home_opened',
      user,
      channel: `D${user.slice(1)}`,
      tab: 'home',
      event_ts: at,
      ...(hash === '' ? {} : { view: { type: 'home', hash, private_metadata: '{}' } }),
    },
    type: 'event_callback',
    event_id: `Ev0HOME${String(id).padStart(8, '0')}`,
    event_time: Math.floor(Number(at)),
    authorizations: [
      { enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false },
    ],
  });
}

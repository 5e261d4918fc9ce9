import { setTimeout as pause } from 'node:timers/promises';
import { mentionId } from '../../src/mentions/held.ts';
import { CALL_ACTIONS } from '../../src/red-phone/call-actions.ts';
import { callIdOf } from '../../src/red-phone/take-ring.ts';
import { APP, channelId, eventBody, TEAM } from '../support/events.ts';
import { must } from '../support/measure.ts';
import { calledId, callerId, dmOf, WORD } from './people.ts';
import { type App, send } from './send.ts';

/** A call that was made: when its event was sent, and whom it is to reach. */
export interface Made {
  /** UTC ms */
  readonly at: number;
  readonly called: readonly string[];
}

const MOST_CALLED = 10;
/** How long after the last call somebody may still be reached before they count as never reached. */
const PATIENCE_MS = 90_000;
/** Then somebody says that they are on it: otherwise calls are repeated, and take posts from those that follow. */
const ANSWER_MS = 30_000;

/** How many people `calls` calls reach together: one, two, up to ten, and from the start again. */
export function reachedBy(calls: number): number {
  return Array.from({ length: calls }, (_, i) => (i % MOST_CALLED) + 1).reduce((sum, each) => sum + each, 0);
}

/** Makes the calls `from`, `from + 1`, …, one each `everyMs`, whatever becomes of those before. */
export async function makeCalls(
  app: App,
  from: number,
  count: number,
  everyMs: number,
): Promise<readonly Made[]> {
  const began = performance.now();
  const made: Made[] = [];
  const answers: Promise<void>[] = [];
  for (let i = 0; i < count; i += 1) {
    await pause(Math.max(0, began + i * everyMs - performance.now()));
    const first = reachedBy(from + i);
    const called = Array.from({ length: ((from + i) % MOST_CALLED) + 1 }, (_, n) => calledId(first + n));
    const { body, call } = callBody(from + i, called);
    made.push({ at: Date.now(), called });
    answers.push(send(app, body, 'application/json'), answerCall(app, call, called[0] ?? ''));
  }
  await Promise.all(answers);
  return made;
}

/** Of each person called, ms from the sending of the event to the acceptance of their DM. */
export async function latenciesOf(
  { slackPort }: App,
  made: readonly Made[],
): Promise<readonly (readonly number[])[]> {
  const giveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${slackPort}/api/firsts`);
    const firsts = (await answer.json()) as Readonly<Record<string, number>>;
    const missing = made.flatMap(({ called }) => called).filter((user) => firsts[dmOf(user)] === undefined);
    if (missing.length === 0) {
      return made.map(({ at, called }) => called.map((user) => (firsts[dmOf(user)] ?? Number.NaN) - at));
    }
    must(Date.now() < giveUp, `${missing.length} people were never reached, the first of them ${missing[0]}`);
    await pause(200);
  }
}

/** A message that says the word and mentions those whom it calls, written now. */
function callBody(id: number, called: readonly string[]): { readonly body: string; readonly call: string } {
  const channel = channelId(id % 20);
  const said = 'the checkout is down';
  const usual: { event: Record<string, unknown> } = JSON.parse(
    eventBody({ id, startedAt: Date.now(), author: callerId(id), recipient: undefined, said, channel }),
  );
  const ts = `${(Date.now() / 1000).toFixed(3)}${String(id % 1000).padStart(3, '0')}`;
  const mentions = called.flatMap((user) => [
    { type: 'user', user_id: user },
    { type: 'text', text: ' ' },
  ]);
  const spoken = [...mentions, { type: 'text', text: `${WORD} ${said}` }];
  const event = {
    ...usual.event,
    ts,
    event_ts: ts,
    text: `${called.map((user) => `<@${user}>`).join(' ')} ${WORD} ${said}`,
    blocks: [
      { type: 'rich_text', block_id: 'bCall', elements: [{ type: 'rich_text_section', elements: spoken }] },
    ],
  };
  const named = { event_id: `Ev0CALL${String(id).padStart(6, '0')}`, event_time: Math.floor(Number(ts)) };
  return { body: JSON.stringify({ ...usual, ...named, event }), call: callIdOf(mentionId({ channel, ts })) };
}

async function answerCall(app: App, call: string, user: string): Promise<void> {
  await pause(ANSWER_MS);
  const at = (Date.now() / 1000).toFixed(6);
  const payload = {
    type: 'block_actions',
    api_app_id: APP,
    team: { id: TEAM, domain: 'bench' },
    user: { id: user, username: 'somebody', team_id: TEAM },
    channel: { id: dmOf(user), name: 'directmessage' },
    container: { type: 'message', message_ts: at, channel_id: dmOf(user), is_ephemeral: false },
    message: { type: 'message', ts: at, text: 'A call' },
    response_url: `http://127.0.0.1:${app.slackPort}/api/respond`,
    trigger_id: `1.2.${call}`,
    actions: [{ type: 'button', action_id: CALL_ACTIONS.onIt, block_id: 'b', value: call, action_ts: at }],
  };
  await send(
    app,
    `payload=${encodeURIComponent(JSON.stringify(payload))}`,
    'application/x-www-form-urlencoded',
  );
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Emulator } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import { isDigest } from '../support/delivery.ts';
import type { Removal } from './judge.ts';
import type { Random } from './random.ts';

/** A message that calls on people, and what became of it since. */
export interface Said {
  readonly ts: string;
  readonly recipients: readonly string[];
  readonly token: string;
  /** By recipient; what becomes of a message becomes of it for each of them. */
  readonly removals: Map<string, Removal>;
}

interface Scene {
  readonly slack: Emulator;
  readonly channel: string;
  readonly authors: readonly string[];
  readonly recipients: readonly string[];
  readonly random: Random;
}

/** One in so many messages is later deleted, edited, answered or reacted to. */
const CHANGED = 0.3;

/** Lets people talk until told to stop: they call on one another, and change their minds. */
export async function talk(scene: Scene, everyMs: number, stop: AbortSignal): Promise<readonly Said[]> {
  const { slack, channel, authors, recipients, random } = scene;
  const said: Said[] = [];
  const changes: Promise<void>[] = [];
  while (!stop.aborted) {
    const token = `topic-${said.length}-end`;
    const called = [...new Set([random.pick(recipients), random.pick(recipients)])];
    const text = `${called.map((user) => `<@${user}>`).join(' ')} about ${token}`;
    const ts = await slack.post({ user: random.pick(authors), channel, text });
    const message: Said = { ts, recipients: called, token, removals: new Map() };
    said.push(message);
    if (random.chance(CHANGED)) changes.push(change(scene, message, everyMs * 20));
    await pause(random.until(everyMs));
  }
  await Promise.all(changes);
  return said;
}

async function change(scene: Scene, message: Said, withinMs: number): Promise<void> {
  const { slack, channel } = scene;
  const random = scene.random.fork();
  const { ts, recipients, token, removals } = message;
  const all = (removal: Removal): void => {
    for (const user of recipients) removals.set(user, removal);
  };
  const [one = ''] = recipients;
  await pause(random.next() * withinMs);
  const kind = random.pick(['delete', 'edit', 'edit out', 'answer', 'react'] as const);
  switch (kind) {
    case 'delete':
      all('deleted');
      slack.delete(channel, ts);
      return;
    case 'edit out':
      all('edited out');
      slack.edit(channel, ts, `never mind ${token}`);
      return;
    case 'edit':
      slack.edit(channel, ts, `${recipients.map((user) => `<@${user}>`).join(' ')} better: ${token}`);
      return;
    case 'answer':
      removals.set(one, 'answered');
      await slack.post({ user: one, channel, text: 'on it', threadTs: ts });
      return;
    case 'react':
      removals.set(one, 'reacted to');
      slack.react(one, channel, ts, 'eyes');
      return;
  }
}

/** What Slack does to one post in so many. `lateMs` is longer than the app waits for an answer. */
function mishaps(lateMs: number): readonly (Omit<Fault, 'method' | 'when'> & { readonly share: number })[] {
  return [
    { share: 0.1, kind: 'accept-and-drop' },
    { share: 0.06, kind: 'accept-late', ms: lateMs },
    { share: 0.06, kind: 'delay', ms: lateMs },
    { share: 0.1, kind: 'delay', ms: 100 },
    { share: 0.05, kind: 'server-error' },
    { share: 0.05, kind: 'refuse' },
    { share: 0.02, kind: 'error', error: 'fatal_error' },
    { share: 0.02, kind: 'error', error: 'invalid_blocks' },
    { share: 0.01, kind: 'ratelimited', retryAfter: 1 },
  ];
}

/** Makes Slack unreliable about digests until the answer is called. `onPost` hears of each. */
export function disturb(slack: Emulator, lateMs: number, random: Random, onPost: () => void): () => void {
  let chosen = 1;
  const ear = slack.faults.add({
    method: 'chat.postMessage',
    kind: 'delay',
    when(args) {
      // Asked first for each post, and hits none: it only draws the lot that the others go by.
      if (isDigest(args)) {
        chosen = random.next();
        onPost();
      } else {
        chosen = 1;
      }
      return false;
    },
  });
  let from = 0;
  const handles = mishaps(lateMs).map(({ share, ...fault }) => {
    const [least, below] = [from, from + share];
    from = below;
    return slack.faults.add({
      ...fault,
      method: 'chat.postMessage',
      when: () => chosen >= least && chosen < below,
    });
  });
  return () => {
    for (const handle of [ear, ...handles]) handle.remove();
  };
}

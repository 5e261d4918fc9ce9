import type { Emulator } from '../emulator.ts';
import type { Press } from '../interactivity/press.ts';
import { compact, isObject } from '../json.ts';
import type { Act } from './acts.ts';
import { type Alongside, runClock } from './clock-run.ts';
import type { Answer, Manifest } from './page-state.ts';
import type { Reads } from './reads.ts';
import type { ScenePlayer } from './scene.ts';
import { wireForm } from './typed.ts';

export interface Stage {
  slack: Emulator;
  reads: Reads;
  manifest: Manifest;
  alongside: Alongside;
  scene: ScenePlayer | undefined;
}

const DONE: Answer = { ok: true };

/** Carries out what somebody did on the page. What Slack's client would show them instead comes as a problem. */
export async function perform(stage: Stage, act: Act): Promise<Answer> {
  const { slack, reads, scene } = stage;
  switch (act.act) {
    case 'send':
      return send(stage, act);
    case 'edit':
      ownMessage(slack, act);
      slack.edit(act.channel, act.ts, wireForm(act.text, slack.workspace));
      return DONE;
    case 'delete':
      ownMessage(slack, act);
      slack.delete(act.channel, act.ts);
      return DONE;
    case 'react':
      toggleReaction(slack, act);
      return DONE;
    case 'press': {
      const { act: _, ...pressed } = act;
      return answered(await slack.press(compact(pressed) as Press));
    }
    case 'submit': {
      const { user, viewId, values } = act;
      const submitted = await slack.submit({ user, viewId, values });
      if (submitted.errors) return { ok: true, errors: submitted.errors };
      return answered(submitted);
    }
    case 'close':
      await slack.closeView({ user: act.user, viewId: act.viewId });
      return DONE;
    case 'shortcut':
      return answered(await slack.shortcut(act));
    case 'global-shortcut':
      return answered(await slack.globalShortcut(act));
    case 'open':
      await (act.tab === 'home' ? slack.openHome(act.user) : slack.openMessages(act.user));
      return DONE;
    case 'direct':
      return { ok: true, opened: slack.direct([act.user, ...act.others]) };
    case 'read':
      reads.read(act.user, act.channel, act.ts);
      return DONE;
    case 'clock': {
      const problem = await runClock(slack.clock, act.to, stage.alongside);
      return problem === undefined ? DONE : { ok: false, problem };
    }
    case 'scene':
      if (act.do === 'step') await scene?.step();
      else scene?.[act.do]();
      return DONE;
  }
}

async function send(stage: Stage, act: Extract<Act, { act: 'send' }>): Promise<Answer> {
  const { slack, manifest, reads } = stage;
  const { user, channel, text, threadTs, broadcast } = act;
  const [, command, rest = ''] = /^(\/[\w-]+)(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? [];
  if (command === undefined) {
    const subtype = broadcast ? ('thread_broadcast' as const) : undefined;
    const wire = wireForm(text.trim(), slack.workspace);
    const ts = await slack.post(
      compact({ user, channel, text: wire, threadTs, subtype }) as Parameters<Emulator['post']>[0],
    );
    reads.read(user, channel, ts);
    return { ok: true, ts };
  }
  if (threadTs !== undefined)
    return { ok: false, problem: 'Slash commands do not work in threads, in Slack neither.' };
  if (!manifest.commands.some((known) => known.command === command))
    return { ok: false, problem: `${command} is not a valid command.` };
  return answered(await slack.command({ user, channel, command, text: rest.trim() }));
}

function ownMessage(
  slack: Emulator,
  { user, channel, ts }: { user: string; channel: string; ts: string },
): void {
  const message = slack.workspace.channels.get(channel)?.messages.get(ts);
  if (message?.user !== user) throw new Error('Only whoever wrote a message can change it');
}

function toggleReaction(slack: Emulator, { user, channel, ts, name }: Extract<Act, { act: 'react' }>): void {
  const reactions = slack.workspace.channels.get(channel)?.messages.get(ts)?.reactions ?? [];
  const has = reactions.some((reaction) => reaction.name === name && reaction.users.includes(user));
  if (has) slack.unreact(user, channel, ts, name);
  else slack.react(user, channel, ts, name);
}

function answered({ status, ack }: { status: number; ack: unknown }): Answer {
  if (status >= 200 && status < 300) return DONE;
  const why = status === 0 ? `it did not answer (${String(ack)})` : `it answered ${status}`;
  return { ok: false, problem: `The app failed: ${isObject(ack) ? `it answered ${status}` : why}.` };
}

import { type TypedCommand, typeCommand } from '../interactivity/commands.ts';
import type { Acknowledged, Interactivity } from '../interactivity/context.ts';
import { openTab } from '../interactivity/home.ts';
import { closeView, type Submission, type Submitted, submit } from '../interactivity/modals.ts';
import { type Press, press } from '../interactivity/press.ts';
import { globalShortcut, messageShortcut } from '../interactivity/shortcuts.ts';
import type { ChannelId, Ts, UserId } from '../world/types.ts';

/** What people do with the app. Each resolves when the app has acknowledged, or its three seconds are over. */
export interface Acting {
  command(typed: TypedCommand): Promise<Acknowledged>;
  shortcut(chosen: { user: UserId; callbackId: string; channel: ChannelId; ts: Ts }): Promise<Acknowledged>;
  globalShortcut(chosen: { user: UserId; callbackId: string }): Promise<Acknowledged>;
  press(pressed: Press): Promise<Acknowledged>;
  submit(submission: Submission): Promise<Submitted>;
  closeView(closed: { user: UserId; viewId: string; all?: boolean }): Promise<void>;
  openHome(user: UserId): Promise<void>;
  openMessages(user: UserId): Promise<void>;
}

export function acting(context: Interactivity): Acting {
  return {
    command: (typed) => typeCommand(context, typed),
    shortcut: (chosen) => messageShortcut(context, chosen),
    globalShortcut: (chosen) => globalShortcut(context, chosen),
    press: (pressed) => press(context, pressed),
    submit: (submission) => submit(context, submission),
    closeView: (closed) => closeView(context, closed),
    async openHome(user) {
      openTab(context.world, user, 'home');
      await context.outbox.settled();
    },
    async openMessages(user) {
      openTab(context.world, user, 'messages');
      await context.outbox.settled();
    },
  };
}

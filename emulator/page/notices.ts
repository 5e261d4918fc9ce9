import type { Emulator } from '../emulator.ts';
import type { Channel, UserId } from '../world/types.ts';
import type { Notice } from './page-state.ts';

/**
 * What would have notified the person, as the emulator's log has it, and what would have without the app: its own
 * messages would not exist, and a pause of notifications that it has set would not stop anybody else's.
 */
export function noticesOf(slack: Emulator, user: UserId): Notice[] {
  const { app, users, channels } = slack.workspace;
  return slack.notifications
    .filter((entry) => entry.user === user && entry.because !== 'own')
    .map((entry) => {
      const message = channels.get(entry.channel)?.messages.get(entry.ts);
      const author = message?.user ?? '';
      const byApp = author === app.botUserId;
      const pausedByApp = entry.because === 'dnd-snooze' && hasShielded(slack, user, entry.at);
      return {
        at: entry.at,
        channel: entry.channel,
        ts: entry.ts,
        from: byApp
          ? ''
          : (users.get(author)?.realName ?? message?.username ?? 'Somebody, in a message since deleted,'),
        call: isDirect(channels.get(entry.channel)) ? 'dm' : entry.call,
        stopped: entry.notified ? undefined : entry.because,
        notified: entry.notified,
        withoutApp: !byApp && (entry.notified || pausedByApp),
        byApp,
      };
    });
}

/** A direct message calls on its reader, whoever is named in it. */
function isDirect(channel: Channel | undefined): boolean {
  return channel?.kind === 'im' || channel?.kind === 'mpim';
}

/** Whether the app had paused the person's notifications in their name by then. */
function hasShielded(slack: Emulator, user: UserId, at: number): boolean {
  return slack.calls.some(
    (call) =>
      call.method === 'dnd.setSnooze' && call.token === user && call.at <= at && call.result['ok'] === true,
  );
}

import type { Emulator } from '../emulator/emulator.ts';
import { pressIn } from './demo-press.ts';

/** Somebody types `/handoff @…` and waits until what they did stands in the form. */
export async function draftHandoff(
  slack: Emulator,
  user: string,
  channel: string,
  to: string,
): Promise<void> {
  await slack.command({ user, channel, command: '/handoff', text: to });
  await slack.until(
    () =>
      slack
        .modals(user)
        .at(-1)
        ?.blocks.some((block) => block['block_id'] === 'done') || undefined,
    'the draft',
  );
}

/** Writes into the form, by section, and sends it. What is said in its place stays before them. */
export async function sendHandoff(
  slack: Emulator,
  user: string,
  texts: Record<string, string>,
): Promise<void> {
  const viewId = slack.modals(user).at(-1)?.id ?? '';
  const values = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { [name]: text }]));
  await slack.submit({ user, viewId, values });
  await slack.until(() => slack.modals(user).at(-1)?.submit === null || undefined, 'the handoff to be sent');
}

export async function closeForm(slack: Emulator, user: string): Promise<void> {
  const view = slack.modals(user).at(-1);
  if (view !== undefined) await slack.closeView({ user, viewId: view.id, all: true });
}

/** Presses "Accept" under the newest handoff that came to the person. */
export function acceptHandoff(slack: Emulator, user: string): Promise<void> {
  return pressIn(slack, user, 'sluice_handoff', 'handoff_accept');
}

import type { Emulator } from '../emulator/emulator.ts';
import { list, str } from '../emulator/json.ts';

/** An admin opens App Home, switches on one kind of nudge, and saves. As often as it happens, so that the scene can be played again. */
export async function switchNudgesOn(slack: Emulator, user: string, kind: string): Promise<void> {
  const before = slack.home(user)?.hash;
  await slack.openHome(user);
  await slack.until(() => slack.home(user)?.hash !== before || undefined, 'App Home');
  await slack.press({ user, view: 'home', actionId: 'norms_nudges' });
  const { id } = await slack.until(() => slack.modals(user).at(-1), 'the form of nudges');
  await slack.submit({
    user,
    viewId: id,
    values: { nudges_on: { nudges_on: [kind] }, nudges_cooldown: { nudges_cooldown: '0' } },
  });
  await slack.until(() => slack.modals(user).length === 0 || undefined, 'the form to close');
}

/** Waits until the person alone is shown a nudge that came after so many lines. */
export async function awaitNudge(slack: Emulator, user: string, after: number): Promise<void> {
  await slack.until(() => nudgeTo(slack, user, after), 'the nudge');
}

/** Presses "Make it a brief" on the newest nudge, writes it, and posts it. */
export async function makeBrief(
  slack: Emulator,
  user: string,
  texts: Record<string, unknown>,
): Promise<void> {
  const nudge = nudgeTo(slack, user, 0);
  if (nudge === undefined) throw new Error('There is no nudge');
  await slack.press({
    user,
    message: { channel: nudge.channel, ts: nudge.ts },
    actionId: 'nudge_make_brief',
  });
  const { id } = await slack.until(() => slack.modals(user).at(-1), 'the form of a brief');
  const values = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { [name]: text }]));
  await slack.submit({ user, viewId: id, values });
  for (const view of slack.modals(user).slice(-1))
    await slack.closeView({ user, viewId: view.id, all: true });
}

function nudgeTo(slack: Emulator, user: string, after: number) {
  return slack
    .ephemerals(user)
    .slice(after)
    .findLast(({ blocks = [] }) =>
      blocks.some((block) =>
        list(block, 'elements').some((element) => str(element, 'action_id') === 'nudge_make_brief'),
      ),
    );
}

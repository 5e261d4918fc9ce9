import type { Emulator } from '../emulator/emulator.ts';
import { list, str } from '../emulator/json.ts';

/** Presses a button in the newest message of that kind in the person's conversation with the app, and waits until the message shows it. */
export async function pressIn(
  slack: Emulator,
  user: string,
  eventType: string,
  actionId: string,
): Promise<void> {
  const newest = () => slack.dm(user).findLast(({ metadata }) => metadata?.event_type === eventType);
  const message = newest();
  const block = message?.blocks?.find((each) =>
    list(each, 'elements').some((element) => str(element, 'action_id') === actionId),
  );
  if (message === undefined || block === undefined) throw new Error(`There is no ${actionId} to press`);
  const before = JSON.stringify(message.blocks);
  await slack.press({
    user,
    message: { channel: message.channel, ts: message.ts },
    actionId,
    blockId: str(block, 'block_id'),
  });
  await slack.until(() => JSON.stringify(newest()?.blocks) !== before || undefined, 'the message to change');
}

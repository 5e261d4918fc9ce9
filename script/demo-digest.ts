import type { Emulator } from '../emulator/emulator.ts';
import { get, list, str } from '../emulator/json.ts';

/** Chooses "Done" in the menu beside the first mention from the channel in the person's last digest. */
export async function markDone(slack: Emulator, user: string, channel: string): Promise<void> {
  const digest = slack.dm(user).findLast(({ metadata }) => metadata?.event_type === 'sluice_digest');
  const item = digest?.blocks?.find((block) => str(block, 'block_id').startsWith(channel));
  const option = get(list(item, 'accessory', 'options')[0], 'value');
  if (digest === undefined || item === undefined)
    throw new Error('There is no digest with a mention from the channel');
  const before = JSON.stringify(digest.blocks);
  await slack.press({
    user,
    message: { channel: digest.channel, ts: digest.ts },
    actionId: str(item, 'accessory', 'action_id'),
    blockId: str(item, 'block_id'),
    selected: option,
  });
  await slack.until(
    () => slack.dm(user).some(({ ts, blocks }) => ts === digest.ts && JSON.stringify(blocks) !== before),
    'the digest to change',
  );
}

import type { Emulator } from '../emulator/emulator.ts';
import { list, str } from '../emulator/json.ts';

/** An admin types `/redphone add …`, reads how often the word is said, says what counts, and declares it. */
export async function declareWord(
  slack: Emulator,
  user: string,
  channel: string,
  word: string,
  meaning: string,
): Promise<void> {
  await slack.command({ user, channel, command: '/redphone', text: `add ${word}` });
  const view = await slack.until(() => slack.modals(user).at(-1), 'the form of a word');
  await slack.until(() => JSON.stringify(view.blocks).includes(`*${word}*:`) || undefined, 'the count');
  await slack.submit({ user, viewId: view.id, values: { meaning: { meaning } } });
  await slack.until(() => view.submit === null || undefined, 'the word to be declared');
  await slack.closeView({ user, viewId: view.id });
}

/** The call in the person's conversation with the app, once it is there. */
export async function awaitCall(slack: Emulator, user: string): Promise<void> {
  await slack.until(() => callTo(slack, user), 'the call');
}

/** Presses "I'm on it" in the newest call to the person. */
export async function answerCall(slack: Emulator, user: string): Promise<void> {
  const message = callTo(slack, user);
  const choices = message?.blocks?.find((block) => str(block, 'block_id').startsWith('call:'));
  if (message === undefined || choices === undefined) throw new Error('There is no call to answer');
  const [onIt] = list(choices, 'elements');
  const before = JSON.stringify(message.blocks);
  await slack.press({
    user,
    message: { channel: message.channel, ts: message.ts },
    actionId: str(onIt, 'action_id'),
    blockId: str(choices, 'block_id'),
  });
  await slack.until(() => JSON.stringify(callTo(slack, user)?.blocks) !== before, 'the call to change');
}

function callTo(slack: Emulator, user: string) {
  return slack.dm(user).findLast(({ metadata }) => metadata?.event_type === 'sluice_call');
}

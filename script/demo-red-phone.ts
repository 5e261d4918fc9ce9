import type { Emulator } from '../emulator/emulator.ts';
import { pressIn } from './demo-press.ts';

const CALL = 'sluice_call';

/** An admin types `/redphone add …`, reads how often the word is said, says what counts, and declares it. What is said in the form's place stays before them. */
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
}

/** The call in the person's conversation with the app, once it is there. */
export async function awaitCall(slack: Emulator, user: string): Promise<void> {
  await slack.until(
    () => slack.dm(user).some(({ metadata }) => metadata?.event_type === CALL) || undefined,
    'the call',
  );
}

/** Presses "I'm on it" in the newest call to the person. */
export function answerCall(slack: Emulator, user: string): Promise<void> {
  return pressIn(slack, user, CALL, 'call-on-it');
}

/** Presses "Resolved" in it, once they are on it. */
export function resolveCall(slack: Emulator, user: string): Promise<void> {
  return pressIn(slack, user, CALL, 'call-resolve');
}

import type { EphemeralMessage, StoredMessage } from '../../emulator/world/types.ts';
import { askFreely } from './stored.ts';
import type { Team } from './team.ts';

/** Types `/catchup` and waits for the answer: the last that the person was shown alone. */
export async function askCatchup(
  team: Team,
  user: string,
  text = '',
  channel = team.channel,
): Promise<EphemeralMessage> {
  const { slack } = team;
  await askFreely(team);
  const before = slack.ephemerals(user).length;
  await slack.command({ user, channel, command: '/catchup', text });
  await team.settled();
  const shown = slack.ephemerals(user).slice(before).at(-1);
  if (shown === undefined) throw new Error(`No answer to /catchup ${text}`);
  return shown;
}

/** Presses a button under an answer, or chooses from a menu in it, and waits for the form that opens. */
export async function openForm(
  { slack }: Pick<Team, 'slack'>,
  user: string,
  { channel, ts }: Pick<StoredMessage, 'channel' | 'ts'>,
  actionId: string,
  chosen: { readonly blockId?: string; readonly selected?: string } = {},
): Promise<string> {
  const top = (): string | undefined => slack.modals(user).at(-1)?.id;
  const before = top();
  await slack.press({ user, message: { channel, ts }, actionId, ...chosen });
  return await slack.until(() => (top() === before ? undefined : top()), `a form of ${actionId}`);
}

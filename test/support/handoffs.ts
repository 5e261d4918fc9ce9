import type { StoredMessage, View } from '../../emulator/world/types.ts';
import type { Team } from './team.ts';

/** Types `/handoff` and waits until the form shows what was drafted. */
export async function openDraft(team: Team, user: string, text = ''): Promise<View> {
  const { slack, channel } = team;
  const before = slack.modals(user).length;
  await slack.command({ user, channel, command: '/handoff', text });
  return await slack.until(() => {
    const form = slack.modals(user)[before];
    return form?.blocks.some((block) => block['block_id'] === 'done') === true ? form : undefined;
  }, 'a draft');
}

/** Sends the form on top. Answers what stands in its place, or the form with what is wrong. */
export async function submitDraft(
  team: Team,
  user: string,
  values: Record<string, unknown> = {},
): Promise<View> {
  const { slack } = team;
  const viewId = slack.modals(user).at(-1)?.id ?? '';
  const filled = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [id]: value }]));
  const { status, errors } = await slack.submit({ user, viewId, values: filled });
  expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  await team.settled();
  const shown = slack.modals(user).at(-1);
  if (shown === undefined) throw new Error('The form has closed without a word');
  return shown;
}

/** What came to a person of handoffs: batons, news, questions. */
export function batonsIn({ slack }: Pick<Team, 'slack'>, user: string): readonly StoredMessage[] {
  return slack.dm(user).filter(({ metadata }) => metadata?.event_type === 'sluice_handoff');
}

/** Types `/handoff` for somebody, fills in the form, sends it, and closes what stands in its place. */
export async function handOver(
  team: Team,
  user: string,
  to: string,
  values: Record<string, unknown>,
): Promise<void> {
  await openDraft(team, user, to);
  const said = await submitDraft(team, user, values);
  await team.slack.closeView({ user, viewId: said.id, all: true });
}

/** What a form's input was filled with. */
export function valueIn({ blocks }: View, name: string): string {
  const block = blocks.find((each) => each['block_id'] === name) as
    | { readonly element?: { readonly initial_value?: string } }
    | undefined;
  return block?.element?.initial_value ?? '';
}

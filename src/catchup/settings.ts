import type { ChannelId, TenantId } from '../ids.ts';
import { type FormValues, fieldOf } from '../people/form.ts';
import type { Content } from '../slack.ts';
import type { CatchupDeps } from './deps.ts';
import type { CatchupReader } from './reader.ts';
import { adminOnly, SETTINGS_FIELDS } from './settings-modal.ts';

/** Saves what an admin chose. @throws UserError for everybody else */
export async function submitSettings(
  tenant: TenantId,
  values: FormValues,
  reader: CatchupReader,
  deps: CatchupDeps,
): Promise<Content | undefined> {
  const { policy, model } = await adminOnly(tenant, reader, deps);
  const llm = {
    host: model.host,
    model: model.name,
    isAccepted: fieldOf(values, SETTINGS_FIELDS.use).selected_option?.value === 'yes',
    decidedBy: reader.user,
    decidedAt: reader.now,
  };
  const chosen = fieldOf(values, SETTINGS_FIELDS.channels).selected_conversations ?? [];
  const llmChannels = [...chosen, ...(await unseenOf(tenant, policy.llmChannels, chosen, reader, deps))];
  await deps.people.changePolicy(tenant, (before) => ({ ...before, llm, llmChannels }));
  return undefined;
}

/** Slack's form leaves out private channels that its reader is not in: those are not theirs to remove. */
async function unseenOf(
  tenant: TenantId,
  before: readonly ChannelId[],
  chosen: readonly ChannelId[],
  { user }: CatchupReader,
  { history }: Pick<CatchupDeps, 'history'>,
): Promise<readonly ChannelId[]> {
  const missing = before.filter((channel) => !chosen.includes(channel));
  if (missing.length === 0) return [];
  const theirs = await history.channelsOf(tenant, user);
  const unseen: ChannelId[] = [];
  for (const channel of missing) {
    const now = theirs.get(channel) ?? (await history.channel(tenant, channel));
    if (now !== undefined && now.kind !== 'public' && !theirs.has(channel)) unseen.push(channel);
  }
  return unseen;
}

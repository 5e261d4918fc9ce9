import type { TenantId } from '../ids.ts';
import type { Policy } from '../people/policy.ts';
import type { Summarizer } from '../summary/summary.ts';
import type { ChannelNow } from './history.ts';

/** A language model that the operator has set up, by what an admin accepts. */
export interface OfferedModel {
  readonly name: string;
  /** Where messages would go. */
  readonly host: string;
  readonly summarizer: Summarizer;
  /** For all that one request asks of it, ms of `wall`. */
  readonly deadlineMs: number;
  /** What the workspace has used of it on this day, UTC. */
  spent(tenant: TenantId, now: number): Promise<{ readonly calls: number; readonly tokens: number }>;
}

/** What an admin has decided of this very model at this very host; undefined where nobody has. */
export function decisionOn(
  { llm }: Pick<Policy, 'llm'>,
  { host, name }: Pick<OfferedModel, 'name' | 'host'>,
): 'yes' | 'no' | undefined {
  if (llm === undefined || llm.host !== host || llm.model !== name) return undefined;
  return llm.isAccepted ? 'yes' : 'no';
}

/** Whether the channel's messages may go to the model: public ones once it is accepted, all others one by one. */
export function mayUseModel(
  policy: Pick<Policy, 'llm' | 'llmChannels'>,
  model: Pick<OfferedModel, 'name' | 'host'>,
  { kind, isShared, channel }: Pick<ChannelNow, 'kind' | 'isShared' | 'channel'>,
): boolean {
  if (decisionOn(policy, model) !== 'yes') return false;
  return (kind === 'public' && !isShared) || policy.llmChannels.includes(channel);
}

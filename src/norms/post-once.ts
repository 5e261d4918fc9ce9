import type { Claim } from '../agenda/agenda.ts';
import { DAY } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { OutcomeUnknownError, type Outgoing, type Posted } from '../slack.ts';
import type { NormsDeps } from './deps.ts';

interface Once extends Omit<Outgoing, 'metadata'> {
  /** The type of its metadata, by which it is found again. */
  readonly event: string;
  /** What else its metadata say: ids and instants alone. */
  readonly payload?: Readonly<Record<string, string | number>>;
}

/**
 * Posts what a due thing asks for, once: after a crash it is looked for by the claim's id before it is posted again, and
 * where Slack does not answer that is put off until a lost post has landed.
 */
export async function postOnce(
  tenant: TenantId,
  { id, token, due }: Pick<Claim, 'id' | 'token' | 'due'>,
  { event, payload = {}, ...message }: Once,
  { slack, settleMs }: Pick<NormsDeps, 'slack' | 'settleMs'>,
): Promise<Posted> {
  // A token above 1: somebody had this claim before and may have posted.
  const before =
    token > 1 ? await slack.findByBatch(tenant, message.channel, id, due - DAY, message.threadTs) : undefined;
  if (before !== undefined) return before;
  try {
    const metadata = { event_type: event, event_payload: { batch_id: id, ...payload } };
    return await slack.post(tenant, { ...message, metadata });
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    throw new RetryLaterError('Slack may have taken the post', settleMs, { cause: error });
  }
}

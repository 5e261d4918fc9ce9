import { MINUTE, SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, Ts } from '../ids.ts';
import { type Content, OutcomeUnknownError, SlackRefusal } from '../slack.ts';
import type { CallDeps } from './deps.ts';
import type { Ring } from './ring.ts';
import { turnOf } from './turn-of.ts';

type Deps = Pick<CallDeps, 'slack'>;

/** Told once for each `batch`; after a crash it is looked for before it is posted again. */
interface Once {
  readonly batch: string;
  /** Somebody may have posted it before. */
  readonly isRepeat: boolean;
  /** No older than this, UTC ms of `now`. */
  readonly since: number;
  /** UTC ms */
  readonly now: number;
}

/**
 * Tells the caller alone, where they asked; in their own conversation where Slack shows nothing there. Apps are told
 * nothing. What Slack does not answer to is said again: twice is better than not at all.
 */
export async function tellCaller(
  tenant: TenantId,
  { caller, channel, source }: Ring,
  content: Content,
  once: Once,
  { slack }: Deps,
): Promise<void> {
  const { user } = caller;
  if (user === undefined) return;
  if (channel !== undefined) {
    try {
      await slack.whisper(tenant, { channel, threadTs: source?.threadTs, user }, content);
      return;
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw again(error);
    }
  }
  await postOnce(tenant, await slack.dm(tenant, user), undefined, content, once, { slack });
}

/**
 * Says it under the message that called, where everybody sees it; to the caller where there is no such place. Throws
 * SlackRefusal where neither takes it.
 */
export async function tellThread(
  tenant: TenantId,
  ring: Pick<Ring, 'source' | 'caller'>,
  content: Content,
  once: Once,
  deps: Deps,
): Promise<void> {
  const { source, caller } = ring;
  if (source !== undefined) {
    try {
      const thread = source.threadTs ?? source.ts;
      await postOnce(tenant, source.channel, thread, content, once, deps);
      return;
    } catch (error) {
      if (!(error instanceof SlackRefusal) || caller.user === undefined) throw error;
    }
  }
  if (caller.user === undefined) return;
  await postOnce(tenant, await deps.slack.dm(tenant, caller.user), undefined, content, once, deps);
}

export async function postOnce(
  tenant: TenantId,
  channel: ChannelId,
  threadTs: Ts | undefined,
  content: Content,
  { batch, isRepeat, since, now }: Once,
  { slack }: Deps,
): Promise<void> {
  try {
    if (isRepeat && (await slack.findByBatch(tenant, channel, batch, since, threadTs)) !== undefined) return;
    const metadata = { event_type: 'sluice_call_note', event_payload: { batch_id: batch } };
    const turn = turnOf(`${batch}-${channel}`, 'word', now);
    await slack.post(tenant, { channel, threadTs, metadata, turn, ...content });
  } catch (error) {
    throw again(error);
  }
}

/** How soon what Slack gave no answer to is looked for. */
const LOOK_MS = SECOND;
/** How soon it is tried again where Slack takes nothing of Sluice's at all: whoever is in charge has to see to that. */
const NO_TOKEN_MS = MINUTE;
const noToken = new Set(['token_revoked', 'token_expired', 'invalid_auth', 'not_authed']);

function again(error: unknown): unknown {
  if (error instanceof SlackRefusal && noToken.has(error.code)) {
    return new RetryLaterError('Slack does not take the token', NO_TOKEN_MS, { cause: error });
  }
  if (!(error instanceof OutcomeUnknownError)) return error;
  return new RetryLaterError('Slack may have taken a word about a call', LOOK_MS, { cause: error });
}

import type { Clock } from '../clock.ts';
import { MINUTE, SECOND } from '../clock.ts';
import { coerceError } from '../errors.ts';
import type { TenantId, Ts } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Content, Slack } from '../slack.ts';
import type { CatchupRequest, CatchupRequests, Way } from './request.ts';

/** Speaks through a response URL. False where Slack takes nothing there any more. */
export interface Replies {
  send(
    responseUrl: string,
    content: Content,
    options: { readonly replaces: boolean; readonly threadTs?: Ts | undefined },
  ): Promise<boolean>;
}

/** How one request is answered: at once, as it goes on, and with the result. Only the asker sees any of it. */
export interface Answering {
  /** What is shown until there is a result. Said seldom, so that uses are left for it. */
  progress(content: () => Content): Promise<void>;
  /** In the place of what was shown, or by DM where that is no longer possible. */
  result(content: Content): Promise<void>;
}

export interface AnsweringDeps {
  readonly replies: Replies;
  readonly requests: Pick<CatchupRequests, 'put'>;
  readonly slack: Pick<Slack, 'dm' | 'post'>;
  readonly clock: Pick<Clock, 'wall'>;
  readonly log: Log;
}

/** Slack takes five uses within 30 minutes. The last one is kept back. */
const MOST_USES = 4;
const URL_MS = 25 * MINUTE;
/** When counts are told, after the request: two uses, so that one is left for the result. */
const COUNTS_AT_MS = [4 * SECOND, 45 * SECOND] as const;

export function answering(
  tenant: TenantId,
  request: CatchupRequest,
  { replies, requests, slack, clock, log }: AnsweringDeps,
): Answering {
  let way: Way = request.way;

  async function inPlace(content: Content): Promise<boolean> {
    if (way.responseUrl === undefined || way.uses >= MOST_USES) return false;
    if (clock.wall() - way.issuedAt >= URL_MS) return false;
    const replaces = way.replaces && way.uses > 0;
    // Counted before it is made: whoever goes on after a crash must not think that one more is left.
    way = { ...way, uses: way.uses + 1 };
    await requests.put(tenant, { ...request, way });
    return await replies.send(way.responseUrl ?? '', content, { replaces, threadTs: way.threadTs });
  }

  return {
    async progress(content) {
      const waited = clock.wall() - way.issuedAt;
      const next = way.uses === 0 ? 0 : COUNTS_AT_MS[way.uses - 1];
      const isTime = next !== undefined && waited >= next && (way.uses === 0 || way.replaces);
      if (!isTime) return;
      try {
        await inPlace(content());
      } catch (thrown) {
        // Whoever waits a little less informed is no reason to let the answer go.
        log.warn({ tenant, err: coerceError(thrown) }, 'How far a catch-up has come could not be told');
      }
    },

    async result(content) {
      if (await inPlace(content)) return;
      await slack.post(tenant, { channel: await slack.dm(tenant, request.user), ...content });
    },
  };
}

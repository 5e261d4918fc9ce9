import { type Clock, MINUTE, SECOND } from '../clock.ts';
import { coerceError } from '../errors.ts';
import type { TenantId, Ts } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Content, Slack } from '../slack.ts';
import type { CatchupRequest, CatchupRequests, Way } from './request.ts';

/** Speaks through a response URL. False where Slack has not taken it, or has not said so. */
export interface Replies {
  send(
    responseUrl: string,
    content: Content,
    options: { readonly replaces: boolean; readonly threadTs?: Ts | undefined },
  ): Promise<boolean>;
}

/** How one request is answered: at once, as it goes on, and with the result. Only the asker sees any of it. */
export interface Answering {
  /** Shows how things stand, in the place of what was shown before. Seldom, so that uses are left for the result. */
  progress(content: () => Content): void;
  /** In the same place; where that is no longer possible by DM, with `elsewhere` in its place. */
  result(content: Content, elsewhere: Content): Promise<void>;
}

export interface AnsweringDeps {
  readonly replies: Replies;
  readonly requests: Pick<CatchupRequests, 'put'>;
  readonly slack: Pick<Slack, 'dm' | 'post'>;
  readonly clock: Pick<Clock, 'wall'>;
  readonly log: Log;
}

/** Slack takes five uses within 30 minutes. The last one can still say that the answer came elsewhere. */
const MOST_USES = 4;
const URL_MS = 25 * MINUTE;
/** When something is shown, after the request: three uses, so that one is left for the result. */
const SHOWN_AT_MS = [0, 4 * SECOND, 45 * SECOND] as const;

export function answering(
  tenant: TenantId,
  request: CatchupRequest,
  { replies, requests, slack, clock, log }: AnsweringDeps,
): Answering {
  let way: Way = request.way;
  let showing: Promise<unknown> = Promise.resolve();

  async function inPlace(content: Content): Promise<boolean> {
    const { responseUrl, issuedAt, uses, threadTs } = way;
    if (responseUrl === undefined || uses >= MOST_USES || clock.wall() - issuedAt >= URL_MS) return false;
    // Counted before it is made: whoever goes on after a crash must not think that one more is left.
    way = { ...way, uses: uses + 1 };
    await requests.put(tenant, { ...request, way });
    return await replies.send(responseUrl, content, { replaces: way.replaces && uses > 0, threadTs });
  }

  async function showIfTime(content: () => Content): Promise<void> {
    const at = SHOWN_AT_MS[way.uses];
    const isTime = at !== undefined && clock.wall() - way.issuedAt >= at;
    if (isTime && (way.uses === 0 || way.replaces)) await inPlace(content());
  }

  return {
    progress(content) {
      showing = showing
        .then(() => showIfTime(content))
        .catch((thrown: unknown) => {
          log.warn({ tenant, err: coerceError(thrown) }, 'How far a catch-up has come could not be shown');
        });
    },

    async result(content, elsewhere) {
      await showing;
      if (await inPlace(content)) return;
      await slack.post(tenant, { channel: await slack.dm(tenant, request.user), ...content });
      if (way.responseUrl === undefined || !way.replaces || way.uses === 0) return;
      // No more than a courtesy: nothing hangs on whether Slack still takes it.
      await replies.send(way.responseUrl, elsewhere, { replaces: true, threadTs: way.threadTs });
    },
  };
}

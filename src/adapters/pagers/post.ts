import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { MINUTE, SECOND } from '../../clock.ts';
import { coerceError } from '../../errors.ts';
import { PagerError } from '../../red-phone/pager.ts';
import { createGuardedConnect, type GuardOptions, PrivateAddressError } from './guard.ts';

export interface PostOptions extends Omit<GuardOptions, 'timeoutMs'> {
  /** Real time, UTC ms. */
  wall(): number;
  /** For all of it: the name, the connection, the answer. */
  readonly timeoutMs?: number;
}

export interface PagePost {
  /** Who is told, as people know it. */
  readonly to: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  isTaken(status: number): boolean;
}

/** A page is short, and somebody waits for it. */
export const PAGER_TIMEOUT_MS = 5 * SECOND;

/** Whatever it asks for: a page that comes later than this helps nobody. */
const LONGEST_PAUSE_MS = 2 * MINUTE;

/**
 * Posts once, over a connection of its own. Follows no redirect and reads no more of the answer than its head.
 * @throws {PagerError} unless it was taken
 */
export async function postPage(post: PagePost, options: PostOptions): Promise<void> {
  const timeoutMs = options.timeoutMs ?? PAGER_TIMEOUT_MS;
  const agent = new Agent({ connect: createGuardedConnect({ ...options, timeoutMs }), pipelining: 0 });
  const { url, headers, body } = post;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Sluice', ...headers },
      body,
      dispatcher: agent,
      signal,
    }).catch((thrown: unknown) => Promise.reject(notAnswered(post, coerceError(thrown), signal.aborted)));
    // The status says it all: the rest may be long, and may never end.
    answer.body.on('error', () => {}).destroy();
    const refusal = judge(post, answer.statusCode, pauseOf(answer.headers['retry-after'], options.wall()));
    if (refusal !== undefined) throw refusal;
  } finally {
    await agent.destroy();
  }
}

/** What never came to an answer. What it says of itself may name addresses: it stays in `cause`. */
function notAnswered({ to, url }: PagePost, cause: Error, isLate: boolean): PagerError {
  if (isPrivate(cause)) {
    const words = `${to} leads to a private address, where pages are not sent`;
    // A name may lead elsewhere a moment later; an address stays what it is.
    const isFinal = isIP(url.hostname.replace(/^\[(.*)\]$/, '$1')) !== 0;
    return new PagerError(words, 'private-address', { isFinal, cause });
  }
  return isLate
    ? new PagerError(`${to} did not answer in time`, 'timeout', { cause })
    : new PagerError(`${to} cannot be reached`, 'unreachable', { cause });
}

/** With several addresses to try, one error holds those of all. */
function isPrivate(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isPrivate);
  return error instanceof PrivateAddressError || (error instanceof Error && isPrivate(error.cause));
}

function judge(
  { to, isTaken }: PagePost,
  status: number,
  retryAfterMs: number | undefined,
): PagerError | undefined {
  if (isTaken(status)) return undefined;
  const words = `${to} answered ${status}`;
  if (status === 429) return new PagerError(words, 'limited', { retryAfterMs });
  if (status >= 300 && status < 400) return new PagerError(words, 'redirect', { isFinal: true });
  const isItsOwnMove = status >= 400 && status < 500 && ![408, 425].includes(status);
  if (isItsOwnMove) return new PagerError(words, 'refused', { isFinal: true });
  return new PagerError(words, 'failing', { retryAfterMs });
}

/** `Retry-After` is a number of seconds, or a date. */
function pauseOf(header: string | string[] | undefined, wall: number): number | undefined {
  const text = String(header ?? '').trim();
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * SECOND : Date.parse(text) - wall;
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_PAUSE_MS, Math.max(0, ms));
}

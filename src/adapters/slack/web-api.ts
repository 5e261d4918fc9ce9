import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { coerceError, RetryLaterError } from '../../errors.ts';
import type { TenantId } from '../../ids.ts';
import { OutcomeUnknownError, SlackRefusal, type Turn } from '../../slack.ts';
import { METHODS, type Method } from './methods.ts';
import { postForm } from './post-form.ts';
import { keptForCalls } from './urgent.ts';

/** How long a call may take before its outcome counts as unknown, ms. */
export const CALL_TIMEOUT_MS = 8_000;

/** One method called once: within the workspace's tier, without retries, with an error that says whose move it is. */
export type CallSlack = (
  tenant: TenantId,
  method: Method,
  args?: Readonly<Record<string, unknown>>,
  options?: CallOptions,
) => Promise<Readonly<Record<string, unknown>>>;

export interface CallOptions {
  /** The call was taken from its budget before. */
  readonly isPaid?: boolean;
  /** Its place among those that cannot wait. */
  readonly turn?: Turn;
}

export interface Tiers {
  /**
   * 0 to go ahead, else the milliseconds to wait. What is urgent is taken from what is kept for it, `kept` a minute,
   * then from what all share, and served in turn where both are spent.
   */
  reserve(
    tenant: TenantId,
    method: string,
    perMinute: number,
    urgent?: { readonly kept: number; readonly turn: Turn },
  ): Promise<number>;
  /** Slack itself said to wait. */
  pause(tenant: TenantId, method: string, ms: number): Promise<void>;
}

export interface WebApiOptions {
  readonly apiUrl: string;
  tokenOf(tenant: TenantId): Promise<string>;
  readonly tiers: Tiers;
  readonly timeoutMs?: number;
  /** The call is not made now, and should come again after so many milliseconds. */
  onWait?(method: string, ms: number): void;
  onCall?(method: string, outcome: 'ok' | 'refused' | 'rate-limited' | 'unknown' | 'unreachable'): void;
}

export function createCallSlack(options: WebApiOptions): CallSlack {
  const { apiUrl, tiers, timeoutMs = CALL_TIMEOUT_MS } = options;

  return async (tenant, method, args = {}, { isPaid = false, turn } = {}) => {
    const perMinute = METHODS[method].perMinute - keptForCalls(method);
    const urgent = turn === undefined ? undefined : { kept: keptForCalls(method), turn };
    const wait = isPaid ? 0 : await tiers.reserve(tenant, method, perMinute, urgent);
    if (wait > 0) {
      options.onWait?.(method, wait);
      throw new RetryLaterError(`The budget for ${method} is spent`, wait);
    }
    const token = await options.tokenOf(tenant);
    try {
      const answer = await postForm(new URL(method, apiUrl), token, args, timeoutMs);
      options.onCall?.(method, 'ok');
      return answer;
    } catch (thrown) {
      const failure = whoseMove(method, thrown);
      options.onCall?.(method, failure.outcome);
      if (failure.outcome === 'rate-limited') await tiers.pause(tenant, method, failure.error.retryAfterMs);
      throw failure.error;
    }
  };
}

type Failure =
  | { readonly outcome: 'rate-limited' | 'unreachable'; readonly error: RetryLaterError }
  | { readonly outcome: 'refused'; readonly error: SlackRefusal }
  | { readonly outcome: 'unknown'; readonly error: OutcomeUnknownError };

/** Slack's own words for "something went wrong with us"; of `fatal_error` it says that part may have been done. */
const slacksOwnFaults = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export function whoseMove(method: string, thrown: unknown): Failure {
  if (thrown instanceof WebAPIRateLimitedError) {
    const error = new RetryLaterError(`Slack limits ${method}`, thrown.retryAfter * 1000, { cause: thrown });
    return { outcome: 'rate-limited', error };
  }
  if (thrown instanceof WebAPIPlatformError && !slacksOwnFaults.has(thrown.data.error)) {
    return { outcome: 'refused', error: new SlackRefusal(method, thrown.data.error, { cause: thrown }) };
  }
  if (thrown instanceof WebAPIRequestError && neverConnected.has(networkCode(thrown) ?? '')) {
    const error = new RetryLaterError(`Slack cannot be reached for ${method}`, 5_000, { cause: thrown });
    return { outcome: 'unreachable', error };
  }
  if (thrown instanceof WebAPIHTTPError && thrown.statusCode < 500) {
    const refusal = new SlackRefusal(method, `http_${thrown.statusCode}`, { cause: thrown });
    return { outcome: 'refused', error: refusal };
  }
  const cause = coerceError(thrown);
  return {
    outcome: 'unknown',
    error: new OutcomeUnknownError(`No answer from Slack to ${method}`, { cause }),
  };
}

/** The system's code of a failed connection, wherever it was wrapped. */
function networkCode(thrown: unknown): string | undefined {
  let at = thrown as NodeJS.ErrnoException & { readonly original?: unknown };
  while (typeof at === 'object' && at !== null) {
    if (at.code !== undefined && neverConnected.has(at.code)) return at.code;
    at = (at.cause ?? at.original) as typeof at;
  }
  return undefined;
}

/** Its warnings repeat what is thrown and counted here, and may quote arguments. */
export const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  setName: () => {},
  getLevel: () => 'error' as never,
};

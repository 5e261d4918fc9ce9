import type { Loose } from '../json.ts';
import type { RateLimits } from '../rate-limits.ts';
import type { Token } from '../world/types.ts';
import type { World } from '../world/world.ts';
import type { Args } from './args.ts';
import { type Call, type Handlers, needScope, Refusal, refuse, refuseArguments } from './call.ts';
import { METHODS, type Method } from './methods.ts';

export interface Answer {
  status: number;
  headers: { [name: string]: string };
  body: Loose;
}

const NOBODY: Token = { value: '', kind: 'app', userId: '', scopes: new Set(), revoked: false };

/** Carries a call out: token, rate limit, scopes and arguments are checked in this order, as Slack does. */
export function dispatch(
  world: World,
  handlers: Handlers,
  limits: RateLimits | undefined,
  name: string,
  args: Args,
  bearer: string | undefined,
): Answer {
  try {
    const method = METHODS[name];
    const handler = handlers[name];
    if (!method || !handler) return answered({ ok: false, error: 'unknown_method', req_method: name });
    const token = method.anonymous ? NOBODY : authenticate(world, method, bearer);
    const wait = limits?.take(name, args.string('channel'));
    if (wait !== undefined) return rateLimited(wait);
    const call: Call = { world, args, token };
    const scopes = method[token.kind] ?? [];
    if (scopes.length > 0) needScope(call, ...scopes);
    needArguments(method, args);
    const headers = {
      'x-oauth-scopes': [...token.scopes].join(','),
      'x-accepted-oauth-scopes': scopes.join(','),
    };
    return answered({ ok: true, ...handler(call) }, headers);
  } catch (error) {
    if (error instanceof Refusal) return answered({ ok: false, error: error.error, ...error.extra });
    throw error;
  }
}

export function rateLimited(seconds: number): Answer {
  return {
    status: 429,
    headers: { 'retry-after': String(seconds) },
    body: { ok: false, error: 'ratelimited' },
  };
}

export function answered(body: Loose, headers: Answer['headers'] = {}): Answer {
  return { status: 200, headers, body };
}

function authenticate(world: World, method: Method, bearer: string | undefined): Token {
  if (!bearer) return refuse('not_authed');
  const token = world.tokens.get(bearer) ?? refuse('invalid_auth');
  if (world.users.get(token.userId)?.deleted) refuse('account_inactive');
  if (token.revoked) refuse(token.kind === 'bot' ? 'account_inactive' : 'token_revoked');
  if (token.rotation !== undefined && token.rotation.endsAt <= Date.now()) refuse('token_expired');
  if (!method[token.kind]) refuse('not_allowed_token_type');
  return token;
}

function needArguments(method: Method, args: Args): void {
  const absent = (method.required ?? []).filter((name) => !args.has(name));
  if (absent.length === 0) return;
  if (method.missing) refuse(method.missing);
  refuseArguments(...absent.map((name) => `missing required field: ${name}`));
}

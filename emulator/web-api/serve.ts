import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Faults } from '../faults.ts';
import type { Loose } from '../json.ts';
import type { RateLimits } from '../rate-limits.ts';
import type { World } from '../world/world.ts';
import { type Args, argsOf } from './args.ts';
import type { Handlers } from './call.ts';
import { type Answer, answered, dispatch, rateLimited } from './dispatch.ts';
import { bearerOf, readArgs } from './read-args.ts';

/** One call of the Web API, as the emulator saw it. */
export interface ApiCall {
  method: string;
  /** Without the token; arguments that came as JSON text are parsed. */
  args: { [name: string]: unknown };
  /** Simulated ms at which it came in. */
  at: number;
  /** Whose token: `bot`, `app`, the id of a user, or `none`. */
  token: string;
  /** The HTTP status; 0 when the connection was cut. */
  status: number;
  /** What was answered, or would have been. */
  result: Loose;
}

export interface WebApi {
  world: World;
  handlers: Handlers;
  limits: RateLimits | undefined;
  faults: Faults;
  calls: ApiCall[];
  closing: AbortSignal;
}

export async function serveCall(
  api: WebApi,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const raw = await readArgs(request, url);
  const args = argsOf(raw);
  const bearer = bearerOf(request, raw);
  const fault = api.faults.take(name, args);
  const carryOut = () => dispatch(api.world, api.handlers, api.limits, name, args, bearer);
  const record = (answer: Answer, status: number) => remember(api, name, args, bearer, answer, status);

  const { answer, cut } = await underFault(fault, carryOut, record, api.closing);
  if (cut) request.socket.resetAndDestroy();
  else send(response, answer);
}

async function underFault(
  fault: Fault | undefined,
  carryOut: () => Answer,
  record: (answer: Answer, status: number) => void,
  closing: AbortSignal,
): Promise<{ answer: Answer; cut: boolean }> {
  const { kind, ms = 0, retryAfter = 1, error = 'internal_error' } = fault ?? {};
  if (kind === 'accept-late') await sleep(ms, undefined, { signal: closing });
  const answer = instead(kind, retryAfter, error) ?? carryOut();
  const cut = kind === 'refuse' || kind === 'accept-and-drop';
  record(answer, cut ? 0 : answer.status);
  if (kind === 'delay') await sleep(ms, undefined, { signal: closing });
  return { answer, cut };
}

/** The answer of faults under which the call is not carried out. */
function instead(kind: Fault['kind'] | undefined, retryAfter: number, error: string): Answer | undefined {
  if (kind === 'ratelimited') return rateLimited(retryAfter);
  if (kind === 'server-error')
    return { status: 500, headers: {}, body: { ok: false, error: 'internal_error' } };
  if (kind === 'error') return answered({ ok: false, error });
  if (kind === 'refuse') return answered({});
  return undefined;
}

function remember(
  api: WebApi,
  method: string,
  args: Args,
  bearer: string | undefined,
  answer: Answer,
  status: number,
): void {
  const token = api.world.tokens.get(bearer ?? '');
  const whose = token === undefined ? 'none' : token.kind === 'user' ? token.userId : token.kind;
  const at = api.world.clock.now();
  api.calls.push({ method, args: args.shown(), at, token: whose, status, result: answer.body });
  api.world.changed();
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(JSON.stringify(answer.body));
}

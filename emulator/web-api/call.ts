import type { Loose } from '../json.ts';
import type { Token } from '../world/types.ts';
import type { World } from '../world/world.ts';
import type { Args } from './args.ts';

export interface Call {
  world: World;
  args: Args;
  token: Token;
}

/** Answers a call with the fields beside `ok: true`, or throws a Refusal. */
export type Handler = (call: Call) => Loose;

export type Handlers = { readonly [method: string]: Handler };

/** `ok: false` with one of Slack's errors. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: string;
  readonly extra: Loose;

  constructor(error: string, extra: Loose = {}) {
    super(error);
    this.error = error;
    this.extra = extra;
  }
}

export function refuse(error: string, extra: Loose = {}): never {
  throw new Refusal(error, extra);
}

/** invalid_arguments, with Slack's explanations. */
export function refuseArguments(...messages: string[]): never {
  refuse('invalid_arguments', {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}

/** The argument, known to be there because the method table requires it. */
export function required(call: Call, name: string): string {
  return call.args.string(name) ?? refuseArguments(`missing required field: ${name}`);
}

/** Refuses as missing_scope unless the token has one of the scopes. */
export function needScope(call: Call, ...scopes: readonly string[]): void {
  if (scopes.some((scope) => call.token.scopes.has(scope))) return;
  refuse('missing_scope', { needed: scopes.join(','), provided: [...call.token.scopes].join(',') });
}

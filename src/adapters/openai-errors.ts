import { APIConnectionError, APIError } from 'openai';
import { SECOND } from '../clock.ts';
import { coerceError } from '../errors.ts';
import { ModelError } from '../summary/model.ts';
import type { Abilities, Form } from './openai-abilities.ts';

const SHORT_PAUSE_MS = 300;

/** Whose move it is when a call fails; what the server refuses is remembered. Its words never go further: they may quote. */
export function modelErrorOf(error: unknown, tried: Form, abilities: Abilities): ModelError {
  const { name } = coerceError(error);
  const options = { cause: error };
  if (error instanceof APIConnectionError || !(error instanceof APIError)) {
    return new ModelError(`The server was not reached: ${name}`, SHORT_PAUSE_MS, options);
  }
  const { status } = error;
  const message = `The server answered with status ${String(status)}`;
  if (status === 400 || status === 413 || status === 422) {
    return new ModelError(message, refusal(error, tried, abilities) ? 0 : undefined, options);
  }
  if (status === 429)
    return new ModelError(message, error.code === 'insufficient_quota' ? undefined : pauseOf(error), options);
  if (status === undefined || status >= 500 || status === 408 || status === 409) {
    return new ModelError(message, Math.max(SHORT_PAUSE_MS, pauseOf(error, SHORT_PAUSE_MS)), options);
  }
  return new ModelError(message, undefined, options);
}

/** Whether another form may be taken. */
function refusal(error: APIError, tried: Form, abilities: Abilities): boolean {
  const said = `${error.message} ${error.code ?? ''} ${error.param ?? ''}`.toLowerCase();
  if (
    /context.{0,10}(?:length|window|size)|maximum context|too (?:long|large|many tokens)|exceeds? the/.test(
      said,
    )
  ) {
    abilities.tooLong();
    return false;
  }
  if (/max_(?:completion_)?tokens/.test(said)) return abilities.refused(tried, 'length-field');
  if (/json_schema|schema|response_format.{0,5}type|grammar/.test(said))
    return abilities.refused(tried, 'schema');
  if (/response_format|json_object|json mode|structured/.test(said))
    return abilities.refused(tried, 'format');
  return abilities.refused(tried, 'unknown');
}

/** What Retry-After asks for, in ms. */
function pauseOf({ headers }: APIError, otherwise = SECOND): number {
  const asked = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(asked) && asked >= 0 ? asked * SECOND : otherwise;
}

import { SECOND } from '../../clock.ts';
import { RetryLaterError } from '../../errors.ts';
import { OutcomeUnknownError } from '../../slack.ts';
import type { CallSlack } from './web-api.ts';

/** How long a question without an answer waits before it is asked again. */
const AGAIN_MS = 5 * SECOND;

/** For calls that may be made twice, a question above all: one whose outcome is unknown is simply to be tried again. */
export function asking(call: CallSlack): CallSlack {
  return async (tenant, method, args) => {
    try {
      return await call(tenant, method, args);
    } catch (error) {
      if (!(error instanceof OutcomeUnknownError)) throw error;
      throw new RetryLaterError(`No answer to ${method}`, AGAIN_MS, { cause: error });
    }
  };
}

import { RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import type { Log } from '../log.ts';
import { SlackRefusal } from '../slack.ts';
import type { Claim } from './agenda.ts';

/** A due thing that has failed more than once and is still being tried. */
export interface Failure {
  readonly kind: string;
  /** UTC ms of `now` at which it was due. */
  readonly due: number;
  readonly attempts: number;
  /** The error's name, and Slack's code where there is one; never a text of anybody's. */
  readonly reason: string;
}

/** What keeps failing, for App Home and the doctor. An entry goes with its claim. */
export interface Failures {
  note(tenant: TenantId, claimId: string, failure: Failure): Promise<void>;
  list(tenant: TenantId): Promise<readonly Failure[]>;
}

/** Says that a due thing failed; from the second fault on it is listed, too. Being told to wait is no fault. */
export async function tellFailure(
  tenant: TenantId,
  claim: Claim,
  error: Error,
  againInMs: number,
  { failures, log }: { readonly failures: Failures; readonly log: Log },
): Promise<void> {
  const { id, kind, due, attempts } = claim;
  const fields = { tenant, jobId: id, kind, attempts, againInMs, err: error };
  if (error instanceof RetryLaterError) {
    log.info(fields, 'A due thing waits');
    return;
  }
  log.error(fields, 'A due thing failed and is tried again');
  if (attempts < 1) return;
  const reason = error instanceof SlackRefusal ? `${error.name} ${error.code}` : error.name;
  await failures.note(tenant, id, { kind, due, attempts: attempts + 1, reason });
}

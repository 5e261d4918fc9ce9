/** The person's move: its message is shown to them as it is and is not logged as a fault. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Nobody's fault for now: the work is to be tried again, not before `retryAfterMs` from now. */
export class RetryLaterError extends Error {
  override readonly name = 'RetryLaterError';
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Gives what was thrown as an Error, whatever it was. */
export function coerceError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown), { cause: thrown });
}

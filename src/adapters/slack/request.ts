/** A signed HTTP request, as far as replays are recognised by it. */
export interface SignedRequest {
  readonly signature: string;
  /** UTC ms, as signed. */
  readonly sentAt: number;
}

export interface Replays {
  /** True for the first request with this signature, and false for every later one. */
  isNew(tenant: string, request: SignedRequest): Promise<boolean>;
  /** The request was refused for now: Slack may send the very same one again. */
  forget(tenant: string, request: SignedRequest): Promise<void>;
}

/** Nothing of it was done, and nothing will be if it is sent again. */
export class RefusedRequestError extends Error {
  override readonly name = 'RefusedRequestError';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Undefined in Socket Mode, where a connection is what is trusted. */
export function requestOf(
  properties: Readonly<Record<string, unknown>> | undefined,
): SignedRequest | undefined {
  const { signature, sentAt } = properties ?? {};
  if (typeof signature !== 'string' || typeof sentAt !== 'number') return undefined;
  return { signature, sentAt };
}

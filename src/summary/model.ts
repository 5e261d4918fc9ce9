/** A language model that answers one prompt at a time. Nothing is retried inside. */
export interface LanguageModel {
  /** As the operator named it, and as people read it. */
  readonly name: string;
  /** Estimated tokens that a prompt may have, instructions included; falls when the server proves to read less. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Whether it has answered once: until then nobody knows what the server supports, and one call goes alone. */
  readonly isProven: boolean;
  /** @throws {ModelError}; or whatever the signal was aborted with. */
  complete(request: ModelRequest, signal: AbortSignal): Promise<Completion>;
}

export interface ModelRequest {
  readonly system: string;
  readonly user: string;
  /** A JSON schema that the answer is to follow; a server may take no notice of it. */
  readonly schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
}

export interface Completion {
  readonly text: string;
  /** It ran into the limit of its length. */
  readonly isCut: boolean;
  /** The server counted so few tokens that it cannot have read all. */
  readonly isPartlyRead: boolean;
  readonly usage: { readonly prompt: number; readonly completion: number } | undefined;
}

/** The server failed, or answered with something that is no completion. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  /** How long to wait before a second try, in ms; undefined where that would be of no use. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, retryAfterMs: number | undefined, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

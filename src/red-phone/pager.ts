/** What reaches people beside Slack: a service that wakes whoever is on duty. */
export interface Pager {
  /** As people know it: `PagerDuty`, or the host that a page is posted to. Two pagers never share one. */
  readonly name: string;
  /**
   * Tells the pager once, without retries; safe to repeat, since a page's key makes it one incident.
   * @throws {PagerError}
   */
  send(action: PageAction, page: Page): Promise<void>;
}

export type PageAction = 'trigger' | 'acknowledge' | 'resolve';

export interface Page {
  /** One for each call, however often it is told: the pager's deduplication key. */
  readonly key: string;
  /** One line: who needs whom, and why. */
  readonly summary: string;
  /** Where it comes from, such as the workspace or the channel. */
  readonly source: string;
  /** The message in Slack. */
  readonly link: string | undefined;
  /** UTC ms of `now` */
  readonly at: number;
}

export type PagerTrouble =
  /** It understood, and will not take it. */
  | 'refused'
  | 'limited'
  | 'failing'
  | 'unreachable'
  | 'timeout'
  /** It led elsewhere, where a page is never sent. */
  | 'redirect'
  /** Its name leads to an address that is not public. */
  | 'private-address';

/** A page that was not taken. */
export class PagerError extends Error {
  override readonly name = 'PagerError';
  readonly reason: PagerTrouble;
  /** Sending it again changes nothing: a person must mend something first. */
  readonly isFinal: boolean;
  /** How long the pager itself asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    reason: PagerTrouble,
    options: ErrorOptions & { readonly isFinal?: boolean; readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(message, options);
    this.reason = reason;
    this.isFinal = options.isFinal ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

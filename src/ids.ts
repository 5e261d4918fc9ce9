/** Slack's ids, as Slack writes them. Types of their own, so that one is never taken for another. */
export type TenantId = string & { readonly brand?: 'tenant' };
export type UserId = string & { readonly brand?: 'user' };
export type ChannelId = string & { readonly brand?: 'channel' };
export type GroupId = string & { readonly brand?: 'group' };

/** A message's timestamp, "1732271400.000100": unique in its channel and its name there. */
export type Ts = string & { readonly brand?: 'ts' };

export interface MessageRef {
  readonly channel: ChannelId;
  readonly ts: Ts;
  /** The thread's root; absent on a top-level message. */
  readonly threadTs?: Ts | undefined;
}

/** UTC milliseconds of a Slack timestamp. */
export function instantOf(ts: Ts): number {
  return Math.floor(Number(ts) * 1000);
}

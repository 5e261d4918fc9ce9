import type { ChannelId, TenantId, Ts } from '../../ids.ts';
import type { Posted } from '../../slack.ts';
import { asking } from './ask.ts';
import type { CallSlack } from './web-api.ts';

interface RawReply {
  readonly ts?: string;
  readonly metadata?: { readonly event_payload?: { readonly batch_id?: unknown } };
}

/** Looks in a thread for the reply that carries the key in its metadata: Slack lists no replies with a conversation. */
export function createFindReply(call: CallSlack) {
  const ask = asking(call);
  return async (
    tenant: TenantId,
    channel: ChannelId,
    threadTs: Ts,
    key: string,
  ): Promise<Posted | undefined> => {
    const answer = await ask(tenant, 'conversations.replies', {
      channel,
      ts: threadTs,
      limit: 200,
      include_all_metadata: true,
    });
    const replies = (answer['messages'] ?? []) as readonly RawReply[];
    const found = replies.find(({ metadata }) => metadata?.event_payload?.batch_id === key);
    return found?.ts === undefined ? undefined : { channel, ts: found.ts };
  };
}

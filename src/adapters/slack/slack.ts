import type { KnownBlock } from '@slack/types';
import type { ChannelId, TenantId, UserId } from '../../ids.ts';
import { type Slack, type SlackMessageNow, SlackRefusal } from '../../slack.ts';
import { asking } from './ask.ts';
import type { CallSlack } from './web-api.ts';

/** Remembers the ids of the bot's conversations: they never change. */
export interface DmIds {
  known(tenant: TenantId, user: UserId): Promise<ChannelId | undefined>;
  remember(tenant: TenantId, user: UserId, channel: ChannelId): Promise<void>;
}

interface RawMessage {
  readonly ts?: string;
  readonly text?: string;
  readonly user?: string;
  readonly blocks?: readonly KnownBlock[];
  readonly reactions?: readonly { readonly users?: readonly string[] }[];
  readonly metadata?: { readonly event_payload?: { readonly batch_id?: unknown } };
}

/** Unfurling is off everywhere: a link preview would fetch what a stranger wrote. */
const noUnfurl = { unfurl_links: false, unfurl_media: false };

export function createSlack(call: CallSlack, dmIds: DmIds): Slack {
  const ask = asking(call);

  return {
    async dm(tenant, user) {
      const known = await dmIds.known(tenant, user);
      if (known !== undefined) return known;
      const { channel } = await ask(tenant, 'conversations.open', { users: user });
      const { id } = channel as { id: ChannelId };
      await dmIds.remember(tenant, user, id);
      return id;
    },

    async post(tenant, { channel, text, blocks, threadTs, metadata, isPaid, turn }) {
      const message = {
        channel,
        text,
        blocks,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        ...(metadata === undefined ? {} : { metadata }),
        ...noUnfurl,
      };
      const options = { ...(isPaid === true ? { isPaid } : {}), ...(turn === undefined ? {} : { turn }) };
      const answer = await call(tenant, 'chat.postMessage', message, options);
      return { channel: String(answer['channel'] ?? channel), ts: String(answer['ts']) };
    },

    async update(tenant, { channel, ts }, { text, blocks }) {
      // The same update twice is the same message: an unknown outcome is tried again.
      await ask(tenant, 'chat.update', { channel, ts, text, blocks, ...noUnfurl });
    },

    async whisper(tenant, { channel, threadTs, user }, { text, blocks }) {
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
      await call(tenant, 'chat.postEphemeral', { channel, user, text, blocks, ...thread });
    },

    async react(tenant, channel, ts, emoji) {
      try {
        await ask(tenant, 'reactions.add', { channel, timestamp: ts, name: emoji });
      } catch (error) {
        if (!(error instanceof SlackRefusal && error.code === 'already_reacted')) throw error;
      }
    },

    async findByBatch(tenant, channel, batchId, oldest, threadTs) {
      const range = { oldest: (oldest / 1000).toFixed(6), limit: 200, include_all_metadata: true };
      const answer = await (threadTs === undefined
        ? ask(tenant, 'conversations.history', { channel, ...range })
        : ask(tenant, 'conversations.replies', { channel, ts: threadTs, ...range }));
      const messages = (answer['messages'] ?? []) as readonly RawMessage[];
      const found = messages.find((message) => message.metadata?.event_payload?.batch_id === batchId);
      return found?.ts === undefined ? undefined : { channel, ts: found.ts };
    },

    async read(tenant, { channel, ts, threadTs }): Promise<SlackMessageNow | undefined> {
      try {
        const answer = await (threadTs === undefined
          ? ask(tenant, 'conversations.history', {
              channel,
              oldest: ts,
              latest: ts,
              inclusive: true,
              limit: 1,
            })
          : ask(tenant, 'conversations.replies', {
              channel,
              ts: threadTs,
              oldest: ts,
              latest: ts,
              inclusive: true,
              limit: 10,
            }));
        const messages = (answer['messages'] ?? []) as readonly RawMessage[];
        const found = messages.find((message) => message.ts === ts);
        return found === undefined ? undefined : readable(found);
      } catch (error) {
        if (error instanceof SlackRefusal) return undefined;
        throw error;
      }
    },

    async publishHome(tenant, user, view, hash) {
      const answer = await ask(tenant, 'views.publish', {
        user_id: user,
        view,
        ...(hash === undefined ? {} : { hash }),
      });
      return { hash: hashOf(answer) };
    },

    async openModal(tenant, triggerId, view) {
      const answer = await call(tenant, 'views.open', { trigger_id: triggerId, view });
      const { id, hash } = (answer['view'] ?? {}) as { readonly id?: string; readonly hash?: string };
      return { viewId: id ?? '', ...(hash === undefined ? {} : { hash }) };
    },

    async pushModal(tenant, triggerId, view) {
      await call(tenant, 'views.push', { trigger_id: triggerId, view });
    },

    async updateModal(tenant, viewId, view, hash) {
      const guard = hash === undefined ? {} : { hash };
      const answer = await ask(tenant, 'views.update', { view_id: viewId, view, ...guard });
      return { hash: hashOf(answer) };
    },
  };
}

function hashOf(answer: Readonly<Record<string, unknown>>): string {
  return String((answer['view'] as { hash?: unknown } | undefined)?.hash ?? '');
}

function readable(message: RawMessage): SlackMessageNow {
  return {
    text: message.text ?? '',
    user: message.user,
    blocks: message.blocks ?? [],
    reactedBy: [...new Set((message.reactions ?? []).flatMap(({ users }) => users ?? []))],
  };
}

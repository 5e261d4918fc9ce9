import type { Replies } from '../../catchup/answer.ts';
import type { ChannelNow, History, ReadMessage } from '../../catchup/history.ts';
import { type ChannelId, instantOf, type TenantId, type Ts } from '../../ids.ts';
import { briefIn, type ChannelKind } from '../../mentions/message.ts';
import { SlackRefusal } from '../../slack.ts';
import { asking } from './ask.ts';
import { pages } from './pages.ts';
import { createReplies } from './transcript-replies.ts';
import type { CallSlack } from './web-api.ts';

/** Fewer calls for the same messages; Slack takes 999 at most. */
const REPLIES_PAGE = 500;

/** What catch-ups ask of Slack, and how they answer there. `botId` is our own: what we post for somebody is theirs. */
export function createTranscripts(
  call: CallSlack,
  { timeoutMs, botId }: { readonly timeoutMs: number; readonly botId: string },
): { readonly history: History; readonly replies: Replies } {
  return { history: createHistory(call, botId), replies: createReplies(timeoutMs) };
}

function createHistory(call: CallSlack, botId: string): History {
  const ask = asking(call);
  const readIn = (channel: ChannelId, answer: Readonly<Record<string, unknown>>): readonly ReadMessage[] =>
    messagesIn(answer).map((message) => readMessage(message, channel, botId));

  async function conversations(tenant: TenantId, user?: string): Promise<readonly SlackChannel[]> {
    return await pages<SlackChannel>(
      ask,
      tenant,
      'users.conversations',
      {
        types: 'public_channel,private_channel,mpim',
        limit: 999,
        ...(user === undefined ? {} : { user }),
      },
      'channels',
    );
  }

  return {
    async page(tenant, channel, { after, before, limit }) {
      // Both ends, or Slack would give those nearest to the one.
      const range = { oldest: after, latest: before, inclusive: false, limit, ...withMetadata };
      const answer = await ask(tenant, 'conversations.history', { channel, ...range });
      return {
        messages: readIn(channel, answer),
        hasMore: answer['has_more'] === true,
      };
    },

    async replies(tenant, channel, threadTs, { after, cursor }) {
      const range = { ts: threadTs, oldest: after, inclusive: false, limit: REPLIES_PAGE, ...withMetadata };
      const page = cursor === undefined ? range : { ...range, cursor };
      const answer = await ask(tenant, 'conversations.replies', { channel, ...page });
      const next = (answer['response_metadata'] as { next_cursor?: string } | undefined)?.next_cursor;
      return {
        messages: readIn(channel, answer),
        hasMore: next !== undefined && next !== '',
        cursor: next,
      };
    },

    async channel(tenant, channel) {
      try {
        const answer = await ask(tenant, 'conversations.info', { channel });
        const found = answer['channel'] as SlackChannel;
        return { ...readChannel(found), hasBot: found.is_member === true || found.is_mpim === true };
      } catch (error) {
        if (error instanceof SlackRefusal) return undefined;
        throw error;
      }
    },

    async channelsOf(tenant, user) {
      const theirs = await conversations(tenant, user);
      // Of private ones Slack names only those that the bot is in as well.
      return new Map(
        theirs.map((found) => {
          const channel = readChannel(found);
          return [found.id, { ...channel, hasBot: channel.kind !== 'public' }];
        }),
      );
    },

    async channelsOfBot(tenant) {
      return new Set((await conversations(tenant)).map(({ id }) => id));
    },
  };
}

/** Where it stands for whom we have posted a brief. */
const withMetadata = { include_all_metadata: true } as const;

interface SlackChannel {
  readonly id: string;
  readonly name?: string;
  readonly is_private?: boolean;
  readonly is_mpim?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_archived?: boolean;
  readonly is_member?: boolean;
}

function readChannel(found: SlackChannel): Omit<ChannelNow, 'hasBot'> {
  const kind: ChannelKind =
    found.is_mpim === true ? 'group-dm' : found.is_private === true ? 'private' : 'public';
  return {
    channel: found.id,
    name: found.name ?? found.id,
    kind,
    isShared: found.is_ext_shared === true,
    isArchived: found.is_archived === true,
  };
}

interface SlackMessage {
  readonly ts: Ts;
  readonly thread_ts?: Ts;
  readonly subtype?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly username?: string;
  readonly bot_profile?: { readonly name?: string };
  readonly text?: string;
  readonly metadata?: unknown;
  readonly edited?: { readonly ts?: Ts };
  readonly files?: readonly { readonly name?: string; readonly title?: string }[];
  readonly attachments?: readonly {
    readonly title?: string;
    readonly title_link?: string;
    readonly from_url?: string;
    readonly fallback?: string;
  }[];
  readonly reply_count?: number;
  readonly latest_reply?: Ts;
  readonly reply_users?: readonly string[];
}

function messagesIn(answer: Readonly<Record<string, unknown>>): readonly SlackMessage[] {
  return (answer['messages'] ?? []) as readonly SlackMessage[];
}

function readMessage(message: SlackMessage, channel: ChannelId, botId: string): ReadMessage {
  const { ts, thread_ts: threadTs } = message;
  const written = message.bot_id === botId ? briefIn(message.metadata) : undefined;
  const isReply = threadTs !== undefined && threadTs !== ts;
  return {
    ref: isReply ? { channel, ts, threadTs } : { channel, ts },
    user: written?.author.user ?? message.user,
    appName: message.username ?? message.bot_profile?.name,
    subtype: message.subtype,
    isBot: written === undefined && (message.bot_id !== undefined || message.subtype === 'bot_message'),
    standsFor: written?.brief.of,
    text: message.text ?? '',
    at: instantOf(ts),
    editedTs: message.edited?.ts,
    files: (message.files ?? []).flatMap(({ name, title }) => name ?? title ?? []),
    links: (message.attachments ?? []).flatMap(({ title_link, from_url, title, fallback }) => {
      const url = title_link ?? from_url;
      return url === undefined ? [] : [{ url, title: title ?? fallback ?? '' }];
    }),
    thread:
      message.latest_reply === undefined
        ? undefined
        : {
            replies: message.reply_count ?? 0,
            latestReply: message.latest_reply,
            participants: message.reply_users ?? [],
          },
  };
}

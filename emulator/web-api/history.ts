import type { Loose } from '../json.ts';
import { messageJson, repliesOf } from '../world/messages.ts';
import type { Channel, StoredMessage } from '../world/types.ts';
import { microsOf } from '../world/world.ts';
import { readableChannel } from './access.ts';
import { type Call, type Handlers, refuse, required } from './call.ts';
import { cursorMetadata, page } from './pages.ts';

export const historyMethods: Handlers = {
  'conversations.history': history,
  'conversations.replies': replies,
};

const LIMITS = { usual: 100, max: 999 };

function history(call: Call): Loose {
  const channel = readableChannel(call, required(call, 'channel'));
  const within = timeRange(call);
  const messages = [...channel.messages.values()].filter(
    (message) => isInChannel(message) && within(message),
  );
  const shown = page(call, messages.reverse(), (message) => message.ts, LIMITS);
  return { ...answer(call, channel, shown), pin_count: 0 };
}

function replies(call: Call): Loose {
  const channel = readableChannel(call, required(call, 'channel'));
  const parent = channel.messages.get(required(call, 'ts')) ?? refuse('thread_not_found');
  const within = timeRange(call);
  const shown = page(call, repliesOf(channel, parent.ts).filter(within), (message) => message.ts, LIMITS);
  return answer(call, channel, { items: [parent, ...shown.items], next: shown.next });
}

function answer(call: Call, channel: Channel, shown: { items: StoredMessage[]; next: string }): Loose {
  const allMetadata = call.args.flag('include_all_metadata');
  return {
    messages: shown.items.map((message) => messageJson(channel, message, allMetadata)),
    has_more: shown.next !== '',
    ...(shown.next === '' ? {} : cursorMetadata(shown.next)),
  };
}

function isInChannel(message: StoredMessage): boolean {
  const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  return !isReply || message.subtype === 'thread_broadcast';
}

/** After `oldest` and before `latest`, with the ends only if `inclusive`. */
function timeRange(call: Call): (message: StoredMessage) => boolean {
  const oldest = bound(call, 'oldest', 0);
  const latest = bound(call, 'latest', Number.MAX_SAFE_INTEGER);
  const inclusive = call.args.flag('inclusive');
  return ({ ts }) => {
    const at = microsOf(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function bound(call: Call, name: 'oldest' | 'latest', usual: number): number {
  const given = call.args.string(name);
  if (!given || given === '0' || given === 'now') return usual;
  return /^\d+(\.\d+)?$/.test(given) ? microsOf(given) : refuse(`invalid_ts_${name}`);
}

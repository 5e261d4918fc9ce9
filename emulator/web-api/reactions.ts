import type { Loose } from '../json.ts';
import { messageJson } from '../world/messages.ts';
import { addReaction, removeReaction } from '../world/reactions.ts';
import type { Channel, StoredMessage } from '../world/types.ts';
import { visibleChannel } from './access.ts';
import { type Call, type Handlers, refuse, required } from './call.ts';
import { permalink } from './chat.ts';

export const reactionMethods: Handlers = {
  'reactions.add': add,
  'reactions.get': show,
  'reactions.remove': remove,
};

function add(call: Call): Loose {
  const { channel, message } = item(call);
  if (channel.archived) refuse('is_archived');
  if (!addReaction(call.world, call.token.userId, channel, message, emoji(call))) refuse('already_reacted');
  return {};
}

function remove(call: Call): Loose {
  const { channel, message } = item(call);
  if (!removeReaction(call.world, call.token.userId, channel, message, emoji(call))) refuse('no_reaction');
  return {};
}

function show(call: Call): Loose {
  const { channel, message } = item(call);
  const shown = { ...messageJson(channel, message), permalink: permalink(call.world, message) };
  return { type: 'message', channel: channel.id, message: shown };
}

function item(call: Call): { channel: Channel; message: StoredMessage } {
  const id = call.args.string('channel') || refuse('no_item_specified');
  const ts = call.args.string('timestamp') || refuse('no_item_specified');
  if (!/^\d+\.\d{6}$/.test(ts)) refuse('bad_timestamp');
  const channel = visibleChannel(call, id);
  return { channel, message: channel.messages.get(ts) ?? refuse('message_not_found') };
}

function emoji(call: Call): string {
  const name = required(call, 'name').replaceAll(':', '');
  return /^[a-z0-9_+'-]+$/.test(name) ? name : refuse('invalid_name');
}

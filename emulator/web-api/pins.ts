import type { Loose } from '../json.ts';
import { visibleChannel } from './access.ts';
import { type Call, type Handlers, refuse, required } from './call.ts';

export const pinMethods: Handlers = { 'pins.add': add };

function add(call: Call): Loose {
  const channel = visibleChannel(call, required(call, 'channel'));
  const ts = call.args.string('timestamp') || refuse('no_item_specified');
  const message = channel.messages.get(ts) ?? refuse('message_not_found');
  if (!channel.members.has(call.token.userId)) refuse('not_in_channel');
  if (message.pinned_to?.includes(channel.id)) refuse('already_pinned');
  message.pinned_to = [...(message.pinned_to ?? []), channel.id];
  call.world.changed();
  return {};
}

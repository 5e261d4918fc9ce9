import { messageAt, messageJson } from '../world/messages.ts';
import { issueTrigger } from '../world/triggers.ts';
import type { ChannelId, Ts, UserId } from '../world/types.ts';
import { eventTs } from '../world/world.ts';
import {
  type Acknowledged,
  acknowledged,
  channelName,
  commonPayload,
  type Interactivity,
} from './context.ts';

/** Chooses a message shortcut from the menu of a message. */
export async function messageShortcut(
  context: Interactivity,
  chosen: { user: UserId; callbackId: string; channel: ChannelId; ts: Ts },
): Promise<Acknowledged> {
  const { world, outbox, responseUrls } = context;
  const { channel, message } = messageAt(world, chosen.channel, chosen.ts);
  const payload = {
    type: 'message_action',
    action_ts: eventTs(world),
    ...commonPayload(world, chosen.user),
    callback_id: chosen.callbackId,
    trigger_id: issueTrigger(world, chosen.user),
    response_url: responseUrls.issue({ user: chosen.user, channel, via: 'response_url' }),
    message_ts: message.ts,
    channel: { id: channel.id, name: channelName(channel) },
    message: messageJson(channel, message),
  };
  return acknowledged(await outbox.sendOnce('interaction', 'message_action', payload));
}

/** Chooses a global shortcut: no conversation, and no response URL. */
export async function globalShortcut(
  context: Interactivity,
  chosen: { user: UserId; callbackId: string },
): Promise<Acknowledged> {
  const { world, outbox } = context;
  const payload = {
    type: 'shortcut',
    action_ts: eventTs(world),
    ...commonPayload(world, chosen.user),
    callback_id: chosen.callbackId,
    trigger_id: issueTrigger(world, chosen.user),
  };
  return acknowledged(await outbox.sendOnce('interaction', 'shortcut', payload));
}

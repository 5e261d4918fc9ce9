import { compact, get, type Loose, str } from '../json.ts';
import { messageJson } from '../world/messages.ts';
import { issueTrigger } from '../world/triggers.ts';
import type {
  Block,
  Channel,
  ChannelId,
  EphemeralMessage,
  StoredMessage,
  Ts,
  UserId,
  View,
} from '../world/types.ts';
import { findView, firstValues, viewerOf } from '../world/views.ts';
import { eventTs, known, type World } from '../world/world.ts';
import {
  type Acknowledged,
  acknowledged,
  channelName,
  commonPayload,
  type Interactivity,
} from './context.ts';
import { chosenValue, findElement } from './elements.ts';
import { fillIn, type Submission } from './modals.ts';

export interface Press {
  user: UserId;
  /** The message, or ephemeral message, that holds the element. */
  message?: { channel: ChannelId; ts: Ts };
  /** Or the view: the id of a modal, or the person's home. */
  view?: string;
  actionId: string;
  /** Needed where the action id is not unique. */
  blockId?: string;
  /** What is chosen or typed: an option's value (or a list of them), a date, an id, a text. */
  selected?: unknown;
  /** What else is filled in in the view by then, as in Submission.values. */
  values?: Submission['values'];
}

/** Uses an interactive element of a message or view, as block_actions. */
export async function press(context: Interactivity, pressed: Press): Promise<Acknowledged> {
  const { world, outbox } = context;
  const surface = pressed.message
    ? messageSurface(context, pressed.user, pressed.message)
    : viewSurface(world, pressed.user, pressed.view ?? 'home', pressed.values ?? {});
  const { block, element } = findElement(surface.blocks, pressed.actionId, pressed.blockId);
  if (block.type === 'input' && get(block, 'dispatch_action') !== true)
    throw new Error(`Slack tells nothing of ${pressed.actionId} before the view is submitted`);
  const value = chosenValue(element, pressed.selected);
  const type = str(element, 'type');
  if (type !== 'button' && type !== 'overflow') {
    const ofBlock = surface.values[str(block, 'block_id')] ?? {};
    ofBlock[pressed.actionId] = { type, ...value };
    surface.values[str(block, 'block_id')] = ofBlock;
  }
  const payload = {
    type: 'block_actions',
    ...commonPayload(world, pressed.user),
    trigger_id: issueTrigger(world, pressed.user),
    ...surface.payload(),
    actions: [actionOf(world, block, element, value)],
  };
  return acknowledged(await outbox.sendOnce('interaction', 'block_actions', payload));
}

interface Surface {
  blocks: readonly Block[];
  values: View['state']['values'];
  payload(): Loose;
}

function viewSurface(
  world: World,
  user: UserId,
  id: string,
  filled: NonNullable<Submission['values']>,
): Surface {
  const view = id === 'home' ? known(world.homes, user, 'home of') : findView(world, id);
  if (!view || viewerOf(world, view) !== user) throw new Error(`${user} does not look at a view ${id}`);
  fillIn(view, filled);
  const { values } = view.state;
  const payload = () => ({
    container: { type: 'view', view_id: view.id },
    view: structuredClone(view),
  });
  return { blocks: view.blocks, values, payload };
}

/** What people have chosen in messages; Slack keeps it per person while they look at the message. */
const messageStates = new WeakMap<StoredMessage | EphemeralMessage, Map<UserId, View['state']['values']>>();

function messageSurface(context: Interactivity, user: UserId, at: { channel: ChannelId; ts: Ts }): Surface {
  const { world, responseUrls } = context;
  const channel = known(world.channels, at.channel, 'channel');
  if (!channel.members.has(user))
    throw new Error(`${user} is not in ${channel.id}, and cannot press anything there`);
  const source = channel.messages.get(at.ts) ?? ephemeralAt(world, user, channel, at.ts);
  const values = stateOf(source, user);
  const isEphemeral = 'via' in source;
  const payload = () =>
    compact({
      container: compact({
        type: 'message',
        message_ts: source.ts,
        channel_id: channel.id,
        is_ephemeral: isEphemeral,
        thread_ts: source.thread_ts,
      }),
      channel: { id: channel.id, name: channelName(channel) },
      message: isEphemeral ? undefined : messageJson(channel, source),
      state: { values },
      response_url: responseUrls.issue({ user, channel, source, via: 'response_url' }),
    });
  return { blocks: source.blocks ?? [], values, payload };
}

function ephemeralAt(world: World, user: UserId, channel: Channel, ts: Ts): EphemeralMessage {
  const found = world.ephemerals.find(
    (ephemeral) => ephemeral.ts === ts && ephemeral.user === user && ephemeral.channel === channel.id,
  );
  if (found?.state !== 'shown') throw new Error(`${user} sees no message ${ts} in ${channel.id}`);
  return found;
}

function stateOf(source: StoredMessage | EphemeralMessage, user: UserId): View['state']['values'] {
  const states = messageStates.get(source) ?? new Map<UserId, View['state']['values']>();
  messageStates.set(source, states);
  const values = states.get(user) ?? firstValues(source.blocks ?? []);
  states.set(user, values);
  return values;
}

function actionOf(world: World, block: Block, element: Loose, value: Loose): Loose {
  const { action_id, type, text, style, placeholder, confirm } = element;
  const shown =
    type === 'button' ? { text, value: element['value'], url: element['url'], style } : { placeholder };
  return compact({
    action_id,
    block_id: block['block_id'],
    type,
    ...shown,
    confirm,
    ...value,
    action_ts: eventTs(world),
  });
}

import { compact } from '../json.ts';
import { nextTs } from './messages.ts';
import type { Block, Channel, EphemeralMessage, Ts, UserId } from './types.ts';
import type { World } from './world.ts';

export interface EphemeralDraft {
  user: UserId;
  text: string;
  blocks: Block[] | undefined;
  threadTs?: Ts | undefined;
  via: EphemeralMessage['via'];
}

/** Shows the person a message that nobody else sees and that no history keeps. */
export function addEphemeral(world: World, channel: Channel, draft: EphemeralDraft): EphemeralMessage {
  const { threadTs, ...shown } = draft;
  const ephemeral = compact({
    ...shown,
    channel: channel.id,
    ts: nextTs(world, channel),
    thread_ts: threadTs,
    state: 'shown' as const,
  }) as EphemeralMessage;
  world.ephemerals.push(ephemeral);
  world.changed();
  return ephemeral;
}

import type { Emulator } from '../emulator.ts';
import type { ChannelId, Ts, UserId } from '../world/types.ts';

/** Up to where each person has read each conversation. */
export interface Reads {
  of(user: UserId): { [id: ChannelId]: Ts };
  read(user: UserId, channel: ChannelId, ts: Ts): void;
}

/** Everything that is there already counts as read. */
export function makeReads(slack: Emulator): Reads {
  const reads = new Map<UserId, { [id: ChannelId]: Ts }>();
  const of = (user: UserId) => {
    const known = reads.get(user) ?? {};
    reads.set(user, known);
    return known;
  };
  for (const { id, members, messages } of slack.workspace.channels.values()) {
    const last = [...messages.keys()].at(-1);
    if (last !== undefined) for (const member of members) of(member)[id] = last;
  }

  return {
    of,
    read(user, channel, ts) {
      const known = of(user);
      if (ts > (known[channel] ?? '')) known[channel] = ts;
    },
  };
}

import type { Channel, ChannelKind } from './types.ts';

/** The `channel_type` of message events. */
export function channelType(channel: Channel): string {
  const types: Record<ChannelKind, string> = { public: 'channel', private: 'group', mpim: 'mpim', im: 'im' };
  return types[channel.kind];
}

/** The one-letter `channel_type` of membership events. */
export function membershipLetter(channel: Channel): string {
  return channel.kind === 'public' ? 'C' : 'G';
}

/** The first half of the scope that a conversation of this kind needs: `groups` of `groups:read`. */
export function scopeFamily(kind: ChannelKind): string {
  return { public: 'channels', private: 'groups', mpim: 'mpim', im: 'im' }[kind];
}

/** The kind that `types=` arguments name so. */
export function kindNamed(type: string): ChannelKind | undefined {
  const kinds: Record<string, ChannelKind> = {
    public_channel: 'public',
    private_channel: 'private',
    mpim: 'mpim',
    im: 'im',
  };
  return kinds[type];
}

import type { CanvasId, ChannelId, UserId } from './types.ts';

export type AccessLevel = 'read' | 'write' | 'owner';

/** A standalone canvas. */
export interface Canvas {
  id: CanvasId;
  title: string;
  markdown: string;
  owner: UserId;
  /** Beside the owner; nobody from the start. */
  access: Map<UserId | ChannelId, AccessLevel>;
}

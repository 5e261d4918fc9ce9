import type { ChannelId, TenantId, UserId } from '../ids.ts';

/** Canvases of a workspace that Sluice made. Each throws SlackRefusal where Slack says no. */
export interface Canvases {
  /** An empty one, which nobody but Sluice can open yet; its id. Throws OutcomeUnknownError where it may be there. */
  create(tenant: TenantId, title: string): Promise<string>;
  /** Puts other text in the place of all of it; twice is once. */
  write(tenant: TenantId, id: string, markdown: string): Promise<void>;
  letRead(tenant: TenantId, id: string, whom: UserId | ChannelId): Promise<void>;
  /** One that is gone is gone. */
  remove(tenant: TenantId, id: string): Promise<void>;
}

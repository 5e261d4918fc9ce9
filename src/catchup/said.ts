import type { ChannelId, TenantId } from '../ids.ts';
import { type Envelope, readArrival } from '../mentions/message.ts';

/** How much people say in each channel, by ten minutes: counts alone, of nobody and without texts. */
export interface Said {
  /** Returns at once and never fails; written down within a second, together. A crash loses a second's counts. */
  note(tenant: TenantId, channel: ChannelId, at: number): void;
  /** How much was said in each channel from its instant (UTC ms) on, to ten minutes; what Slack tells twice counts twice. */
  after(
    tenant: TenantId,
    since: ReadonlyMap<ChannelId, number>,
    now: number,
  ): Promise<ReadonlyMap<ChannelId, number>>;
  /** Writes down what is noted. */
  stop(): Promise<void>;
}

/** Counts a message that a person wrote. */
export function noteSaid(envelope: Envelope, said: Pick<Said, 'note'>, now: number): void {
  if (envelope.event.type !== 'message') return;
  const arrival = readArrival(envelope);
  if (arrival?.kind !== 'posted' || arrival.message.author.app !== undefined) return;
  said.note(arrival.message.tenant, arrival.message.channel, now);
}

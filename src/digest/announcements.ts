import { DAY } from '../clock.ts';
import type { MessageRef, TenantId, UserId } from '../ids.ts';
import { type Envelope, type Message, readArrival } from '../mentions/message.ts';
import { OLDEST_HELD_MS } from '../mentions/triage.ts';

/** How long it is remembered that a message called on its whole channel, ms. */
export const ANNOUNCED_MS = 7 * DAY;

/** A message with `@here`, `@channel` or `@everyone`: ids, no text. */
export interface Announcement {
  readonly ref: MessageRef;
  readonly author: UserId | undefined;
  /** When it arrived, UTC ms. */
  readonly at: number;
}

export interface Announcements {
  /**
   * Remembers that the message calls on its whole channel, or that an edit has taken that out. The same again, an older
   * version or one that is deleted changes nothing; nor is anything kept where nobody has a shield.
   */
  note(message: Message, now: number): Promise<void>;
  /**
   * What arrived after `since` and by `until` (UTC ms), and was in no digest of the person yet; the newest, oldest first.
   * Without what is deleted, and what they have reacted to.
   */
  between(tenant: TenantId, user: UserId, since: number, until: number): Promise<readonly Announcement[]>;
}

/** Notes what an event says of announcements, before it is acknowledged. Most events say nothing and cost nothing. */
export function noteAnnouncement(
  envelope: Envelope,
  { announcements }: { readonly announcements: Pick<Announcements, 'note'> },
  arrivedAt: number,
): Promise<void> | undefined {
  if (envelope.event.type !== 'message') return undefined;
  const arrival = readArrival(envelope);
  if (arrival === undefined || arrival.kind === 'deleted') return undefined;
  const { message, kind } = arrival;
  const isOld = arrivedAt - Number(message.ts) * 1000 > OLDEST_HELD_MS;
  if (isOld || (kind === 'posted' && !message.announces)) return undefined;
  return announcements.note(message, arrivedAt);
}

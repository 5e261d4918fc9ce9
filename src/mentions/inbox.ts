import type { Agenda } from '../agenda/agenda.ts';
import type { TenantId } from '../ids.ts';
import type { Envelope } from './message.ts';

/** An event as it came, with its arrival: kept, encrypted, until what it causes is done. */
export interface InboxEntry {
  readonly envelope: Envelope;
  /** UTC ms of `now`. Triage decides by this instant, however late it happens. */
  readonly arrivedAt: number;
}

export interface Inbox {
  /** Keeps the event and makes it due at once. The same event again changes nothing. */
  put(tenant: TenantId, id: string, entry: InboxEntry): Promise<void>;
  read(tenant: TenantId, id: string): Promise<InboxEntry | undefined>;
  remove(tenant: TenantId, id: string): Promise<void>;
  size(tenant: TenantId): Promise<number>;
}

/** Events that wait to be triaged, of all tenants. */
export async function inboxSize(
  agenda: Pick<Agenda, 'tenants'>,
  inbox: Pick<Inbox, 'size'>,
): Promise<number> {
  let total = 0;
  for (const tenant of await agenda.tenants()) total += await inbox.size(tenant);
  return total;
}

import { randomUUID } from 'node:crypto';
import type { ChannelId, MessageRef, TenantId, UserId } from '../ids.ts';
import type { Ask } from './ask.ts';
import type { CatchupDeps } from './deps.ts';
import type { Way } from './request.ts';
import { CATCHUP_KIND } from './runs.ts';

/** Keeps the request and lets it begin. From then on a crash only delays it. */
export async function beginCatchup(
  tenant: TenantId,
  { user, ask, here, way }: { user: UserId; ask: Ask; here: ChannelId; way: Omit<Way, 'issuedAt' | 'uses'> },
  now: number,
  { requests, agenda, bells, clock }: Pick<CatchupDeps, 'requests' | 'agenda' | 'bells' | 'clock'>,
): Promise<void> {
  const id = randomUUID();
  await requests.put(tenant, {
    id,
    user,
    ask,
    here,
    askedAt: now,
    way: { ...way, issuedAt: clock.wall(), uses: 0 },
  });
  await agenda.schedule(tenant, CATCHUP_KIND, id, now);
  await bells.ring(tenant, now);
}

/** The thread of a message, or the message alone, answered by DM: for who asks from their digest. */
export async function catchUpOnThread(
  tenant: TenantId,
  user: UserId,
  { channel, ts, threadTs }: MessageRef,
  now: number,
  deps: Parameters<typeof beginCatchup>[3],
): Promise<void> {
  const ask = { kind: 'thread', channel, threadTs: threadTs ?? ts } as const;
  await beginCatchup(tenant, { user, ask, here: '', way: { replaces: false } }, now, deps);
}

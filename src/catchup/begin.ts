import { randomUUID } from 'node:crypto';
import type { ChannelId, MessageRef, TenantId, UserId } from '../ids.ts';
import type { Ask } from './ask.ts';
import type { CatchupDeps } from './deps.ts';
import { type CatchupReader, readerOf } from './reader.ts';
import type { Way } from './request.ts';
import { CATCHUP_KIND } from './runs.ts';
import { say } from './say.ts';

type Begin = Pick<CatchupDeps, 'requests' | 'replies' | 'agenda' | 'bells' | 'clock'>;

interface Asked {
  readonly ask: Ask;
  readonly here: ChannelId;
  readonly way: Omit<Way, 'issuedAt' | 'uses'>;
}

/** Says that reading begins, and lets it. From then on a crash only delays it. */
export async function beginCatchup(
  tenant: TenantId,
  { user, now, words }: CatchupReader,
  { ask, here, way }: Asked,
  { requests, replies, agenda, bells, clock }: Begin,
): Promise<void> {
  const id = randomUUID();
  const issuedAt = clock.wall();
  // What a question asks about is read already, as a rule.
  const sayAt = ask.kind === 'question' ? undefined : way.responseUrl;
  await requests.put(tenant, {
    id,
    user,
    ask,
    here,
    askedAt: now,
    way: { ...way, issuedAt, uses: sayAt === undefined ? 0 : 1 },
  });
  if (sayAt !== undefined) {
    await replies.send(sayAt, say(words.catchup.reading), { replaces: false, threadTs: way.threadTs });
  }
  // Not before it is said: what has begun may be answered in no time.
  await agenda.schedule(tenant, CATCHUP_KIND, id, now);
  await bells.ring(tenant, now);
}

/** All that is new in a channel, answered by DM: for who asks from App Home. */
export async function catchUpOnChannel(
  tenant: TenantId,
  reader: CatchupReader,
  channel: ChannelId,
  deps: Begin,
): Promise<void> {
  const ask = { kind: 'channel', channel } as const;
  await beginCatchup(tenant, reader, { ask, here: '', way: { replaces: false } }, deps);
}

/** The thread of a message, or the message alone, answered by DM: for who asks from their digest. */
export async function catchUpOnThread(
  tenant: TenantId,
  user: UserId,
  { channel, ts, threadTs }: MessageRef,
  now: number,
  deps: CatchupDeps,
): Promise<void> {
  const ask = { kind: 'thread', channel, threadTs: threadTs ?? ts } as const;
  const reader = await readerOf(tenant, user, now, deps);
  await beginCatchup(tenant, reader, { ask, here: '', way: { replaces: false } }, deps);
}

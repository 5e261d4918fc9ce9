import { SECOND } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { snippetOf } from '../mentions/snippet.ts';
import type { Batch, BatchItem } from './batch.ts';
import type { DigestDeps } from './deps.ts';
import { patience } from './patience.ts';
import type { Reader } from './reader.ts';

const PATIENCE_MS = 5 * SECOND;

/**
 * Lets a delivered mention come again in the next block, with its text as Slack has it now; where Slack has none, as a
 * permalink. Not where another press was quicker.
 */
export async function snooze(
  tenant: TenantId,
  batch: Batch,
  { ref, waitsForAnswer, neededBy }: BatchItem,
  { words, nextBlockStart, now }: Reader,
  { slack, directory, held, batches }: DigestDeps,
): Promise<Batch | undefined> {
  if (nextBlockStart === undefined) throw new UserError(words.digest.noNextBlock);
  const ask = patience(PATIENCE_MS);
  const place = await ask(() => directory.place(tenant, ref.channel));
  const message = await ask(() => slack.read(tenant, ref));
  const mention = {
    ref,
    author: message?.user === undefined ? {} : { user: message.user },
    channelKind: place.kind,
    isShared: place.isShared,
    snippet: snippetOf(message?.text ?? ''),
    waitsForAnswer,
    ...(neededBy === undefined ? {} : { neededBy }),
    heldAt: now,
    because: 'snoozed' as const,
    promisedFor: nextBlockStart,
  };
  await held.snooze(tenant, batch.recipient, mention, batch.id, now);
  return await batches.find(tenant, batch.id);
}

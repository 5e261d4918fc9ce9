import type { TenantId } from '../ids.ts';
import type { DigestDeps } from './deps.ts';
import { type ReaderDeps, readerOf } from './reader.ts';
import { redraw } from './redraw.ts';

/**
 * Takes a message out of a delivered digest that was deleted in Slack, or that a call brought while the digest was being
 * posted. `thing` is `batch|channel|ts`, with `|called` for the latter. Safe to repeat: what is gone stays gone. Whatever
 * is thrown leaves it to be tried again.
 */
export async function redact(
  deps: Pick<DigestDeps, 'batches' | 'slack'> & ReaderDeps,
  tenant: TenantId,
  thing: string,
  now: number,
): Promise<void> {
  const { batches, slack } = deps;
  const [batchId = '', channel = '', ts = '', why] = thing.split('|');
  const known = await batches.find(tenant, batchId);
  const item = known?.items.find(({ ref }) => ref.channel === channel && ref.ts === ts);
  if (item === undefined) return;
  const batch = await batches.mark(tenant, batchId, [item.id], why === 'called' ? why : 'gone');
  if (batch === undefined) return;
  const posted = { channel: batch.channel, ts: batch.ts };
  const shown = await slack.read(tenant, posted);
  if (shown === undefined) return;
  const { words, nextBlock } = await readerOf(tenant, batch.recipient, now, deps);
  await redraw(tenant, batch, shown.blocks, { nextBlock }, words, batches, (blocks) =>
    slack.update(tenant, posted, { text: shown.text, blocks }),
  );
}

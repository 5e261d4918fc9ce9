import { section } from '../block-kit.ts';
import { coerceError } from '../errors.ts';
import { allModal, allView, readingView } from './all-view.ts';
import type { Batch } from './batch.ts';
import type { DigestDeps } from './deps.ts';
import { inReadingOrder, SHOWN_AT_ONCE } from './digest.ts';
import { patience, VIEW_PATIENCE_MS } from './patience.ts';
import type { Press } from './press.ts';
import { readAgain } from './read-again.ts';
import type { Reader } from './reader.ts';
import { writeView } from './write-view.ts';

/** Shows a page of all the mentions of a digest. Slack wants the view within three seconds; the texts come after. */
export async function showAll(press: Press, batch: Batch, reader: Reader, deps: DigestDeps): Promise<void> {
  const { tenant, user } = press;
  const { slack, batches, log } = deps;
  const items = inReadingOrder(batch.items);
  const last = Math.ceil(items.length / SHOWN_AT_ONCE) - 1;
  const page = Math.min(Math.max(Number.parseInt(press.argument, 10) || 0, 0), last);
  const ask = patience(VIEW_PATIENCE_MS);
  const viewId = await ask(() => openReading(press, reader, deps));
  try {
    const from = page * SHOWN_AT_ONCE;
    const read = await readAgain(tenant, user, items.slice(from, from + SHOWN_AT_ONCE), deps);
    const latest = (await batches.find(tenant, batch.id)) ?? batch;
    await ask(() => writeView(tenant, viewId, allView(latest, page, read, reader), slack));
  } catch (thrown) {
    log.error({ tenant, err: coerceError(thrown) }, 'All mentions of a digest could not be shown');
    const { words } = reader;
    const sorry = allModal([section(words.common.somethingFailed)], words);
    await ask(() => writeView(tenant, viewId, sorry, slack));
  }
}

async function openReading(
  { tenant, triggerId, surface }: Press,
  { words }: Reader,
  { slack }: DigestDeps,
): Promise<string> {
  const view = readingView(words);
  if (surface.kind === 'dm') return (await slack.openModal(tenant, triggerId, view)).viewId;
  await slack.updateModal(tenant, surface.viewId, view);
  return surface.viewId;
}

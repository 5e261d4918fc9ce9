import type { KnownBlock } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import { coerceError, RetryLaterError } from '../errors.ts';
import { allModal } from './all-view.ts';
import type { Batch } from './batch.ts';
import type { DigestDeps } from './deps.ts';
import type { Marking } from './marks.ts';
import { patience, VIEW_PATIENCE_MS } from './patience.ts';
import type { Press, Surface } from './press.ts';
import type { Reader } from './reader.ts';
import { redraw } from './redraw.ts';
import { writeView } from './write-view.ts';

const PATIENCE_MS = 5 * SECOND;

/** Shows what a press has changed: where it was pressed, and in the DM if that was elsewhere. */
export async function showChange(
  press: Press,
  batch: Batch,
  marking: Marking,
  { words }: Reader,
  deps: DigestDeps,
): Promise<void> {
  const { tenant, surface } = press;
  const { slack, batches } = deps;
  if (surface.kind === 'dm') {
    await redraw(tenant, batch, surface.content.blocks, marking, words, batches, (blocks) =>
      writeHere(press, surface, blocks, deps),
    );
    return;
  }
  const ask = patience(VIEW_PATIENCE_MS);
  await redraw(tenant, batch, surface.blocks, marking, words, batches, async (blocks) => {
    await ask(() => writeView(tenant, surface.viewId, allModal(blocks, words), slack));
  });
  await showInDm(press, batch, marking, words, deps);
}

/** Slack counts updates of all DMs of a workspace together; the press's own URL has a limit of its own. */
async function writeHere(
  { tenant }: Press,
  { posted, content, respond }: Extract<Surface, { kind: 'dm' }>,
  blocks: readonly KnownBlock[],
  { slack }: DigestDeps,
): Promise<void> {
  try {
    await slack.update(tenant, posted, { text: content.text, blocks });
  } catch (error) {
    if (!(error instanceof RetryLaterError)) throw error;
    await respond({ replace_original: true, text: content.text, blocks: [...blocks] });
  }
}

/** The view shows the change already; the DM makes up for it at the next press if it cannot now. */
async function showInDm(
  { tenant }: Press,
  batch: Batch,
  marking: Marking,
  words: Reader['words'],
  { slack, batches, log }: DigestDeps,
): Promise<void> {
  const posted = { channel: batch.channel, ts: batch.ts };
  const ask = patience(PATIENCE_MS);
  try {
    const shown = await ask(() => slack.read(tenant, posted));
    if (shown === undefined) return;
    await redraw(tenant, batch, shown.blocks, marking, words, batches, (blocks) =>
      ask(() => slack.update(tenant, posted, { text: shown.text, blocks })),
    );
  } catch (thrown) {
    log.warn({ tenant, err: coerceError(thrown) }, 'A digest does not show yet what was pressed elsewhere');
  }
}

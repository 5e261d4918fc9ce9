import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { actions, button, context, type KnownBlock, LIMITS, plain, section } from '../block-kit.ts';
import { coerceError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { HeldMentions } from '../mentions/held.ts';
import type { Directory } from '../people/directory.ts';
import type { Words } from '../words/words.ts';
import type { DigestDeps } from './deps.ts';
import { inReadingOrder, SHOWN_AT_ONCE } from './digest.ts';
import { gatherItems } from './gather.ts';
import { itemText } from './item.ts';
import { patience, VIEW_PATIENCE_MS } from './patience.ts';
import { type Reader, type ReaderDeps, readerOf } from './reader.ts';
import { WAITING_ACTIONS } from './waiting-section.ts';
import { writeView } from './write-view.ts';

export interface ShowWaitingDeps extends ReaderDeps, Pick<DigestDeps, 'slack' | 'clock' | 'log'> {
  readonly held: Pick<HeldMentions, 'waiting' | 'loseAccess'>;
  readonly directory: Directory;
}

/** Listens to "Show" in App Home, and to the pages of what it opens. */
export function registerWaiting(app: App, deps: ShowWaitingDeps): void {
  for (const actionId of [WAITING_ACTIONS.show, WAITING_ACTIONS.page]) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, body, action, context: { teamId } }) => {
      await ack();
      const tenant = teamId ?? body.team?.id;
      if (tenant === undefined) return;
      const at = body.view?.type === 'modal' ? body.view.id : body.trigger_id;
      await show(deps, tenant, body.user.id, {
        isOpen: body.view?.type === 'modal',
        at,
        page: Number.parseInt(action.value ?? '', 10) || 0,
      });
    });
  }
}

interface Where {
  readonly isOpen: boolean;
  /** The view, or the trigger to open one with. */
  readonly at: string;
  readonly page: number;
}

/**
 * Shows one page of what waits for the person, as they may read it now; it goes on waiting. Slack wants the view within
 * three seconds; the texts come after.
 */
async function show(
  deps: ShowWaitingDeps,
  tenant: TenantId,
  user: UserId,
  { isOpen, at, page }: Where,
): Promise<void> {
  const { slack, log, clock } = deps;
  const reader = await readerOf(tenant, user, clock.now(), deps);
  const { words } = reader;
  const ask = patience(VIEW_PATIENCE_MS);
  const reading = waitingModal([section(words.digest.reading)], words);
  const viewId = isOpen ? at : (await ask(() => slack.openModal(tenant, at, reading))).viewId;
  try {
    const view = await pageOf(deps, tenant, user, page, reader);
    await ask(() => writeView(tenant, viewId, view, slack));
  } catch (thrown) {
    log.error({ tenant, err: coerceError(thrown) }, 'What waits could not be shown');
    const sorry = waitingModal([section(words.common.somethingFailed)], words);
    await ask(() => writeView(tenant, viewId, sorry, slack));
  }
}

async function pageOf(
  { held, directory }: ShowWaitingDeps,
  tenant: TenantId,
  user: UserId,
  page: number,
  reader: Reader,
): Promise<ModalView> {
  const { words, now } = reader;
  const waiting = inReadingOrder(await held.waiting(tenant, user));
  if (waiting.length === 0) return waitingModal([section(words.people.nothingWaits)], words);
  const last = Math.ceil(waiting.length / SHOWN_AT_ONCE) - 1;
  const shown = Math.min(Math.max(page, 0), last);
  const from = shown * SHOWN_AT_ONCE;
  const those = waiting.slice(from, from + SHOWN_AT_ONCE);
  const items = await gatherItems(tenant, user, those, now, { directory, held });
  const turn = [
    ...(shown > 0 ? [pageButton(words.digest.previous, shown - 1)] : []),
    ...(shown < last ? [pageButton(words.digest.next, shown + 1)] : []),
  ];
  return waitingModal(
    [
      context(words.digest.range(from + 1, from + those.length, waiting.length)),
      ...items.map((item) => section(itemText(item, reader, words))),
      ...(items.length < those.length ? [context(words.home.notYours(those.length - items.length))] : []),
      ...(turn.length === 0 ? [] : [actions(turn)]),
      context(words.home.goesOnWaiting),
    ],
    words,
  );
}

function pageButton(text: string, page: number): ReturnType<typeof button> {
  return button(WAITING_ACTIONS.page, text, { value: String(page) });
}

function waitingModal(blocks: readonly KnownBlock[], words: Words): ModalView {
  return {
    type: 'modal',
    title: plain(words.home.places.waiting, LIMITS.modalTitle),
    close: plain(words.digest.close, LIMITS.modalTitle),
    blocks: [...blocks],
  };
}

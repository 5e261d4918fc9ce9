import type { App, BlockAction } from '@slack/bolt';
import { coerceError, UserError } from '../errors.ts';
import { parseMentionId } from '../mentions/held.ts';
import { wordsFor } from '../words/words.ts';
import type { Batch, ItemState } from './batch.ts';
import type { DigestDeps } from './deps.ts';
import { ACTIONS, type Choice } from './item.ts';
import { type Press, readPress, tell } from './press.ts';
import { type Reader, readerOf } from './reader.ts';
import { showAll } from './show-all.ts';
import { showChange } from './show-change.ts';
import { snooze } from './snooze.ts';
import { chosenBy } from './whole.ts';

/** A press by the digest's own recipient on a digest that is still kept. */
interface Pressed {
  readonly press: Press;
  readonly batch: Batch;
  readonly reader: Reader;
  readonly deps: DigestDeps;
}

/** Listens to a digest's buttons and menus, in the DM and in the view of all its mentions. */
export function registerDigest(app: App, deps: DigestDeps): void {
  const on = (actionId: string, carryOut: (pressed: Pressed) => Promise<void>): void => {
    app.action<BlockAction>(actionId, async ({ ack, body, context, respond }) => {
      await ack();
      const press = readPress(body, context, respond);
      if (press !== undefined) await answer(press, carryOut, deps);
    });
  };
  on(ACTIONS.item, chooseForOne);
  on(ACTIONS.reopen, (pressed) => change(pressed, onlyPressed(pressed), 'done', 'open'));
  on(ACTIONS.doneWithAll, closeAll);
  on(ACTIONS.undo, (pressed) =>
    change(pressed, chosenBy(pressed.press.argument, pressed.batch.items), 'done', 'open'),
  );
  for (const actionId of [ACTIONS.showAll, ACTIONS.next, ACTIONS.previous]) {
    on(actionId, ({ press, batch, reader }) => showAll(press, batch, reader, deps));
  }
}

/** Whatever fails, the person is told, in words. */
async function answer(
  press: Press,
  carryOut: (pressed: Pressed) => Promise<void>,
  deps: DigestDeps,
): Promise<void> {
  const { tenant, user, batchId } = press;
  let words = wordsFor(undefined);
  try {
    const reader = await readerOf(tenant, user, deps.clock.now(), deps);
    words = reader.words;
    const batch = await deps.batches.find(tenant, batchId);
    if (batch === undefined) throw new UserError(words.digest.expired);
    if (batch.recipient !== user) throw new UserError(words.common.notYours);
    await carryOut({ press, batch, reader, deps });
  } catch (thrown) {
    const isTheirs = thrown instanceof UserError;
    if (!isTheirs) deps.log.error({ tenant, err: coerceError(thrown) }, 'A press in a digest failed');
    await tell(press, isTheirs ? thrown.message : words.common.somethingFailed, words, deps.slack);
  }
}

async function chooseForOne(pressed: Pressed): Promise<void> {
  const choice = pressed.press.argument as Choice;
  switch (choice) {
    case 'done':
      return await change(pressed, onlyPressed(pressed), 'open', 'done');
    case 'snooze':
      return await snoozeOne(pressed);
    case 'catch-up':
      return await catchUpOnOne(pressed);
    case 'open':
      // Slack itself follows the link.
      return;
  }
}

async function snoozeOne(pressed: Pressed): Promise<void> {
  const { press, batch, reader, deps } = pressed;
  const [item] = onlyPressed(pressed).filter(({ state }) => state === 'open');
  const after = item === undefined ? batch : await snooze(press.tenant, batch, item, reader, deps);
  await showChange(press, stillKept(after, reader), { nextBlock: reader.nextBlock }, reader, deps);
}

/** The answer comes as a message of its own. */
async function catchUpOnOne(pressed: Pressed): Promise<void> {
  const { press, reader, deps } = pressed;
  const [item] = onlyPressed(pressed);
  if (item === undefined) return;
  await deps.catchUp(press.tenant, press.user, parseMentionId(item.id), reader.now);
  await tell(press, reader.words.catchup.reading, reader.words, deps.slack);
}

async function closeAll(pressed: Pressed): Promise<void> {
  const open = pressed.batch.items.filter(({ state }) => state === 'open');
  await change(pressed, open, 'open', 'done', new Set(open.map(({ id }) => id)));
}

/** Moves those of the items that are still in the state `from`: of two presses at once the first one counts. */
async function change(
  { press, batch, reader, deps }: Pressed,
  items: Batch['items'],
  from: ItemState,
  to: ItemState,
  closed: ReadonlySet<string> = new Set(),
): Promise<void> {
  const ids = items.filter(({ state }) => state === from).map(({ id }) => id);
  const after = ids.length === 0 ? batch : await deps.batches.mark(press.tenant, batch.id, ids, to, from);
  const marking = { nextBlock: reader.nextBlock, closed };
  await showChange(press, stillKept(after, reader), marking, reader, deps);
}

function onlyPressed({ press, batch }: Pressed): Batch['items'] {
  return batch.items.filter(({ id }) => id === press.blockId);
}

function stillKept(batch: Batch | undefined, { words }: Reader): Batch {
  if (batch === undefined) throw new UserError(words.digest.expired);
  return batch;
}

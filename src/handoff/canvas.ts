import type { ModalView } from '@slack/types';
import { MINUTE } from '../clock.ts';
import { coerceError, RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId } from '../ids.ts';
import { describeDated } from '../schedule/describe.ts';
import { OutcomeUnknownError, SlackRefusal } from '../slack.ts';
import type { HandoffDeps } from './deps.ts';
import { saidModal } from './draft-modal.ts';
import type { Handoff } from './handoff.ts';
import type { Sight } from './line-elements.ts';
import { markdownOf } from './markdown.ts';
import { type HandoffReader, readerOf } from './reader.ts';
import { markdownModal } from './show-markdown.ts';
import { sightOf } from './sight.ts';
import { schedule, thingId } from './things.ts';

/** A press that is this old has come to nothing: it may be pressed again. */
const MAKING_MS = MINUTE;

/**
 * Makes a canvas of a handoff, once, for its author. Where Slack does not allow it, the Markdown is shown in its place,
 * with the reason. Text and access come after it, by themselves: one whose making Slack did not answer stays empty.
 */
export async function keepAsCanvas(
  tenant: TenantId,
  id: string,
  author: HandoffReader,
  deps: HandoffDeps,
): Promise<ModalView> {
  const { handoffs, bells } = deps;
  const { user, now, words } = author;
  const { baton } = words;
  let standing: Handoff | undefined;
  const begun = await handoffs.change(tenant, id, (handoff) => {
    standing = handoff;
    const { canvas } = handoff;
    const isTaken = canvas !== undefined && (canvas.id !== undefined || now - canvas.at < MAKING_MS);
    return handoff.author !== user || isTaken ? undefined : { ...handoff, canvas: { at: now, allowed: [] } };
  });
  if (standing === undefined) return saidModal(words.handoff.gone, words);
  if (standing.author !== user) return saidModal(words.handoff.refusals['not-yours'], words);
  if (begun === undefined) {
    const url = standing.canvas?.url;
    return saidModal(url === undefined ? baton.canvasUnderWay : baton.canvasKept(url), words);
  }
  try {
    const title = `${words.handoff.from(author.name)}, ${describeDated(begun.sentAt, author)}`;
    const canvas = await deps.canvases.create(tenant, title);
    const url = `${await deps.directory.workspaceUrl(tenant)}docs/${tenant}/${canvas}`;
    const kept = await handoffs.change(
      tenant,
      id,
      (handoff) => ({ ...handoff, canvas: { at: now, id: canvas, url, allowed: [] } }),
      () => [{ thing: thingId({ what: 'canvas', id }), at: now }],
    );
    // Its author has left meanwhile.
    if (kept === undefined) {
      await deps.canvases.remove(tenant, canvas);
      return saidModal(words.handoff.gone, words);
    }
    await bells.ring(tenant, now);
    return saidModal(baton.canvasKept(url), words);
  } catch (thrown) {
    await handoffs.change(tenant, id, (handoff) => withoutCanvas(handoff, undefined));
    return await markdownModal(tenant, id, author, deps, whyNot(thrown, author, tenant, deps));
  }
}

/**
 * Brings a canvas to where its handoff stands: its text, and who may read it. What cannot be brought there is removed: it
 * would show what is corrected, or what somebody must not read.
 */
export async function updateCanvas(
  tenant: TenantId,
  id: string,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const { handoffs, canvases, log } = deps;
  const handoff = await handoffs.find(tenant, id);
  const canvas = handoff?.canvas?.id;
  if (handoff === undefined || canvas === undefined) return;
  const author = await readerOf(tenant, handoff.author, now, deps);
  try {
    await canvases.write(tenant, canvas, await canvasText(tenant, handoff, author, deps));
  } catch (thrown) {
    if (!(thrown instanceof SlackRefusal)) throw thrown;
    if (thrown.code === 'canvas_editing_locked')
      throw new RetryLaterError('A canvas is locked', 5_000, { cause: thrown });
    log.warn({ tenant, code: thrown.code }, 'A handoff’s canvas could not be brought up to date: it goes');
    await canvases.remove(tenant, canvas);
    await handoffs.change(tenant, id, (each) => withoutCanvas(each, canvas), drawn(now));
    return;
  }
  const readers = [
    handoff.author,
    ...handoff.copies.filter(({ ts }) => ts !== undefined).map(({ to }) => to),
  ];
  for (const reader of readers.filter((each) => handoff.canvas?.allowed.includes(each) !== true)) {
    try {
      await canvases.letRead(tenant, canvas, reader);
    } catch (thrown) {
      if (!(thrown instanceof SlackRefusal)) throw thrown;
      log.warn({ tenant, code: thrown.code }, 'Somebody could not be let read a handoff’s canvas');
      continue;
    }
    await handoffs.change(
      tenant,
      id,
      (each) =>
        each.canvas?.id === canvas
          ? { ...each, canvas: { ...each.canvas, allowed: [...each.canvas.allowed, reader] } }
          : undefined,
      (each) => [{ thing: thingId({ what: 'show', id: each.id, of: reader }), at: now }],
    );
  }
  // It was corrected meanwhile, and another may have written that before this one wrote what was.
  const after = await handoffs.find(tenant, id);
  if (after !== undefined && after.changedAt !== handoff.changedAt) {
    await schedule(deps, tenant, { what: 'canvas', id }, now);
  }
}

/** The text that everybody who gets it may read. */
async function canvasText(
  tenant: TenantId,
  handoff: Handoff,
  author: HandoffReader,
  deps: HandoffDeps,
): Promise<string> {
  const sight = await commonSight(tenant, handoff, deps);
  const text = markdownOf({ handoff, authorName: author.name, sight }, author);
  // Its title stands above it.
  return text.replace(/^# .*\n+/, '');
}

async function commonSight(tenant: TenantId, handoff: Handoff, deps: HandoffDeps): Promise<Sight> {
  const { author, copies, report } = handoff;
  // By what Slack said of the last five minutes, as for digests: to ask it for each of them would be too much at once.
  const mayRead: HandoffDeps['reading']['mayRead'] = async (_tenant, user, channel) =>
    (await deps.directory.isMember(tenant, channel, user)) === 'yes';
  const known = { directory: deps.directory, reading: { ...deps.reading, mayRead } };
  let readable: ReadonlySet<ChannelId> | undefined;
  for (const to of [author, ...copies.map((copy) => copy.to)]) {
    const sight = await sightOf(tenant, to, report, known);
    readable = readable === undefined ? sight.readable : readable.intersection(sight.readable);
  }
  return {
    workspaceUrl: await deps.directory.workspaceUrl(tenant),
    readable: readable ?? new Set(),
    isForAll: true,
  };
}

/** Undefined where that is not its canvas. */
export function withoutCanvas(handoff: Handoff, canvas: string | undefined): Handoff | undefined {
  if (handoff.canvas === undefined || handoff.canvas.id !== canvas) return undefined;
  const { canvas: _, ...others } = handoff;
  return others;
}

function drawn(now: number) {
  return ({ id }: Handoff) => [{ thing: thingId({ what: 'draw', id }), at: now }];
}

const FREE_PLAN = /^free_team/;

/** In the author's words, mrkdwn. */
function whyNot(
  thrown: unknown,
  { words: { baton } }: HandoffReader,
  tenant: TenantId,
  { log }: Pick<HandoffDeps, 'log'>,
): string {
  if (thrown instanceof RetryLaterError) return baton.canvasLater;
  if (thrown instanceof OutcomeUnknownError) return baton.canvasUnknown;
  if (!(thrown instanceof SlackRefusal)) {
    log.error({ tenant, err: coerceError(thrown) }, 'A canvas could not be made');
    return baton.canvasFailed;
  }
  if (FREE_PLAN.test(thrown.code)) return baton.canvasFreePlan;
  if (thrown.code === 'missing_scope') return baton.canvasNoScope;
  const isOff = thrown.code === 'canvas_disabled_user_team' || thrown.code === 'restricted_action';
  return isOff ? baton.canvasOff : baton.canvasFailed;
}

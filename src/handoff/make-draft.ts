import type { TenantId } from '../ids.ts';
import { carriedInto, openPart } from './carry.ts';
import { composeReport } from './compose.ts';
import type { HandoffDeps } from './deps.ts';
import { formTextsOf } from './form-text.ts';
import { type Gathered, gatherDay } from './gather.ts';
import type { Handoff, To } from './handoff.ts';
import type { Draft } from './handoffs.ts';
import { asSeen } from './line-elements.ts';
import type { HandoffReader } from './reader.ts';
import { isEmpty, type Report, reportOf } from './report.ts';
import { sightOf } from './sight.ts';
import { workdayBefore, workdayStart } from './workday.ts';

/** Drafts the report of the author's working day so far. Nothing of it is kept or shown yet. */
export async function makeDraft(
  tenant: TenantId,
  author: HandoffReader,
  id: string,
  to: To | undefined,
  deps: HandoffDeps,
  signal: AbortSignal,
): Promise<Draft> {
  const { handoffs } = deps;
  const today = workdayStart(author.person, author.zone, author.now);
  const [written, received] = await Promise.all([
    handoffs.by(tenant, author.user),
    handoffs.to(tenant, author.user),
  ]);
  const carried = carriedInto(author.user, written, received, today);
  const open = await Promise.all(carried.map((handoff) => openPartFor(tenant, author, handoff, deps)));
  const drafted = await draftSince(tenant, author, today, open, deps, signal);
  // As the day begins there is nothing of it yet: what there is to hand over is of the day before, as far as it has not
  // been handed over already.
  const last = written[0]?.sentAt ?? 0;
  const before = Math.max(workdayBefore(author.person, author.zone, today), last + 1);
  const { since, report, gathered } =
    isEmpty(drafted.report) && before < today
      ? await draftSince(tenant, author, before, open, deps, signal)
      : drafted;
  const { texts, sources, quotes, left: dropped } = formTextsOf(report);
  return {
    id,
    texts,
    sources,
    quotes,
    to,
    isAtOnce: false,
    madeAt: author.now,
    from: { since, ...counted(gathered), dropped },
    carries: carried.map((handoff) => handoff.id),
    isCorrection: false,
  };
}

async function draftSince(
  tenant: TenantId,
  author: HandoffReader,
  since: number,
  carried: readonly Report[],
  deps: HandoffDeps,
  signal: AbortSignal,
): Promise<{ readonly since: number; readonly report: Report; readonly gathered: Gathered }> {
  const gathered = await gatherDay(tenant, author, since, deps, signal);
  const { places, notes } = gathered;
  const words = author.words.handoff;
  const report = await composeReport({ author: author.user, since, places, notes, carried, words });
  return { since, report, gathered };
}

/** As far as they may read it now: a baton that they took may rest on places that were never theirs. */
async function openPartFor(
  tenant: TenantId,
  { user, words }: HandoffReader,
  handoff: Handoff,
  deps: HandoffDeps,
): Promise<Report> {
  const open = openPart(handoff);
  const sight = await sightOf(tenant, user, open, deps);
  return reportOf((section) => open[section].map((line) => asSeen(line, sight, words.handoff.hiddenLine)));
}

function counted({ places, left }: Gathered) {
  const models = places.flatMap(({ summary }) =>
    summary.madeWith.kind === 'model' ? [summary.madeWith.model] : [],
  );
  return {
    messages: places.reduce((sum, { transcript }) => sum + transcript.messages.length, 0),
    places: places.length,
    left,
    ...(models[0] === undefined ? {} : { model: models[0] }),
  };
}

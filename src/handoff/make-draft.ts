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
import { type Report, reportOf } from './report.ts';
import { sightOf } from './sight.ts';
import { workdayStart } from './workday.ts';

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
  const since = workdayStart(author.person, author.zone, author.now);
  const [gathered, written, received] = await Promise.all([
    gatherDay(tenant, author, since, deps, signal),
    handoffs.by(tenant, author.user),
    handoffs.to(tenant, author.user),
  ]);
  const carried = carriedInto(author.user, written, received, since);
  const report = await composeReport({
    author: author.user,
    since,
    places: gathered.places,
    notes: gathered.notes,
    carried: await Promise.all(carried.map((handoff) => openPartFor(tenant, author, handoff, deps))),
    words: author.words.handoff,
  });
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

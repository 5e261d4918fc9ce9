import type { TenantId, UserId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import { copyFor, type Handoff } from './handoff.ts';
import { readerOf } from './reader.ts';
import { withCopy } from './states.ts';
import { schedule, type Thing } from './things.ts';
import { arrivalAnew } from './windows.ts';

/** Plans anew what has not reached somebody yet, by their hours as they are now. */
export async function replanFor(
  tenant: TenantId,
  user: UserId,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const { handoffs } = deps;
  const [written, received] = await Promise.all([handoffs.by(tenant, user), handoffs.to(tenant, user)]);
  const { reading } = await readerOf(tenant, user, now, deps);
  for (const { id, sentAt } of received.filter((handoff) => isComing(handoff, user, now))) {
    const { start: due, end: until } = arrivalAnew(reading, sentAt, now);
    const changed = await handoffs.change(tenant, id, (handoff) =>
      isComing(handoff, user, now) ? withCopy(handoff, user, (copy) => ({ ...copy, due, until })) : undefined,
    );
    if (changed !== undefined) await schedule(deps, tenant, { what: 'give', id, to: user }, due);
  }
  // Each looks whether it is time, and what was brought already is not brought again.
  const things = [
    ...written.flatMap(waitingForAuthor),
    ...received.flatMap((each) => waitingFor(each, user)),
  ];
  for (const thing of things) await schedule(deps, tenant, thing, now);
}

/** What is due already is on its way, and must not be sent back to wait. */
function isComing(handoff: Handoff, user: UserId, now: number): boolean {
  const copy = copyFor(handoff, user);
  const isOpen = handoff.closed === undefined && handoff.accepted === undefined;
  return isOpen && copy?.state === 'planned' && copy.due > now;
}

function waitingForAuthor({ id, author, news, questions }: Handoff): readonly Thing[] {
  return [
    ...(news.length === 0 ? [] : [{ what: 'tell', user: author } as const]),
    ...questions
      .filter(({ asked }) => asked === undefined)
      .map((question) => ({ what: 'ask', id, question: question.id }) as const),
  ];
}

function waitingFor({ id, questions }: Handoff, user: UserId): readonly Thing[] {
  return questions
    .filter(({ by, answer, isAnswered }) => by === user && answer !== undefined && isAnswered !== true)
    .map((question) => ({ what: 'answer', id, question: question.id }) as const);
}

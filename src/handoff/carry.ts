import type { UserId } from '../ids.ts';
import { type Handoff, statusOf } from './handoff.ts';
import { emptyReport, isThere, openLines, type Report, reportOf } from './report.ts';

/**
 * Handoffs whose open items go on in somebody's next one: their own that nobody has taken, and those that they took and
 * have not closed. One that they sent since their working day began is still on its way to somebody.
 */
export function carriedInto(
  author: UserId,
  written: readonly Handoff[],
  received: readonly Handoff[],
  since: number,
): readonly Handoff[] {
  const own = written.filter((handoff) => {
    const status = statusOf(handoff);
    if (handoff.author !== author || openLines(handoff.report).length === 0) return false;
    if (status === 'declined' || status === 'overdue') return true;
    return (status === 'waiting' || status === 'delivered') && handoff.sentAt < since;
  });
  const taken = received.filter(
    (handoff) =>
      statusOf(handoff) === 'accepted' && handoff.accepted?.by === author && handoff.author !== author,
  );
  return [...own, ...taken];
}

/** What of it carries over. */
export function openPart({ report }: Pick<Handoff, 'report'>): Report {
  const { progress, blockers, next } = reportOf((section) => report[section].filter(isThere));
  return { ...emptyReport, progress, blockers, next };
}

/**
 * Of the handoffs that a draft took up, those which end with the new one: whatever nobody has taken, and of what is
 * still on its way, or was theirs, only that of which a line went on.
 */
export function endedBy(report: Report, carried: readonly Handoff[]): readonly Handoff[] {
  const lines = new Set(Object.values(report).flatMap((section) => section.map(({ text }) => text)));
  return carried.filter((handoff) => {
    const status = statusOf(handoff);
    if (status === 'declined' || status === 'overdue') return true;
    return openLines(handoff.report).some(({ text }) => lines.has(text));
  });
}

import type { Claim } from '../agenda/agenda.ts';
import { postOnce } from '../agenda/post-once.ts';
import type { TenantId } from '../ids.ts';
import type { Policy } from '../people/policy.ts';
import type { AuditEntry } from '../red-phone/audit.ts';
import { SlackRefusal } from '../slack.ts';
import { zoneOf } from './count-delivery.ts';
import type { NormsDeps } from './deps.ts';
import { type NoteFigures, noteContent } from './note.ts';
import { nextMondayMorning, weekBefore } from './week.ts';

/** The agenda's name for it. */
export const NOTE = 'weekly';

type Deps = Pick<
  NormsDeps,
  | ('people' | 'zones' | 'weekCounts' | 'audit' | 'log')
  | ('slack' | 'settleMs' | 'agenda' | 'clock' | 'beginPost')
>;

/** Posts the note of the week that is over, once, and sees to the next. Where there is nothing to say, nothing is said. */
export async function postNote(tenant: TenantId, claim: Claim, now: number, deps: Deps): Promise<void> {
  const { teamNote } = await deps.people.policy(tenant);
  if (teamNote?.isOn !== true || teamNote.channel === undefined) return;
  const { channel, locale } = teamNote;
  const content = noteContent(await figuresOf(tenant, claim.due, teamNote, deps), locale);
  if (content !== undefined) {
    try {
      await postOnce(tenant, claim, { channel, event: 'sluice_note', key: claim.id, ...content }, deps);
    } catch (error) {
      // The channel is gone, or the bot is no longer in it: App Home shows where it goes, and next week is another.
      if (!(error instanceof SlackRefusal)) throw error;
      deps.log.warn({ tenant, code: error.code }, 'The team note could not be posted');
    }
  }
  const next = nextMondayMorning(Math.max(now, claim.due), zoneOf(teamNote.zone, deps.zones));
  await deps.agenda.schedule(tenant, 'team-note', NOTE, next);
}

/** The figures of the week before the one that `at` lies in. */
export async function figuresOf(
  tenant: TenantId,
  at: number,
  { zone }: Pick<NonNullable<Policy['teamNote']>, 'zone'>,
  { zones, weekCounts, audit }: Pick<Deps, 'zones' | 'weekCounts' | 'audit'>,
): Promise<NoteFigures> {
  const { week, from, to } = weekBefore(at, zoneOf(zone, zones));
  const [waited, calls] = await Promise.all([
    weekCounts.read(tenant, week),
    callsIn(audit.read(tenant, from, to)),
  ]);
  return { week, waited, calls };
}

/** How many calls there were, of how many people, and how many of them somebody called not urgent. */
async function callsIn(entries: AsyncIterable<AuditEntry>): Promise<NonNullable<NoteFigures['calls']>> {
  const [calls, notUrgent, people] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for await (const { what, call, actor, called } of entries) {
    if (what === 'called') {
      calls.add(call);
      for (const user of [actor, ...called]) people.add(user);
    }
    if (what === 'not-urgent') notUrgent.add(call);
  }
  return { count: calls.size, people: people.size, notUrgent: notUrgent.size };
}

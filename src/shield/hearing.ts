import type { Claim } from '../agenda/agenda.ts';
import { SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import type { Person } from '../people/person.ts';
import { wordsFor } from '../words/words.ts';
import type { ShieldDeps } from './deps.ts';
import { lookAt } from './job.ts';
import { wantedFor } from './look.ts';
import type { ShieldRecord } from './record.ts';

/** Two clocks may differ by so much: what has just ended by ours may not have by Slack's. ms */
const SKEW_MS = 5 * SECOND;

/** A digest waits so often, a second each time; then it comes, heard or not. */
const MOST_TRIES = 10;

/** What a digest that follows a shield ends with, in mrkdwn: the first one, and the others. */
interface Reminder {
  readonly once: string;
  readonly then: string;
}

/**
 * Waits until Slack is no longer silent because of the shield, by throwing RetryLaterError. Answers what a digest that
 * follows a shield ends with; undefined without one.
 */
export async function awaitHearing(
  deps: Pick<ShieldDeps, 'shields' | 'own' | 'people' | 'agenda' | 'bells' | 'zones' | 'clock'>,
  tenant: TenantId,
  person: Person,
  shield: Pick<ShieldRecord, 'snooze'> | undefined,
  { token }: Pick<Claim, 'token'>,
  now: number,
): Promise<Reminder | undefined> {
  const snooze = shield?.snooze;
  if (snooze === undefined) return undefined;
  const { digestEnd: once, digestEndAgain: then } = wordsFor(person.locale).shield;
  const end = { once, then };
  if (token > MOST_TRIES || snooze.endsAt <= now - SKEW_MS) return end;
  if (snooze.endsAt > now) {
    const wanted = wantedFor(person, await deps.people.policy(tenant), deps.zones, now);
    // Somebody who asks for what waits in the middle of a gap is looking, and keeps their shield.
    if (wanted.kind === 'on') return end;
    await lookAt(deps, tenant, person.user, now);
    throw new RetryLaterError('A shield is being ended', SECOND);
  }
  const dnd = await deps.own.glance(tenant, person.user).catch(() => undefined);
  const isOn = dnd?.snoozeEndsAt === snooze.endsAt;
  if (isOn) throw new RetryLaterError('A shield is about to end', SECOND);
  return end;
}

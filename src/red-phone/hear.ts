import type { Claim } from '../agenda/agenda.ts';
import { MINUTE, SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { calledIn, type Due, isWaitedFor, readThing } from './call.ts';
import type { CallDeps } from './deps.ts';
import { stepOf, withPerson } from './moves.ts';

const AGAIN_MS = SECOND;
/** A shield that is not ended by then is said not to be. ms of `wall` */
const GIVE_UP_MS = MINUTE;

/**
 * Ends a shield that could not be ended before the message went out. Whoever did not hear that one gets a second, once
 * it is known that Slack notifies them.
 */
export async function hear(tenant: TenantId, claim: Claim, now: number, deps: CallDeps): Promise<void> {
  const { calls, clock, endForCall, urgentBells } = deps;
  const { id, about: user } = readThing(claim.thing);
  const call = await calls.find(tenant, id);
  const person = call === undefined ? undefined : calledIn(call, user);
  if (call === undefined || person?.hearing !== 'later' || !isWaitedFor(call, person)) return;
  const triedSince = person.triedSince ?? clock.wall();
  const hearing = await endForCall(tenant, user, id, now).catch(async (error: unknown) => {
    const waitMs = error instanceof RetryLaterError ? error.retryAfterMs : AGAIN_MS;
    if (clock.wall() + waitMs - triedSince > GIVE_UP_MS) return 'unknown' as const;
    await calls.change(tenant, id, (latest) => {
      const them = calledIn(latest, user);
      return them === undefined ? undefined : stepOf(withPerson(latest, { ...them, triedSince }), []);
    });
    throw new RetryLaterError('A shield is still to be ended', waitMs, { cause: error });
  });
  await calls.change(tenant, id, (latest) => {
    const them = calledIn(latest, user);
    if (them === undefined || them.hearing !== 'later') return undefined;
    // `none`: the first attempt has ended it, after all, when nobody waited for it any more.
    const isHeardNow = hearing !== 'unknown';
    const asked = isHeardNow ? them.asked + 1 : them.asked;
    const due: Due[] = isHeardNow ? [{ kind: 'reach', about: user, at: now }] : [{ kind: 'tell', at: now }];
    return stepOf(
      withPerson(latest, { ...them, hearing: isHeardNow ? 'ended' : hearing, asked, triedSince: undefined }),
      due,
    );
  });
  await urgentBells.ring(tenant, now);
}

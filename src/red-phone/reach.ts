import type { Claim } from '../agenda/agenda.ts';
import { DAY, MINUTE, SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { OutcomeUnknownError, type Posted, SlackRefusal } from '../slack.ts';
import { type Call, type Called, calledIn, type Due, isWaitedFor, readThing, type Step } from './call.ts';
import { callMessage } from './call-blocks.ts';
import { callView } from './call-view.ts';
import type { CallDeps } from './deps.ts';
import { logged, notReached, stepOf, withPerson } from './moves.ts';
import { lookOf, nameOfLook } from './paint.ts';
import { within } from './patience.ts';
import { turnOf } from './turn-of.ts';

/** Whoever is not reached by then is said not to be. ms of `wall` */
const GIVE_UP_MS = MINUTE;
/** How soon a message without an answer is looked for. */
const LOOK_MS = SECOND;
const MOST_FAULTS = 4;

/**
 * Brings one person called the messages that they are to have: the shield first, then the DM. A crash at any point
 * leaves one of each: one that may be under way is looked for by its id before it is posted again. Whoever cannot be
 * reached is said not to be, in the call itself.
 */
export async function reach(tenant: TenantId, claim: Claim, now: number, deps: CallDeps): Promise<void> {
  const { id, about: user } = readThing(claim.thing);
  const triedSince = deps.clock.wall();
  for (;;) {
    const call = await deps.calls.find(tenant, id);
    const person = call === undefined ? undefined : calledIn(call, user);
    if (call === undefined || person === undefined || !isToReach(call, person)) return;
    // Another claim is at it, and goes on until nothing is left.
    if (person.posting !== undefined && person.posting.by !== claim.id) return;
    try {
      const isDone = await bringOne(tenant, call, person, claim, now, deps);
      if (!isDone) return;
    } catch (error) {
      await onFailure(tenant, call, person, claim, triedSince, error, now, deps);
      return;
    }
  }
}

function isToReach(call: Call, person: Called): boolean {
  return isWaitedFor(call, person) && person.dms.length < person.asked;
}

/** False where there is nothing more to be done by this claim. */
async function bringOne(
  tenant: TenantId,
  call: Call,
  person: Called,
  claim: Claim,
  now: number,
  deps: CallDeps,
): Promise<boolean> {
  const { user } = person;
  const number = person.dms.length + 1;
  const batch = `${call.id}-${user}-${number}`;
  const channelOf = deps.slack.dm(tenant, user);
  const viewOf = callView(tenant, call, person, number, now, deps);
  // Whichever fails first is what is thrown; the other must not go unheard.
  for (const each of [channelOf, viewOf]) each.catch(() => {});
  if (person.posting?.number === number) {
    const lost = await deps.slack.findByBatch(tenant, await channelOf, batch, call.openedAt - DAY);
    if (lost !== undefined) return await noteReached(tenant, call.id, user, number, lost, null, now, deps);
  }
  const hearing = await endShield(tenant, call, person, now, deps);
  const [channel, view] = await Promise.all([channelOf.catch(unlessLimited(user)), viewOf]);
  const begun = await deps.calls.change(tenant, call.id, (latest) => {
    const them = calledIn(latest, user);
    if (them === undefined || !isToReach(latest, them) || them.dms.length + 1 !== number) return undefined;
    if (them.posting !== undefined && them.posting.by !== claim.id) return undefined;
    return stepOf(withPerson(latest, { ...them, posting: { number, by: claim.id }, hearing }), []);
  });
  if (begun?.isChanged !== true) return false;
  const posted = await deps.slack.post(tenant, {
    channel,
    ...callMessage(view),
    metadata: { event_type: 'sluice_call', event_payload: { batch_id: batch, call_id: call.id } },
    turn: turnOf(batch, number > 1 || person.why === 'next' ? 'again' : 'first', claim.due),
  });
  const look = nameOfLook(lookOf(call, person), call);
  return await noteReached(tenant, call.id, user, number, posted, look, now, deps);
}

/** Slack opens few conversations a minute, and posts to a person without: whoever is called does not wait for that. */
function unlessLimited(user: UserId): (error: unknown) => string {
  return (error) => {
    if (error instanceof RetryLaterError) return user;
    throw error;
  };
}

/** What comes late rings nobody. */
async function endShield(
  tenant: TenantId,
  { id, isLate }: Call,
  { user, hearing }: Called,
  now: number,
  { endForCall, log, hearMs }: CallDeps,
): Promise<NonNullable<Called['hearing']>> {
  if (isLate) return 'none';
  const ending = endForCall(tenant, user, id, now);
  ending.catch((err: unknown) => log.warn({ tenant, err }, 'A shield could not be ended for a call at once'));
  const ended = await within(hearMs, ending, 'later' as const);
  // Ended for an earlier message, it is to be brought back after the call as well.
  return ended === 'none' && hearing === 'ended' ? 'ended' : ended;
}

async function noteReached(
  tenant: TenantId,
  id: string,
  user: UserId,
  number: number,
  posted: Posted,
  look: string | null,
  now: number,
  { calls, urgentBells }: CallDeps,
): Promise<boolean> {
  await calls.change(tenant, id, (call) => {
    const them = calledIn(call, user);
    if (them === undefined || them.dms.length + 1 !== number) return undefined;
    const state = them.state === 'calling' ? 'reached' : them.state;
    const dms = [...them.dms, posted];
    const painted = dms.map((_, i) => (i === number - 1 ? look : (them.painted[i] ?? null)));
    const after = withPerson(call, { ...them, state, posting: undefined, dms, painted });
    const said = number === 1 ? logged(after, 'reached', user, now, [user]) : after;
    const due: Due[] = them.hearing === 'later' ? [{ kind: 'hear', about: user, at: now }] : [];
    return stepOf(said, [...due, { kind: 'tell', at: now }]);
  });
  await urgentBells.ring(tenant, now);
  return true;
}

async function onFailure(
  tenant: TenantId,
  call: Call,
  { user }: Called,
  claim: Claim,
  startedAt: number,
  error: unknown,
  now: number,
  deps: CallDeps,
): Promise<void> {
  const { calls, clock, log, urgentBells } = deps;
  const isUnknown = error instanceof OutcomeUnknownError;
  const waitMs = error instanceof RetryLaterError ? error.retryAfterMs : LOOK_MS;
  let failure: string | undefined;
  const change = (latest: Call): Step | undefined => {
    const them = calledIn(latest, user);
    if (them === undefined) return undefined;
    const triedSince = them.triedSince ?? startedAt;
    failure = failureOf(error, claim, clock.wall() + waitMs - triedSince);
    const tried = withPerson(latest, { ...them, triedSince, posting: isUnknown ? them.posting : undefined });
    if (failure === undefined) return stepOf(tried, []);
    return notReached(tried, user, failure, now) ?? stepOf(given(tried, user), [{ kind: 'tell', at: now }]);
  };
  await calls.change(tenant, call.id, change);
  if (failure === undefined) {
    throw isUnknown ? new RetryLaterError('Slack may have taken the post', LOOK_MS, { cause: error }) : error;
  }
  log.error({ tenant, err: error, call: call.id }, 'Somebody could not be reached by a call');
  await urgentBells.ring(tenant, now);
}

/** Undefined while it is worth trying on. */
function failureOf(error: unknown, { attempts }: Claim, triedMs: number): string | undefined {
  if (error instanceof SlackRefusal) return error.code;
  const isOver = triedMs > GIVE_UP_MS;
  if (error instanceof RetryLaterError) return isOver ? 'limited' : undefined;
  if (error instanceof OutcomeUnknownError) return isOver ? 'failed' : undefined;
  return attempts >= MOST_FAULTS || isOver ? 'failed' : undefined;
}

/** A repeat that does not come is no harm: they have the first message. */
function given(call: Call, user: UserId): Call {
  const them = calledIn(call, user);
  return them === undefined ? call : withPerson(call, { ...them, asked: them.dms.length });
}

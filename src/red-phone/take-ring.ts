import { createHash } from 'node:crypto';
import type { Claim } from '../agenda/agenda.ts';
import { SECOND } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import type { DeclaredWord, Policy } from '../people/policy.ts';
import { SlackRefusal } from '../slack.ts';
import { amend, mutesOf } from './amend-ring.ts';
import { CallSealedError } from './bare-call.ts';
import { LATE_MS } from './call.ts';
import type { CallDeps } from './deps.ts';
import type { Refusal } from './may-ring.ts';
import { logged } from './moves.ts';
import { opening } from './opening.ts';
import { MOST_CALLED, type Recipients, recipientsOf } from './recipients.ts';
import { callerOf, isOfMessage, type Ring, saidIn } from './ring.ts';
import { sayJoined, sayNotAdded, sayNotKnown, sayOverBudget, sayRefused } from './say-before.ts';
import { refusalFor } from './who-rings.ts';
import { callsOf } from './words.ts';

/** How soon a call that is to be joined is looked at again, ms. */
const SOON_MS = 200;
/** After so many looks it is not to be joined any more. */
const MOST_LOOKS = 10;
/** A fault that is still there after so many tries stays. */
const MOST_FAULTS = 3;
/** Slack is asked who a caller is after a second, and ever more seldom. */
const LONGEST_WAIT_MS = 15 * SECOND;

/**
 * Does what asks for a call: opens one, adds to the one that the message has made, joins the one that is open, asks the
 * caller whether they are sure, or refuses in words. Until a call has taken it, a mention stays held. Safe to repeat at
 * any point.
 */
export async function takeRing(
  tenant: TenantId,
  { thing: ringId, token }: Pick<Claim, 'thing' | 'token'>,
  now: number,
  deps: CallDeps,
): Promise<void> {
  const { calls, brake, people } = deps;
  const ring = await calls.ring(tenant, ringId);
  if (ring === undefined) return;
  const { redPhone } = await people.policy(tenant);
  const word = wordOf(ring, redPhone);
  const most = redPhone.mostCalled ?? MOST_CALLED;
  const id = callIdOf(ringId);
  const made = await calls.calledUnder(tenant, id);
  if (ring.isNews === true) {
    if (made === undefined) await brake.giveBack(tenant, callerOf(ring), id);
    else await amend(tenant, ring, made, undefined, most, now, deps);
    return await calls.dropRing(tenant, ringId);
  }
  const [who, reason] = await Promise.all([
    recipientsOf(tenant, ring, callsOf(word, redPhone, ring.channel), most, now, deps),
    refusalFor(tenant, ring, word, redPhone, deps),
  ]);
  const isLate = now - (ring.saidAt ?? ring.arrivedAt) > LATE_MS;
  if (reason === 'unknown' && !isLate) {
    // A little slowness of Slack's is not worth a word: the first question is answered by the second.
    if (token === 2) await sayNotKnown(tenant, ring, deps);
    const waitMs = Math.min(SECOND * 2 ** (token - 1), LONGEST_WAIT_MS);
    throw new RetryLaterError('Slack does not say who calls', waitMs);
  }
  const isNobody = who.people.length === 0 && who.unread.length === 0;
  const refusal = reason === 'unknown' ? 'not-known' : (reason ?? (isNobody ? 'nobody' : undefined));
  if (made !== undefined) {
    const isCalled = refusal === undefined || refusal === 'nobody';
    const called = await amend(tenant, ring, made, isCalled ? who : undefined, most, now, deps);
    const others = who.people.map(({ user }) => user).filter((user) => !called.has(user));
    // Of a version that is not the latest any more nothing is said.
    if (others.length > 0 && (await calls.ring(tenant, ringId)) !== undefined) {
      await sayNotAdded(tenant, ring, others, deps);
      await oweReceipt(tenant, ring, now, deps);
    }
    return await calls.dropRing(tenant, ringId);
  }
  if (refusal !== undefined) return await refuse(tenant, ring, refusal, now, deps);

  const key = keyOf(ring, who);
  const under = await brake.openCall(tenant, key, id, now);
  if (under !== id) {
    if (await join(tenant, ring, under, now, deps)) return;
    // It is just being opened, or has just ended; or something has kept it from ever being opened.
    if (token > MOST_LOOKS) await brake.closed(tenant, key, under);
    throw new RetryLaterError('Not open yet', SOON_MS);
  }

  const caller = callerOf(ring);
  const count = await brake.spend(tenant, caller, id, now);
  if (count > redPhone.callsPerWeek && !ring.isConfirmed && ring.caller.user !== undefined) {
    await brake.giveBack(tenant, caller, id);
    await brake.closed(tenant, key, id);
    await sayOverBudget(tenant, ring, who.people, count - 1, now, deps);
    return;
  }
  const muted = await mutesOf(tenant, ring, who, now, deps);
  const step = opening(id, key, ring, word, redPhone, who, muted, isLate, now);
  const opened = await calls.open(tenant, step);
  if (opened === 'opened') {
    for (const { at } of step.due) await deps.urgentBells.ring(tenant, at);
    return;
  }
  // Taken back meanwhile, unless it was opened by an earlier try; or by another version of the message.
  const other = await calls.find(tenant, id);
  if (other?.key !== key) await brake.closed(tenant, key, id);
  if (opened === 'gone' && other === undefined) await brake.giveBack(tenant, caller, id);
  if (opened === 'other') throw new RetryLaterError('Another version of the message has just rung', 0);
  if (opened === 'lost') await loseEdit(tenant, ring, who, now, deps);
}

/** What the message has called is there no more: nobody is called again, and whom it mentions now waits. */
async function loseEdit(
  tenant: TenantId,
  ring: Ring,
  { people }: Recipients,
  now: number,
  deps: CallDeps,
): Promise<void> {
  await deps.brake.giveBack(tenant, callerOf(ring), callIdOf(ring.id));
  const users = people.map(({ user }) => user);
  if (users.length > 0) await sayNotAdded(tenant, ring, users, deps);
  await oweReceipt(tenant, ring, now, deps);
  await deps.calls.dropRing(tenant, ring.id);
}

/**
 * What asks for a call and fails again and again ends in words: nobody is called, and what it is about waits as usual.
 * Throws what it was given while it is worth trying on.
 */
export async function giveUpRing(
  tenant: TenantId,
  { thing, attempts }: Pick<Claim, 'thing' | 'attempts'>,
  error: unknown,
  now: number,
  deps: CallDeps,
): Promise<void> {
  if (error instanceof RetryLaterError || error instanceof CallSealedError || attempts < MOST_FAULTS)
    throw error;
  deps.log.error({ tenant, err: error, ring: thing }, 'What asks for a call could not be done');
  const ring = await deps.calls.ring(tenant, thing);
  if (ring !== undefined) await refuse(tenant, ring, 'failed', now, deps);
}

/** The same for every try and every version of a message, so that none is another call. */
export function callIdOf(ringId: string): string {
  return createHash('sha256').update(saidIn(ringId)).digest('base64url').slice(0, 16);
}

function wordOf(
  { phrase, channel = '' }: Ring,
  { words }: Pick<Policy['redPhone'], 'words'>,
): DeclaredWord | undefined {
  const same = words.filter((word) => word.phrase === phrase);
  return same.find(({ channels }) => channels.includes(channel)) ?? same[0];
}

function keyOf({ channel = '', phrase = '' }: Ring, { people, unread }: Recipients): string {
  const called = [...people.map(({ user }) => user), ...unread].toSorted();
  return [channel, phrase, ...called].join('|');
}

async function refuse(
  tenant: TenantId,
  ring: Ring,
  refusal: Refusal,
  now: number,
  deps: CallDeps,
): Promise<void> {
  const { phrase, channel } = ring;
  try {
    await sayRefused(tenant, ring, refusal, deps);
  } catch (error) {
    // There is nowhere to say it; the log of calls has it.
    if (!(error instanceof SlackRefusal)) throw error;
  }
  await deps.audit.note(tenant, {
    at: now,
    call: callIdOf(ring.id),
    actor: callerOf(ring),
    what: 'refused',
    called: [],
    outcome: refusal,
    ...(phrase === undefined ? {} : { phrase }),
    ...(channel === undefined ? {} : { channel }),
  });
  await oweReceipt(tenant, ring, now, deps);
  await deps.calls.dropRing(tenant, ring.id);
}

/** What it calls for waits after all, and its sender is told of that as of any mention. */
export async function oweReceipt(
  tenant: TenantId,
  { id, source }: Pick<Ring, 'id' | 'source'>,
  now: number,
  { agenda, bells }: CallDeps,
): Promise<void> {
  if (source === undefined || !isOfMessage({ id, source })) return;
  await agenda.schedule(tenant, 'receipt', saidIn(id), now);
  await bells.ring(tenant, now);
}

/** False where there is nothing to join. */
async function join(
  tenant: TenantId,
  ring: Ring,
  open: string,
  now: number,
  deps: CallDeps,
): Promise<boolean> {
  const joined = await deps.calls.change(tenant, open, (call) => {
    const isKnown = call.events.some(
      ({ what, outcome }) => what === 'joined' && outcome === callIdOf(ring.id),
    );
    if (isKnown || call.state === 'ended') return undefined;
    const after = logged(call, 'joined', callerOf(ring), now, [], callIdOf(ring.id));
    return { call: after, due: [{ kind: 'tell', at: now }] };
  });
  if (joined === undefined || joined.call.state === 'ended') return false;
  await sayJoined(tenant, ring, joined.call, deps);
  await deps.calls.join(tenant, ring.id, callIdOf(ring.id), joined.call.id);
  await deps.urgentBells.ring(tenant, now);
  return true;
}

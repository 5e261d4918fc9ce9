import { UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { dayAfter } from '../people/calendar.ts';
import { dayAt, isoDay } from '../schedule/wall-time.ts';
import { CallSealedError } from './bare-call.ts';
import { type Call, calledIn, type Step } from './call.ts';
import type { CallDeps } from './deps.ts';
import { acknowledged, muted, notUrgent, passedOn, resolved, retracted } from './moves.ts';
import { nameOf, type Reader, readerOf } from './names.ts';
import { callerOf } from './ring.ts';

/** What somebody called does; `to` is to whom they pass it on. */
export type Answer =
  | { readonly kind: 'on-it' | 'not-urgent' | 'mute' | 'resolve' }
  | { readonly kind: 'pass-on'; readonly to: UserId };

/**
 * Takes the answer of somebody called. Throws UserError with why nothing has changed: another was faster, it is over, it
 * is not theirs.
 */
export async function answerCall(
  tenant: TenantId,
  id: string,
  user: UserId,
  answer: Answer,
  now: number,
  deps: CallDeps,
): Promise<void> {
  const reader = await readerOf(tenant, user, deps);
  const found = await deps.calls.find(tenant, id).catch(unlessSealed);
  const { common, redPhone } = reader.words;
  if (found === undefined) throw new UserError(redPhone.alreadyOver);
  if (calledIn(found, user) === undefined) throw new UserError(common.notYours);
  if (answer.kind === 'pass-on' && !(await canTake(tenant, answer.to, user, found, deps))) {
    throw new UserError(redPhone.cannotPassOn);
  }
  // First of all: whoever is muted by a crash in between is only told late.
  if (answer.kind === 'mute') await muteToday(tenant, found, user, reader, now, deps);
  const changed = await deps.calls.change(tenant, id, (call) => stepFor(call, user, answer, now));
  if (changed?.isChanged !== true) {
    throw new UserError(await whyNot(tenant, changed?.call ?? found, user, reader, deps));
  }
  await deps.urgentBells.ring(tenant, now);
}

/** The caller did not mean it. */
export async function takeBack(
  tenant: TenantId,
  id: string,
  user: UserId,
  now: number,
  deps: CallDeps,
): Promise<string> {
  const { words } = await readerOf(tenant, user, deps);
  const found = await deps.calls.find(tenant, id).catch(unlessSealed);
  if (found === undefined) throw new UserError(words.redPhone.alreadyOver);
  if (found.ring.caller.user !== user) throw new UserError(words.common.notYours);
  const changed = await deps.calls.change(tenant, id, (call) => retracted(call, 'retracted', user, now));
  if (changed?.isChanged !== true) throw new UserError(words.redPhone.alreadyOver);
  await deps.urgentBells.ring(tenant, now);
  return words.redPhone.retracted;
}

/** The caller is sure, though they have called often this week. */
export async function callNow(
  tenant: TenantId,
  ringId: string,
  user: UserId,
  now: number,
  deps: CallDeps,
): Promise<string> {
  const { words } = await readerOf(tenant, user, deps);
  const ring = await deps.calls.ring(tenant, ringId).catch(unlessSealed);
  if (ring === undefined) throw new UserError(words.redPhone.confirmedLate);
  if (ring.caller.user !== user) throw new UserError(words.common.notYours);
  if (!(await deps.calls.confirmRing(tenant, ringId, now))) throw new UserError(words.redPhone.confirmedLate);
  await deps.urgentBells.ring(tenant, now);
  return words.redPhone.confirmed;
}

/** What can be opened no more is over. */
function unlessSealed(error: unknown): undefined {
  if (!(error instanceof CallSealedError)) throw error;
}

function stepFor(call: Call, user: UserId, answer: Answer, now: number): Step | undefined {
  switch (answer.kind) {
    case 'on-it':
      return acknowledged(call, user, now);
    case 'not-urgent':
      return notUrgent(call, user, now);
    case 'mute':
      return muted(call, user, now);
    case 'resolve':
      return resolved(call, user, now);
    case 'pass-on':
      return passedOn(call, user, answer.to, now);
  }
}

async function canTake(
  tenant: TenantId,
  to: UserId,
  from: UserId,
  { ring }: Call,
  { directory }: CallDeps,
): Promise<boolean> {
  if (to === from || to === ring.caller.user) return false;
  const profile = await directory.profile(tenant, to).catch(() => undefined);
  return profile === undefined || !(profile.isBot || profile.isDeactivated || profile.isStranger);
}

async function muteToday(
  tenant: TenantId,
  { ring }: Call,
  user: UserId,
  { zone }: Reader,
  now: number,
  { brake }: CallDeps,
): Promise<void> {
  await brake.mute(tenant, user, callerOf(ring), dayAfter(isoDay(dayAt(zone, now)), zone));
}

async function whyNot(
  tenant: TenantId,
  { state, by, people }: Call,
  user: UserId,
  { words: { redPhone } }: Reader,
  deps: CallDeps,
): Promise<string> {
  if (state === 'ended') return redPhone.alreadyOver;
  if (state === 'acknowledged' && by !== undefined && by !== user) {
    return redPhone.alreadyOnIt(await nameOf(tenant, by, deps));
  }
  return calledIn({ people }, user) === undefined ? redPhone.alreadyOver : redPhone.alreadyAnswered;
}

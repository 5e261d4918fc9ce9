import type { Claim } from '../agenda/agenda.ts';
import { coerceError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import { type Call, type Called, calledIn, readThing, type Step } from './call.ts';
import { callMessage } from './call-blocks.ts';
import { callView } from './call-view.ts';
import { type Chore, choresOf } from './chores.ts';
import type { CallDeps } from './deps.ts';
import { withPerson } from './moves.ts';
import { lookOf, nameOfLook, unpaintedOf } from './paint.ts';
import { callerOf } from './ring.ts';
import { sayNote } from './say-note.ts';

/** A call that needs more rounds than this to be told of changes all the time; the next change tells the rest. */
const MOST_ROUNDS = 20;

/**
 * Sees to all that follows from how a call stands: what is said of it, how its messages look, what the log has, whose
 * shield comes back. Each is done once; what fails keeps nothing else from being done, and is tried again.
 */
export async function tell(tenant: TenantId, claim: Claim, now: number, deps: CallDeps): Promise<void> {
  const { id } = readThing(claim.thing);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const call = await deps.calls.find(tenant, id);
    if (call === undefined) return;
    const mine = choresOf(call, now).filter(({ key }) => [undefined, claim.id].includes(call.doing[key]));
    const unpainted = call.people.flatMap((person) =>
      unpaintedOf(call, person).map((at) => ({ person, at })),
    );
    const isNoted = call.noted === call.events.length;
    if (mine.length === 0 && unpainted.length === 0 && isNoted) {
      await forgetWords(tenant, call, deps);
      return;
    }
    const ends = await Promise.allSettled([
      ...mine.map((chore) => doOnce(tenant, id, chore, claim, now, deps)),
      ...unpainted.map(({ person, at }) => paint(tenant, call, person, at, now, deps)),
      noteEvents(tenant, call, deps),
    ]);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined) throw coerceError(failed.reason);
  }
}

async function doOnce(
  tenant: TenantId,
  id: string,
  chore: Chore,
  claim: Claim,
  now: number,
  deps: CallDeps,
): Promise<void> {
  const { calls, log } = deps;
  const { key } = chore;
  let isRepeat = false;
  const taken = await calls.change(tenant, id, (call): Step | undefined => {
    const by = call.doing[key];
    isRepeat = by === claim.id;
    if (call.done.includes(key) || (by !== undefined && !isRepeat)) return undefined;
    return { call: { ...call, doing: { ...call.doing, [key]: claim.id } }, due: [] };
  });
  if (taken?.isChanged !== true) return;
  try {
    await carryOut(tenant, taken.call, chore, isRepeat, now, deps);
  } catch (error) {
    // There is nowhere to say it; trying again changes nothing.
    if (!(error instanceof SlackRefusal)) throw error;
    log.error({ tenant, err: error, call: id, key }, 'Something of a call could not be said');
  }
  await calls.change(tenant, id, (call) => {
    const { [key]: _, ...doing } = call.doing;
    return { call: { ...call, doing, done: [...call.done, key] }, due: [] };
  });
}

async function carryOut(
  tenant: TenantId,
  call: Call,
  chore: Chore,
  isRepeat: boolean,
  now: number,
  deps: CallDeps,
): Promise<void> {
  switch (chore.kind) {
    case 'note':
      return await sayNote(tenant, call, chore.key, chore.note, isRepeat, now, deps);
    case 'restore':
      return await deps.restoreAfterCall(tenant, chore.user, call.id, now);
    case 'give-back': {
      const isBack = await deps.calls.giveBack(tenant, call.id, chore.user, now);
      if (isBack) await deps.bells.ring(tenant, now);
      return;
    }
    case 'close':
      return await deps.brake.closed(tenant, call.key, call.id);
    case 'uncount':
      return await deps.brake.giveBack(tenant, callerOf(call.ring), call.id);
  }
}

/** Makes one message to a person look as the call stands now. One that is gone needs no look. */
async function paint(
  tenant: TenantId,
  call: Call,
  person: Called,
  at: number,
  now: number,
  deps: CallDeps,
): Promise<void> {
  const dm = person.dms[at];
  if (dm === undefined) return;
  const view = await callView(tenant, call, person, at + 1, now, deps);
  await deps.slack.update(tenant, dm, callMessage(view)).catch((error: unknown) => {
    if (!(error instanceof SlackRefusal)) throw error;
  });
  const look = nameOfLook(lookOf(call, person), call);
  await deps.calls.change(tenant, call.id, (latest) => {
    const them = calledIn(latest, person.user);
    if (them === undefined) return undefined;
    const painted = them.dms.map((_, i) => (i === at ? look : (them.painted[i] ?? null)));
    return { call: withPerson(latest, { ...them, painted }), due: [] };
  });
}

/** The log knows each entry by what it says, and takes it once. */
async function noteEvents(tenant: TenantId, call: Call, { audit, calls }: CallDeps): Promise<void> {
  for (const event of call.events.slice(call.noted)) await audit.note(tenant, event);
  await calls.change(tenant, call.id, (latest) =>
    latest.noted >= call.events.length
      ? undefined
      : { call: { ...latest, noted: call.events.length }, due: [] },
  );
}

/** Once all is said, nobody needs the caller's words any more, nor what the call has taken. */
async function forgetWords(tenant: TenantId, { id, state, ring }: Call, { calls }: CallDeps): Promise<void> {
  if (state !== 'ended' || ring.reason === '') return;
  await calls.letGo(tenant, id);
  await calls.change(tenant, id, (call) => ({
    call: { ...call, ring: { ...call.ring, reason: '' } },
    due: [],
  }));
}

import type { Claim } from '../agenda/agenda.ts';
import { section } from '../block-kit.ts';
import { DAY } from '../clock.ts';
import type { MessageRef, TenantId } from '../ids.ts';
import { parseMentionId } from '../mentions/held.ts';
import { SlackRefusal } from '../slack.ts';
import { KEY_GONE } from './audit.ts';
import { type BareCall, CallSealedError } from './bare-call.ts';
import { readThing } from './call.ts';
import type { CallDeps } from './deps.ts';
import { namesOf, readerOf } from './names.ts';
import { tellThread } from './places.ts';
import { saidIn } from './ring.ts';
import { callIdOf, oweReceipt } from './take-ring.ts';

/**
 * Does what is due of calls. A call that can be opened no more, since its key is gone, ends: who was not reached is said
 * where the call was made, and gets back what waited for them.
 */
export async function unlessSealed(
  tenant: TenantId,
  claim: Claim,
  now: number,
  deps: CallDeps,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof CallSealedError)) throw error;
    deps.log.error(
      { tenant, err: error },
      'ENCRYPTION_KEYS lacks the key of a call: those whom it calls are not reached',
    );
    if (claim.kind === 'ring') await loseRing(tenant, claim, now, deps);
    else await loseCall(tenant, claim, now, deps);
  }
}

async function loseCall(tenant: TenantId, claim: Claim, now: number, deps: CallDeps): Promise<void> {
  const { calls, bells } = deps;
  const id = claim.kind === 'retract' ? callIdOf(claim.thing) : readThing(claim.thing).id;
  const bare = await calls.bare(tenant, id);
  // Several things of it are due at once: one of them says it.
  if (bare === undefined || !(await calls.takeSealed(tenant, id, claim.id))) return;
  for (const user of bare.missing) await calls.giveBack(tenant, id, user, now);
  await bells.ring(tenant, now);
  for (const user of bare.people) await deps.restoreAfterCall(tenant, user, id, now);
  if (!bare.isOver) {
    await say(tenant, id, bare, claim, deps);
    await note(tenant, id, bare, 'unreachable', now, deps);
  }
  await calls.drop(tenant, id);
}

/**
 * Whom it would have called is not known: for those who are in Sluice, it waits. What a message has called before it was
 * edited is a matter of that call.
 */
async function loseRing(tenant: TenantId, claim: Claim, now: number, deps: CallDeps): Promise<void> {
  const { thing } = claim;
  const id = callIdOf(thing);
  const source = sourceOf(thing);
  if (await deps.calls.isMade(tenant, id)) {
    await oweReceipt(tenant, { id: thing, ...source }, now, deps);
  } else {
    const bare = { caller: {}, people: [], missing: [], isOver: false, ...source };
    await say(tenant, id, bare, claim, deps);
    await note(tenant, id, bare, 'refused', now, deps);
  }
  await deps.calls.dropRing(tenant, thing);
}

function sourceOf(ringId: string): { readonly source?: MessageRef } {
  return ringId.includes('|') ? { source: parseMentionId(saidIn(ringId)) } : {};
}

async function say(
  tenant: TenantId,
  id: string,
  { caller, source, people, missing }: BareCall,
  { id: batch, token, due }: Claim,
  deps: CallDeps,
): Promise<void> {
  const reader = await readerOf(tenant, caller.user ?? '', deps);
  const { redPhone } = reader.words;
  const names = await namesOf(tenant, missing, reader, deps);
  const isCall = people.length > 0;
  const nobody = isCall ? redPhone.cannotGoOn : redPhone.cannotReadCall;
  const text = missing.length === 0 ? nobody : redPhone.cannotReach(names);
  const once = { batch: `${id}-${batch}`, isRepeat: token > 1, since: due - DAY, now: due };
  try {
    await tellThread(tenant, { caller, source }, { text, blocks: [section(text)] }, once, deps);
  } catch (error) {
    // There is nowhere to say it; the log of calls has it.
    if (!(error instanceof SlackRefusal)) throw error;
  }
}

async function note(
  tenant: TenantId,
  call: string,
  { caller, source, missing }: BareCall,
  what: 'unreachable' | 'refused',
  at: number,
  { audit }: CallDeps,
): Promise<void> {
  await audit.note(tenant, {
    at,
    call,
    actor: caller.user ?? caller.app ?? '',
    what,
    called: [...missing],
    outcome: KEY_GONE,
    ...(source === undefined ? {} : { channel: source.channel }),
  });
}

import { createHash } from 'node:crypto';
import type { Claim } from '../agenda/agenda.ts';
import { RetryLaterError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { mentionId } from '../mentions/held.ts';
import type { Profile } from '../people/directory.ts';
import type { DeclaredWord, Policy } from '../people/policy.ts';
import { SlackRefusal } from '../slack.ts';
import { LATE_MS } from './call.ts';
import type { CallDeps } from './deps.ts';
import { type Refusal, refusalOf } from './may-ring.ts';
import { logged } from './moves.ts';
import { opening } from './opening.ts';
import { membersOf, type Recipients, recipientsOf } from './recipients.ts';
import { callerOf, type Ring } from './ring.ts';
import { sayJoined, sayOverBudget, sayRefused } from './say-before.ts';

/** How soon a call that is to be joined is looked at again, ms. */
const SOON_MS = 200;
/** After so many looks it is not to be joined any more. */
const MOST_LOOKS = 10;

/**
 * Does what asks for a call: opens one, joins the one that is open, asks the caller whether they are sure, or refuses
 * in words. Until a call has taken it, a mention stays held. Safe to repeat at any point.
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
  const who = await recipientsOf(tenant, ring, word, now, deps);
  const refusal =
    (await refusalFor(tenant, ring, word, redPhone, deps)) ??
    (who.people.length === 0 && who.unread.length === 0 ? 'nobody' : undefined);
  if (refusal !== undefined) return await refuse(tenant, ring, refusal, now, deps);

  const id = callIdOf(ringId);
  const key = keyOf(ring, who);
  const isLate = now - (ring.saidAt ?? ring.arrivedAt) > LATE_MS;
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
  const muted = await brake.mutes(
    tenant,
    caller,
    who.people.map(({ user }) => user),
    now,
  );
  const step = opening(id, key, ring, word, redPhone, who, muted, isLate, now);
  if (!(await calls.open(tenant, step))) {
    // Taken back meanwhile, unless it was opened by an earlier try.
    if ((await calls.find(tenant, id)) === undefined) await brake.closed(tenant, key, id);
    return;
  }
  for (const { at } of step.due) await deps.urgentBells.ring(tenant, at);
}

/** The same for every try, so that no try is another call. */
export function callIdOf(ringId: string): string {
  return createHash('sha256').update(ringId).digest('base64url').slice(0, 16);
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

async function refusalFor(
  tenant: TenantId,
  ring: Ring,
  word: DeclaredWord | undefined,
  redPhone: Policy['redPhone'],
  deps: CallDeps,
): Promise<Refusal | undefined> {
  const { user } = ring.caller;
  const groups = word?.by.groups ?? [];
  const [profile, ...members] = await Promise.all([
    user === undefined ? undefined : profileOf(tenant, user, deps),
    ...groups.map((group) => membersOf(tenant, group, deps)),
  ]);
  // Where nobody can tell who is in a group, an emergency goes before the rule.
  const isUnknown = user !== undefined && members.some((each) => each === undefined);
  const known = new Set<UserId>(members.flatMap((each) => each ?? []));
  if (isUnknown) known.add(user);
  return refusalOf(ring, word, redPhone, { profile, members: known });
}

/** Of whom Slack tells nothing just now, nothing is held against: an emergency goes before the rule. */
async function profileOf(
  tenant: TenantId,
  user: UserId,
  { directory }: CallDeps,
): Promise<Pick<Profile, 'isBot' | 'isGuest' | 'isStranger'> | undefined> {
  try {
    return await directory.profile(tenant, user);
  } catch (error) {
    if (error instanceof RetryLaterError) return { isBot: false, isGuest: false, isStranger: false };
    if (error instanceof SlackRefusal) return undefined;
    throw error;
  }
}

async function refuse(
  tenant: TenantId,
  ring: Ring,
  refusal: Refusal,
  now: number,
  deps: CallDeps,
): Promise<void> {
  const { phrase, channel } = ring;
  await sayRefused(tenant, ring, refusal, deps);
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
async function oweReceipt(
  tenant: TenantId,
  { id, source }: Ring,
  now: number,
  { agenda, bells }: CallDeps,
): Promise<void> {
  if (source === undefined || mentionId(source) !== id) return;
  await agenda.schedule(tenant, 'receipt', id, now);
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
  await deps.calls.dropRing(tenant, ring.id);
  await deps.urgentBells.ring(tenant, now);
  return true;
}

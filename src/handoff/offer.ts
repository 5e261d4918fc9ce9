import type { Claim } from '../agenda/agenda.ts';
import { actions, button, section } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import { isHeldFor } from '../people/person.ts';
import { blockAt } from '../schedule/blocks.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import { HANDOFF_ACTIONS } from './action-ids.ts';
import { type DayEnd, nextDayEnd } from './day-end.ts';
import type { HandoffDeps } from './deps.ts';
import { OFFER_KIND } from './offers.ts';
import { postOnce } from './post-once.ts';
import { type HandoffReader, readerOf } from './reader.ts';
import { workdayStart } from './workday.ts';

/**
 * Looks whether it is time to offer somebody a handoff, by their hours as they are now, and when to look again. May be
 * done at any time and as often as anybody likes: on one working day there is one offer at most.
 */
export async function lookAtOffer(
  tenant: TenantId,
  claim: Claim,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const { offers, people, zones } = deps;
  const user = claim.thing;
  const person = await people.find(tenant, user);
  if (person?.offersHandoff !== true || !isHeldFor(person, now)) return;
  const end = nextDayEnd(person, zones, now, await offers.last(tenant, user));
  if (end === undefined) return;
  if (end.at > now) {
    await planOffer(deps, tenant, user, end.at);
    return;
  }
  const reader = await readerOf(tenant, user, now, deps);
  if (await isWanted(tenant, reader, deps)) {
    // In a block they hear what comes as soon as the shield has ended. Outside of one they keep their shield.
    if (blockAt(reader.reading.calendar, now) !== undefined) {
      await deps.awaitHearing(tenant, person, claim, now);
    }
    const channel = await deps.slack.dm(tenant, user);
    const key = `offer-${user}-${end.day}`;
    const posted = await postOnce(tenant, claim, { channel, key, content: offerMessage(end, reader) }, deps);
    if (posted === undefined) return;
  }
  await offers.note(tenant, user, end.day);
  const next = nextDayEnd(person, zones, now, end.day);
  if (next !== undefined) await planOffer(deps, tenant, user, next.at);
}

export async function planOffer(
  {
    agenda,
    bells,
  }: Pick<HandoffDeps, 'bells'> & { readonly agenda: Pick<HandoffDeps['agenda'], 'schedule'> },
  tenant: TenantId,
  user: UserId,
  at: number,
): Promise<void> {
  await agenda.schedule(tenant, OFFER_KIND, user, at);
  await bells.ring(tenant, at);
}

/** Not while the workspace pauses, nor to somebody who has handed over today. */
async function isWanted(
  tenant: TenantId,
  { user, person, zone, now }: HandoffReader,
  { handoffs, people }: Pick<HandoffDeps, 'handoffs' | 'people'>,
): Promise<boolean> {
  if ((await people.policy(tenant)).pausedSince !== undefined) return false;
  const since = workdayStart(person, zone, now);
  return (await handoffs.by(tenant, user)).every(({ sentAt }) => sentAt < since);
}

function offerMessage({ end }: DayEnd, reader: HandoffReader): Content {
  const { baton } = reader.words;
  const text = baton.offer(describeInstant(end, reader));
  return {
    text,
    blocks: [
      section(text),
      actions([
        button(HANDOFF_ACTIONS.offerDraft, baton.offerDraft, { style: 'primary' }),
        button(HANDOFF_ACTIONS.offerNotToday, baton.offerNotToday),
        button(HANDOFF_ACTIONS.offerStop, baton.offerStop),
      ]),
    ],
  };
}

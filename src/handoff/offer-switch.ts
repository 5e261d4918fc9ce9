import { actions, button, type KnownBlock, section } from '../block-kit.ts';
import { MINUTE } from '../clock.ts';
import type { TenantId } from '../ids.ts';
import { PEOPLE_ACTIONS } from '../people/action-ids.ts';
import { isHeldFor } from '../people/person.ts';
import { blockAt } from '../schedule/blocks.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import { HANDOFF_ACTIONS } from './action-ids.ts';
import { nextDayEnd } from './day-end.ts';
import type { HandoffDeps } from './deps.ts';
import { planOffer } from './offer.ts';
import { type HandoffReader, readerOf } from './reader.ts';

/** Turns somebody's offers on or off; twice is once. Answers how it stands then */
export async function switchOffers(
  tenant: TenantId,
  reader: HandoffReader,
  isOn: boolean,
  deps: HandoffDeps,
): Promise<Content> {
  const { user, now, words } = reader;
  // First: no crash is to leave a wish that nobody looks at.
  if (isOn) await planOffer(deps, tenant, user, now + MINUTE);
  const changed = await deps.people.change(tenant, user, (before) => {
    if (!isHeldFor(before, now)) return undefined;
    const { offersHandoff: _, ...others } = before;
    return isOn ? { ...others, offersHandoff: true } : others;
  });
  if (changed === undefined && isOn) return needHours(words.baton.offerNeedsYou, reader);
  return await offerStanding(tenant, await readerOf(tenant, user, now, deps), deps);
}

/** How it stands with their offers, and what can be changed. */
export async function offerStanding(
  tenant: TenantId,
  reader: HandoffReader,
  deps: Pick<HandoffDeps, 'offers' | 'zones' | 'hasShield'>,
): Promise<Content> {
  const { person, user, now, words } = reader;
  const { baton } = words;
  if (person?.offersHandoff !== true) {
    return said(baton.offerIsOff, [button(HANDOFF_ACTIONS.offerOn, baton.offerTurnOn)]);
  }
  const end = nextDayEnd(person, deps.zones, now, await deps.offers.last(tenant, user));
  if (end === undefined) return needHours(baton.offerNeedsHours, reader);
  const isSilent =
    blockAt(reader.reading.calendar, end.at) === undefined && (await deps.hasShield(tenant, user));
  const text = baton.offerIsOn(describeInstant(Math.max(now, end.at), reader));
  return said(isSilent ? `${text} ${baton.offerIsSilent}` : text, [
    button(HANDOFF_ACTIONS.offerOff, baton.offerTurnOff),
  ]);
}

/** The same in App Home, short. */
export function offerBlocks({ person, words: { baton } }: HandoffReader): readonly KnownBlock[] {
  if (person === undefined) return [];
  if (person.offersHandoff !== true) {
    return [section(baton.homeOff, { accessory: button(HANDOFF_ACTIONS.offerOn, baton.offerTurnOn) })];
  }
  if ((person.workingHours ?? []).length === 0) {
    return [
      section(baton.offerNeedsHours, { accessory: button(PEOPLE_ACTIONS.editAll, baton.setWorkingHours) }),
    ];
  }
  return [section(baton.homeOn, { accessory: button(HANDOFF_ACTIONS.offerOff, baton.offerTurnOff) })];
}

function needHours(text: string, { words: { baton } }: HandoffReader): Content {
  return said(text, [button(PEOPLE_ACTIONS.editAll, baton.setWorkingHours, { style: 'primary' })]);
}

function said(text: string, buttons: readonly ReturnType<typeof button>[]): Content {
  return { text, blocks: [section(text), actions([...buttons])] };
}

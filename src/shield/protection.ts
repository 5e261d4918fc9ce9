import type { Button } from '@slack/types';
import { button } from '../block-kit.ts';
import { MINUTE } from '../clock.ts';
import type { TenantId } from '../ids.ts';
import { calendarOf } from '../people/calendar.ts';
import type { Protection } from '../people/deps.ts';
import type { Person } from '../people/person.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { ShieldConfig } from '../slack-config.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { SHIELD_ACTIONS } from './action-ids.ts';
import { isLifted } from './adjust-snooze.ts';
import type { ShieldDeps } from './deps.ts';
import type { Wanted } from './gap.ts';
import { wantedFor } from './look.ts';
import type { ShieldRecord } from './record.ts';

/** A time that is about right is not said to the minute. */
const ABOUT_MS = 5 * MINUTE;

export async function protectionOf(
  deps: Pick<ShieldDeps, 'shields' | 'people' | 'shieldConfig' | 'zones'>,
  tenant: TenantId,
  person: Person,
  now: number,
): Promise<Protection | undefined> {
  if (!deps.zones.has(person.zone.name)) return undefined;
  const words = wordsFor(person.locale);
  const { shield } = words;
  const record = await deps.shields.find(tenant, person.user);
  const offer = offerButton(deps.shieldConfig, words);
  if (record === undefined || record.isLeaving) return { line: words.people.protection, buttons: [offer] };
  if (record.trouble?.what === 'token-gone') return { line: shield.gone, buttons: [offer] };
  const wanted = wantedFor(person, await deps.people.policy(tenant), deps.zones, now);
  const line = stateLine(record, wanted, person, deps, now);
  return {
    line: `${line} ${shield.notBrought}`,
    buttons: [button(SHIELD_ACTIONS.settings, shield.settingsButton)],
  };
}

function stateLine(
  record: ShieldRecord,
  wanted: Wanted,
  person: Person,
  { zones }: Pick<ShieldDeps, 'zones'>,
  now: number,
): string {
  const { shield } = wordsFor(person.locale);
  const reader = { zone: zones.get(person.zone.name), locale: person.locale, now };
  const { snooze, turnAt = 0, theirsEndsAt = 0, trouble } = record;
  if (wanted.kind === 'off') return shield.ready;
  if (snooze?.isConfirmed === true && snooze.endsAt > now) {
    return shield.on(describeInstant(Math.min(wanted.until, roundedUp(snooze.endsAt, MINUTE)), reader));
  }
  if (turnAt > now) return shield.turn(describeInstant(roundedUp(turnAt, ABOUT_MS), reader));
  if (theirsEndsAt > now) return shield.theirs(describeInstant(theirsEndsAt, reader));
  if (isLifted(record, calendarOf(person, zones), now)) return shield.lifted;
  return trouble === undefined ? shield.ready : shield.troubled;
}

/** What is missing to set shields up is named on it. */
function offerButton(config: ShieldConfig, { shield }: Words): Button {
  const [first, ...more] = config.kind === 'missing' ? config.variables : [];
  const label = first === undefined ? shield.button : shield.buttonMissing(first, more.length);
  return button(SHIELD_ACTIONS.offer, label);
}

function roundedUp(instant: number, to: number): number {
  return Math.ceil(instant / to) * to;
}

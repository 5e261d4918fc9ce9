import type { WeeklyBlock } from '../schedule/hours.ts';
import { parseHours } from '../schedule/parse-hours.ts';
import type { Words } from '../words/words.ts';
import { errorText, type FormErrors, type FormValues, fieldOf, textIn } from './form.ts';
import type { Policy } from './policy.ts';
import { badHours } from './refusals.ts';
import { GUESTS_ALLOWED, MOST_TALKING_MINUTES, SETTINGS_FIELDS } from './settings-modal.ts';

/** What a steward chose in the form. */
export interface SettingsForm {
  readonly enrolment: Policy['enrolment'];
  readonly defaultBlocks: readonly WeeklyBlock[];
  readonly exemptChannels: readonly string[];
  readonly sharedChannels: readonly string[];
  readonly appUsers: readonly string[];
  readonly receipts: Policy['receipts'];
  readonly receiptsToGuests: boolean;
  readonly talkingHereMinutes: number;
  readonly stewards: readonly string[];
}

export type SettingsReading =
  | { readonly ok: true; readonly form: SettingsForm }
  | { readonly ok: false; readonly errors: FormErrors };

export function readSettingsForm(values: FormValues, words: Words): SettingsReading {
  const hours = parseHours(textIn(values, SETTINGS_FIELDS.hours));
  const groups = groupsIn(fieldOf(values, SETTINGS_FIELDS.groups).rich_text_value);
  const channels = chosenChannels(values, SETTINGS_FIELDS.channels);
  const who = fieldOf(values, SETTINGS_FIELDS.who).selected_option?.value;
  const isNobody = who === 'members' && channels.length === 0 && groups.length === 0;
  const talking = Number(textIn(values, SETTINGS_FIELDS.talking) || Number.NaN);
  const isTalkingFine = Number.isInteger(talking) && talking >= 0 && talking <= MOST_TALKING_MINUTES;
  if (!hours.ok || isNobody || !isTalkingFine) {
    return {
      ok: false,
      errors: {
        ...(hours.ok
          ? {}
          : { [SETTINGS_FIELDS.hours]: errorText(badHours(hours.part, hours.reason, words)) }),
        ...(isNobody ? { [SETTINGS_FIELDS.channels]: words.settings.chooseSome } : {}),
        ...(isTalkingFine ? {} : { [SETTINGS_FIELDS.talking]: words.settings.talkingHint }),
      },
    };
  }
  const receipts = fieldOf(values, SETTINGS_FIELDS.receipts).selected_option?.value;
  return {
    ok: true,
    form: {
      enrolment: enrolmentOf(who, channels, groups),
      defaultBlocks: hours.blocks,
      exemptChannels: chosenChannels(values, SETTINGS_FIELDS.exempt),
      sharedChannels: chosenChannels(values, SETTINGS_FIELDS.shared),
      appUsers: fieldOf(values, SETTINGS_FIELDS.heldApps).selected_users ?? [],
      receipts: receipts === 'reaction' || receipts === 'none' ? receipts : 'ephemeral',
      receiptsToGuests: (fieldOf(values, SETTINGS_FIELDS.guests).selected_options ?? []).some(
        ({ value }) => value === GUESTS_ALLOWED,
      ),
      talkingHereMinutes: talking,
      stewards: fieldOf(values, SETTINGS_FIELDS.stewards).selected_users ?? [],
    },
  };
}

function enrolmentOf(
  who: string | undefined,
  channels: readonly string[],
  groups: readonly string[],
): Policy['enrolment'] {
  if (who === 'everyone') return { who };
  if (who === 'members') return { who, channels: [...channels], groups: [...groups] };
  return { who: 'opt-in' };
}

function chosenChannels(values: FormValues, field: string): readonly string[] {
  return fieldOf(values, field).selected_conversations ?? [];
}

/** The user groups that a rich text names, wherever in it. */
function groupsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return [...new Set(node.flatMap(groupsIn))];
  if (typeof node !== 'object' || node === null) return [];
  const { type, usergroup_id, elements } = node as Readonly<Record<string, unknown>>;
  if (type === 'usergroup' && typeof usergroup_id === 'string') return [usergroup_id];
  return groupsIn(elements);
}

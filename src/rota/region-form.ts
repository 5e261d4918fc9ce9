import type { ModalView } from '@slack/types';
import { z } from 'zod';
import {
  errorText,
  type FormErrors,
  type FormValues,
  fieldOf,
  input,
  modal,
  textIn,
} from '../people/form.ts';
import { hoursInput } from '../people/hours-modal.ts';
import type { Region } from '../people/policy.ts';
import { badHours } from '../people/refusals.ts';
import { knownZone } from '../people/zone-name.ts';
import { parseHours } from '../schedule/parse-hours.ts';
import type { Zones } from '../schedule/zone.ts';
import { wordsFor } from '../words/words.ts';
import { ROTA_VIEWS } from './action-ids.ts';
import type { Rota } from './rota.ts';

export const REGION_FIELDS = { name: 'name', members: 'members', zone: 'zone', hours: 'hours' } as const;
const NAME_CHARACTERS = 40;
const MOST_MEMBERS = 50;
const OFFICE_HOURS = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }];

/** What the form must know again when it comes back: which region it is of; none for a new one. */
export const RegionMetadata = z.object({ id: z.string().optional() });

/** The form of one region, filled with what it has; `zone` is proposed for a new one. */
export function regionModal(region: Region | undefined, zone: string, locale: string): ModalView {
  const { rota, people } = wordsFor(locale);
  return modal(
    ROTA_VIEWS.region,
    {
      title: region === undefined ? rota.newRegion : rota.editRegion,
      submit: people.save,
      close: people.cancel,
    },
    [
      input(REGION_FIELDS.name, rota.nameLabel, typed(region?.name, NAME_CHARACTERS), {
        hint: rota.nameHint,
      }),
      input(
        REGION_FIELDS.members,
        rota.membersLabel,
        {
          type: 'multi_users_select',
          max_selected_items: MOST_MEMBERS,
          ...(region === undefined || region.members.length === 0 ? {} : { initial_users: region.members }),
        },
        { hint: rota.membersHint },
      ),
      input(REGION_FIELDS.zone, rota.zoneLabel, typed(region?.zone ?? zone), { hint: rota.zoneHint }),
      input(REGION_FIELDS.hours, rota.hoursLabel, hoursInput(region?.hours ?? OFFICE_HOURS, locale), {
        hint: rota.hoursHint,
      }),
    ],
    { id: region?.id },
  );
}

export type RegionReading =
  | { readonly ok: true; readonly form: Omit<Region, 'id'> }
  | { readonly ok: false; readonly errors: FormErrors };

/** `id` is of the region that is changed; names are unique among the others. */
export function readRegionForm(
  values: FormValues,
  { regions }: Rota,
  id: string | undefined,
  zones: Zones,
  locale: string,
): RegionReading {
  const words = wordsFor(locale);
  const name = textIn(values, REGION_FIELDS.name).replace(/\s+/g, ' ');
  const typedZone = textIn(values, REGION_FIELDS.zone);
  const zone = knownZone(typedZone, zones);
  const hours = parseHours(textIn(values, REGION_FIELDS.hours));
  const isTaken = regions.some((other) => other.id !== id && sameName(other.name, name));
  if (!hours.ok || zone === undefined || isTaken) {
    return {
      ok: false,
      errors: {
        ...(isTaken ? { [REGION_FIELDS.name]: errorText(words.rota.nameTaken(name)) } : {}),
        ...(zone === undefined ? { [REGION_FIELDS.zone]: errorText(words.rota.zoneUnknown(typedZone)) } : {}),
        ...(hours.ok ? {} : { [REGION_FIELDS.hours]: errorText(badHours(hours.part, hours.reason, words)) }),
      },
    };
  }
  const members = [...(fieldOf(values, REGION_FIELDS.members).selected_users ?? [])];
  const blocks = hours.blocks.map(({ days, start, end }) => ({ days: [...days], start, end }));
  return { ok: true, form: { name, members, zone, hours: blocks } };
}

function typed(initial: string | undefined, most?: number) {
  return {
    type: 'plain_text_input' as const,
    ...(initial === undefined ? {} : { initial_value: initial }),
    ...(most === undefined ? {} : { max_length: most }),
  };
}

function sameName(a: string, b: string): boolean {
  return a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();
}

import { z } from 'zod';
import type { Profile } from '../people/directory.ts';
import { draftOf } from '../people/enrol.ts';
import type { Person } from '../people/person.ts';
import type { Policy } from '../people/policy.ts';
import type { Zones } from '../schedule/zone.ts';

/** Hours that can be chosen with one press. */
export const PRESETS = ['workspace', 'three', 'once'] as const;
export type Preset = (typeof PRESETS)[number];

/** How far somebody is who sets Sluice up for themself. It stands in the page, and nowhere else. */
export const SetUpStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('clock') }),
  z.object({ step: z.literal('hours') }),
  z.object({ step: z.literal('start'), preset: z.enum(PRESETS) }),
]);
export type SetUpStep = z.infer<typeof SetUpStep>;

export const FIRST_STEP: SetUpStep = { step: 'clock' };

const weekdays = [1, 2, 3, 4, 5];
const presetBlocks: Readonly<Record<Exclude<Preset, 'workspace'>, Person['blocks']>> = {
  three: [
    { days: weekdays, start: '09:00', end: '09:30' },
    { days: weekdays, start: '13:00', end: '13:30' },
    { days: weekdays, start: '16:30', end: '17:00' },
  ],
  once: [{ days: weekdays, start: '16:00', end: '16:30' }],
};

/** The person as they would be with these hours, on the days that are usual where they live. */
export function personWith(
  preset: Preset,
  profile: Profile,
  policy: Policy,
  zones: Zones,
  now: number,
): Person {
  const defaultBlocks = preset === 'workspace' ? policy.defaultBlocks : presetBlocks[preset];
  return draftOf(profile, { ...policy, defaultBlocks }, zones, now);
}

export function readPreset(value: string | undefined): Preset | undefined {
  return PRESETS.find((preset) => preset === value);
}

/** Reads how far they are; what an older release wrote begins anew. */
export function readStep(metadata: string | undefined): SetUpStep {
  try {
    return SetUpStep.catch(FIRST_STEP).parse(JSON.parse(metadata ?? ''));
  } catch {
    return FIRST_STEP;
  }
}

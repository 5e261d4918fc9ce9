import type { Profile } from '../people/directory.ts';
import { mayEnrol } from '../people/enrol.ts';
import type { Person } from '../people/person.ts';
import type { Policy } from '../people/policy.ts';
import type { Situation } from '../people/situation.ts';
import { isSteward } from '../people/stewards.ts';
import type { Zones } from '../schedule/zone.ts';
import { PRESETS, type Preset, personWith, type SetUpStep } from './set-up.ts';

/** Work that has failed and is tried again. Instants are UTC ms. */
export interface Failing {
  readonly kind: string;
  readonly due: number;
}

/** What the page is made from. */
export interface DashboardFacts {
  readonly profile: Profile;
  readonly policy: Policy;
  /** Undefined where Sluice is off for them. */
  readonly situation: Situation | undefined;
  readonly step: SetUpStep;
  readonly failing: readonly Failing[];
}

/** What App Home shows one person. */
export interface Dashboard {
  readonly locale: string;
  readonly own: OwnPart;
  /** Only for those who decide for the workspace. */
  readonly workspace: WorkspacePart | undefined;
}

export type OwnPart =
  | { readonly kind: 'not-for-them' }
  | { readonly kind: 'in'; readonly situation: Situation }
  | {
      readonly kind: 'set-up';
      readonly step: SetUpStep;
      /** The person as they would be, for each choice of hours. */
      readonly choices: ReadonlyMap<Preset, Person>;
      readonly draft: Person;
    };

export interface WorkspacePart {
  readonly policy: Policy;
  readonly isAsked: boolean;
  readonly failingDigests: { readonly count: number; readonly since: number } | undefined;
  readonly failingOthers: number;
  /** In whose zone times are shown. */
  readonly zoneName: string;
}

export function dashboardOf(facts: DashboardFacts, zones: Zones, now: number): Dashboard {
  const { profile, policy, situation } = facts;
  return {
    locale: situation?.person.locale ?? profile.locale,
    own: ownPart(facts, zones, now),
    workspace: isSteward(profile, policy) ? workspacePart(facts, zones) : undefined,
  };
}

function ownPart({ profile, policy, situation, step }: DashboardFacts, zones: Zones, now: number): OwnPart {
  if (situation !== undefined) return { kind: 'in', situation };
  if (!mayEnrol(profile)) return { kind: 'not-for-them' };
  const choices = new Map(
    PRESETS.map((preset) => [preset, personWith(preset, profile, policy, zones, now)] as const),
  );
  const chosen: Preset = step.step === 'start' ? step.preset : 'workspace';
  return { kind: 'set-up', step, choices, draft: personWith(chosen, profile, policy, zones, now) };
}

function workspacePart({ profile, policy, situation, failing }: DashboardFacts, zones: Zones): WorkspacePart {
  const digests = failing.filter(({ kind }) => kind === 'digest');
  const own = situation?.person.zone.name ?? profile.zone;
  return {
    policy,
    isAsked: policy.setUpBy === undefined,
    failingDigests:
      digests.length === 0
        ? undefined
        : { count: digests.length, since: Math.min(...digests.map(({ due }) => due)) },
    failingOthers: failing.length - digests.length,
    zoneName: own !== undefined && zones.has(own) ? own : 'UTC',
  };
}

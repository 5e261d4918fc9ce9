import type { TenantId, UserId } from '../ids.ts';
import type { PeopleDeps } from '../people/deps.ts';
import { readSituation } from '../people/situation.ts';
import { SlackRefusal } from '../slack.ts';
import { homeView } from './blocks.ts';
import { dashboardOf, type Failing } from './dashboard.ts';
import type { HomeSection } from './section.ts';
import { FIRST_STEP, type SetUpStep } from './set-up.ts';

export interface HomeDeps
  extends Pick<
    PeopleDeps,
    | 'people'
    | 'directory'
    | 'held'
    | 'agenda'
    | 'protectionOf'
    | 'bells'
    | 'slack'
    | 'zones'
    | 'clock'
    | 'log'
  > {
  /** What of the workspace has failed and is tried again. */
  failures(tenant: TenantId): Promise<readonly Failing[]>;
  /** What the features show. */
  readonly sections: readonly HomeSection[];
}

export interface PublishOptions {
  /** Of the page that the person has before them. Where another has taken its place, things are read again. */
  readonly hash?: string | undefined;
  readonly step?: SetUpStep | undefined;
}

/** Shows a person their App Home as things are now. */
export async function publishHome(
  deps: HomeDeps,
  tenant: TenantId,
  user: UserId,
  now: number,
  { hash, step = FIRST_STEP }: PublishOptions = {},
): Promise<void> {
  const look = async () =>
    homeView(dashboardOf(await factsFor(deps, tenant, user, step, now), deps.zones, now), deps.zones, now);
  try {
    await deps.slack.publishHome(tenant, user, await look(), hash);
  } catch (error) {
    if (!(error instanceof SlackRefusal && error.code === 'hash_conflict')) throw error;
    await deps.slack.publishHome(tenant, user, await look());
  }
}

async function factsFor(deps: HomeDeps, tenant: TenantId, user: UserId, step: SetUpStep, now: number) {
  const [profile, policy, situation, failing] = await Promise.all([
    deps.directory.profile(tenant, user),
    deps.people.policy(tenant),
    readSituation(deps, tenant, user, now),
    deps.failures(tenant),
  ]);
  return { profile, policy, situation, step, failing };
}

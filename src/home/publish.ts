import type { TenantId, UserId } from '../ids.ts';
import type { PeopleDeps } from '../people/deps.ts';
import { readSituation } from '../people/situation.ts';
import { SlackRefusal } from '../slack.ts';
import { homeView } from './blocks.ts';
import { dashboardOf, type Failing } from './dashboard.ts';
import { gatherSections } from './gather-sections.ts';
import { type HomeSection, PLACES } from './section.ts';
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
  const look = () => lookAt(deps, tenant, user, step, now);
  const view = await look();
  try {
    await deps.slack.publishHome(tenant, user, view.whole, hash);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    if (error.code === 'hash_conflict') {
      await deps.slack.publishHome(tenant, user, (await look()).whole);
    } else if (MALFORMED.has(error.code) && view.hasSections) {
      deps.log.error({ tenant, err: error }, 'Slack refused a section of App Home; it is shown without any');
      await deps.slack.publishHome(tenant, user, view.bare);
    } else throw error;
  }
}

/** How Slack calls a view that it does not take. */
const MALFORMED: ReadonlySet<string> = new Set([
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'view_too_large',
]);

/** The page, and what is left of it without what features show. */
async function lookAt(deps: HomeDeps, tenant: TenantId, user: UserId, step: SetUpStep, now: number) {
  const { zones } = deps;
  const dashboard = dashboardOf(await factsFor(deps, tenant, user, step, now), zones, now);
  const { locale, own, workspace } = dashboard;
  const places = PLACES.filter((place) =>
    place === 'workspace' ? workspace !== undefined : own.kind === 'in',
  );
  const shown = await gatherSections(deps.sections, places, { tenant, user, locale }, now, deps);
  return {
    whole: homeView(dashboard, shown, zones, now),
    bare: homeView(dashboard, [], zones, now),
    hasSections: shown.some(({ blocks }) => blocks.length > 0),
  };
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

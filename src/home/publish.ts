import { createHash } from 'node:crypto';
import type { HomeView } from '@slack/types';
import { RetryLaterError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { calendarOf, isZoneKnown } from '../people/calendar.ts';
import type { PeopleDeps } from '../people/deps.ts';
import type { Person } from '../people/person.ts';
import { readSituation } from '../people/situation.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Zones } from '../schedule/zone.ts';
import { SlackRefusal } from '../slack.ts';
import { homeView } from './blocks.ts';
import { dashboardOf, type Failing } from './dashboard.ts';
import { gatherSections } from './gather-sections.ts';
import type { OpenPages } from './open-pages.ts';
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
  readonly pages: Pick<OpenPages, 'find' | 'show'>;
  /** The page that is shown now changes by itself at that instant, UTC ms. */
  changesAt(tenant: TenantId, user: UserId, at: number): void;
  /** The page that is to be shown cannot be for so long, ms of `wall`. */
  showLater(tenant: TenantId, user: UserId, ms: number): void;
  /** What the features show. */
  readonly sections: readonly HomeSection[];
}

/** Why a page is shown. `hash` is Slack's name for the one that the person has before them. */
export type Showing =
  | {
      readonly because: 'opened' | 'pressed';
      readonly hash?: string | undefined;
      readonly step?: SetUpStep | undefined;
    }
  /** Something on it may be otherwise; shown only while it is open, and only if it is. */
  | { readonly because: 'changed' };

/** Where the page has changed under ours, it is made anew so often before it is shown over whatever is there. */
const MOST_TRIES = 3;

/**
 * Shows a person their App Home as things are now. Where Slack wants that later, a page that they opened or pressed is
 * shown then; only of what has changed meanwhile RetryLaterError is thrown.
 */
export async function publishHome(
  deps: HomeDeps,
  tenant: TenantId,
  user: UserId,
  now: number,
  showing: Showing,
): Promise<void> {
  const { pages } = deps;
  const isChange = showing.because === 'changed';
  // A form that was sent tells nothing of the page.
  const isOpened = showing.because === 'opened' || (!isChange && showing.hash !== undefined);
  let before = await pages.find(tenant, user);
  if (isChange && before === undefined) return;
  const step = (isChange ? undefined : showing.step) ?? before?.step ?? FIRST_STEP;
  let hash = (isChange ? undefined : showing.hash) ?? before?.hash;
  for (let tries = 1; ; tries += 1) {
    try {
      const view = await lookAt(deps, tenant, user, step, now);
      const digest = digestOf(view.whole);
      if (view.turnsAt !== undefined) deps.changesAt(tenant, user, view.turnsAt);
      if (isChange && before?.digest === digest) return;
      const shown = await send(deps, tenant, user, view, tries > MOST_TRIES ? undefined : hash);
      await pages.show(tenant, user, { hash: shown.hash, digest, step }, isOpened);
      return;
    } catch (error) {
      if (error instanceof RetryLaterError && !isChange) {
        // No page has this digest.
        await pages.show(tenant, user, { hash, digest: '', step }, isOpened);
        deps.showLater(tenant, user, error.retryAfterMs);
        return;
      }
      if (!(error instanceof SlackRefusal && error.code === 'hash_conflict') || tries > MOST_TRIES)
        throw error;
      // Another has shown a page meanwhile, perhaps with less on it.
      before = await pages.find(tenant, user);
      hash = before?.hash === hash ? undefined : before?.hash;
    }
  }
}

type Look = Awaited<ReturnType<typeof lookAt>>;

async function send(
  { slack, log }: HomeDeps,
  tenant: TenantId,
  user: UserId,
  { whole, bare, hasSections }: Look,
  hash: string | undefined,
): Promise<{ readonly hash: string }> {
  try {
    return await slack.publishHome(tenant, user, whole, hash);
  } catch (error) {
    if (!(error instanceof SlackRefusal && MALFORMED.has(error.code) && hasSections)) throw error;
    log.error({ tenant, err: error }, 'Slack refused a section of App Home; it is shown without any');
    return await slack.publishHome(tenant, user, bare, hash);
  }
}

function digestOf(view: HomeView): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64url');
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
    turnsAt: own.kind === 'in' ? turnOf(own.situation.person, zones, now) : undefined,
  };
}

/** When the person's block ends or their next one begins. */
function turnOf(person: Person, zones: Zones, now: number): number | undefined {
  if (!isZoneKnown(person, zones)) return undefined;
  const calendar = calendarOf(person, zones);
  return blockAt(calendar, now)?.end ?? nextBlock(calendar, now)?.start;
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

import type { Claim } from '../agenda/agenda.ts';
import { dmOnce } from '../agenda/post-once.ts';
import { escaped } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { say } from './answers.ts';
import type { PeopleDeps } from './deps.ts';
import { setUpContent } from './set-up.ts';
import { nextLine, readerOf, readSituation, type Situation, waitingLine, zoneLine } from './situation.ts';
import { type News, NOTICE_EVENT } from './things.ts';

/** Tells a person of a change that they did not make, as things are now; nothing where it is no longer so. */
export async function tellNews(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  news: News,
  claim: Claim,
  now: number,
): Promise<void> {
  const content =
    news === 'set-up' ? await askToSetUp(deps, tenant, user) : await newsFor(deps, tenant, user, news, now);
  if (content !== undefined) await dmOnce(tenant, claim, user, NOTICE_EVENT, content, deps);
}

async function askToSetUp(deps: PeopleDeps, tenant: TenantId, user: UserId): Promise<Content | undefined> {
  const [policy, profile] = await Promise.all([
    deps.people.policy(tenant),
    deps.directory.profile(tenant, user),
  ]);
  const isAsked = policy.setUpBy === undefined || policy.setUpBy === user;
  return isAsked && profile.isAdmin ? setUpContent(profile.locale) : undefined;
}

async function newsFor(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  news: Exclude<News, 'set-up'>,
  now: number,
): Promise<Content | undefined> {
  const situation = await readSituation(deps, tenant, user, now);
  if (situation === undefined) return undefined;
  const { people: words } = wordsFor(situation.person.locale);
  switch (news) {
    case 'zone':
      return say([words.zoneNews(escaped(situation.person.zone.name)), ...standing(deps, situation, now)]);
    case 'paused':
      return situation.isPaused ? say([words.pausedNews]) : undefined;
    case 'resumed':
      return situation.isPaused ? undefined : say([words.resumedNews, ...standing(deps, situation, now)]);
  }
}

function standing(
  { zones }: Pick<PeopleDeps, 'zones'>,
  situation: Situation,
  now: number,
): readonly string[] {
  const { person, waiting } = situation;
  const reader = readerOf(person, zones, now);
  return [
    zoneLine(person, reader),
    nextLine(person, zones, now),
    ...(waiting === 0 ? [] : [waitingLine(situation, reader)]),
  ];
}

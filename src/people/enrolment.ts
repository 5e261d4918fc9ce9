import type { Claim } from '../agenda/agenda.ts';
import { dmOnce } from '../agenda/post-once.ts';
import { MINUTE, SECOND } from '../clock.ts';
import type { ChannelId, GroupId, TenantId, UserId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import type { PeopleDeps } from './deps.ts';
import { mayEnrol } from './enrol.ts';
import type { Policy } from './policy.ts';
import { proposalContent, proposedPerson } from './proposal.ts';
import { askOnce } from './set-up.ts';
import { NOTICE_EVENT, PEOPLE_KIND, thingId } from './things.ts';

/** One proposal after another, so that digests keep most of what Slack lets an app post. */
const PACE_MS = 2 * SECOND;

/** Whoever has just come is put into channels one by one. */
const NEWCOMER_MS = 10 * MINUTE;

/** Looks through every place that the workspace enrols from, from the first. Asked for twice, it is done once. */
export async function startWalk(deps: PeopleDeps, tenant: TenantId, at: number): Promise<void> {
  await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'walk', after: '' }), at);
  await deps.bells.ring(tenant, at);
}

/** Puts the members of the next place on the agenda, and then the place after it, by the order of their ids. */
export async function walk(deps: PeopleDeps, tenant: TenantId, after: string, now: number): Promise<void> {
  const policy = await deps.people.policy(tenant);
  const place = [...(await placesOf(deps, tenant, policy))].sort().find((id) => id > after);
  if (place === undefined) return;
  const members = await membersOf(deps, tenant, place);
  const known = await deps.people.findMany(tenant, members);
  const unknown = members.filter((member) => !known.has(member));
  for (const [i, user] of unknown.entries()) {
    await scheduleProposal(deps, tenant, user, now + i * PACE_MS);
  }
  const next = now + unknown.length * PACE_MS;
  await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'walk', after: place }), next);
  await deps.bells.ring(tenant, next);
}

/** Tells one person, and only then keeps them as proposed. Nobody is asked twice, or against the policy of now. */
export async function propose(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  claim: Claim,
  now: number,
): Promise<void> {
  const [policy, known] = await Promise.all([deps.people.policy(tenant), deps.people.find(tenant, user)]);
  if (known !== undefined || policy.enrolment.who === 'opt-in' || policy.pausedSince !== undefined) return;
  const profile = await deps.directory.profile(tenant, user);
  if (!mayEnrol(profile)) return;
  const person = proposedPerson(profile, policy, deps.zones, now);
  if (person.enrolment.state !== 'proposed') return;
  const content = proposalContent(person, person.enrolment.startsAt, deps.zones, now);
  await dmOnce(tenant, claim, user, NOTICE_EVENT, content, deps);
  await deps.people.save(tenant, person);
}

/** Somebody came into a channel that the bot is in. */
export async function onMemberJoined(
  deps: PeopleDeps,
  tenant: TenantId,
  channel: ChannelId,
  user: UserId,
  now: number,
): Promise<void> {
  const { enrolment } = await deps.people.policy(tenant);
  const isMeant =
    enrolment.who === 'everyone' || (enrolment.who === 'members' && enrolment.channels.includes(channel));
  if (!isMeant || (await deps.people.find(tenant, user)) !== undefined) return;
  await scheduleProposal(deps, tenant, user, now);
}

/** The bot was put into a channel, by somebody who may be the first to decide what it is for. */
export async function onBotJoined(
  deps: PeopleDeps,
  tenant: TenantId,
  inviter: UserId | undefined,
  now: number,
): Promise<void> {
  if (inviter !== undefined) await askOnce(deps, tenant, inviter, now);
  const { enrolment } = await deps.people.policy(tenant);
  if (enrolment.who === 'everyone') await startWalk(deps, tenant, now);
}

/** Somebody came into the workspace. */
export async function onTeamJoined(deps: PeopleDeps, tenant: TenantId, now: number): Promise<void> {
  const { enrolment } = await deps.people.policy(tenant);
  if (enrolment.who !== 'opt-in') await startWalk(deps, tenant, now + NEWCOMER_MS);
}

/** The members of a user group changed. */
export async function onGroupChanged(
  deps: PeopleDeps,
  tenant: TenantId,
  group: GroupId,
  now: number,
): Promise<void> {
  const { enrolment } = await deps.people.policy(tenant);
  if (enrolment.who === 'members' && enrolment.groups.includes(group)) await startWalk(deps, tenant, now);
}

async function scheduleProposal(deps: PeopleDeps, tenant: TenantId, user: UserId, at: number): Promise<void> {
  await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'propose', user }), at);
  await deps.bells.ring(tenant, at);
}

async function placesOf(
  deps: PeopleDeps,
  tenant: TenantId,
  { enrolment, pausedSince }: Policy,
): Promise<readonly string[]> {
  if (pausedSince !== undefined) return [];
  switch (enrolment.who) {
    case 'opt-in':
      return [];
    case 'members':
      return [...enrolment.channels, ...enrolment.groups];
    case 'everyone':
      return await deps.workspace.channelsOfBot(tenant);
  }
}

/** A place that is gone, or that the bot was taken out of, has nobody. */
async function membersOf(deps: PeopleDeps, tenant: TenantId, place: string): Promise<readonly UserId[]> {
  try {
    return place.startsWith('S')
      ? await deps.directory.membersOf(tenant, place)
      : await deps.directory.channelMembers(tenant, place);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    deps.log.warn({ tenant, place, err: error }, 'Members of a place to enrol from could not be read');
    return [];
  }
}

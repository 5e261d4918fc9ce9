import type { Agenda, Bells, Claim } from '../agenda/agenda.ts';
import type { DmOnce } from '../agenda/post-once.ts';
import { DAY } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Directory, Profile } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Policy } from '../people/policy.ts';
import { isSteward } from '../people/stewards.ts';
import type { Zone, Zones } from '../schedule/zone.ts';
import { SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { AUDIT_MS, type Audit } from './audit.ts';
import { noteContent } from './note-blocks.ts';
import { countWeek, type WeekCount } from './note-count.ts';
import { type NoteThing, noteThing, WEEKLY } from './note-thing.ts';
import { lastPlanning, type NoteWeek, nextPlanning, weekAfter } from './note-week.ts';
import { sayOnce } from './say-once.ts';

export interface NoteDeps extends DmOnce {
  readonly audit: Audit;
  readonly agenda: Pick<Agenda, 'schedule' | 'postpone'>;
  readonly bells: Pick<Bells, 'ring'>;
  readonly people: Pick<People, 'policy' | 'find'>;
  readonly directory: Pick<Directory, 'profile'>;
  readonly zones: Pick<Zones, 'get' | 'has'>;
}

/** Sees to it that notes are planned from now on; safe to repeat. */
export async function beginNotes(
  agenda: Pick<Agenda, 'schedule'>,
  tenant: TenantId,
  now: number,
): Promise<void> {
  await agenda.schedule(tenant, 'note', WEEKLY, nextPlanning(now));
}

/**
 * Puts the note of the week that ends on each one's agenda, Monday morning where they are, and removes what is too old
 * from the log. After an outage of weeks, of the last week alone. May be done twice: each note is one thing.
 */
export async function planNotes(deps: NoteDeps, tenant: TenantId, now: number): Promise<void> {
  const { audit, agenda } = deps;
  await audit.forgetBefore(tenant, now - AUDIT_MS);
  const planning = lastPlanning(now);
  // With room for every zone: nobody is asked about anybody where nobody rang.
  if ((await countWeek(audit.read(tenant, planning - 8 * DAY, planning + DAY))) !== undefined) {
    const policy = await deps.people.policy(tenant);
    if (policy.redPhone.noteChannel === undefined) await planForAdmins(deps, tenant, policy, planning);
    else await planForChannel(deps, tenant, policy, planning);
  }
  await agenda.schedule(tenant, 'note', WEEKLY, nextPlanning(now));
}

type ForPerson = Extract<NoteThing, { what: 'person' }>;
type ForChannel = Extract<NoteThing, { what: 'channel' }>;

/** A note for one who decides for the workspace, if they still do. */
export async function notePerson(
  deps: NoteDeps,
  tenant: TenantId,
  { user, from, to }: ForPerson,
  claim: Claim,
): Promise<void> {
  const [policy, profile] = await Promise.all([deps.people.policy(tenant), profileOf(deps, tenant, user)]);
  if (profile === undefined || !isSteward(profile, policy) || profile.isDeactivated) return;
  const week = await countWeek(deps.audit.read(tenant, from, to));
  if (week === undefined) return;
  try {
    const channel = await deps.slack.dm(tenant, user);
    await sayOnce(tenant, claim, { channel }, noteContent(week, wordsFor(profile.locale)), deps);
  } catch (error) {
    // Slack takes nothing for them any more: the others have their note all the same.
    if (!(error instanceof SlackRefusal)) throw error;
  }
}

/** The note in the channel that the workspace has named; to its admins where it can no longer be written to. */
export async function noteChannel(
  deps: NoteDeps,
  tenant: TenantId,
  { from, to }: ForChannel,
  claim: Claim,
  now: number,
): Promise<void> {
  const policy = await deps.people.policy(tenant);
  const channel = policy.redPhone.noteChannel;
  const week = await countWeek(deps.audit.read(tenant, from, to));
  if (week === undefined) return;
  if (channel !== undefined && (await isSaid(deps, tenant, channel, claim, week, policy))) return;
  for (const user of decidersOf(policy)) {
    await deps.agenda.schedule(tenant, 'note', noteThing({ what: 'person', user, from, to }), now);
  }
  await deps.bells.ring(tenant, now);
}

async function isSaid(
  deps: NoteDeps,
  tenant: TenantId,
  channel: string,
  claim: Claim,
  week: WeekCount,
  policy: Policy,
): Promise<boolean> {
  const [first] = await deciders(deps, tenant, policy);
  try {
    await sayOnce(tenant, claim, { channel }, noteContent(week, wordsFor(first?.locale)), deps);
    return true;
  } catch (error) {
    if (error instanceof SlackRefusal) return false;
    throw error;
  }
}

async function planForAdmins(
  deps: NoteDeps,
  tenant: TenantId,
  policy: Policy,
  planning: number,
): Promise<void> {
  for (const profile of await deciders(deps, tenant, policy)) {
    if (!isSteward(profile, policy)) continue;
    const week = weekAfter(planning, await zoneOf(deps, tenant, profile));
    await plan(deps, tenant, { what: 'person', user: profile.user, from: week.from, to: week.to }, week);
  }
}

/** Monday morning where the first of those who decide is. */
async function planForChannel(
  deps: NoteDeps,
  tenant: TenantId,
  policy: Policy,
  planning: number,
): Promise<void> {
  const [first] = await deciders(deps, tenant, policy);
  const zone = first === undefined ? deps.zones.get('UTC') : await zoneOf(deps, tenant, first);
  const week = weekAfter(planning, zone);
  await plan(deps, tenant, { what: 'channel', from: week.from, to: week.to }, week);
}

async function plan({ agenda, bells }: NoteDeps, tenant: TenantId, thing: NoteThing, { due }: NoteWeek) {
  await agenda.schedule(tenant, 'note', noteThing(thing), due);
  await bells.ring(tenant, due);
}

async function zoneOf({ people, zones }: NoteDeps, tenant: TenantId, profile: Profile): Promise<Zone> {
  const name = (await people.find(tenant, profile.user))?.zone.name ?? profile.zone;
  return zones.get(name !== undefined && zones.has(name) ? name : 'UTC');
}

/** Of whom Slack still knows. */
async function deciders(deps: NoteDeps, tenant: TenantId, policy: Policy): Promise<readonly Profile[]> {
  const profiles = await Promise.all(decidersOf(policy).map((user) => profileOf(deps, tenant, user)));
  return profiles.filter((profile) => profile !== undefined);
}

/** Undefined for somebody of whom Slack says nothing any more. */
async function profileOf(
  { directory }: Pick<NoteDeps, 'directory'>,
  tenant: TenantId,
  user: UserId,
): Promise<Profile | undefined> {
  try {
    return await directory.profile(tenant, user);
  } catch (error) {
    if (error instanceof SlackRefusal) return undefined;
    throw error;
  }
}

/** Who is known to decide here: whoever set Sluice up, the stewards, and the admins who have declared words. */
function decidersOf({ setUpBy, stewards, redPhone }: Policy): readonly UserId[] {
  const declarers = redPhone.words.map(({ declaredBy }) => declaredBy);
  return [...new Set([...(setUpBy === undefined ? [] : [setUpBy]), ...stewards, ...declarers])];
}

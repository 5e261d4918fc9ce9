import { MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { PeopleDeps } from './deps.ts';
import { startWalk } from './enrolment.ts';
import { isHeldFor } from './person.ts';
import type { Policy } from './policy.ts';
import { PEOPLE_KIND, thingId } from './things.ts';

/**
 * Everything passes from now on, what waits is delivered, and whoever is in is told. What is not done at once the
 * agenda does, after a crash too. Pausing what is paused changes nothing.
 */
export async function pauseWorkspace(
  deps: PeopleDeps,
  tenant: TenantId,
  by: UserId | 'operator',
  now: number,
): Promise<void> {
  const policy = await deps.people.policy(tenant);
  if (policy.pausedSince !== undefined) return;
  await carryOut(deps, tenant, now, (before) =>
    before.pausedSince === undefined ? { ...before, pausedSince: now } : undefined,
  );
  deps.log.info({ tenant, by }, 'Sluice is paused for the workspace');
}

/** Mentions wait again. */
export async function resumeWorkspace(
  deps: PeopleDeps,
  tenant: TenantId,
  by: UserId | 'operator',
  now: number,
): Promise<void> {
  const policy = await deps.people.policy(tenant);
  if (policy.pausedSince === undefined) return;
  await carryOut(deps, tenant, now, ({ pausedSince, ...before }) =>
    pausedSince === undefined ? undefined : before,
  );
  if (policy.enrolment.who !== 'opt-in') await startWalk(deps, tenant, now);
  deps.log.info({ tenant, by }, 'Sluice goes on in the workspace');
}

/** Does for each person what the pause, or its end, means for them. May be done twice. */
export async function carryOutPause(deps: PeopleDeps, tenant: TenantId, now: number): Promise<void> {
  const [policy, people] = await Promise.all([deps.people.policy(tenant), deps.people.all(tenant)]);
  const isPaused = policy.pausedSince !== undefined;
  for (const person of people) {
    const { user } = person;
    if (isPaused) await deps.held.bringForward(tenant, user, now, 'paused');
    if (!isHeldFor(person, now)) continue;
    const news = isPaused ? 'paused' : 'resumed';
    await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'news', user, news }), now);
  }
  await deps.bells.ring(tenant, now);
}

/** On the agenda before it is saved, so that no crash leaves a pause that nobody carries out. */
async function carryOut(
  deps: PeopleDeps,
  tenant: TenantId,
  now: number,
  how: (before: Policy) => Policy | undefined,
): Promise<void> {
  await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'pause' }), now + MINUTE);
  await deps.people.changePolicy(tenant, how);
  await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'pause' }), now);
  await deps.bells.ring(tenant, now);
}

import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import { UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { FormValues } from '../people/form.ts';
import type { Region } from '../people/policy.ts';
import { stewardOnly } from '../people/stewards.ts';
import type { Submitted } from '../people/submit.ts';
import { wordsFor } from '../words/words.ts';
import { MOST_REGIONS } from './blocks.ts';
import type { RotaDeps } from './deps.ts';
import { REGION_FIELDS, readRegionForm, regionModal } from './region-form.ts';

/** The form of a region; without an id of a new one. @throws UserError for those who may not decide */
export async function openRegion(
  deps: RotaDeps,
  tenant: TenantId,
  user: UserId,
  id: string | undefined,
): Promise<ModalView> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const region = policy.rota.regions.find((one) => one.id === id);
  if (id !== undefined && region === undefined) throw new UserError(wordsFor(profile.locale).rota.gone);
  return regionModal(region, profile.zone ?? 'UTC', profile.locale);
}

/** Saves a region. Undefined where nothing is wrong. @throws UserError for those who may not decide */
export async function submitRegion(
  deps: RotaDeps,
  tenant: TenantId,
  user: UserId,
  id: string | undefined,
  values: FormValues,
): Promise<Submitted | undefined> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const { rota } = wordsFor(profile.locale);
  const { regions } = policy.rota;
  const read = readRegionForm(values, policy.rota, id, deps.zones, profile.locale);
  if (!read.ok) return { response_action: 'errors', errors: read.errors };
  const isGone = id !== undefined && !regions.some((one) => one.id === id);
  if (isGone || (id === undefined && regions.length >= MOST_REGIONS)) {
    const text = isGone ? rota.gone : rota.full(MOST_REGIONS);
    return { response_action: 'errors', errors: { [REGION_FIELDS.name]: text } };
  }
  const saved: Region = { id: id ?? randomUUID(), ...read.form };
  await deps.people.changePolicy(tenant, (before) => {
    const others = before.rota.regions;
    const after = id === undefined ? [...others, saved] : others.map((one) => (one.id === id ? saved : one));
    return { ...before, rota: { regions: after } };
  });
  return undefined;
}

/** Takes a region off the rota. Undefined where it was off already. @throws UserError for those who may not decide */
export async function removeRegion(
  deps: RotaDeps,
  tenant: TenantId,
  user: UserId,
  id: string,
): Promise<Region | undefined> {
  const { policy } = await stewardOnly(deps, tenant, user);
  const region = policy.rota.regions.find((one) => one.id === id);
  if (region === undefined) return undefined;
  await deps.people.changePolicy(tenant, (before) => ({
    ...before,
    rota: { regions: before.rota.regions.filter((one) => one.id !== id) },
  }));
  return region;
}

/** Puts a removed region back as it was; twice is once. @throws UserError for those who may not decide */
export async function restoreRegion(
  deps: RotaDeps,
  tenant: TenantId,
  user: UserId,
  region: Region,
): Promise<void> {
  await stewardOnly(deps, tenant, user);
  await deps.people.changePolicy(tenant, (before) => {
    const { regions } = before.rota;
    if (regions.some(({ id }) => id === region.id) || regions.length >= MOST_REGIONS) return undefined;
    return { ...before, rota: { regions: [...regions, region] } };
  });
}

import type { ModalView } from '@slack/types';
import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { PeopleDeps } from './deps.ts';
import { startWalk } from './enrolment.ts';
import type { Policy } from './policy.ts';
import { readSettingsForm, type SettingsForm } from './settings-form.ts';
import { MOST_CHOSEN, SETTINGS_FIELDS, settingsModal } from './settings-modal.ts';
import { stewardOnly } from './stewards.ts';
import { appsOf, type Submission, type Submitted } from './submit.ts';

/** The form of the workspace's choices. @throws UserError for those who may not decide */
export async function openSettings(deps: PeopleDeps, tenant: TenantId, user: UserId): Promise<ModalView> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  return settingsModal(policy, profile.isAdmin, profile.locale);
}

/** Saves the choices and starts to carry them out. Undefined where nothing is wrong. @throws UserError as above */
export async function submitSettings(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  { values }: Submission,
  now: number,
): Promise<Submitted | undefined> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const words = wordsFor(profile.locale);
  const read = readSettingsForm(values, words);
  if (!read.ok) return { response_action: 'errors', errors: read.errors };
  const heldApps = await appsOf(deps, tenant, read.form.appUsers);
  if (heldApps === undefined) {
    return { response_action: 'errors', errors: { [SETTINGS_FIELDS.heldApps]: words.people.notAnApp } };
  }
  const form = await keepingUnseen(deps, tenant, user, policy, read.form);
  await choose(deps, tenant, user, (before) => withForm(before, form, heldApps, profile.isAdmin), now);
  return undefined;
}

/** Who is enrolled, chosen with one press. @throws UserError for those who may not decide */
export async function chooseEnrolment(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  who: 'opt-in' | 'everyone',
  now: number,
): Promise<void> {
  await stewardOnly(deps, tenant, user);
  await choose(deps, tenant, user, (before) => ({ ...before, enrolment: { who } }), now);
}

async function choose(
  deps: PeopleDeps,
  tenant: TenantId,
  by: UserId,
  how: (before: Policy) => Policy,
  now: number,
): Promise<void> {
  const chosen = await deps.people.changePolicy(tenant, (before) => ({
    ...how(before),
    setUpBy: before.setUpBy ?? by,
  }));
  if (chosen?.enrolment.who !== 'opt-in') await startWalk(deps, tenant, now);
}

function withForm(policy: Policy, form: SettingsForm, heldApps: readonly string[], isAdmin: boolean): Policy {
  return {
    ...policy,
    enrolment: form.enrolment,
    defaultBlocks: form.defaultBlocks.map(({ days, start, end }) => ({ days: [...days], start, end })),
    exemptChannels: [...form.exemptChannels],
    sharedChannels: [...form.sharedChannels],
    heldApps: [...heldApps],
    receipts: form.receipts,
    receiptsToGuests: form.receiptsToGuests,
    talkingHereMinutes: form.talkingHereMinutes,
    stewards: isAdmin ? [...form.stewards] : policy.stewards,
  };
}

/**
 * The form leaves out what is too much for it, and Slack the private channels that its reader is not in: those are not
 * theirs to remove.
 */
async function keepingUnseen(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  before: Policy,
  after: SettingsForm,
): Promise<SettingsForm> {
  const keep = async (old: readonly ChannelId[], chosen: readonly ChannelId[]): Promise<ChannelId[]> => {
    const missing = old.filter((channel) => !chosen.includes(channel));
    const isLeftOut = async (channel: ChannelId): Promise<boolean> =>
      old.indexOf(channel) >= MOST_CHOSEN || (await isUnseen(deps, tenant, user, channel));
    const leftOut = await Promise.all(missing.map(isLeftOut));
    return [...chosen, ...missing.filter((_, i) => leftOut[i])];
  };
  const oldMembers = before.enrolment.who === 'members' ? before.enrolment.channels : [];
  return {
    ...after,
    exemptChannels: await keep(before.exemptChannels, after.exemptChannels),
    sharedChannels: await keep(before.sharedChannels, after.sharedChannels),
    enrolment:
      after.enrolment.who === 'members'
        ? { ...after.enrolment, channels: await keep(oldMembers, after.enrolment.channels) }
        : after.enrolment,
  };
}

async function isUnseen(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  channel: ChannelId,
): Promise<boolean> {
  try {
    const { kind } = await deps.directory.place(tenant, channel);
    return kind !== 'public' && (await deps.directory.isMember(tenant, channel, user)) !== 'yes';
  } catch (error) {
    // A channel that is gone, or that the bot is no longer in, can be removed.
    if (error instanceof SlackRefusal) return false;
    if (error instanceof RetryLaterError) return true;
    throw error;
  }
}

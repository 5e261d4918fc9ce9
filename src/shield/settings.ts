import type { ModalView } from '@slack/types';
import type { TenantId, UserId } from '../ids.ts';
import { type FormValues, fieldOf, textIn } from '../people/form.ts';
import { wordsFor } from '../words/words.ts';
import { noticeModal, OFF_FIELD, SCHEDULE_FIELD, settingsModal, WORKING_FIELD } from './blocks.ts';
import type { ShieldDeps } from './deps.ts';
import { lookAt } from './job.ts';

/** The form for whoever has a shield; for anybody else, that it is off. */
export async function openSettings(deps: ShieldDeps, tenant: TenantId, user: UserId): Promise<ModalView> {
  const [record, person] = await Promise.all([
    deps.shields.find(tenant, user),
    deps.people.find(tenant, user),
  ]);
  if (record === undefined || record.isLeaving) {
    return noticeModal(wordsFor(person?.locale).shield.offDone, person?.locale);
  }
  return settingsModal(record, person?.locale);
}

/** Keeps the words of a status and what a call may do, and shows it in them. The catalogue's own are not kept: they follow the language. */
export async function submitSettings(
  deps: ShieldDeps,
  tenant: TenantId,
  user: UserId,
  values: FormValues,
  now: number,
): Promise<void> {
  const { shield } = wordsFor((await deps.people.find(tenant, user))?.locale);
  const [working, off] = [textIn(values, WORKING_FIELD), textIn(values, OFF_FIELD)];
  const words = { ...(working === shield.statusWorking ? {} : { working }), ...(off === '' ? {} : { off }) };
  const endsSchedule = (fieldOf(values, SCHEDULE_FIELD).selected_options ?? []).length > 0;
  await deps.shields.change(tenant, user, (record) => ({ ...record, words, endsSchedule }));
  await lookAt(deps, tenant, user, now);
}

/** The person takes it back. What Sluice set is ended by the agenda, so that no crash leaves it. */
export async function switchOff(
  deps: ShieldDeps,
  tenant: TenantId,
  user: UserId,
  now: number,
): Promise<ModalView> {
  await deps.shields.change(tenant, user, (record) => ({ ...record, isLeaving: true }));
  await lookAt(deps, tenant, user, now);
  const { locale } = (await deps.people.find(tenant, user)) ?? {};
  return noticeModal(wordsFor(locale).shield.offDone, locale);
}

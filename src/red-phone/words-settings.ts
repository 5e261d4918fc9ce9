import type { ModalView } from '@slack/types';
import type { TenantId, UserId } from '../ids.ts';
import { type FormErrors, fieldOf, input, modal, textIn } from '../people/form.ts';
import type { Policy } from '../people/policy.ts';
import { stewardOnly } from '../people/stewards.ts';
import { appsOf, type Submission, type Submitted } from '../people/submit.ts';
import { wordsFor } from '../words/words.ts';
import { ASKING_VIEWS } from './action-ids.ts';
import type { AskingDeps } from './asking-deps.ts';
import { MOST_CALLED } from './recipients.ts';
import { MOST } from './words.ts';

export const RED_PHONE_FIELDS = {
  calls: 'calls_a_week',
  most: 'people_a_call',
  admitted: 'admitted',
  next: 'default_next',
  note: 'note_channel',
} as const;

const MOST_CALLS = 100;
const MOST_REACHED = 500;
const MOST_ADMITTED = 100;

/** The form of what holds for all words. @throws UserError for those who may not decide */
export async function openRedPhoneSettings(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
): Promise<ModalView> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const { declaring, people } = wordsFor(profile.locale);
  const { callsPerWeek, mostCalled = MOST_CALLED, admitted, next, noteChannel } = policy.redPhone;
  const optional = true;
  return modal(
    ASKING_VIEWS.settings,
    { title: declaring.settingsTitle, submit: people.save, close: people.cancel },
    [
      input(RED_PHONE_FIELDS.calls, declaring.budgetLabel, number(0, MOST_CALLS, callsPerWeek), {
        hint: declaring.budgetHint,
      }),
      input(RED_PHONE_FIELDS.most, declaring.reachLabel, number(1, MOST_REACHED, mostCalled), {
        hint: declaring.reachHint,
      }),
      input(
        RED_PHONE_FIELDS.admitted,
        declaring.admittedLabel,
        usersChoice(admitted.filter(isUser), MOST_ADMITTED),
        { hint: declaring.admittedHint, optional },
      ),
      input(RED_PHONE_FIELDS.next, declaring.defaultNextLabel, usersChoice(next, MOST.next), {
        hint: declaring.defaultNextHint,
        optional,
      }),
      input(
        RED_PHONE_FIELDS.note,
        declaring.noteLabel,
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'] },
          ...(noteChannel === undefined ? {} : { initial_conversation: noteChannel }),
        },
        { hint: declaring.noteHint, optional },
      ),
    ],
  );
}

/** Saves it. Undefined where nothing is wrong. @throws UserError as above */
export async function submitRedPhoneSettings(
  deps: AskingDeps,
  tenant: TenantId,
  user: UserId,
  { values }: Submission,
): Promise<Submitted | undefined> {
  const { profile } = await stewardOnly(deps, tenant, user);
  const { declaring } = wordsFor(profile.locale);
  const calls = numberIn(values, RED_PHONE_FIELDS.calls, 0, MOST_CALLS);
  const most = numberIn(values, RED_PHONE_FIELDS.most, 1, MOST_REACHED);
  const errors: FormErrors = {
    ...(calls === undefined ? { [RED_PHONE_FIELDS.calls]: declaring.budgetHint } : {}),
    ...(most === undefined ? { [RED_PHONE_FIELDS.most]: declaring.reachHint } : {}),
  };
  if (Object.keys(errors).length > 0) return { response_action: 'errors', errors };
  const users = fieldOf(values, RED_PHONE_FIELDS.admitted).selected_users ?? [];
  const note = fieldOf(values, RED_PHONE_FIELDS.note).selected_conversation ?? undefined;
  const chosen: Partial<Policy['redPhone']> = {
    ...(calls === undefined ? {} : { callsPerWeek: calls }),
    ...(most === undefined ? {} : { mostCalled: most }),
    admitted: [...(await withApps(deps, tenant, users))],
    next: [...(fieldOf(values, RED_PHONE_FIELDS.next).selected_users ?? [])],
    noteChannel: note,
  };
  await deps.people.changePolicy(tenant, (before) => ({
    ...before,
    redPhone: { ...before.redPhone, ...chosen },
  }));
  return undefined;
}

function number(least: number, most: number, chosen: number) {
  return {
    type: 'number_input' as const,
    is_decimal_allowed: false,
    min_value: String(least),
    max_value: String(most),
    initial_value: String(chosen),
  };
}

/** Undefined where it is no whole number within the bounds. */
function numberIn(
  values: Submission['values'],
  field: string,
  least: number,
  most: number,
): number | undefined {
  const found = Number(textIn(values, field) || Number.NaN);
  return Number.isInteger(found) && found >= least && found <= most ? found : undefined;
}

/** An app rings by its own id or by that of the user as which it speaks: both are kept. */
async function withApps(
  deps: AskingDeps,
  tenant: TenantId,
  users: readonly UserId[],
): Promise<readonly string[]> {
  const ids = await Promise.all(users.map(async (user) => (await appsOf(deps, tenant, [user])) ?? [user]));
  return ids.flat();
}

export function isUser(id: string): boolean {
  return /^[UW]/.test(id);
}

function usersChoice(chosen: readonly string[], most: number) {
  return {
    type: 'multi_users_select' as const,
    max_selected_items: most,
    ...(chosen.length === 0 ? {} : { initial_users: chosen.slice(0, most) }),
  };
}

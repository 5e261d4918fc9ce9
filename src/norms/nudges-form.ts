import type { ModalView } from '@slack/types';
import { option, section } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import { fieldOf, input, modal, textIn } from '../people/form.ts';
import { NUDGES, type NudgeKind, type Policy } from '../people/policy.ts';
import { stewardOnly } from '../people/stewards.ts';
import type { Submission, Submitted } from '../people/submit.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { NORMS_VIEWS } from './action-ids.ts';
import type { NormsDeps } from './deps.ts';

export const NUDGES_FIELDS = {
  on: 'nudges_on',
  guests: 'nudges_guests',
  cooldown: 'nudges_cooldown',
  words: (kind: NudgeKind) => `nudges_words_${kind}`,
} as const;

export const MOST_COOLDOWN_DAYS = 90;
const WORDS_CHARACTERS = 500;
const GUESTS = 'guests';
/** For the default words, where they speak of a number. */
const A_NUMBER = 7;

/** The form of what senders are nudged about. @throws UserError for those who may not decide */
export async function openNudges(deps: NormsDeps, tenant: TenantId, user: UserId): Promise<ModalView> {
  const { profile, policy } = await stewardOnly(deps, tenant, user);
  const { norms, people } = wordsFor(profile.locale);
  const { nudges } = policy;
  const kinds = NUDGES.map((kind) => option(norms.nudgeKinds[kind], kind));
  const initial = kinds.filter(({ value }) => nudges.on.some((kind) => kind === value));
  const guests = [option(norms.nudgesGuests, GUESTS)];
  return modal(NORMS_VIEWS.nudges, { title: norms.nudgesModal, submit: people.save, close: people.cancel }, [
    section(norms.nudgesIntro),
    input(
      NUDGES_FIELDS.on,
      norms.nudgesOn,
      {
        type: 'checkboxes',
        options: kinds,
        ...(initial.length === 0 ? {} : { initial_options: initial }),
      },
      { optional: true },
    ),
    input(NUDGES_FIELDS.cooldown, norms.nudgesCooldown, {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '0',
      max_value: String(MOST_COOLDOWN_DAYS),
      initial_value: String(nudges.cooldownDays),
    }),
    input(
      NUDGES_FIELDS.guests,
      norms.nudgesGuestsLabel,
      { type: 'checkboxes', options: guests, ...(nudges.guests ? { initial_options: guests } : {}) },
      { optional: true },
    ),
    ...NUDGES.map((kind) =>
      input(
        NUDGES_FIELDS.words(kind),
        norms.nudgesWords(norms.nudgeKinds[kind]),
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: WORDS_CHARACTERS,
          ...(nudges.words[kind] === undefined ? {} : { initial_value: nudges.words[kind] }),
        },
        { hint: hintFor(kind, norms), optional: true },
      ),
    ),
  ]);
}

/** Saves it. Undefined where nothing is wrong. @throws UserError as above */
export async function submitNudges(
  deps: NormsDeps,
  tenant: TenantId,
  user: UserId,
  { values }: Submission,
): Promise<Submitted | undefined> {
  const { profile } = await stewardOnly(deps, tenant, user);
  const cooldownDays = Number(textIn(values, NUDGES_FIELDS.cooldown) || Number.NaN);
  if (!Number.isInteger(cooldownDays) || cooldownDays < 0 || cooldownDays > MOST_COOLDOWN_DAYS) {
    const { norms } = wordsFor(profile.locale);
    return {
      response_action: 'errors',
      errors: { [NUDGES_FIELDS.cooldown]: norms.nudgesBadCooldown(MOST_COOLDOWN_DAYS) },
    };
  }
  const chosen = (fieldOf(values, NUDGES_FIELDS.on).selected_options ?? []).map(({ value }) => value);
  const words: Policy['nudges']['words'] = {};
  for (const kind of NUDGES) {
    const own = textIn(values, NUDGES_FIELDS.words(kind));
    if (own !== '') words[kind] = own;
  }
  const nudges: Policy['nudges'] = {
    on: NUDGES.filter((kind) => chosen.includes(kind)),
    words,
    cooldownDays,
    guests: (fieldOf(values, NUDGES_FIELDS.guests).selected_options ?? []).length > 0,
  };
  await deps.people.changePolicy(tenant, (before) => ({ ...before, nudges }));
  return undefined;
}

function hintFor(kind: NudgeKind, norms: Words['norms']): string {
  const usual = norms.nudgesWordsHint(norms.nudge[kind](A_NUMBER));
  return kind === 'announcement' || kind === 'crowd' ? `${usual} ${norms.nudgesCount}` : usual;
}

import type { ModalView, RichTextBlock } from '@slack/types';
import { option } from '../block-kit.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { PEOPLE_VIEWS } from './action-ids.ts';
import { input, modal } from './form.ts';
import { appsChoice, hoursInput } from './hours-modal.ts';
import type { Policy } from './policy.ts';

export const SETTINGS_FIELDS = {
  who: 'who',
  channels: 'channels',
  groups: 'groups',
  hours: 'default_hours',
  exempt: 'exempt',
  shared: 'shared',
  heldApps: 'held_apps',
  receipts: 'receipts',
  guests: 'guests',
  talking: 'talking',
  stewards: 'stewards',
} as const;

export const GUESTS_ALLOWED = 'allowed';
export const MOST_TALKING_MINUTES = 240;

/** Of a longer list the form shows the first. */
export const MOST_CHOSEN = 100;
const WHO = ['opt-in', 'members', 'everyone'] as const;
const RECEIPTS = ['ephemeral', 'reaction', 'none'] as const;

/** The form of the workspace's choices. Only admins name stewards. */
export function settingsModal(policy: Policy, isAdmin: boolean, locale: string): ModalView {
  const words = wordsFor(locale);
  const { settings } = words;
  const { enrolment } = policy;
  const chosen = enrolment.who === 'members' ? enrolment : { channels: [], groups: [] };
  const optional = true;
  return modal(
    PEOPLE_VIEWS.settings,
    { title: settings.title, submit: words.people.save, close: words.people.cancel },
    [
      input(SETTINGS_FIELDS.who, settings.whoLabel, radios(WHO, enrolment.who, settings.who), {
        hint: settings.whoHint,
      }),
      input(SETTINGS_FIELDS.channels, settings.channelsLabel, channels(chosen.channels), { optional }),
      input(SETTINGS_FIELDS.groups, settings.groupsLabel, groupsInput(chosen.groups), {
        hint: settings.groupsHint,
        optional,
      }),
      input(SETTINGS_FIELDS.hours, settings.hoursLabel, hoursInput(policy.defaultBlocks, locale), {
        hint: settings.hoursHint,
      }),
      input(SETTINGS_FIELDS.exempt, settings.exemptLabel, channels(policy.exemptChannels), {
        hint: settings.exemptHint,
        optional,
      }),
      input(SETTINGS_FIELDS.shared, settings.sharedLabel, channels(policy.sharedChannels), {
        hint: settings.sharedHint,
        optional,
      }),
      input(SETTINGS_FIELDS.heldApps, settings.heldAppsLabel, appsChoice(policy.heldApps), {
        hint: words.people.heldAppsHint,
        optional,
      }),
      input(
        SETTINGS_FIELDS.receipts,
        settings.receiptsLabel,
        radios(RECEIPTS, policy.receipts, settings.receipts),
      ),
      input(SETTINGS_FIELDS.guests, settings.guestsLabel, guestsBox(policy, words), { optional }),
      input(
        SETTINGS_FIELDS.talking,
        settings.talkingLabel,
        {
          type: 'number_input',
          is_decimal_allowed: false,
          min_value: '0',
          max_value: String(MOST_TALKING_MINUTES),
          initial_value: String(policy.talkingHereMinutes),
        },
        { hint: settings.talkingHint },
      ),
      ...(isAdmin
        ? [
            input(SETTINGS_FIELDS.stewards, settings.stewardsLabel, stewardsChoice(policy.stewards), {
              hint: settings.stewardsHint,
              optional,
            }),
          ]
        : []),
    ],
  );
}

function radios<Value extends string>(
  values: readonly Value[],
  current: Value,
  texts: Readonly<Record<Value, string>>,
) {
  const options = values.map((value) => option(texts[value], value));
  const initial = options.find(({ value }) => value === current);
  return {
    type: 'radio_buttons' as const,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

function channels(chosen: readonly string[]) {
  return {
    type: 'multi_conversations_select' as const,
    filter: { include: ['public' as const, 'private' as const], exclude_bot_users: true },
    max_selected_items: MOST_CHOSEN,
    ...(chosen.length === 0 ? {} : { initial_conversations: chosen.slice(0, MOST_CHOSEN) }),
  };
}

/** User groups have no menu of their own in Slack's forms, but a text can name them. */
function groupsInput(groups: readonly string[]) {
  const initial: RichTextBlock = {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: groups.flatMap((group) => [
          { type: 'usergroup' as const, usergroup_id: group },
          { type: 'text' as const, text: ' ' },
        ]),
      },
    ],
  };
  return { type: 'rich_text_input' as const, ...(groups.length === 0 ? {} : { initial_value: initial }) };
}

function guestsBox({ receiptsToGuests }: Policy, { settings }: Words) {
  const options = [option(settings.guests, GUESTS_ALLOWED)];
  return {
    type: 'checkboxes' as const,
    options,
    ...(receiptsToGuests ? { initial_options: options } : {}),
  };
}

function stewardsChoice(stewards: readonly string[]) {
  return {
    type: 'multi_users_select' as const,
    max_selected_items: MOST_CHOSEN,
    ...(stewards.length === 0 ? {} : { initial_users: stewards.slice(0, MOST_CHOSEN) }),
  };
}

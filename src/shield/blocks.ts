import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, option, section } from '../block-kit.ts';
import type { ChannelId } from '../ids.ts';
import { input, modal } from '../people/form.ts';
import { wordsFor } from '../words/words.ts';
import { SHIELD_ACTIONS, SHIELD_VIEWS } from './action-ids.ts';
import type { ShieldRecord } from './record.ts';

/** Of a list of channels so many are named; the rest is a number. */
const MOST_NAMED = 20;

export const CODE_FIELD = 'shield_code';
export const WORKING_FIELD = 'shield_working';
export const OFF_FIELD = 'shield_outside';
export const SCHEDULE_FIELD = 'shield_schedule';

/** Longer templates would be cut off behind the time. */
const LONGEST_TEMPLATE = 80;

interface Offer {
  readonly locale: string | undefined;
  /** The one-time link. */
  readonly url: string;
  readonly ticket: string;
  /** A page shows a code, which is pasted here. */
  readonly takesCode: boolean;
}

/** Where the person is and Sluice is not; `looking` while that is being found out. */
export type Uncovered = readonly ChannelId[] | 'looking' | 'unknown';

/** What somebody reads before they allow the shield. */
export function offerModal({ locale, url, ticket, takesCode }: Offer, uncovered: Uncovered): ModalView {
  const { shield } = wordsFor(locale);
  const texts = { title: shield.offerTitle, close: takesCode ? shield.cancel : shield.close };
  const codeInput = input(
    CODE_FIELD,
    shield.codeLabel,
    { type: 'plain_text_input', max_length: 300 },
    { hint: shield.codeHint },
  );
  return modal(
    SHIELD_VIEWS.offer,
    takesCode ? { ...texts, submit: shield.switchOn } : texts,
    [
      section(shield.offerWhat),
      section(shield.offerSilenced),
      section(uncoveredLine(uncovered, locale)),
      section(shield.offerAsks),
      actions([button(SHIELD_ACTIONS.go, shield.go, { style: 'primary', url })]),
      context(shield.linkGood),
      ...(takesCode ? [codeInput] : []),
    ],
    { ticket },
  );
}

export function settingsModal(
  { words: own, endsSchedule }: ShieldRecord,
  locale: string | undefined,
): ModalView {
  const { shield } = wordsFor(locale);
  const text = (initial: string) => ({
    type: 'plain_text_input' as const,
    max_length: LONGEST_TEMPLATE,
    ...(initial === '' ? {} : { initial_value: initial }),
  });
  return modal(
    SHIELD_VIEWS.settings,
    { title: shield.settingsTitle, submit: shield.save, close: shield.cancel },
    [
      section(shield.notBrought),
      input(WORKING_FIELD, shield.workingLabel, text(own.working ?? shield.statusWorking), {
        hint: shield.workingHint,
        optional: true,
      }),
      input(OFF_FIELD, shield.offLabel, text(own.off ?? ''), { hint: shield.offHint, optional: true }),
      input(SCHEDULE_FIELD, shield.scheduleLabel, scheduleBox(endsSchedule, shield.scheduleAllowed), {
        hint: shield.scheduleHint,
        optional: true,
      }),
      actions([offButton(locale)]),
    ],
  );
}

function scheduleBox(isAllowed: boolean, label: string) {
  const options = [option(label, SCHEDULE_FIELD)];
  return { type: 'checkboxes' as const, options, ...(isAllowed ? { initial_options: options } : {}) };
}

export function noticeModal(text: string, locale: string | undefined): ModalView {
  const { shield } = wordsFor(locale);
  const blocks: KnownBlock[] = [section(text)];
  return modal('shield_notice', { title: shield.offerTitle, close: shield.close }, blocks);
}

function offButton(locale: string | undefined) {
  const { shield } = wordsFor(locale);
  return button(SHIELD_ACTIONS.off, shield.off, {
    style: 'danger',
    confirm: {
      title: { type: 'plain_text', text: shield.offConfirmTitle },
      text: { type: 'plain_text', text: shield.offConfirmText },
      confirm: { type: 'plain_text', text: shield.off },
      deny: { type: 'plain_text', text: shield.cancel },
    },
  });
}

function uncoveredLine(uncovered: Uncovered, locale: string | undefined): string {
  const { shield } = wordsFor(locale);
  if (uncovered === 'looking') return shield.channelsLooking;
  if (uncovered === 'unknown') return shield.channelsUnknown;
  if (uncovered.length === 0) return shield.channelsNone;
  const named = uncovered.slice(0, MOST_NAMED).map((channel) => `<#${channel}>`);
  return shield.channelsWithout(shield.channelsMore(named.join(', '), uncovered.length - named.length));
}

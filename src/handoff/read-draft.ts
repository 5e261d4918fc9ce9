import { type FormValues, fieldOf } from '../people/form.ts';
import { HANDOFF_ACTIONS } from './action-ids.ts';
import { AT_ONCE, RECEIVER_KINDS, type ReceiverKind } from './draft-modal.ts';
import { INPUT_CHARACTERS } from './form-text.ts';
import type { To } from './handoff.ts';
import type { Draft } from './handoffs.ts';
import { kindOfValue, regionIn } from './region.ts';
import { SECTIONS, type Section } from './report.ts';

/** Which receiver's picker stands in the form, as its author chose. */
export function kindIn(values: FormValues, otherwise: ReceiverKind): ReceiverKind {
  const chosen = kindOfValue(fieldOf(values, HANDOFF_ACTIONS.kind).selected_option?.value ?? '');
  return RECEIVER_KINDS.find((kind) => kind === chosen) ?? otherwise;
}

/** The draft as it stands in the form now. */
export function draftIn(draft: Draft, values: FormValues, kind: ReceiverKind): Draft {
  const texts = { ...draft.texts };
  for (const section of SECTIONS) {
    // What is empty comes as null; what Slack leaves out stays as it was.
    const { value } = fieldOf(values, section);
    if (value !== undefined) texts[section] = value ?? '';
  }
  if (draft.isCorrection) return { ...draft, texts };
  const atOnce = values[AT_ONCE] === undefined ? draft.isAtOnce : isAtOnce(values);
  return {
    ...draft,
    texts,
    to: receiverIn(values, kind) ?? sameKind(draft.to, kind, values),
    isAtOnce: atOnce,
  };
}

/** Sections with more than Slack takes in an input. */
export function tooLong({ texts }: Pick<Draft, 'texts'>): readonly Section[] {
  return SECTIONS.filter((section) => texts[section].length > INPUT_CHARACTERS);
}

function isAtOnce(values: FormValues): boolean {
  return (fieldOf(values, AT_ONCE).selected_options ?? []).length > 0;
}

function receiverIn(values: FormValues, kind: ReceiverKind): To | undefined {
  if (kind === 'region') {
    return regionIn(fieldOf(values, HANDOFF_ACTIONS.kind).selected_option?.value ?? '');
  }
  const field = fieldOf(values, `${HANDOFF_ACTIONS.receiver}_${kind}`);
  if (kind === 'person') return field.selected_user == null ? undefined : { kind, user: field.selected_user };
  if (kind === 'channel') {
    const channel = field.selected_conversation;
    return channel == null ? undefined : { kind, channel };
  }
  const group = field.selected_option?.value;
  return group === undefined ? undefined : { kind, group };
}

/** The form does not show this picker yet, so that nobody has emptied it. */
function sameKind(to: To | undefined, kind: ReceiverKind, values: FormValues): To | undefined {
  const isShown = values[`${HANDOFF_ACTIONS.receiver}_${kind}`] !== undefined;
  return !isShown && to?.kind === kind ? to : undefined;
}

import type { InputBlock, ModalView } from '@slack/types';
import { cut, LIMITS, plain, section } from '../block-kit.ts';

/** What somebody entered, as Slack sends it: block id → action id → value. Absent and null are both "nothing". */
export type FormValues = Readonly<Record<string, Readonly<Record<string, FormValue>>>>;

export interface FormValue {
  readonly value?: string | null | undefined;
  readonly selected_option?: { readonly value: string } | null | undefined;
  readonly selected_options?: readonly { readonly value: string }[] | null | undefined;
  readonly selected_date?: string | null | undefined;
  /** UTC seconds. */
  readonly selected_date_time?: number | null | undefined;
  readonly selected_conversation?: string | null | undefined;
  readonly selected_user?: string | null | undefined;
  readonly selected_users?: readonly string[] | null | undefined;
  readonly selected_conversations?: readonly string[] | null | undefined;
  readonly rich_text_value?: unknown;
}

/** Block id → what is wrong with it, in plain text. */
export type FormErrors = Readonly<Record<string, string>>;

/** An input whose block and action share one name. */
export function input(
  name: string,
  label: string,
  element: InputBlock['element'],
  extra: { readonly hint?: string; readonly optional?: boolean } = {},
): InputBlock {
  const { hint, optional = false } = extra;
  return {
    type: 'input',
    block_id: name,
    label: plain(label, 2000),
    element: { ...element, action_id: name },
    optional,
    ...(hint === undefined ? {} : { hint: plain(hint, 2000) }),
  };
}

/** The same, of which Slack tells while it is filled in. */
export function tellsAtOnce(block: InputBlock): InputBlock {
  return { ...block, dispatch_action: true };
}

export function fieldOf(values: FormValues, name: string): FormValue {
  return values[name]?.[name] ?? {};
}

export function textIn(values: FormValues, name: string): string {
  return fieldOf(values, name).value?.trim() ?? '';
}

/** A modal within Slack's limits for its parts. */
export function modal(
  callbackId: string,
  texts: { readonly title: string; readonly close: string; readonly submit?: string },
  blocks: ModalView['blocks'],
  metadata: unknown = {},
): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(texts.title, LIMITS.modalTitle),
    close: plain(texts.close, LIMITS.modalTitle),
    ...(texts.submit === undefined ? {} : { submit: plain(texts.submit, LIMITS.modalTitle) }),
    private_metadata: JSON.stringify(metadata),
    blocks: blocks.slice(0, LIMITS.viewBlocks),
  };
}

/** A few words over whatever the person looks at. `text` is mrkdwn. */
export function notice(title: string, close: string, text: string): ModalView {
  return modal('comms_notice', { title, close }, [section(text)]);
}

/** Short enough to stand under an input. */
export function errorText(text: string): string {
  return cut(text, 300);
}

import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';

/** Slack's limits, in characters and blocks. */
export const LIMITS = {
  sectionText: 3000,
  headerText: 150,
  buttonText: 75,
  optionText: 75,
  modalTitle: 24,
  messageBlocks: 50,
  viewBlocks: 100,
  contextElements: 10,
} as const;

/** Slack's own three escapes. Everything that somebody wrote goes through here before it stands in mrkdwn. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What somebody or something is called, within a sentence in mrkdwn. A name that is written from right to left is set
 * apart, since it would turn around what stands beside it.
 */
export function escapedName(name: string): string {
  const plainName = escaped(name.replace(/\p{Bidi_Control}/gu, ''));
  return rightToLeft.test(plainName) ? `\u2068${plainName}\u2069` : plainName;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Cuts after `limit` characters, with an ellipsis, never inside a surrogate pair or a joined emoji. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function plain(text: string, limit: number = LIMITS.sectionText): PlainTextElement {
  return { type: 'plain_text', text: cut(text, limit), emoji: true };
}

/** `text` is mrkdwn: what people wrote in it is escaped already. Verbatim, so that Slack makes no links of its own. */
export function section(text: string, extra: Partial<SectionBlock> = {}): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: cut(text, LIMITS.sectionText), verbatim: true },
    ...extra,
  };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LIMITS.headerText) };
}

export function context(...texts: readonly string[]): ContextBlock {
  return {
    type: 'context',
    elements: texts
      .slice(0, LIMITS.contextElements)
      .map((text) => ({ type: 'mrkdwn', text: cut(text, LIMITS.sectionText), verbatim: true })),
  };
}

export function actions(elements: ActionsBlock['elements'], blockId?: string): ActionsBlock {
  return { type: 'actions', elements, ...(blockId === undefined ? {} : { block_id: blockId }) };
}

export function button(actionId: string, text: string, extra: Partial<Button> = {}): Button {
  return { type: 'button', action_id: actionId, text: plain(text, LIMITS.buttonText), ...extra };
}

export function option(text: string, value: string, extra: Partial<PlainTextOption> = {}): PlainTextOption {
  return { text: plain(text, LIMITS.optionText), value, ...extra };
}

/** An overflow menu; Slack wants between one and five options. */
export function overflow(actionId: string, options: Overflow['options']): Overflow {
  return { type: 'overflow', action_id: actionId, options };
}

export const divider: DividerBlock = { type: 'divider' };

export type { KnownBlock };

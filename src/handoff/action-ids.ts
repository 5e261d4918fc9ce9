/** Names of what people press and send, as they stand in Slack's payloads. Old messages keep them for ever. */
export const HANDOFF_ACTIONS = {
  accept: 'handoff_accept',
  ask: 'handoff_ask',
  decline: 'handoff_decline',
  answer: 'handoff_answer',
  whole: 'handoff_whole',
  correct: 'handoff_correct',
  close: 'handoff_close',
  kind: 'handoff_kind',
  receiver: 'handoff_receiver',
  keep: 'handoff_keep',
  again: 'handoff_again',
  markdown: 'handoff_markdown',
  canvas: 'handoff_canvas',
  offerDraft: 'handoff_offer_draft',
  offerNotToday: 'handoff_offer_not_today',
  offerStop: 'handoff_offer_stop',
  offerOn: 'handoff_offer_on',
  offerOff: 'handoff_offer_off',
} as const;

export const HANDOFF_VIEWS = {
  draft: 'handoff_draft',
  decline: 'handoff_decline',
  question: 'handoff_question',
  answer: 'handoff_answer',
  whole: 'handoff_whole',
} as const;

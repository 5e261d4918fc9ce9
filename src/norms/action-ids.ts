/** Names of what people press and send, as they stand in Slack's payloads. Old messages keep them for ever. */
export const NORMS_ACTIONS = {
  makeBrief: 'nudge_make_brief',
  mute: 'nudge_mute',
  muteAll: 'nudge_mute_all',
  unmute: 'nudge_unmute',
  nudges: 'norms_nudges',
  note: 'norms_note',
  agreement: 'norms_agreement',
  changeAgreement: 'norms_change_agreement',
} as const;

export const NORMS_VIEWS = {
  brief: 'norms_brief',
  nudges: 'norms_nudges',
  note: 'norms_note',
  agreementChannel: 'norms_agreement_channel',
  agreement: 'norms_agreement',
} as const;

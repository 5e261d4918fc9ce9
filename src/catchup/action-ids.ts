/** Names of what people press and send, as they stand in Slack's payloads. Old messages keep them for ever. */
export const CATCHUP_ACTIONS = {
  ask: 'catchup_ask',
  share: 'catchup_share',
  settings: 'catchup_settings',
} as const;

export const CATCHUP_VIEWS = {
  question: 'catchup_question',
  share: 'catchup_share',
  settings: 'catchup_settings',
} as const;

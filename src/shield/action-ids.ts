/** Names of what people press and send, as they stand in Slack's payloads. Old messages keep them for ever. */
export const SHIELD_ACTIONS = {
  offer: 'shield_offer',
  go: 'shield_go',
  settings: 'shield_settings',
  off: 'shield_off',
} as const;

export const SHIELD_VIEWS = {
  offer: 'shield_offer',
  settings: 'shield_settings',
} as const;

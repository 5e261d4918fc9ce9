/** Names of what people press and send, as they stand in Slack's payloads. Old messages keep them for ever. */
export const ASKING_ACTIONS = {
  call: 'red-phone-ask',
  people: 'red-phone-people',
  groups: 'red-phone-groups',
  propose: 'red-phone-propose',
  add: 'red-phone-add',
  word: 'red-phone-word',
  undo: 'red-phone-undo',
  check: 'red-phone-check',
  settings: 'red-phone-settings',
} as const;

export const ASKING_VIEWS = {
  declare: 'red-phone-declare',
  settings: 'red-phone-settings',
  ask: 'red-phone-ask',
} as const;

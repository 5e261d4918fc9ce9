/** Names of what people press and send, as they stand in Slack's payloads. Old messages keep them for ever. */
export const PEOPLE_ACTIONS = {
  edit: 'comms_edit',
  deliverNow: 'comms_now',
  openOneHour: 'comms_open',
  away: 'comms_away',
  off: 'comms_off',
  start: 'comms_start',
  notForMe: 'comms_not_for_me',
} as const;

export const PEOPLE_VIEWS = {
  hours: 'comms_hours',
  away: 'comms_away',
} as const;

/** Names of what people press and send, as they stand in Slack's payloads. Old messages keep them for ever. */
export const PEOPLE_ACTIONS = {
  edit: 'comms_edit',
  /** The same, beside the question whether the clock is right. */
  clockWrong: 'comms_clock_wrong',
  /** The form unfolded, where what is rarely chosen is asked for. */
  editAll: 'comms_edit_all',
  deliverNow: 'comms_now',
  openOneHour: 'comms_open',
  away: 'comms_away',
  /** Unfolds the form of hours. */
  more: 'comms_more',
  off: 'comms_off',
  start: 'comms_start',
  notForMe: 'comms_not_for_me',
  settings: 'workspace_settings',
  chooseOptIn: 'workspace_opt_in',
  chooseEveryone: 'workspace_everyone',
  dryRun: 'workspace_dry_run',
  pause: 'workspace_pause',
  resume: 'workspace_resume',
} as const;

export const PEOPLE_VIEWS = {
  hours: 'comms_hours',
  away: 'comms_away',
  settings: 'workspace_settings',
} as const;

/** Fields of the form of hours; each is a block and the action in it. */
export const HOURS_FIELDS = {
  hours: 'hours',
  zone: 'zone',
  senderSees: 'sender_sees',
  working: 'working',
  live: 'live',
  heldApps: 'held_apps',
} as const;

/** Names of what people press in a call's messages. Old messages keep them for ever. */
export const CALL_ACTIONS = {
  onIt: 'call-on-it',
  notUrgent: 'call-not-urgent',
  passOn: 'call-pass-on',
  mute: 'call-mute',
  resolve: 'call-resolve',
  notMeant: 'call-not-meant',
  callNow: 'call-now',
} as const;

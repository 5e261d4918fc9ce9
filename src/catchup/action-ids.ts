/** Names of what people press and send, as they stand in Slack's payloads. Old messages keep them for ever. */
export const CATCHUP_ACTIONS = {
  ask: 'catchup_ask',
  share: 'catchup_share',
  /** The menu of one channel among several. */
  part: 'catchup_part',
  settings: 'catchup_settings',
  /** A channel, in App Home. */
  fromHome: 'catchup_from_home',
} as const;

export const CATCHUP_VIEWS = {
  question: 'catchup_question',
  share: 'catchup_share',
  settings: 'catchup_settings',
} as const;

/** What a choice from the menu of one channel says; `id` is of what was made of that channel. */
export function partValue(choice: 'ask' | 'share', id: string): string {
  return `${choice}:${id}`;
}

/** Reads what `partValue` wrote. */
export function parsePartValue(value: string): { readonly choice: 'ask' | 'share'; readonly id: string } {
  const [choice, ...id] = value.split(':');
  return { choice: choice === 'share' ? 'share' : 'ask', id: id.join(':') };
}

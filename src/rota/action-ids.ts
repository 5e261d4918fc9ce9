/** Names of what people press and send, as they stand in Slack's payloads. Old views keep them for ever. */
export const ROTA_ACTIONS = {
  add: 'rota_add',
  /** The menu of one region; its options say what, by `regionValue`. */
  region: 'rota_region',
  undo: 'rota_undo',
} as const;

export const ROTA_VIEWS = { region: 'rota_region' } as const;

export type RegionChoice = 'edit' | 'remove';

export function regionValue(choice: RegionChoice, id: string): string {
  return `${choice}:${id}`;
}

/** Reads what `regionValue` wrote. */
export function parseRegionValue(value: string): { readonly choice: RegionChoice; readonly id: string } {
  const [choice, id = ''] = value.split(':');
  return { choice: choice === 'remove' ? 'remove' : 'edit', id };
}

import type { To } from './handoff.ts';

export type CommandReading =
  | { readonly kind: 'draft'; readonly to: To | undefined }
  | { readonly kind: 'list' | 'help' | 'next' }
  | { readonly kind: 'not-understood'; readonly part: string };

/** Reads the text of `/handoff` as Slack sends it, with people, groups and channels escaped. */
export function parseCommand(text: string): CommandReading {
  const words = text.match(/<[^>]*>|[^\s<]+/g) ?? [];
  const [only = '', surplus] = words;
  if (words.length === 0) return { kind: 'draft', to: undefined };
  if (surplus !== undefined) return { kind: 'not-understood', part: surplus };
  if (/^(?:list|liste)$/i.test(only)) return { kind: 'list' };
  if (/^(?:help|hilfe|\?)$/i.test(only)) return { kind: 'help' };
  if (/^(?:next|nächste)$/i.test(only)) return { kind: 'next' };
  const to = readReceiver(only);
  return to === undefined ? { kind: 'not-understood', part: only } : { kind: 'draft', to };
}

function readReceiver(word: string): To | undefined {
  const [, user] = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word) ?? [];
  if (user !== undefined) return { kind: 'person', user };
  const [, group] = /^<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word) ?? [];
  if (group !== undefined) return { kind: 'group', group };
  const [, channel] = /^<#([CG][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word) ?? [];
  return channel === undefined ? undefined : { kind: 'channel', channel };
}

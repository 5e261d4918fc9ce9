import type { To } from './handoff.ts';

export type CommandReading =
  | { readonly kind: 'draft'; readonly to: To | undefined }
  | { readonly kind: 'list' | 'help' | 'next' }
  /** Without a word: how it stands. */
  | { readonly kind: 'offer'; readonly isOn: boolean | undefined }
  | { readonly kind: 'not-understood'; readonly part: string };

/** Reads the text of `/handoff` as Slack sends it, with people, groups and channels escaped. */
export function parseCommand(text: string): CommandReading {
  const words = text.match(/<[^>]*>|[^\s<]+/g) ?? [];
  const [only = '', surplus] = words;
  if (words.length === 0) return { kind: 'draft', to: undefined };
  const offer = readOffer(words);
  if (offer !== undefined) return offer;
  if (surplus !== undefined) return { kind: 'not-understood', part: surplus };
  if (/^(?:list|liste)$/i.test(only)) return { kind: 'list' };
  if (/^(?:help|hilfe|\?)$/i.test(only)) return { kind: 'help' };
  if (/^(?:next|nächste)$/i.test(only)) return { kind: 'next' };
  const to = readReceiver(only);
  return to === undefined ? { kind: 'not-understood', part: only } : { kind: 'draft', to };
}

function readOffer([word = '', wish, ...more]: readonly string[]): CommandReading | undefined {
  if (!/^(?:offer|angebot)$/i.test(word) || more.length > 0) return undefined;
  if (wish === undefined) return { kind: 'offer', isOn: undefined };
  if (/^(?:on|an|ein)$/i.test(wish)) return { kind: 'offer', isOn: true };
  return /^(?:off|aus)$/i.test(wish) ? { kind: 'offer', isOn: false } : undefined;
}

function readReceiver(word: string): To | undefined {
  const [, user] = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word) ?? [];
  if (user !== undefined) return { kind: 'person', user };
  const [, group] = /^<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word) ?? [];
  if (group !== undefined) return { kind: 'group', group };
  const [, channel] = /^<#([CG][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word) ?? [];
  return channel === undefined ? undefined : { kind: 'channel', channel };
}

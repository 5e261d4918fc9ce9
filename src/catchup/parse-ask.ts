import type { ChannelId, MessageRef } from '../ids.ts';
import type { Speaker } from '../schedule/parse-when.ts';
import type { Ask } from './ask.ts';
import { parseSince, type SinceReading } from './parse-since.ts';

export type AskReading =
  | { readonly kind: 'ask'; readonly ask: Ask }
  | { readonly kind: 'help' | 'settings' }
  | {
      readonly kind: 'not-understood';
      /** As it was written. */
      readonly part: string;
      readonly reason: Extract<SinceReading, { ok: false }>['reason'] | 'channel' | 'link' | 'direct';
    };

/** "In #general, please". */
const saysNothing = /^(?:in|of|aus|please|pls|bitte|,)$/i;

/** Reads a message's link; the same as the rest of the app reads them. */
export type ReadPermalink = (text: string) => MessageRef | undefined;

const everything = /^(?:all|everything|alle|alles|überall)$/i;

/**
 * Reads the text of `/catchup` as Slack sends it, with channels escaped: where, and since when, in either order.
 * `here` is the channel in which it was typed.
 */
export function parseAsk(
  text: string,
  here: ChannelId,
  speaker: Speaker,
  readPermalink: ReadPermalink,
): AskReading {
  const words = text.match(/<[^>]*>|[^\s<]+/g) ?? [];
  const [only = ''] = words;
  if (words.length === 1 && /^(?:-{0,2}help|-h|hilfe|\?)$/i.test(only)) return { kind: 'help' };
  if (words.length === 1 && /^(?:settings|einstellungen)$/i.test(only)) return { kind: 'settings' };
  const places = words.filter(isPlace);
  const [place, surplus] = places;
  if (surplus !== undefined) return { kind: 'not-understood', part: surplus, reason: 'word' };
  const rest = words.filter((word) => !isPlace(word) && !saysNothing.test(word)).join(' ');
  const since = rest === '' ? undefined : parseSince(rest, speaker);
  if (since?.ok === false) return { kind: 'not-understood', part: since.part, reason: since.reason };
  return readPlace(place, here, since?.at, readPermalink);
}

function isPlace(word: string): boolean {
  return /^[<#]/.test(word) || /^https?:/i.test(word) || everything.test(word);
}

function readPlace(
  place: string | undefined,
  here: ChannelId,
  since: number | undefined,
  readPermalink: ReadPermalink,
): AskReading {
  if (place === undefined) return inChannel(here, since, '');
  if (everything.test(place)) return { kind: 'ask', ask: { kind: 'all', since } };
  const channel = /^<#([CGD][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(place)?.[1];
  if (channel !== undefined) return inChannel(channel, since, place);
  if (place.startsWith('#')) return { kind: 'not-understood', part: place, reason: 'channel' };
  // Somebody, or everybody: that is no place.
  if (/^<[@!]/.test(place)) return { kind: 'not-understood', part: place, reason: 'word' };
  const ref = readPermalink(place);
  if (ref === undefined) return { kind: 'not-understood', part: place, reason: 'link' };
  if (ref.channel.startsWith('D')) return { kind: 'not-understood', part: place, reason: 'direct' };
  const threadTs = ref.threadTs ?? ref.ts;
  return { kind: 'ask', ask: { kind: 'thread', channel: ref.channel, threadTs, since } };
}

/** Sluice never sees what people write to one another directly. */
function inChannel(channel: ChannelId, since: number | undefined, part: string): AskReading {
  if (channel.startsWith('D')) return { kind: 'not-understood', part, reason: 'direct' };
  return { kind: 'ask', ask: { kind: 'channel', channel, since } };
}

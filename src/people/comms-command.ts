import type { UserId } from '../ids.ts';
import type { Absence, WeeklyBlock } from '../schedule/hours.ts';
import { parseAbsence } from '../schedule/parse-absence.ts';
import { parseDuration } from '../schedule/parse-duration.ts';
import { type HoursProblem, parseHours } from '../schedule/parse-hours.ts';
import { parseWhen, type Speaker } from '../schedule/parse-when.ts';
import { suggestedDays } from '../schedule/working-week.ts';

/** What somebody asks for with `/comms …`. */
export type CommsCommand =
  | { readonly kind: 'show' | 'on' | 'off' | 'now' | 'help' }
  | { readonly kind: 'zone-slack' | 'back' }
  | { readonly kind: 'hours'; readonly blocks: readonly WeeklyBlock[] }
  | { readonly kind: 'zone'; readonly name: string }
  /** `until` is UTC ms, after the speaker's now. */
  | { readonly kind: 'open'; readonly until: number }
  | { readonly kind: 'later'; readonly byMs: number }
  | { readonly kind: 'away'; readonly absence: Absence; readonly standIn: UserId | undefined }
  | { readonly kind: 'why'; readonly permalink: string }
  | NotUnderstood;

/** `part` is what was not understood, as it was written; empty where something is missing. */
export interface NotUnderstood {
  readonly kind: 'not-understood';
  readonly part: string;
  readonly reason: HoursProblem | 'order' | 'past';
  readonly example: string;
}

const EXAMPLES = {
  hours: '/comms mon-fri 11:00-11:30 16:00-16:30',
  zone: '/comms zone Europe/Berlin',
  open: '/comms open 2h',
  later: '/comms later 1h',
  away: '/comms away 2026-12-20..2027-01-03',
  why: '/comms why https://acme.slack.com/archives/C0123456789/p1732271400000100',
} as const;

const bareWords: Readonly<Record<string, 'show' | 'on' | 'off' | 'now' | 'back' | 'help'>> = {
  '': 'show',
  on: 'on',
  off: 'off',
  now: 'now',
  back: 'back',
  help: 'help',
};

/** Reads the text of the command as Slack sends it, with people and channels escaped. */
export function parseCommsCommand(text: string, speaker: Speaker): CommsCommand {
  const trimmed = text.trim();
  const [verb = ''] = /^\S*/.exec(trimmed) ?? [];
  const rest = trimmed.slice(verb.length).trim();
  const bare = bareWords[verb.toLowerCase()];
  if (bare !== undefined && rest === '') return { kind: bare };
  switch (verb.toLowerCase()) {
    case 'zone':
      return readZone(rest);
    case 'open':
      return readOpen(rest, speaker);
    case 'later':
      return readLater(rest);
    case 'away':
      return readAway(rest, speaker);
    case 'why':
      return readWhy(rest);
    default:
      return readHours(trimmed, speaker);
  }
}

function readZone(rest: string): CommsCommand {
  if (rest === '') return notUnderstood(rest, EXAMPLES.zone);
  return rest.toLowerCase() === 'slack' ? { kind: 'zone-slack' } : { kind: 'zone', name: rest };
}

function readOpen(rest: string, speaker: Speaker): CommsCommand {
  const read = parseWhen(rest, speaker);
  if (!read.ok) {
    const reason = read.reason === 'too-long' ? 'word' : read.reason;
    return { ...notUnderstood(read.part, EXAMPLES.open), reason };
  }
  return { kind: 'open', until: read.kind === 'instant' ? read.at : speaker.now + read.ms };
}

function readLater(rest: string): CommsCommand {
  const byMs = parseDuration(rest.replace(/^by\s+/i, ''));
  return byMs === undefined ? notUnderstood(rest, EXAMPLES.later) : { kind: 'later', byMs };
}

const mentionToken = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/;

function readAway(rest: string, speaker: Speaker): CommsCommand {
  const standIn = mentionToken.exec(rest)?.[1];
  const read = parseAbsence(rest.replace(mentionToken, ' '), speaker);
  if (!read.ok) {
    const reason = read.reason === 'date' ? 'word' : read.reason;
    return { ...notUnderstood(read.part, EXAMPLES.away), reason };
  }
  if (read.rest !== '') return notUnderstood(read.rest, EXAMPLES.away);
  return { kind: 'away', absence: read.absence, standIn };
}

function readWhy(rest: string): CommsCommand {
  const link = /^<?(https:\/\/[^\s|>]+)(?:\|[^>]*)?>?$/.exec(rest)?.[1];
  if (link === undefined) return notUnderstood(rest, EXAMPLES.why);
  return { kind: 'why', permalink: link.replaceAll('&amp;', '&') };
}

function readHours(text: string, { zone }: Speaker): CommsCommand {
  const read = parseHours(text, suggestedDays(zone.name));
  if (read.ok) return { kind: 'hours', blocks: read.blocks };
  return { ...notUnderstood(read.part, EXAMPLES.hours), reason: read.reason };
}

function notUnderstood(part: string, example: string): NotUnderstood {
  return { kind: 'not-understood', part, reason: part === '' ? 'empty' : 'word', example };
}

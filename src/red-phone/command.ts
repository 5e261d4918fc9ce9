import type { ChannelId, GroupId, UserId } from '../ids.ts';
import { unescaped } from './spoken.ts';
import { problemOf } from './words.ts';

/** What somebody asks for with `/redphone …`. */
export type RedPhoneCommand =
  | { readonly kind: 'list' | 'help' | 'log' }
  | ({ readonly kind: 'add' } & WordWish)
  | { readonly kind: 'remove'; readonly phrases: readonly string[] }
  /** Whom words call in these channels where a message mentions nobody; the words' own where nobody is named. */
  | ({ readonly kind: 'calls-in'; readonly channels: readonly ChannelId[] } & Named)
  | ({ readonly kind: 'call'; readonly reason: string } & Named)
  | NotUnderstood;

/** Words as somebody wants them; what they left out is asked for in a form. */
export interface WordWish {
  readonly phrases: readonly string[];
  /** What counts as this emergency; empty where it was left out. */
  readonly meaning: string;
  readonly channels: readonly ChannelId[];
  readonly by: Named;
  readonly needsReason: boolean;
}

export interface Named {
  readonly users: readonly UserId[];
  readonly groups: readonly GroupId[];
}

/** `part` is what was not understood, as it was written; empty where something is missing. */
export interface NotUnderstood {
  readonly kind: 'not-understood';
  readonly part: string;
  readonly reason: 'verb' | 'empty' | 'name' | 'unfindable' | 'too-long';
  readonly example: string;
}

const EXAMPLES = {
  add: '/redphone add prod down, sev1 in #incidents by @oncall reason required',
  remove: '/redphone remove sev1',
  in: '/redphone in #incidents calls @oncall',
  call: '/redphone call @ana The shop is down',
} as const;

/** Reads a command of which Slack has turned `@ana`, `@oncall` and `#general` into ids. */
export function parseRedPhone(text: string): RedPhoneCommand {
  const trimmed = text.trim();
  const [verb = ''] = /^\S*/.exec(trimmed) ?? [];
  const rest = trimmed.slice(verb.length).trim();
  switch (verb.toLowerCase()) {
    case '':
    case 'list':
      return { kind: 'list' };
    case 'help':
    case 'log':
      return { kind: verb.toLowerCase() === 'log' ? 'log' : 'help' };
    case 'add':
      return readAdd(rest);
    case 'remove':
      return readRemove(rest);
    case 'call':
      return readCall(rest);
    case 'in':
      return readCallsIn(rest);
    default:
      return { kind: 'not-understood', part: unescaped(verb), reason: 'verb', example: EXAMPLES.call };
  }
}

const person = String.raw`<@[UW]\w+(?:\|[^>]*)?>`;
const group = String.raw`<!subteam\^S\w+(?:\|[^>]*)?>`;
const channel = String.raw`<#[CG]\w+(?:\|[^>]*)?>`;
const inChannels = new RegExp(String.raw`(?:^|\s)in((?:[\s,]*${channel})+)`, 'gi');
const byPeople = new RegExp(String.raw`(?:^|\s)by((?:[\s,]*(?:${person}|${group}))+)`, 'gi');
const reasonRequired = /(?:^|\s)reason\s+required(?=$|[\s,])/gi;

function readAdd(rest: string): RedPhoneCommand {
  const [wanted = '', meaning = ''] = splitAtMeaning(rest);
  const channels = [...wanted.matchAll(inChannels)].flatMap(([, list = '']) => idsIn(list, channelId));
  const callers = [...wanted.matchAll(byPeople)].map(([, list = '']) => list).join(' ');
  const left = wanted.replace(inChannels, ' ').replace(byPeople, ' ');
  const phrases = phrasesIn(left.replace(reasonRequired, ' '));
  const wrong = firstProblem(phrases, EXAMPLES.add);
  if (wrong !== undefined) return wrong;
  return {
    kind: 'add',
    phrases: phrases.map(unescaped),
    meaning: unescaped(meaning).trim(),
    channels,
    by: namedIn(callers),
    needsReason: left.search(reasonRequired) >= 0,
  };
}

function splitAtMeaning(text: string): readonly string[] {
  const at = /\s(?:means|=)\s/i.exec(text);
  return at === null ? [text] : [text.slice(0, at.index), text.slice(at.index + at[0].length)];
}

function readRemove(rest: string): RedPhoneCommand {
  const phrases = phrasesIn(rest).map(unescaped);
  if (phrases.length === 0) return missing(EXAMPLES.remove);
  return { kind: 'remove', phrases };
}

function readCallsIn(rest: string): RedPhoneCommand {
  const [, places = '', callees = ''] = /^(.*?)(?:^|\s)calls(?:\s(.*))?$/is.exec(rest) ?? [];
  const channels = idsIn(places, channelId);
  const named = namedIn(callees);
  const isNobody = callees.trim().toLowerCase() === 'nobody';
  if (channels.length > 0 && (isNobody || named.users.length + named.groups.length > 0)) {
    return { kind: 'calls-in', channels, ...named };
  }
  const unknown = /[#@][^\s,]+/.exec(rest.replace(/<[^<>]*>/g, ' '))?.[0];
  if (unknown === undefined) return missing(EXAMPLES.in);
  return { kind: 'not-understood', part: unescaped(unknown), reason: 'name', example: EXAMPLES.in };
}

function readCall(rest: string): RedPhoneCommand {
  const called = new RegExp(`^(?:[\\s,]*(?:${person}|${group}))+`).exec(rest)?.[0] ?? '';
  const reason = rest.slice(called.length).replace(/^[\s,:–-]+/, '');
  const unknown = /^@\S+/.exec(reason)?.[0];
  if (unknown !== undefined) {
    return { kind: 'not-understood', part: unescaped(unknown), reason: 'name', example: EXAMPLES.call };
  }
  return { kind: 'call', ...namedIn(called), reason: asTyped(reason) };
}

/** Commas separate them; quotation marks around one are not part of it. */
export function phrasesIn(text: string): readonly string[] {
  return text
    .split(/[,\n，、]/)
    .map((phrase) =>
      phrase
        .trim()
        .replace(/^(["'“”„«»`])(.*)["'“”«»`]$/s, '$2')
        .replace(/\s+/g, ' '),
    )
    .filter((phrase) => phrase !== '');
}

function firstProblem(phrases: readonly string[], example: string): NotUnderstood | undefined {
  if (phrases.length === 0) return missing(example);
  for (const phrase of phrases) {
    // A name that Slack did not turn into an id is nobody's, or stands where none is expected.
    const name = /<[^<>]*>|(?<=^|\s)[#@][^\s,]+/.exec(phrase)?.[0];
    if (name !== undefined) {
      return { kind: 'not-understood', part: asTyped(name), reason: 'name', example };
    }
    const reason = problemOf(unescaped(phrase));
    if (reason !== undefined) return { kind: 'not-understood', part: unescaped(phrase), reason, example };
  }
  return undefined;
}

function missing(example: string): NotUnderstood {
  return { kind: 'not-understood', part: '', reason: 'empty', example };
}

/** `<#C1|general>` as it was typed: `#general`. */
function asTyped(text: string): string {
  return unescaped(
    text.replace(/<([#@!])[^|<>]*\|@?([^<>]*)>/g, (_token, sign: string, label: string) =>
      sign === '#' ? `#${label}` : `@${label}`,
    ),
  );
}

const userId = /<@([UW]\w+)/g;
const groupId = /<!subteam\^(S\w+)/g;
const channelId = /<#([CG]\w+)/g;

function namedIn(text: string): Named {
  return { users: idsIn(text, userId), groups: idsIn(text, groupId) };
}

function idsIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id = '']) => id))];
}

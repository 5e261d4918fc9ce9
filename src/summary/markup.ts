import type { UserId } from '../ids.ts';
import type { StatementLink } from './summary.ts';
import type { Transcript } from './transcript.ts';
import { visibleName } from './visible.ts';

export interface Markup {
  readonly text: string;
  /** Whom it calls by name, each once. */
  readonly mentions: readonly UserId[];
  readonly links: readonly StatementLink[];
}

/** What fits on a line of a phone. */
const LABEL_CHARACTERS = 40;

/** Slack's mrkdwn as plain words: tokens by their names, links by host and path, without bold marks and emoji codes. */
export function readMarkup(mrkdwn: string, names: Transcript['names']): Markup {
  const mentions = new Set<UserId>();
  const links = new Map<string, StatementLink>();

  function token(inside: string): string {
    const [target = '', label = ''] = splitOnce(inside, '|');
    const id = target.replace(/^(?:[@#]|!subteam\^)/, '');
    const name = visibleName(decoded(names.get(id) ?? label).replace(/^[@#]/, ''));
    if (/^@[UW][A-Z0-9]+$/.test(target)) {
      mentions.add(id);
      return `@${name === '' ? id : name}`;
    }
    // What Slack puts beside it may be the name of a private channel, which is not the reader's to know.
    if (/^#[CGD][A-Z0-9]+$/.test(target)) return names.has(id) ? `#${name}` : '#…';
    if (target.startsWith('!subteam^')) return `@${name === '' ? 'group' : name}`;
    if (/^!(here|channel|everyone)$/.test(target)) return `@${target.slice(1)}`;
    if (target.startsWith('!')) return decoded(label);
    return link(decoded(target), decoded(label), links) ?? decoded(inside);
  }

  const text = mrkdwn
    .split(/(<[^<>\n]*>)/)
    .map((part, at) => (at % 2 === 1 ? token(part.slice(1, -1)) : decoded(part)))
    .join('');
  return { text: withoutMarks(text), mentions: [...mentions], links: [...links.values()] };
}

/** The label never speaks for the address: what it says stands before host and path. */
function link(address: string, label: string, links: Map<string, StatementLink>): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return label === '' ? address : label;
  const known = [...links.values()].find((other) => other.url === url.href);
  const shown = known?.label ?? freeLabel(url, links);
  links.set(shown, { label: shown, url: url.href });
  const bare = label.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const saysNothingMore = bare === '' || `${url.host}${url.pathname}${url.search}`.startsWith(bare);
  return saysNothingMore ? shown : `${label} (${shown})`;
}

function freeLabel(url: URL, taken: ReadonlyMap<string, StatementLink>): string {
  const path = url.pathname.replace(/\/$/, '');
  const whole = `${url.host}${path}`;
  const label =
    whole.length <= LABEL_CHARACTERS
      ? whole
      : `${url.host}/…${path.slice(-Math.max(8, LABEL_CHARACTERS - url.host.length)).replace(/^[^/]*\//, '/')}`;
  let free = label;
  for (let n = 2; taken.has(free); n++) free = `${label}#${n}`;
  return free;
}

function withoutMarks(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}]):(?:[a-z][\w+'-]*|[+-]1)(?:::skin-tone-\d)?:(?![\p{L}\p{N}])/gu, '')
    .replace(/(?<![\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}~])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])/gu, '$1');
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

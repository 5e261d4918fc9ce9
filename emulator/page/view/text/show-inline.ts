import { type Content, type Html, h } from '../html.ts';
import type { Scope } from '../model.ts';
import { conversationName } from '../names.ts';
import { emojiNamed } from './emoji.ts';
import { type Inline, type Paragraph, readInline, readMrkdwn } from './mrkdwn.ts';
import { permalinkIn, safeLink } from './safe-link.ts';
import { dateToken } from './times.ts';

/** Slack's mrkdwn, as the person reads it. */
export function mrkdwn(scope: Scope, source: string): Html[] {
  return readMrkdwn(source).map((paragraph) => showParagraph(scope, paragraph));
}

/** Plain text: nothing in it is a sign for anything, but the names of emoji where they are meant. */
export function plain(source: string, withEmoji = true): string {
  if (!withEmoji) return source;
  return source.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emojiNamed(name) ?? whole);
}

/** A text object of Block Kit. */
export function textObject(scope: Scope, text: unknown): Content {
  const {
    type,
    text: source = '',
    emoji = true,
  } = (text ?? {}) as { type?: string; text?: string; emoji?: boolean };
  return type === 'mrkdwn' ? mrkdwn(scope, source) : plain(source, emoji);
}

/** The words of a text object alone, for labels and options. */
export function wordsOf(text: unknown): string {
  const {
    type,
    text: source = '',
    emoji = true,
  } = (text ?? {}) as { type?: string; text?: string; emoji?: boolean };
  return type === 'mrkdwn' ? readInline(source).map(bare).join('') : plain(source, emoji);
}

export function showInline(scope: Scope, inline: Inline): Html | string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return h('code', {}, inline.text);
    case 'bold':
      return h(
        'strong',
        {},
        inline.inside.map((each) => showInline(scope, each)),
      );
    case 'italic':
      return h(
        'em',
        {},
        inline.inside.map((each) => showInline(scope, each)),
      );
    case 'strike':
      return h(
        's',
        {},
        inline.inside.map((each) => showInline(scope, each)),
      );
    case 'break':
      return h('br');
    case 'emoji':
      return showEmoji(inline.name);
    case 'link':
      return showLink(scope, inline.url, inline.label);
    case 'date':
      return dateToken(inline.format, inline.seconds, scope.person, scope.now) || inline.fallback;
    case 'broadcast':
      return h('span', { class: 'mention me' }, `@${inline.range}`);
    case 'user':
      return showUser(scope, inline.id, inline.label);
    case 'group':
      return showGroup(scope, inline.id, inline.label);
    case 'channel':
      return showChannel(scope, inline.id, inline.label);
  }
}

export function showEmoji(name: string): Html | string {
  const emoji = emojiNamed(name);
  return emoji === undefined
    ? `:${name}:`
    : h('span', { class: 'emoji', role: 'img', 'aria-label': name }, emoji);
}

/** Permalinks of the workspace open in the page, others in a tab of their own, and what is no safe address nowhere. */
export function showLink(scope: Scope, address: string, label: string): Html | string {
  const { state, person, say } = scope;
  const href = safeLink(address);
  const text = label === '' ? address : label;
  if (href === undefined) return text;
  const target = permalinkIn(href, state.team.domain);
  const leads = target !== undefined && person.conversations.includes(target.conversation);
  if (!leads) return h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text);
  const { conversation, ts, thread } = target;
  return h(
    'a',
    { href, on: { click: say({ kind: 'go', place: { conversation, thread }, mark: ts }) } },
    text,
  );
}

export function showUser({ state, person }: Scope, id: string, label: string): Html {
  const name = state.users[id]?.name ?? (label === '' ? id : label);
  return h('span', { class: id === person.id ? 'mention me' : 'mention' }, `@${name}`);
}

export function showGroup({ state, person }: Scope, id: string, label: string): Html {
  const group = state.groups[id];
  const isMine = group?.users.includes(person.id) ?? false;
  return h('span', { class: isMine ? 'mention me' : 'mention' }, group ? `@${group.handle}` : label || id);
}

export function showChannel(scope: Scope, id: string, label: string): Html {
  const { state, person, say } = scope;
  const conversation = state.conversations[id];
  if (conversation === undefined)
    return h('span', { class: 'mention' }, label === '' ? '#unknown' : `#${label}`);
  const isMember = person.conversations.includes(id);
  if (conversation.kind !== 'public' && !isMember) return h('span', { class: 'mention' }, '#private');
  const name = conversationName(scope, conversation);
  if (!isMember) return h('span', { class: 'mention' }, name);
  const go = say({ kind: 'go', place: { conversation: id } });
  return h('a', { class: 'mention', href: `#${id}`, on: { click: go } }, name);
}

function showParagraph(scope: Scope, paragraph: Paragraph): Html {
  if (paragraph.kind === 'code') return h('pre', {}, paragraph.text);
  const inside = paragraph.inside.map((inline) => showInline(scope, inline));
  return h(paragraph.kind === 'quote' ? 'blockquote' : 'p', {}, inside);
}

function bare(inline: Inline): string {
  if (inline.kind === 'text' || inline.kind === 'code') return inline.text;
  if ('inside' in inline) return inline.inside.map(bare).join('');
  if (inline.kind === 'emoji') return emojiNamed(inline.name) ?? `:${inline.name}:`;
  if (inline.kind === 'link') return inline.label || inline.url;
  return 'label' in inline ? inline.label : '';
}

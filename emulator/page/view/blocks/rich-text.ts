import { type Content, type Html, h } from '../html.ts';
import type { Scope } from '../model.ts';
import { showChannel, showEmoji, showGroup, showLink, showUser } from '../text/show-inline.ts';
import { dateToken } from '../text/times.ts';
import { type Part, part, parts, string } from './loose.ts';

/** A rich_text block: what Slack's composer makes of what people write. */
export function richText(scope: Scope, block: Part): Html {
  return h(
    'div',
    { class: 'rich-text' },
    parts(block['elements']).map((element) => showElement(scope, element)),
  );
}

function showElement(scope: Scope, element: Part): Html {
  const { type, elements } = element;
  const inside = parts(elements);
  switch (type) {
    case 'rich_text_list':
      return showList(scope, element);
    case 'rich_text_quote':
      return h('blockquote', {}, pieces(scope, inside));
    case 'rich_text_preformatted':
      return h('pre', {}, pieces(scope, inside));
    default:
      return h('p', {}, pieces(scope, inside));
  }
}

function showList(scope: Scope, { style, indent, offset, elements }: Part): Html {
  const isOrdered = style === 'ordered';
  const start = isOrdered && typeof offset === 'number' ? offset + 1 : undefined;
  const depth = typeof indent === 'number' ? Math.min(indent, 6) : 0;
  const items = parts(elements).map((item) => h('li', {}, pieces(scope, parts(item['elements']))));
  return h(isOrdered ? 'ol' : 'ul', { class: `indent-${depth}`, start }, items);
}

function pieces(scope: Scope, elements: readonly Part[]): Content[] {
  return elements.map((element) => styled(part(element['style']), piece(scope, element)));
}

function piece(scope: Scope, element: Part): Content {
  switch (element['type']) {
    case 'text':
      return withBreaks(string(element['text']));
    case 'link':
      return showLink(scope, string(element['url']), string(element['text']));
    case 'user':
      return showUser(scope, string(element['user_id']), '');
    case 'usergroup':
      return showGroup(scope, string(element['usergroup_id']), '');
    case 'channel':
      return showChannel(scope, string(element['channel_id']), '');
    case 'broadcast':
      return h('span', { class: 'mention me' }, `@${string(element['range'])}`);
    case 'emoji':
      return showEmoji(string(element['name']));
    case 'date':
      return dateToken(string(element['format']), Number(element['timestamp']), scope.person, scope.now);
    case 'color':
      return h('code', {}, string(element['value']));
    default:
      return string(element['text']);
  }
}

function withBreaks(text: string): Content[] {
  return text.split('\n').flatMap((line, index): Content[] => (index === 0 ? [line] : [h('br'), line]));
}

const STYLES: readonly (readonly [style: string, tag: string])[] = [
  ['code', 'code'],
  ['strike', 's'],
  ['italic', 'em'],
  ['bold', 'strong'],
];

function styled(style: Part | undefined, content: Content): Content {
  let shown = content;
  for (const [name, tag] of STYLES) if (style?.[name] === true) shown = h(tag, {}, shown);
  return shown;
}

import { compact, type Loose } from '../json.ts';
import type { Block } from './types.ts';

type Style = { [name: string]: true };

/** The rich_text block that Slack's composer makes of a message in wire form (`<@U…>`, `&lt;`, `*bold*`). */
export function richText(source: string, blockId: string): Block {
  return { type: 'rich_text', block_id: blockId, elements: source.split(/```/).flatMap(preformattedOrNot) };
}

function preformattedOrNot(piece: string, index: number): Loose[] {
  if (piece === '') return [];
  if (index % 2 === 1) {
    return [{ type: 'rich_text_preformatted', elements: [textOf(piece.replace(/^\n|\n$/g, ''))], border: 0 }];
  }
  return quotedOrNot(piece);
}

function quotedOrNot(piece: string): Loose[] {
  const sections: { quoted: boolean; lines: string[] }[] = [];
  for (const line of piece.split('\n')) {
    const quoted = line.startsWith('&gt;');
    const last = sections.at(-1);
    const content = quoted ? line.slice('&gt;'.length).trimStart() : line;
    if (last?.quoted === quoted) last.lines.push(content);
    else sections.push({ quoted, lines: [content] });
  }
  return sections.map(({ quoted, lines }) => ({
    type: quoted ? 'rich_text_quote' : 'rich_text_section',
    elements: inline(lines.join('\n'), {}),
  }));
}

const INLINE =
  /<([^>\n]+)>|`([^`\n]+)`|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<![\w_])_([^_\n]+)_(?![\w_])|(?<![\w~])~([^~\n]+)~(?![\w~])|:([a-z0-9_+'-]+):/g;

function inline(source: string, style: Style): Loose[] {
  const elements: Loose[] = [];
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > end) elements.push(textOf(source.slice(end, match.index), style));
    const [whole, angle, code, bold, italic, strike, emoji] = match;
    if (angle !== undefined) elements.push(withStyle(reference(angle), style));
    else if (code !== undefined) elements.push(textOf(code, { ...style, code: true }));
    else if (bold !== undefined) elements.push(...inline(bold, { ...style, bold: true }));
    else if (italic !== undefined) elements.push(...inline(italic, { ...style, italic: true }));
    else if (strike !== undefined) elements.push(...inline(strike, { ...style, strike: true }));
    else if (emoji !== undefined) elements.push({ type: 'emoji', name: emoji });
    end = match.index + whole.length;
  }
  if (end < source.length) elements.push(textOf(source.slice(end), style));
  return elements;
}

function reference(inside: string): Loose {
  const [target = '', label] = inside.split('|');
  if (/^@[UW]/.test(target)) return { type: 'user', user_id: target.slice(1) };
  if (target.startsWith('!subteam^'))
    return { type: 'usergroup', usergroup_id: target.slice('!subteam^'.length) };
  if (/^!(here|channel|everyone)$/.test(target)) return { type: 'broadcast', range: target.slice(1) };
  if (target.startsWith('#C')) return { type: 'channel', channel_id: target.slice(1) };
  return compact({
    type: 'link',
    url: unescaped(target),
    text: label === undefined ? undefined : unescaped(label),
  });
}

function textOf(source: string, style: Style = {}): Loose {
  return withStyle({ type: 'text', text: unescaped(source) }, style);
}

function withStyle(element: Loose, style: Style): Loose {
  return Object.keys(style).length > 0 ? { ...element, style } : element;
}

function unescaped(source: string): string {
  return source.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

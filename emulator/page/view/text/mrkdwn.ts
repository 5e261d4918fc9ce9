/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user' | 'group' | 'channel'; readonly id: string; readonly label: string }
  | { readonly kind: 'broadcast'; readonly range: string }
  | { readonly kind: 'emoji'; readonly name: string }
  | { readonly kind: 'date'; readonly seconds: number; readonly format: string; readonly fallback: string }
  | { readonly kind: 'break' };

export type Paragraph =
  | { readonly kind: 'lines' | 'quote'; readonly inside: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string };

/** Reads Slack's mrkdwn in its wire form, where `&lt;`, `&gt;` and `&amp;` stand for the signs themselves. */
export function readMrkdwn(source: string): Paragraph[] {
  return source.split('```').flatMap((piece, index): Paragraph[] => {
    if (index % 2 === 0) return linesIn(piece);
    return [{ kind: 'code', text: unescaped(piece.replace(/^\n|\n$/g, '')) }];
  });
}

/** One line of mrkdwn, without quotes and preformatted parts. */
export function readInline(source: string): Inline[] {
  const held: Inline[] = [];
  const hold = (inline: Inline): string => String.fromCharCode(HELD + held.push(inline) - 1);
  const text = source
    .replace(/[\uE000-\uF8FF]/g, '\uFFFD')
    .replace(/`([^`\n]+)`/g, (_, code: string) => hold({ kind: 'code', text: unescaped(code) }))
    .replace(/<([^<>\n]+)>/g, (_, inside: string) => hold(reference(inside)));
  return formatted(text, held);
}

/** Where the private characters begin that stand for what is already read. */
const HELD = 0xe000;

function linesIn(piece: string): Paragraph[] {
  const paragraphs: { kind: 'lines' | 'quote'; lines: string[] }[] = [];
  for (const line of piece.split('\n')) {
    const [, quoted] = /^(?:&gt;|>)\s?(.*)$/.exec(line) ?? [];
    const kind = quoted === undefined ? 'lines' : 'quote';
    const last = paragraphs.at(-1);
    if (last?.kind === kind) last.lines.push(quoted ?? line);
    else paragraphs.push({ kind, lines: [quoted ?? line] });
  }
  return paragraphs
    .filter(({ kind, lines }) => kind === 'quote' || lines.some((line) => line !== ''))
    .map(({ kind, lines }) => ({ kind, inside: readInline(lines.join('\n')) }));
}

const FORMATS =
  /(?<![\w*])\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]*[^_\s])_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]*[^~\s])~(?![\w~])|:([a-z0-9_+'-]+):|([\uE000-\uF8FF])|(\n)/g;

function formatted(text: string, held: readonly Inline[]): Inline[] {
  const found: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(FORMATS)) {
    if (match.index > end) found.push({ kind: 'text', text: unescaped(text.slice(end, match.index)) });
    const [whole, bold, italic, strike, emoji, place, lineBreak] = match;
    const known = place === undefined ? undefined : held[place.charCodeAt(0) - HELD];
    if (bold !== undefined) found.push({ kind: 'bold', inside: formatted(bold, held) });
    else if (italic !== undefined) found.push({ kind: 'italic', inside: formatted(italic, held) });
    else if (strike !== undefined) found.push({ kind: 'strike', inside: formatted(strike, held) });
    else if (emoji !== undefined) found.push({ kind: 'emoji', name: emoji });
    else if (lineBreak !== undefined) found.push({ kind: 'break' });
    else if (known !== undefined) found.push(known);
    end = match.index + whole.length;
  }
  if (end < text.length) found.push({ kind: 'text', text: unescaped(text.slice(end)) });
  return found;
}

/** What stands between angle brackets. */
function reference(inside: string): Inline {
  const [target = '', ...labels] = inside.split('|');
  const label = unescaped(labels.join('|'));
  const date = /^!date\^(-?\d+)\^([^^]*)(?:\^.*)?$/.exec(target);
  if (date)
    return { kind: 'date', seconds: Number(date[1]), format: unescaped(date[2] ?? ''), fallback: label };
  if (/^@[UW]/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CG]/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice('!subteam^'.length), label };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  return { kind: 'link', url: unescaped(target), label };
}

export function unescaped(source: string): string {
  return source.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

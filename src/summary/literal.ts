import type { RichTextElement } from '@slack/types';
import type { StatementLink } from './summary.ts';
import { visible } from './visible.ts';

/** A text as the rich text that shows exactly it: no mention, link, emoji or format comes of anything in it. */
export function literal(
  text: string,
  style?: { readonly bold?: boolean; readonly italic?: boolean },
): RichTextElement {
  return { type: 'text', text: withoutSchemes(visible(text)), ...(style === undefined ? {} : { style }) };
}

/** The same, with the links that it names by their label. */
export function literalWithLinks(text: string, links: readonly StatementLink[]): RichTextElement[] {
  let parts: RichTextElement[] = [literal(text)];
  for (const { label, url } of links.toSorted((a, b) => b.label.length - a.label.length)) {
    if (!/^https?:\/\//.test(url)) continue;
    parts = parts.flatMap((part) => (part.type === 'text' ? linked(part.text, label, url) : [part]));
  }
  return parts;
}

/** The first time that it stands there. */
function linked(text: string, label: string, url: string): RichTextElement[] {
  const at = text.indexOf(label);
  if (at < 0 || label === '') return [{ type: 'text', text }];
  const [before, after] = [text.slice(0, at), text.slice(at + label.length)];
  return [
    ...(before === '' ? [] : [{ type: 'text' as const, text: before }]),
    { type: 'link', url, text: label },
    ...(after === '' ? [] : [{ type: 'text' as const, text: after }]),
  ];
}

/** No program that looks for addresses in a text finds one. */
function withoutSchemes(text: string): string {
  return text
    .replace(/\b[a-z][a-z0-9+.-]{0,20}:\/\//gi, '')
    .replace(/\b(?:javascript|vbscript|mailto|tel|sms|slack|file|blob|about):(?=\S)/gi, '')
    .replace(/\bdata:(?=[\w.+-]*[/;,])/gi, '');
}

import { oneLine } from './candidate.ts';
import type { Evidence } from './evidence.ts';
import type { Prompt } from './prompt.ts';
import type { StatementLink } from './summary.ts';

/** Slack's tokens, calls on everybody, and addresses: a model was never shown one, and has none to write. */
const tokens = /<\s*[@#!]|<\s*https?:|&lt;\s*[@#!]/i;
const calls = /@(?:channel|here|everyone)\b/gi;
const addresses =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+|\b(?:javascript|vbscript|data|file|blob|about|mailto|tel|sms|slack):(?=\S)|\b(?:[\p{L}\p{N}-]+\.)+(?:\p{L}{2,})\/\S*|\b(?:[\p{L}\p{N}-]+\.)+(?:com|net|org|io|dev|app|co|ai|info|biz|xyz|me|ru|cn|de|uk|eu|us|site|online|link|top|zip)\b/giu;

/** Whether a model's text calls on nobody and names no address that the cited messages do not. */
export function isInert(text: string, cited: readonly Evidence[]): boolean {
  if (tokens.test(text)) return false;
  const said = cited.map(({ message }) => message.text.toLowerCase());
  const isSaid = ([found]: RegExpMatchArray): boolean =>
    said.some((one) => one.includes(found.toLowerCase()));
  return [...text.matchAll(calls), ...text.matchAll(addresses)].every(isSaid);
}

/** A model's text with what the stand-ins stand for. A link that the cited messages do not hold is only a word. */
export function inPlainWords(
  text: string,
  { links, mask }: Pick<Prompt, 'links' | 'mask'>,
  cited: readonly Evidence[],
): { readonly text: string; readonly links: readonly StatementLink[] } {
  const named = new Set<StatementLink>();
  const words = text.replace(/\[?link (\d+)\]/g, (_found, number: string) => {
    const link = links[Number(number) - 1];
    const isCited = link !== undefined && cited.some(({ message }) => message.links.includes(link));
    if (!isCited) return 'link';
    named.add(link);
    return link.label;
  });
  return { text: oneLine(mask.reveal(words).replaceAll('⏎', ' ')), links: [...named] };
}

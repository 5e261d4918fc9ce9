const SIGNATURE_LINES = 10;

/** The line at which the signature begins; the number of lines where there is none. The first line is never one. */
export function signatureAt(lines: readonly string[], authorName: string): number {
  let end = lines.length;
  const from = Math.max(1, end - SIGNATURE_LINES);
  const rule = lines.findIndex((line, at) => at >= from && /^\s*(?:--|[-_=*~#+]{3,})\s*$/.test(line));
  if (rule > 0) end = rule;
  const closing = lines.findIndex((line, at) => at >= Math.max(1, end - 7) && at < end && isClosing(line));
  if (closing > 0) end = closing;
  while (end > 1 && isSignedWith(lines[end - 1] ?? '', authorName)) end--;
  return end;
}

/** "Regards," with or without a name after it. */
export function isClosing(line: string): boolean {
  return closing.test(line.trim());
}

const closing =
  /^(?:[-–*_]+\s*)?(?:(?:best|kind|kindest|warm|with best|with kind|many|my)\s+)?(?:regards|wishes|cheers|thanks?|thanx|thx|thank you|sincerely|yours(?: \w+)?|best|love|ciao|greetings|(?:viele|liebe|beste|schöne|herzliche|freundliche)\s+grüße|gruß|grüße|lg|vg|mfg|mit freundlichen grüßen|danke|vielen dank)(?: (?:again|in advance|all|everyone|im voraus|a lot|so much|very much))?[\s,.!–-]*(?:\p{Lu}[\p{L}.'-]*\s*){0,3}[.!]?$/iu;

/** Whether a line is nothing but a name, an address or a phone number. */
export function isSignedWith(line: string, authorName: string): boolean {
  const said = line.trim().replace(/^[-–~/*_=\s]+|[.,!*_=:\s]+$/g, '');
  if (said === '') return true;
  if (/^(?:sent from my |von meinem .+ gesendet|get outlook)/i.test(said)) return true;
  if (
    said.length < 110 &&
    /^(?:tel|phone|fax|voice|mobile|mobil|e-?mail|mailto|www|http|url|home|work|internet mail)\b.{0,4}[:. ]/i.test(
      said,
    )
  )
    return true;
  if (/^<?(?:mailto:)?\S+@\S+\.\w+>?$/.test(said)) return true;
  if (/(?:\+?\d[\d ().-]{7,}\d)/.test(said) && said.split(/\s+/).length <= 12 && !/[.!?]$/.test(line.trim()))
    return true;
  const names = authorName.toLowerCase().split(/[\s.,]+/);
  const words = said.toLowerCase().split(/\s+/);
  const initials = names.map((name) => name[0] ?? '').join('');
  const isName = (word: string): boolean =>
    names.some((name) => name === word || (word.length >= 3 && name.startsWith(word)));
  return words.length <= 4 && (words.every(isName) || (initials.length > 1 && words.join('') === initials));
}

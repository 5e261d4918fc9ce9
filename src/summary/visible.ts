/**
 * What people see of a text: without control, bidi, zero-width and tag characters, and with "\n" for every way to end
 * a line. What joins letters and emoji stays.
 */
export function visible(text: string): string {
  if (!unusual.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(heaped, '$1')
    .normalize('NFC');
}

/** One line of at most `limit` characters, for what is no prose: names of people, channels and files. */
export function visibleName(name: string, limit = 40): string {
  const line = visible(name).replace(/\s+/g, ' ').trim();
  return [...line].slice(0, limit).join('');
}

const unusual = /[^\t\n\x20-\x7e]/;
const joins = String.raw`(?<=[[\p{L}\p{M}\p{Emoji_Modifier}]--\p{DI}]|\p{ExtPict}\uFE0F?)[\u200C\u200D](?=[[\p{L}\p{ExtPict}]--\p{DI}])`;
const emojiStyle = String.raw`(?<=[\p{ExtPict}#*0-9])\uFE0F`;
const invisible = new RegExp(
  String.raw`(?!${joins}|${emojiStyle}|[\t\n])[\p{Cc}\p{DI}\p{Co}\u2800\uFFF9-\uFFFB]`,
  'gv',
);
/** Marks heaped on one letter run over the lines above and below. */
const heaped = /(\p{M}{4})\p{M}+/gu;

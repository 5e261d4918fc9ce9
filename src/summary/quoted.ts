import { signatureAt } from './signature.ts';

/** A plain text without what its author only quotes or signs with, trimmed; empty where nothing of theirs is left. */
export function withoutQuoted(text: string, authorName: string): string {
  const lines = text.split('\n').slice(0, forwardedAt(text));
  const own = lines
    .filter((_line, at) => !isAttribution(lines, at))
    .map((line) => withoutFlatQuote(line, lines.length === 1))
    .filter((line) => !isQuoted(line));
  return own
    .slice(0, signatureAt(own, authorName))
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** `>`, `|`, and the initials that some mail programs put before it. */
function isQuoted(line: string): boolean {
  return /^\s*(?:[A-Z]{0,3}>|\|\s)/.test(line);
}

/** A line in which several quoted ones run together, or quote and answer, keeps the sentences that are not quoted. */
function withoutFlatQuote(line: string, isAlone: boolean): string {
  const marks = line.match(/(?:^|\s)>+\s/g)?.length ?? 0;
  if (marks < (isAlone ? 1 : 2)) return line;
  const pieces = line.split(/(?<=[.!?…)"]|(?:^|\s)>+)\s+(?=\S)|\s+(?=>+\s)/);
  return pieces.filter((piece, at) => !piece.startsWith('>') && !/^>+$/.test(pieces[at - 1] ?? '')).join(' ');
}

/** The line from which on another message is repeated whole. */
function forwardedAt(text: string): number | undefined {
  const lines = text.split('\n');
  const at = lines.findIndex(
    (line, i) =>
      /^\W*-{2,}\s*(?:original message|forwarded message|begin forwarded|ursprüngliche nachricht|weitergeleitete nachricht)/i.test(
        line,
      ) ||
      (/^\W*(?:from|von):\s/i.test(line) &&
        lines
          .slice(i + 1, i + 4)
          .some((next) => /^\W*(?:sent|date|to|subject|gesendet|datum|an|betreff):\s/i.test(next))),
  );
  return at <= 0 ? undefined : at;
}

/** "On Monday Ana wrote:", which may take two lines, with something quoted after it or nothing at all. */
function isAttribution(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? '';
  const next = lines[at + 1]?.trim() ?? '';
  if (line === '' || line.length > 160) return false;
  if (said.test(line))
    return opening.test(line) || isQuoted(lines.slice(at + 1).find((one) => one.trim() !== '') ?? '>');
  return opening.test(line) && next.length < 80 && said.test(next) && !/[.!?]$/.test(line);
}

const said =
  /\b(?:wrote|writes|said|schrieb|schreibt|hat geschrieben|quoting .{3,60}|\[[\d: +-]+\])\s*:?\s*$/i;
const opening =
  /^\W*(?:on|at|am|in|quoting)\s.*\d|^\W*quoting\s|^\S+@\S+|^\W*(?:[A-Z][\w.'-]+\s){1,4}(?:<?\S+@\S+>?\s)?(?:wrote|writes|schrieb)/i;

/** One element of a list, or why it could not be read. `line` counts from 1. */
export type Element =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly problem: string };

/**
 * Reads the elements of a JSON list one by one, each with the line on which it stands. A broken one is told, and
 * reading goes on with the next that stands as it should.
 */
export function* elementsOf(text: string): Generator<Element> {
  const lines = lineCounter(text);
  let at = skip(text, 0, /[\s\uFEFF]*/y);
  if (text[at] !== '[') {
    yield {
      line: lines(at),
      problem: at === text.length ? 'The file is empty.' : 'A list is expected here.',
    };
    return;
  }
  at += 1;
  for (;;) {
    at = skip(text, at, /[\s,]*/y);
    if (at >= text.length) {
      yield { line: lines(text.length), problem: 'The list has no end: the file is cut off.' };
      return;
    }
    if (text[at] === ']') return;
    const end = endOfValue(text, at);
    const piece = text.slice(at, end ?? text.length);
    const read = end === undefined ? { problem: 'It has no end.', at: 0 } : parse(piece);
    const begun = at;
    if ('value' in read) {
      yield { line: lines(at), value: read.value };
      at = skip(text, at + piece.length, /\s*/y);
      if (at >= text.length || text[at] === ',' || text[at] === ']') continue;
      yield { line: lines(at), problem: 'A comma, or the end of the list, is expected here.' };
    } else {
      yield { line: lines(at + read.at), problem: `This is not JSON: ${read.problem}` };
    }
    const next = nextElement(text, begun);
    if (next === undefined) return;
    at = next;
  }
}

function skip(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

/** Where the value that begins at `from` ends; undefined where the text ends before. */
function endOfValue(text: string, from: number): number | undefined {
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}]|,/gsu;
  token.lastIndex = from;
  let depth = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [mark] = found;
    if (depth === 0 && (mark === ',' || mark === ']')) return found.index;
    if (mark === '{' || mark === '[') depth += 1;
    if (mark === '}' || mark === ']') depth -= 1;
    if (depth === 0 && (mark === '}' || mark === ']')) return token.lastIndex;
  }
  return undefined;
}

function parse(
  piece: string,
): { readonly value: unknown } | { readonly problem: string; readonly at: number } {
  try {
    return { value: JSON.parse(piece) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const [, position] = /at position (\d+)/.exec(words) ?? [];
    // What V8 quotes may be what somebody wrote.
    const problem = words
      .replace(/,? ?(\.\.\.)?".*"(\.\.\.)? is not valid JSON/s, '')
      .replace(/ in JSON.*/s, '');
    return { problem: `${problem}.`, at: position === undefined ? 0 : Number(position) };
  }
}

/** After a broken element: the next object that begins as it does, on a line of its own and as far from the edge. */
function nextElement(text: string, broken: number): number | undefined {
  const edge = text.lastIndexOf('\n', broken - 1) + 1;
  const indent = text.slice(edge, broken);
  const isAlone = edge > 0 && /^[ \t]*$/.test(indent);
  const between = isAlone ? new RegExp(String.raw`,\s*?\n${indent}(?=\{)`, 'g') : /\},\s*(?=\{)/g;
  between.lastIndex = broken;
  const found = between.exec(text);
  return found === null ? undefined : found.index + found[0].length;
}

/** Line numbers for positions that only grow, or nearly so. */
function lineCounter(text: string): (at: number) => number {
  let counted = 0;
  let line = 1;
  return (at) => {
    if (at < counted) {
      counted = 0;
      line = 1;
    }
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
}

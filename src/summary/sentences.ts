/** Longer texts are read to here: nobody's message, but a pasted log. */
const LONGEST = 12_000;
const LONGEST_SENTENCE = 1_000;

/** The sentences of a plain text, trimmed. Lines that end in the middle of a sentence are joined; code is left out. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  for (const paragraph of paragraphs(withoutCode(text.slice(0, LONGEST)))) {
    let from = 0;
    for (const { index, 0: end } of paragraph.matchAll(ends)) {
      const to = index + end.trimEnd().length;
      if (abbreviation.test(paragraph.slice(Math.max(from, to - 12), to))) continue;
      found.push(paragraph.slice(from, to).trim());
      from = index + end.length;
    }
    found.push(paragraph.slice(from).trim());
  }
  return found
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((sentence) => sentence.slice(0, LONGEST_SENTENCE));
}

export function withoutCode(text: string): string {
  return text.includes('`') ? text.replace(/```[\s\S]*?(?:```|$)/g, '\n') : text;
}

const ends = /[.!?…]+["'”’)\]]*\s+(?=["'“„(¿¡@#[]?[\p{Lu}\p{Lo}\p{N}@#])|[。！？]+["”』」]?\s*/gu;
const abbreviation =
  /(?:^|[\s(])(?:\p{L}|e\.g|i\.e|z\.\s?b|d\.\s?h|u\.\s?a|etc|vs|cf|ca|approx|mr|mrs|ms|dr|prof|st|no|nr|usw|bzw|evtl|ggf|inkl|zzgl|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dez|dec|\d{1,2})\.$/iu;

/** Lines, joined where the next goes on in the middle of a sentence, as in wrapped mail. */
function paragraphs(text: string): string[] {
  const joined: string[] = [];
  let open = false;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/^\s*(?:[-*•◦▪–]|\d{1,2}[.)])\s+/, '').trim();
    const isItem = line !== raw.trim();
    const last = joined.length - 1;
    if (open && !isItem && goesOn(joined[last] ?? '', line)) joined[last] = `${joined[last]} ${line}`;
    else joined.push(line);
    open = line !== '';
  }
  return joined.filter((line) => line !== '');
}

function goesOn(before: string, line: string): boolean {
  if (/[.!?:。！？]["'”’)\]]*$/.test(before)) return false;
  return /^[\p{Ll}\d(]/u.test(line) || (before.length >= 55 && /^[\p{L}"'“„]/u.test(line));
}

/** Stands where something was that nobody said; no phrase reaches across it. */
const GAP = '\uFFFC';

/**
 * What somebody said in a message themselves, of the text as Slack sends it: without code, quotes, links and the names
 * of people, groups and channels, and with Slack's three escapes undone.
 */
export function spokenOf(text: string): string {
  const withoutCode = text.replace(/```[\s\S]*?```|`[^`\n]+`/g, GAP);
  const own: string[] = [];
  for (const line of withoutCode.split('\n')) {
    const [marks] = /^[ \t]*(?:>|&gt;){0,3}/.exec(line) ?? [''];
    // Three marks quote all that follows.
    if (/(?:>|&gt;){3}/.test(marks)) break;
    own.push(/>|&gt;/.test(marks) ? GAP : line);
  }
  return unescaped(own.join('\n').replace(/<(?:[@#!]|[a-z][a-z0-9+.-]{0,30}:)[^<>]*>/gi, GAP));
}

/** Undoes Slack's three escapes. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const HIDDEN = '[hidden]';

/** Where people's words stand in Slack's payloads, in prompts and in our own records. */
const WORDS =
  'text|blocks|elements|attachments|messages?|snippets?|excerpt|quote|fallback|pretext|title|topic|purpose|' +
  'summary|transcript|prompt|completion|contents?|markdown|html|preview|body|args|values?|view|private_metadata|' +
  'status_text|real_name|display_name|email';
const SECRETS =
  'token|secret|password|authorization|cookie|api_?key|credential|response_url|signature|routing_?key';

const wordsKey = new RegExp(`^(${WORDS})$`, 'i');
const secretKey = new RegExp(`(${SECRETS})`, 'i');
const KEY = `(?:${WORDS}|[\\w-]{0,30}(?:${SECRETS})[\\w-]{0,30})`;

/** Longer texts are cut: nobody reads them in a log, and whoever sends us long ones should not fill our disk. */
const LONGEST = 8_000;

/** What gives a secret away wherever it stands, and what may be shown instead. A text may be cut anywhere. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:xox[a-z](?:\.xox[a-z])?|xapp|xwfp)-[\w-]+/g, HIDDEN],
  [/\bsk-[\w-]{8,}/g, HIDDEN],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  [/(\b[a-z][a-z+]{0,20}:\/\/)[^\s/"'<>]*@/gi, `$1${HIDDEN}@`],
  [/(hooks\.slack(?:-gov)?\.com\/\w+)\/[^\s"'<>\\]+/gi, `$1/${HIDDEN}`],
  [new RegExp(`((?:^|[?&\\s"'])(?:${KEY}|ticket|code|state)=)[^&\\s"']+`, 'gi'), `$1${HIDDEN}`],
  // A payload that somebody put into a string: as JSON, as JSON inside JSON, as Node prints objects.
  [new RegExp(`("${KEY}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$)`, 'gis'), `$1"${HIDDEN}"`],
  [new RegExp(`(\\\\"${KEY}\\\\+"\\s*:\\s*\\\\+").*?(\\\\+"|$)`, 'gis'), `$1${HIDDEN}$2`],
  [
    new RegExp(`\\b(${KEY}: )('(?:[^'\\\\]|\\\\.)*(?:'|\\\\?$)|"(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$))`, 'gis'),
    `$1${HIDDEN}`,
  ],
  // JSON.parse quotes what it could not read.
  [/(?:\.\.\.)?".{0,200}"(?:\.\.\.)? is not valid JSON/gs, `${HIDDEN} is not valid JSON`],
];

/**
 * Takes message text and secrets out of one finished log line (JSON). It works on the line and not on what was
 * logged, since libraries put payloads into errors, and errors into one another, in ways that no list of paths
 * foresees. `secrets` are values to hide wherever they stand; those under 6 characters would blot out words.
 */
export function createScrubber(secrets: readonly string[]): (line: string) => string {
  const known = secrets
    .filter((secret) => secret.length >= 6)
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
    .sort((a, b) => b.length - a.length);

  function scrubString(value: string): string {
    const nested = /^\s*[{[]/.test(value) ? parsed(value) : undefined;
    if (nested !== undefined) return JSON.stringify(scrub(nested));
    let result = value;
    for (const secret of known) result = result.replaceAll(secret, HIDDEN);
    const cut = Math.max(0, result.length - LONGEST);
    if (cut > 0) result = result.slice(0, LONGEST);
    for (const [pattern, shown] of PATTERNS) result = result.replace(pattern, shown);
    return cut > 0 ? `${result} … (${cut} more)` : result;
  }

  function scrub(value: unknown): unknown {
    if (typeof value === 'string') return scrubString(value);
    if (Array.isArray(value)) return value.map(scrub);
    if (value === null || typeof value !== 'object') return value;
    // An error's message says what went wrong; any other `message` is somebody's.
    const isError = 'stack' in value && typeof value.stack === 'string';
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const shown = (isError && key === 'message') || !isHidden(key, item);
        return [scrubString(key), shown ? scrub(item) : HIDDEN];
      }),
    );
  }

  return (line) => {
    const entry = parsed(line);
    return entry === undefined ? `${scrubString(line.trimEnd())}\n` : `${JSON.stringify(scrub(entry))}\n`;
  };
}

/** Numbers and yes or no carry neither words nor secrets, and are what is counted (`totalTokens`). */
function isHidden(key: string, value: unknown): boolean {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return false;
  return wordsKey.test(key) || secretKey.test(key);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

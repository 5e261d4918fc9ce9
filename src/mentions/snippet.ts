import { cut, escaped } from '../block-kit.ts';
import type { ChannelId, GroupId, UserId } from '../ids.ts';
import { SNIPPET_CHARACTERS } from './held.ts';

export interface SnippetOptions {
  /** What to call a person, channel or group whose token carries no name. Asked before anything else is tried. */
  readonly nameOf?: (id: UserId | ChannelId | GroupId) => string | undefined;
}

/**
 * What a message says, on one line and in at most SNIPPET_CHARACTERS, from the text that Slack gives of it.
 *
 * The answer is safe mrkdwn: escaped, without links, and of Slack's tokens only `<@U…>` and `<#C…>` are left, which
 * Slack shows by the name that the reader may see. `@here` and the names of groups stand as words and call nobody.
 * Its own answers come back unchanged.
 */
export function snippetOf(text: string, { nameOf = () => undefined }: SnippetOptions = {}): string {
  // Enough to fill a snippet, whatever is folded away, without reading a whole pasted log.
  const read = text.slice(0, SNIPPET_CHARACTERS * 20).toWellFormed();
  const safe = read
    .split(/(<[^<>]*>)/)
    .map((part, at) => (at % 2 === 0 ? escaped(decoded(part)) : readable(part.slice(1, -1), nameOf)))
    .join('');
  return bounded(flattened(withoutInvisible(safe)), SNIPPET_CHARACTERS);
}

function readable(token: string, nameOf: NonNullable<SnippetOptions['nameOf']>): string {
  const [target = '', label = ''] = splitOnce(token, '|');
  const id = target.slice(1).replace(/^subteam\^/, '');
  const name = (known: string): string => escaped(decoded(known).replace(/^[@#]/, ''));
  if (/^@[UW][A-Z0-9]+$/.test(target)) {
    const known = nameOf(id);
    return known === undefined ? `<${target}>` : `@${name(known)}`;
  }
  if (/^#[CGD][A-Z0-9]+$/.test(target)) {
    const known = nameOf(id) ?? label;
    return known === '' ? `<${target}>` : `#${name(known)}`;
  }
  if (/^!subteam\^/.test(target)) return `@${name(nameOf(id) ?? (label === '' ? '…' : label))}`;
  if (/^!(here|channel|everyone)$/.test(target)) return `@${id}`;
  if (target.startsWith('!')) return escaped(decoded(label));
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return escaped(link(decoded(target), decoded(label)));
  return escaped(decoded(`<${token}>`));
}

/** A link in words. The host is always the real one, whatever the label says. */
function link(address: string, label: string): string {
  const url = URL.parse(address);
  const bare = address.replace(/^[a-z][a-z0-9+.-]*:(\/\/)?/i, '');
  if (url === null || url.host === '') return label === '' ? bare : label;
  const saysNothingMore = ['', address, bare, bare.replace(/\/$/, '')].includes(label);
  return saysNothingMore
    ? cut(`${url.host}${url.pathname.replace(/\/$/, '')}`, 40)
    : `${label} (${url.host})`;
}

/** Takes out what nobody sees: control and bidi characters, zero-width ones, tags. Emoji keep what joins them. */
function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

const joins = String.raw`(?<=[[\p{L}\p{M}\p{Emoji_Modifier}]--\p{DI}]|\p{ExtPict}\uFE0F?)[\u200C\u200D](?=[[\p{L}\p{ExtPict}]--\p{DI}])`;
const emojiStyle = String.raw`(?<=[\p{ExtPict}#*0-9])\uFE0F`;
const invisible = new RegExp(
  String.raw`(?!${joins}|${emojiStyle}|[\t\n\v\f\r])[\p{Cc}\p{DI}\u2800\uFFF9-\uFFFB]`,
  'gv',
);

/** One line, without code fences and the marks of quoting. */
function flattened(text: string): string {
  return text
    .replace(/`{3,}/g, ' ')
    .replace(/^(?:\s|&gt;)+/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cuts like `cut`, but takes a token and an escaped character for one. */
function bounded(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const part of text.split(/(<[@#][A-Z0-9]+>|&(?:amp|lt|gt);)/)) {
    if (kept.length + part.length < limit) kept += part;
    else if (/^[<&]/.test(part)) break;
    // What joins two characters is invisible where the second is cut off.
    else return kept + cut(`${part}…`, limit - kept.length).replace(/[\u200C\u200D]…$/, '…');
  }
  return `${kept.trimEnd()}…`;
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * Whether a message asks or requests something, as far as its words show it: a question mark or a usual English or
 * German request, outside quotes, code and links. A guess that only decides what stands first.
 */
export function waitsForAnswer(text: string): boolean {
  const said = text
    .replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, ' ')
    .replace(/^[ \t]*(?:>|&gt;).*$/gm, ' ')
    .replace(/<[a-z][a-z0-9+.-]*:[^<>]*>|https?:\/\/\S+/gi, ' ');
  if (/[?？؟⁇⁈⁉]/.test(said)) return true;
  return requests.test(said) && !noAnswerWanted.test(said);
}

const requests = wordsOf(
  '(?:can|could|would|will) (?:you|u|someone|somebody|anyone|anybody|one of you)',
  'please|pls|plz|ptal|rsvp|asap',
  '(?:take|have) a (?:quick )?look|let (?:me|us) know|get back to (?:me|us)|(?:remind|ping) me',
  'need(?:s)? (?:your|you to|you for|an answer|a decision)|(?:waiting|blocked) (?:for|on) (?:you|your)',
  'what do you think|any (?:thoughts|updates?|news|idea|ideas)|your (?:thoughts|opinion|approval|review)',
  '(?:kannst|könntest|würdest|magst|möchtest|hast|weißt|weisst) du|(?:könnt|könntet|würdet) ihr',
  '(?:können|könnten|würden) sie|bitte(?! (?:sehr|schön|gern|gerne))',
  String.raw`(?:gib|gebt|sag|sagt|geben sie|sagen sie)(?: (?:mir|uns))?(?: \S+)? bescheid|meld(?:e|et)? (?:dich|euch)`,
  String.raw`(?:schau|schaut|guck|guckt|schaust du|guckst du)(?: \S+){0,3} (?:an|rein|drüber|drauf|nach)`,
  '(?:wartet|warten|warte) auf (?:dich|euch|deine?n?|eure?n?)|was (?:meinst|denkst|hältst) du',
  String.raw`(?:brauche|brauchen|bräuchte|bräuchten) (?:\S+ )?(?:von dir|von euch|deine?n?|eure?n?|eine entscheidung)`,
);

const noAnswerWanted = wordsOf(
  'no (?:reply|answer|response|action) (?:is )?(?:needed|required|necessary)|no need to (?:reply|answer|respond)',
  'keine (?:antwort|rückmeldung) (?:nötig|notwendig|erforderlich)',
);

/** Any of these, as whole words in any script. */
function wordsOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})(?![\p{L}\p{N}])`, 'iu');
}

import type { Message } from '../mentions/message.ts';
import type { NudgeKind } from '../people/policy.ts';
import { EMPTY_QUESTIONS, FILLERS, GREETINGS, THANKS } from './phrases.ts';

/** A mention of more people than this is one of a crowd. */
export const CROWD = 5;

/** What a nudge is decided by. */
export interface Spoken extends Pick<Message, 'text' | 'users' | 'groups' | 'announces' | 'channelKind'> {
  readonly threadTs?: Message['threadTs'];
  /** Files, a link's preview, a shared message: all that is said besides the text. */
  readonly hasAttachments: boolean;
  /** How many people it calls on by name or through a group; undefined where that is not known yet. */
  readonly calledOn: number | undefined;
}

/**
 * What the sender of a message may be nudged about; at most one thing. In doubt nothing: a nudge at the wrong place
 * costs more than a greeting. A reply stands under what it is about, so it is never bare.
 */
export function nudgeOf(spoken: Spoken): NudgeKind | undefined {
  if (spoken.announces && spoken.threadTs === undefined) return 'announcement';
  if (spoken.calledOn === undefined || spoken.calledOn > CROWD) return 'crowd';
  if (spoken.threadTs !== undefined || spoken.hasAttachments) return undefined;
  const callsOnSomebody = spoken.users.length + spoken.groups.length > 0;
  // In a group message everybody is notified, named or not.
  if (!callsOnSomebody && spoken.channelKind !== 'group-dm') return undefined;
  const bare = barenessOf(spoken.text);
  if (bare === 'question') return 'question';
  return bare === 'greeting' && spoken.users.length > 0 ? 'greeting' : undefined;
}

/** Longer texts say something. */
const MOST_CHARACTERS = 200;
/** Code, a link, a channel, an emphasis on something: whoever writes that has come to the point. */
const content = /`|<[^@!]|<!(?:date|here|channel|everyone)|https?:\/\/|^\s*(?:&gt;|>)/mu;
const mentions = /<(?:@[UW]|!subteam\^S)[A-Z0-9]+(?:\|[^<>]*)?>/gu;
const emoji = /:[a-z0-9_+'\-]+:(?::skin-tone-\d:)?|(?:\p{RGI_Emoji}|\p{ExtPict})+/gv;

/** Whether a text only greets, or only asks whether it may ask. */
export function barenessOf(text: string): 'greeting' | 'question' | undefined {
  if (text.length > MOST_CHARACTERS * 3 || content.test(text)) return undefined;
  const said = text.replace(mentions, ' , ');
  const words = said.replace(emoji, ' ').normalize('NFKC').toLowerCase().replaceAll('’', "'").trim();
  if (words.length > MOST_CHARACTERS) return undefined;
  // A name alone calls somebody who is not told why; with an emoji it says thanks, or well done.
  if (/^[\s,]*\??[\s?!]*$/u.test(words))
    return said.search(emoji) < 0 && mentioned(text) ? 'question' : undefined;
  const parts = words.split(separators).filter(Boolean);
  const kinds = parts.map((part) => kindOf(part));
  if (kinds.includes('content')) return undefined;
  if (kinds.includes('question')) return 'question';
  return kinds.includes('greeting') && !kinds.includes('thanks') ? 'greeting' : undefined;
}

const marks = String.raw`.!?…,;:()~–—*_、。，！？¿¡\n\-`;
const separators = new RegExp(`[\\s${marks}]*[${marks}][\\s${marks}]*`, 'u');

type Part = 'greeting' | 'question' | 'thanks' | 'filler' | 'content';

/** What one part between marks is, less the small words around it. */
function kindOf(part: string): Part {
  let rest = part
    .replace(/\s+/gu, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .trim();
  let kind: Part = 'filler';
  for (;;) {
    if (rest === '') return kind;
    if (question.test(rest)) return 'question';
    const found = opening.exec(rest) ?? closing.exec(rest);
    if (found === null) return 'content';
    const { greeting, thanks } = found.groups ?? {};
    if (thanks !== undefined) kind = 'thanks';
    else if (greeting !== undefined && kind !== 'thanks') kind = 'greeting';
    rest = (rest.slice(0, found.index) + rest.slice(found.index + found[0].length)).trim();
  }
}

const small = `(?<greeting>${GREETINGS})|(?<thanks>${THANKS})|(?:${FILLERS})`;
const opening = new RegExp(`^(?:${small})(?= |$)`, 'u');
const closing = new RegExp(`(?<= )(?:${small})$`, 'u');
const question = new RegExp(`^(?:${EMPTY_QUESTIONS})$`, 'u');

function mentioned(text: string): boolean {
  return text.search(mentions) >= 0;
}

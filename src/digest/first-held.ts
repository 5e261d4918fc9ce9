import { context, section } from '../block-kit.ts';
import { describeInstant, type Reader } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import type { Words } from '../words/words.ts';

/**
 * What a person is told once, when a mention is held for them for the first time. Nothing of the mention itself: it
 * would be read now. `promisedFor` is UTC ms; `isShielded`: Slack is known to be silent until then.
 */
export function firstHeldMessage(
  promisedFor: number,
  isShielded: boolean,
  reader: Reader,
  words: Words,
): Content {
  const { notification, headline, when, how, mayNotify, shielded, choices } = words.digest.firstHeld;
  const time = describeInstant(promisedFor, reader);
  return {
    text: `${notification}: ${time}`,
    blocks: [
      section(`*${headline}*\n${when(time)}\n${how} ${isShielded ? shielded : mayNotify}`),
      context(choices),
    ],
  };
}

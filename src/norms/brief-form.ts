import { escaped } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import type { MessageRef, UserId } from '../ids.ts';
import { type FormErrors, type FormValues, fieldOf, textIn } from '../people/form.ts';
import type { Words } from '../words/words.ts';
import { BRIEF_FIELDS } from './brief-modal.ts';
import type { Brief } from './briefs.ts';

/** Characters of all fields together, escaped: Slack refuses messages whose blocks are longer than some 13,000. */
const MOST_TOGETHER = 9000;
/** Links in one brief; more are a page of their own. */
const MOST_LINKS = 10;

export type BriefReading =
  | { readonly ok: true; readonly brief: Brief }
  | { readonly ok: false; readonly errors: FormErrors };

/** What was entered, as a brief of `author` for the message. */
export function readBriefForm(
  values: FormValues,
  author: UserId,
  original: MessageRef,
  groups: readonly string[],
  now: number,
  { norms }: Words,
): BriefReading {
  const needed = textIn(values, BRIEF_FIELDS.needed);
  const chosen = fieldOf(values, BRIEF_FIELDS.neededBy).selected_date_time;
  const neededBy = typeof chosen === 'number' ? chosen * SECOND : undefined;
  const links = textIn(values, BRIEF_FIELDS.links).split(/\s+/).filter(Boolean);
  const video = textIn(values, BRIEF_FIELDS.video);
  const together = Object.values(BRIEF_FIELDS)
    .map((name) => escaped(textIn(values, name)).length)
    .reduce((sum, length) => sum + length, 0);
  const errors: FormErrors = {
    ...(needed === '' ? { [BRIEF_FIELDS.needed]: norms.briefSaySomething } : {}),
    ...(together > MOST_TOGETHER ? { [BRIEF_FIELDS.needed]: norms.briefTooLong } : {}),
    ...(neededBy !== undefined && neededBy <= now ? { [BRIEF_FIELDS.neededBy]: norms.briefInThePast } : {}),
    ...(links.length > MOST_LINKS || links.some((link) => !isLink(link))
      ? { [BRIEF_FIELDS.links]: norms.briefBadLinks(MOST_LINKS) }
      : {}),
    ...(video !== '' && !isLink(video) ? { [BRIEF_FIELDS.video]: norms.briefBadVideo } : {}),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const { channel, ts, threadTs } = original;
  return {
    ok: true,
    brief: {
      author,
      channel,
      of: ts,
      ...(threadTs === undefined ? {} : { threadTs }),
      users: (fieldOf(values, BRIEF_FIELDS.to).selected_users ?? []).filter((user) => user !== author),
      groups: [...groups],
      needed,
      context: textIn(values, BRIEF_FIELDS.context),
      outcome: textIn(values, BRIEF_FIELDS.outcome),
      edgeCases: textIn(values, BRIEF_FIELDS.edgeCases),
      links,
      ...(video === '' ? {} : { video }),
      ...(neededBy === undefined ? {} : { neededBy }),
    },
  };
}

/** An address of the web, without the characters with which Slack's own links are written. */
function isLink(text: string): boolean {
  const url = URL.parse(text);
  return (url?.protocol === 'https:' || url?.protocol === 'http:') && !/[<>|\s]/.test(text);
}

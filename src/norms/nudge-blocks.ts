import { actions, button, context, escaped, section } from '../block-kit.ts';
import type { NudgeKind } from '../people/policy.ts';
import type { Content } from '../slack.ts';
import type { Words } from '../words/words.ts';
import { NORMS_ACTIONS } from './action-ids.ts';

/** What only the sender of a message sees. */
export interface Nudge {
  readonly kind: NudgeKind;
  /** The mention's id. */
  readonly message: string;
  /** The workspace's own words, as they were typed; undefined for ours. */
  readonly ownWords: string | undefined;
  /** How many people it is about, where it is about a number. Of `announcement` at least five. */
  readonly count: number;
  readonly cooldownDays: number;
}

export function nudgeContent({ kind, message, ownWords, count, cooldownDays }: Nudge, words: Words): Content {
  const { norms } = words;
  const own = ownWords?.trim() ?? '';
  const text = own === '' ? norms.nudge[kind](count) : escaped(own.replaceAll('{count}', String(count)));
  return {
    text,
    blocks: [
      section(text),
      actions([
        button(NORMS_ACTIONS.makeBrief, norms.makeBrief, { value: message }),
        button(NORMS_ACTIONS.mute, norms.mute, { value: kind }),
        button(NORMS_ACTIONS.muteAll, norms.muteAll, { value: 'all' }),
      ]),
      ...(cooldownDays > 0 ? [context(norms.howOften(cooldownDays))] : []),
    ],
  };
}

/** In its place once somebody has had enough, with the way back. */
export function mutedContent(kind: NudgeKind | 'all', words: Words): Content {
  const text = words.norms.muted[kind];
  return { text, blocks: [section(text), actions([button(NORMS_ACTIONS.unmute, words.norms.unmute)])] };
}

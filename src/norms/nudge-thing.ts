import type { MessageRef, UserId } from '../ids.ts';
import { mentionId, parseMentionId } from '../mentions/held.ts';
import { NudgeKind } from '../people/policy.ts';

/** A message that may deserve a nudge: ids alone, since the agenda keeps no text. */
export interface NudgeThing {
  readonly kind: NudgeKind;
  readonly author: UserId;
  readonly ref: MessageRef;
}

/** The agenda's name for it: `kind|author|channel|ts` or `kind|author|channel|ts|thread`. */
export function nudgeThing({ kind, author, ref }: NudgeThing): string {
  return `${kind}|${author}|${mentionId(ref)}`;
}

/** Reads what `nudgeThing` wrote; undefined for what another release may have written. */
export function parseNudgeThing(thing: string): NudgeThing | undefined {
  const [kind, author, ...mention] = thing.split('|');
  const known = NudgeKind.safeParse(kind);
  if (!known.success || author === undefined || mention.length < 2) return undefined;
  return { kind: known.data, author, ref: parseMentionId(mention.join('|')) };
}

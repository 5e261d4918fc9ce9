import { z } from 'zod';
import type { TenantId } from '../ids.ts';
import { mentionId } from '../mentions/held.ts';

export const MessageRef = z.object({ channel: z.string(), ts: z.string(), threadTs: z.string().optional() });

/** What asks for a call: a message with a declared word, a command, a form. */
export const Ring = z
  .object({
    /** The source message's id as the mentions have it, with its version behind a `~` where it was edited; or `asked-<random>`. */
    id: z.string(),
    caller: z.object({ user: z.string().optional(), app: z.string().optional() }).readonly(),
    users: z.array(z.string()).readonly(),
    groups: z.array(z.string()).readonly(),
    channel: z.string().optional(),
    /** The message whose thread shows what became of it. */
    source: MessageRef.readonly().optional(),
    /** The declared phrase; undefined where somebody rang without one. */
    phrase: z.string().optional(),
    /** The sender's words; sealed wherever they are kept. */
    reason: z.string(),
    /** The caller has seen who is disturbed, and that the budget is over. */
    isConfirmed: z.boolean(),
    /** UTC ms of `now` */
    arrivedAt: z.number(),
    /** When it was said, UTC ms of `now`; long before it arrived where Slack was away. */
    saidAt: z.number().optional(),
    /** It says no word any more: news for a call that the message has made, if it has. */
    isNews: z.boolean().optional(),
    /**
     * The version before said a word as well: it rings where the message has rung, and else only in place of a version
     * that has yet to arrive, which none is after so long.
     */
    wasSaid: z.enum(['lately', 'long-ago']).optional(),
  })
  .readonly();
export type Ring = z.infer<typeof Ring>;

/** Makes the call durable and due at once; safe to repeat with the same id. */
export type RingUp = (tenant: TenantId, ring: Ring, now: number) => Promise<void>;

/** What a ring is about: every version of a message makes one call. */
export function saidIn(ringId: string): string {
  return ringId.split('~')[0] ?? ringId;
}

/** The version that it is of, empty for a message as it was written. Greater strings are later. */
export function versionIn(ringId: string): string {
  return ringId.split('~')[1] ?? '';
}

/** Whether it was asked for by what the message itself says, so that its words are the message's. */
export function isOfMessage({ id, source }: Pick<Ring, 'id' | 'source'>): boolean {
  return source !== undefined && saidIn(id) === mentionId(source);
}

/** Whose budget it is, and whom a recipient mutes. */
export function callerOf({ caller }: Pick<Ring, 'caller'>): string {
  return caller.user ?? caller.app ?? '';
}

import { z } from 'zod';
import type { ChannelId, GroupId, UserId } from '../ids.ts';
import { Report } from './report.ts';

/** To whom: a person, each member of a group or of a region of the rota, or whoever reads a channel. */
export const To = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), user: z.string() }),
  z.object({ kind: z.literal('group'), group: z.string() }),
  z.object({ kind: z.literal('channel'), channel: z.string() }),
  /** `name` as it was when it was chosen. */
  z.object({ kind: z.literal('region'), region: z.string(), name: z.string() }),
]);
export type To =
  | { kind: 'person'; user: UserId }
  | { kind: 'group'; group: GroupId }
  | { kind: 'channel'; channel: ChannelId }
  | { kind: 'region'; region: string; name: string };

/** One receiver's copy. Instants are UTC ms. */
export const Copy = z.object({
  /** A person; in a handoff to a channel the channel. */
  to: z.string(),
  state: z.enum(['planned', 'delivered', 'declined']),
  due: z.number(),
  /** When the block ends in which it comes; in a channel, where nobody has one, it is `due`. */
  until: z.number(),
  /** Where it stands, once it is delivered. */
  channel: z.string().optional(),
  ts: z.string().optional(),
  /** Why it was declined, in their words. */
  reason: z.string().optional(),
  /** Delivering has failed at least once: nothing waits for it any more. */
  hasFailed: z.boolean().optional(),
});
export type Copy = z.infer<typeof Copy>;

export const Question = z.object({
  id: z.string(),
  by: z.string(),
  text: z.string(),
  askedAt: z.number(),
  answer: z.string().optional(),
  /** Where the author has it, once it was brought. */
  asked: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** The answer was brought to whoever asked. */
  isAnswered: z.boolean().optional(),
});
export type Question = z.infer<typeof Question>;

/** Something that the author has not been told yet. */
export const News = z.object({
  what: z.enum(['accepted', 'declined', 'overdue', 'undeliverable']),
  by: z.string().optional(),
  reason: z.string().optional(),
  at: z.number(),
});
export type News = z.infer<typeof News>;

/** Why it is closed: somebody said so, or its items went on in a newer one, or nothing has happened for long. */
export const CLOSED = ['asked', 'carried', 'old'] as const;

/** A report on its way from one person to the next. */
export const Handoff = z.object({
  id: z.string(),
  author: z.string(),
  to: To,
  report: Report,
  sentAt: z.number(),
  copies: z.array(Copy),
  accepted: z.object({ by: z.string(), at: z.number() }).optional(),
  overdueAt: z.number().optional(),
  /** Whoever comes next has been given a copy as well. */
  hasNext: z.boolean().optional(),
  correctedAt: z.number().optional(),
  /** Made on the author's wish: without an id it is being made. */
  canvas: z
    .object({
      at: z.number(),
      id: z.string().optional(),
      url: z.string().optional(),
      /** Who can open it by now: people, or a channel. */
      allowed: z.array(z.string()),
    })
    .optional(),
  closed: z.object({ at: z.number(), because: z.enum(CLOSED) }).optional(),
  questions: z.array(Question),
  news: z.array(News),
  /** When something last happened to it. */
  changedAt: z.number(),
});
export type Handoff = z.infer<typeof Handoff>;

export type Status = 'closed' | 'accepted' | 'declined' | 'overdue' | 'delivered' | 'waiting';

export function statusOf({ closed, accepted, copies, overdueAt }: Handoff): Status {
  if (closed !== undefined) return 'closed';
  if (accepted !== undefined) return 'accepted';
  if (copies.length > 0 && copies.every(({ state }) => state === 'declined')) return 'declined';
  if (overdueAt !== undefined) return 'overdue';
  return copies.some(({ state }) => state !== 'planned') ? 'delivered' : 'waiting';
}

export function isToChannel({ to }: Pick<Handoff, 'to'>): boolean {
  return to.kind === 'channel';
}

export function copyFor({ copies }: Pick<Handoff, 'copies'>, to: UserId | ChannelId): Copy | undefined {
  return copies.find((copy) => copy.to === to);
}

/** Whether somebody may answer for it: they have a copy, or it stands in a channel and they did not write it. */
export function isReceiver(handoff: Handoff, user: UserId): boolean {
  if (isToChannel(handoff)) return handoff.author !== user;
  return copyFor(handoff, user) !== undefined;
}

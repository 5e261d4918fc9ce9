import { DAY } from '../clock.ts';
import type { ChannelId, Ts, UserId } from '../ids.ts';
import { type Copy, copyFor, type Handoff, isReceiver, isToChannel, type News, statusOf } from './handoff.ts';

/** Nobody has touched it for so long: it closes by itself, so that nothing is kept for ever. */
export const UNTOUCHED_MS = 60 * DAY;
/** How long a closed one is kept. */
export const KEPT_MS = 30 * DAY;

export type Refusal = 'closed' | 'accepted' | 'accepted-by-you' | 'declined-by-you' | 'not-yours';

export type Step =
  | { readonly kind: 'done'; readonly handoff: Handoff }
  | { readonly kind: 'refused'; readonly because: Refusal };

export function accept(handoff: Handoff, user: UserId, now: number): Step {
  const refusal = refusalFor(handoff, user);
  if (refusal !== undefined) return { kind: 'refused', because: refusal };
  const news: News = { what: 'accepted', by: user, at: now };
  return done({ ...handoff, accepted: { by: user, at: now }, news: [...handoff.news, news] }, now);
}

/** Who declined may still accept as long as nobody else has. */
export function decline(handoff: Handoff, user: UserId, reason: string, now: number): Step {
  const refusal = refusalFor(handoff, user);
  if (refusal !== undefined) return { kind: 'refused', because: refusal };
  // In a channel nobody in particular was asked.
  if (isToChannel(handoff)) return { kind: 'refused', because: 'not-yours' };
  if (copyFor(handoff, user)?.state === 'declined') return { kind: 'refused', because: 'declined-by-you' };
  const said = reason === '' ? {} : { reason };
  const news: News = { what: 'declined', by: user, at: now, ...said };
  const changed = withCopy(handoff, user, (copy) => ({ ...copy, state: 'declined', ...said }));
  return done({ ...changed, news: [...handoff.news, news] }, now);
}

/** The author or whoever accepted it may close it; any receiver may not. */
export function close(handoff: Handoff, user: UserId, now: number): Step {
  const isTheirs = handoff.author === user || handoff.accepted?.by === user;
  if (!isTheirs) return { kind: 'refused', because: 'not-yours' };
  if (handoff.closed !== undefined) return { kind: 'refused', because: 'closed' };
  return done({ ...handoff, closed: { at: now, because: 'asked' } }, now);
}

/** Its items go on in a newer one. */
export function carriedOn(handoff: Handoff, now: number): Handoff | undefined {
  if (handoff.closed !== undefined) return undefined;
  return { ...handoff, closed: { at: now, because: 'carried' }, news: [], changedAt: now };
}

export function delivered(
  handoff: Handoff,
  to: UserId | ChannelId,
  at: { readonly channel: ChannelId; readonly ts: Ts },
  until: number,
  now: number,
): Handoff | undefined {
  if (copyFor(handoff, to)?.state !== 'planned') return undefined;
  return {
    ...withCopy(handoff, to, (copy) => ({ ...copy, ...at, until, state: 'delivered' })),
    changedAt: now,
  };
}

/** Nobody has answered in time. Undefined where it is not so, or was said already. */
export function overdue(handoff: Handoff, now: number): Handoff | undefined {
  const status = statusOf(handoff);
  if (isToChannel(handoff) || (status !== 'delivered' && status !== 'waiting')) return undefined;
  if (now < waitsUntil(handoff)) return undefined;
  const news: News = { what: 'overdue', at: now };
  return { ...handoff, overdueAt: now, news: [...handoff.news, news], changedAt: now };
}

/** When the last block ends in which somebody could still accept it, UTC ms. */
export function waitsUntil({ copies }: Pick<Handoff, 'copies'>): number {
  return Math.max(0, ...copies.filter(({ state }) => state !== 'declined').map(({ until }) => until));
}

export function withCopy(handoff: Handoff, to: string, change: (copy: Copy) => Copy): Handoff {
  return { ...handoff, copies: handoff.copies.map((copy) => (copy.to === to ? change(copy) : copy)) };
}

/** When the next thing happens to it by itself: it closes, or goes, UTC ms. */
export function endsAt({ closed, changedAt }: Pick<Handoff, 'closed' | 'changedAt'>): number {
  return closed === undefined ? changedAt + UNTOUCHED_MS : closed.at + KEPT_MS;
}

function refusalFor(handoff: Handoff, user: UserId): Refusal | undefined {
  if (!isReceiver(handoff, user)) return 'not-yours';
  if (handoff.closed !== undefined) return 'closed';
  if (handoff.accepted === undefined) return undefined;
  return handoff.accepted.by === user ? 'accepted-by-you' : 'accepted';
}

function done(handoff: Handoff, now: number): Step {
  return { kind: 'done', handoff: { ...handoff, changedAt: now } };
}

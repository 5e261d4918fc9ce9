import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';

/** The agenda's kind for all that happens to handoffs by themselves. */
export const HANDOFF_KIND = 'handoff';

/** What falls due: each looks at the handoff as it is then, so that a repetition, or one too early, does no harm. */
export type Thing =
  /** A copy comes to its receiver. */
  | { readonly what: 'give'; readonly id: string; readonly to: UserId | ChannelId }
  /** The last block has ended in which it could be accepted. */
  | { readonly what: 'over'; readonly id: string }
  /** Nobody has accepted it: it goes to whoever comes next as well. */
  | { readonly what: 'next'; readonly id: string }
  /** The author hears what has become of theirs. */
  | { readonly what: 'tell'; readonly user: UserId }
  /** A question comes to the author, an answer to whoever asked. */
  | { readonly what: 'ask' | 'answer'; readonly id: string; readonly question: string }
  /** Delivered copies are shown as things are now. */
  | { readonly what: 'draw'; readonly id: string }
  /** One of them is, or an answered question: `of` is whose copy, or which question. */
  | { readonly what: 'show'; readonly id: string; readonly of: string }
  /** Its canvas is brought to where it stands. */
  | { readonly what: 'canvas'; readonly id: string }
  /** A canvas goes, whose handoff is gone: `id` is the canvas's. */
  | { readonly what: 'uncanvas'; readonly id: string }
  /** It is closed, or goes. */
  | { readonly what: 'end'; readonly id: string }
  /** Somebody's hours have changed. */
  | { readonly what: 'plan'; readonly user: UserId };

export function thingId(thing: Thing): string {
  switch (thing.what) {
    case 'give':
      return `give:${thing.id}:${thing.to}`;
    case 'show':
      return `show:${thing.id}:${thing.of}`;
    case 'ask':
    case 'answer':
      return `${thing.what}:${thing.id}:${thing.question}`;
    case 'tell':
    case 'plan':
      return `${thing.what}:${thing.user}`;
    case 'over':
    case 'next':
    case 'draw':
    case 'canvas':
    case 'uncanvas':
    case 'end':
      return `${thing.what}:${thing.id}`;
  }
}

/** Undefined for what another release wrote. */
export function parseThing(text: string): Thing | undefined {
  const [what, id = '', rest = ''] = text.split(':');
  switch (what) {
    case 'give':
      return { what, id, to: rest };
    case 'show':
      return { what, id, of: rest };
    case 'ask':
    case 'answer':
      return { what, id, question: rest };
    case 'tell':
    case 'plan':
      return { what, user: id };
    case 'over':
    case 'next':
    case 'draw':
    case 'canvas':
    case 'uncanvas':
    case 'end':
      return { what, id };
    default:
      return undefined;
  }
}

/** Less than a millisecond: a copy is due at the same instant as the digest of its block, and yet before it. */
export const EARLIER = 0.5;

/** Puts it on the agenda; what stands there earlier stays. */
export async function schedule(
  { agenda, bells }: Pick<HandoffDeps, 'agenda' | 'bells'>,
  tenant: TenantId,
  thing: Thing,
  at: number,
): Promise<void> {
  await agenda.schedule(tenant, HANDOFF_KIND, thingId(thing), at, thing.what === 'give' ? EARLIER : 0);
  await bells.ring(tenant, at);
}

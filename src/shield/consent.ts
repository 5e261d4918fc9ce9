import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Secret } from '../secret.ts';
import type { ShieldRedirect } from '../slack-config.ts';

/** All that is asked of a person, and of nobody else. */
export const USER_SCOPES = ['dnd:read', 'dnd:write', 'users.profile:write'] as const;

/** How long a link is good, ms of `wall`. */
export const LINK_MS = 10 * MINUTE;

/** Where Slack sends browsers back to, below PUBLIC_URL; and where a link begins. */
export const CALLBACK_PATH = '/slack/shield/callback';
export const LINK_PATH = '/slack/shield';

/** Who a link is for. It travels through the browser, signed; that it is used once is kept apart. */
const Ticket = z.object({ tenant: z.string(), user: z.string(), id: z.string(), until: z.number() });
export type Ticket = z.infer<typeof Ticket>;

export function newTicket(tenant: TenantId, user: UserId, wall: number): Ticket {
  return { tenant, user, id: randomBytes(16).toString('base64url'), until: wall + LINK_MS };
}

export function signTicket(ticket: Ticket, secret: Secret): string {
  const body = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${body}.${signature(body, secret).toString('base64url')}`;
}

/** Undefined for what this app did not sign, or is over. */
export function readTicket(text: string, secret: Secret, wall: number): Ticket | undefined {
  const [body = '', signed = ''] = text.split('.');
  const [theirs, ours] = [Buffer.from(signed, 'base64url'), signature(body, secret)];
  if (theirs.length !== ours.length || !timingSafeEqual(theirs, ours)) return undefined;
  const ticket = Ticket.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  return ticket.until > wall ? ticket : undefined;
}

export function redirectUriOf(redirect: ShieldRedirect): string {
  return redirect.kind === 'page' ? redirect.url : `${redirect.publicUrl}${CALLBACK_PATH}`;
}

/** Slack's page of consent, for people's own scopes only. */
export function consentUrl(
  authorizeUrl: string,
  clientId: string,
  tenant: TenantId,
  redirectUri: string,
  state: string,
): string {
  const url = new URL(authorizeUrl);
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('user_scope', USER_SCOPES.join(','));
  url.searchParams.set('redirect_uri', redirectUri);
  url.searchParams.set('state', state);
  // Slack then asks in this workspace and not in the one that the browser used last.
  url.searchParams.set('team', tenant);
  return url.href;
}

function signature(body: string, secret: Secret): Buffer {
  return createHmac('sha256', secret.reveal()).update(`shield ${body}`).digest();
}

import { coerceError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { SlackRefusal } from '../slack.ts';
import type { OAuthClient, ShieldRedirect } from '../slack-config.ts';
import {
  consentUrl,
  LINK_MS,
  LINK_PATH,
  newTicket,
  readTicket,
  redirectUriOf,
  signTicket,
  type Ticket,
  USER_SCOPES,
} from './consent.ts';
import type { Grant, ShieldDeps } from './deps.ts';
import { lookAt } from './job.ts';
import { ShieldRecord } from './record.ts';

/** Why a consent is not taken. */
export type Refused = 'stale' | 'other-team' | 'other-person' | 'scopes' | 'not-in' | 'code' | 'failed';

export type Accepted = { readonly ok: true } | { readonly ok: false; readonly reason: Refused };

/** How people can consent, where the operator has set it up. */
export type Ready = OAuthClient & { readonly redirect: ShieldRedirect };

/** A fresh one-time link for one person. By way of a page of one's own it leads to Slack at once. */
export async function beginConsent(
  { shieldLinks, clock, authorizeUrl }: Pick<ShieldDeps, 'shieldLinks' | 'clock' | 'authorizeUrl'>,
  ready: Ready,
  tenant: TenantId,
  user: UserId,
): Promise<{ readonly url: string; readonly ticket: string }> {
  const issued = newTicket(tenant, user, clock.wall());
  await shieldLinks.open(tenant, issued.id, LINK_MS);
  const ticket = signTicket(issued, ready.stateSecret);
  const { redirect } = ready;
  const url =
    redirect.kind === 'callback'
      ? `${redirect.publicUrl}${LINK_PATH}?link=${ticket}`
      : consentUrl(authorizeUrl, ready.clientId, tenant, redirectUriOf(redirect), ticket);
  return { url, ticket };
}

/** Whom a link is for; undefined where it is over, used, or was never ours. */
export async function openTicket(
  { shieldLinks, clock }: Pick<ShieldDeps, 'shieldLinks' | 'clock'>,
  { stateSecret }: Pick<Ready, 'stateSecret'>,
  text: string,
): Promise<Ticket | undefined> {
  const ticket = readTicket(text, stateSecret, clock.wall());
  if (ticket === undefined || !(await shieldLinks.isOpen(ticket.tenant, ticket.id))) return undefined;
  return ticket;
}

/**
 * Takes what Slack gave the browser, if it speaks for the very person whom the link was for. The token is kept before
 * the record that makes use of it; a crash in between keeps a token that is never used, until they try again.
 */
export async function accept(
  deps: ShieldDeps,
  ready: Ready,
  ticket: Ticket,
  code: string,
  now: number,
): Promise<Accepted> {
  const { tenant, user } = ticket;
  const person = await deps.people.find(tenant, user);
  if (person === undefined || person.enrolment.state === 'out') return refused('not-in');
  let grant: Grant;
  try {
    grant = await deps.oauth.exchange(ready, code, redirectUriOf(ready.redirect));
  } catch (error) {
    if (error instanceof SlackRefusal) return refused('code');
    deps.log.warn({ tenant, err: coerceError(error) }, 'A consent could not be exchanged for a token');
    return refused('failed');
  }
  if (grant.tenant !== tenant) return refused('other-team');
  if (grant.user !== user) return refused('other-person');
  if (!USER_SCOPES.every((scope) => grant.scopes.includes(scope))) return refused('scopes');
  if (!(await deps.shieldLinks.use(tenant, ticket.id))) return refused('stale');

  await deps.userTokens.save(tenant, user, { token: grant.token, renewal: grant.renewal });
  const before = await deps.shields.find(tenant, user);
  const words = before?.words ?? {};
  await deps.shields.create(tenant, ShieldRecord.parse({ ...before, user, since: now, words, ...fresh }));
  await lookAt(deps, tenant, user, now);
  return { ok: true };
}

/** What an earlier consent left behind and is over with this one. What it set is still Sluice's. */
const fresh = {
  trouble: undefined,
  misses: undefined,
  turnAt: undefined,
  liftedAt: undefined,
  isLeaving: false,
};

function refused(reason: Refused): Accepted {
  return { ok: false, reason };
}

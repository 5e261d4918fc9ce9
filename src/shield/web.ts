import { coerceError } from '../errors.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { accept, openTicket, type Refused } from './accept.ts';
import { consentUrl, redirectUriOf, type Ticket } from './consent.ts';
import type { ShieldDeps } from './deps.ts';

/** What a browser gets. */
export type WebAnswer =
  | { readonly kind: 'redirect'; readonly to: string }
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly lang: string;
      readonly title: string;
      readonly text: string;
    };

/** A press of the one-time link: on to Slack's page of consent. */
export async function answerLink(deps: ShieldDeps, query: URLSearchParams): Promise<WebAnswer> {
  const { shieldConfig: ready } = deps;
  if (ready.kind === 'missing') return refusal('stale', wordsFor(undefined));
  const signed = query.get('link') ?? '';
  const ticket = await openTicket(deps, ready, signed);
  if (ticket === undefined) return refusal('stale', wordsFor(undefined));
  const to = consentUrl(
    deps.authorizeUrl,
    ready.clientId,
    ticket.tenant,
    redirectUriOf(ready.redirect),
    signed,
  );
  return { kind: 'redirect', to };
}

/** Slack leads the browser back. */
export async function answerCallback(deps: ShieldDeps, query: URLSearchParams): Promise<WebAnswer> {
  const { shieldConfig: ready, clock } = deps;
  if (ready.kind === 'missing') return refusal('stale', wordsFor(undefined));
  const ticket = await openTicket(deps, ready, query.get('state') ?? '');
  if (ticket === undefined) return refusal('stale', wordsFor(undefined));
  const words = wordsFor((await deps.people.find(ticket.tenant, ticket.user))?.locale);
  const code = query.get('code');
  if (code === null) return refusal('denied', words);
  const now = clock.now();
  const accepted = await accept(deps, ready, ticket, code, now);
  if (!accepted.ok) return refusal(accepted.reason, words);
  await refreshHome(deps, ticket, now);
  const { pageDone, pageDoneText } = words.shield;
  return { kind: 'page', status: 200, lang: words.shield.lang, title: pageDone, text: pageDoneText };
}

/** A page that cannot be shown anew undoes nothing. */
async function refreshHome(deps: ShieldDeps, { tenant, user }: Ticket, now: number): Promise<void> {
  await deps.refreshHome(tenant, user, now).catch((thrown: unknown) => {
    deps.log.warn({ tenant, err: coerceError(thrown) }, 'App Home could not be shown anew');
  });
}

const statusOf: Readonly<Record<Refused | 'denied', number>> = {
  stale: 410,
  denied: 200,
  'other-team': 403,
  'other-person': 403,
  scopes: 403,
  'not-in': 403,
  code: 400,
  failed: 502,
};

function refusal(reason: Refused | 'denied', { shield }: Words): WebAnswer {
  const { lang, pageRefused: title, refused } = shield;
  return { kind: 'page', status: statusOf[reason], lang, title, text: refused[reason] };
}

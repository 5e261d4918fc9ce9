import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { coerceError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { errorText, type FormErrors, type FormValues, textIn } from '../people/form.ts';
import { wordsFor } from '../words/words.ts';
import { type Accepted, accept, beginConsent, openTicket, type Ready } from './accept.ts';
import { CODE_FIELD, noticeModal, offerModal } from './blocks.ts';
import type { ShieldDeps } from './deps.ts';

/** What stands in the form that offers a shield. */
export type Offer = Parameters<typeof offerModal>[0];

/** What becomes of the form: what is wrong with it, or what is shown in its place. */
export type Submitted =
  | { readonly response_action: 'errors'; readonly errors: FormErrors }
  | { readonly response_action: 'update'; readonly view: ModalView };

const Metadata = z.object({ ticket: z.string() });

/** The form with a fresh link; or what stands in the way of one, without an offer. */
export async function openOffer(
  deps: ShieldDeps,
  tenant: TenantId,
  user: UserId,
): Promise<{ readonly view: ModalView; readonly offer: Offer | undefined }> {
  const { shieldConfig: ready } = deps;
  const person = await deps.people.find(tenant, user);
  const locale = person?.locale ?? (await deps.directory.profile(tenant, user)).locale;
  const { shield } = wordsFor(locale);
  const notice = (text: string) => ({ view: noticeModal(text, locale), offer: undefined });
  if (ready.kind === 'missing') return notice(shield.missing(ready.variables.join(', ')));
  if (person === undefined || person.enrolment.state === 'out') return notice(shield.needsHours);
  const { url, ticket } = await beginConsent(deps, ready, tenant, user);
  const offer: Offer = { locale, url, ticket, takesCode: ready.redirect.kind === 'page' };
  return { view: offerModal(offer, 'looking'), offer };
}

/** Adds the channels in which Sluice is not: finding them takes longer than a form may take to open. */
export async function showUncovered(
  { coverage, slack, log }: ShieldDeps,
  tenant: TenantId,
  user: UserId,
  viewId: string,
  offer: Offer,
): Promise<void> {
  const uncovered = await coverage.publicChannelsWithout(tenant, user).catch((thrown: unknown) => {
    log.warn({ tenant, err: coerceError(thrown) }, 'The channels without Sluice could not be read');
    return 'unknown' as const;
  });
  await slack.updateModal(tenant, viewId, offerModal(offer, uncovered));
}

/** Takes the code that was pasted; only for whoever the link was made for. */
export async function submitCode(
  deps: ShieldDeps,
  tenant: TenantId,
  user: UserId,
  values: FormValues,
  metadata: string,
  now: number,
): Promise<Submitted> {
  const { locale } = (await deps.people.find(tenant, user)) ?? {};
  const { shield } = wordsFor(locale);
  const { shieldConfig: ready } = deps;
  const accepted =
    ready.kind === 'missing'
      ? ({ ok: false, reason: 'stale' } as const)
      : await take(deps, ready, tenant, user, textIn(values, CODE_FIELD), metadata, now);
  if (accepted.ok) return { response_action: 'update', view: noticeModal(shield.done, locale) };
  const errors = { [CODE_FIELD]: errorText(shield.refused[accepted.reason]) };
  return { response_action: 'errors', errors };
}

async function take(
  deps: ShieldDeps,
  ready: Ready,
  tenant: TenantId,
  user: UserId,
  code: string,
  metadata: string,
  now: number,
): Promise<Accepted> {
  const { ticket: signed } = Metadata.parse(JSON.parse(metadata));
  const ticket = await openTicket(deps, ready, signed);
  if (ticket === undefined) return { ok: false, reason: 'stale' };
  if (ticket.tenant !== tenant || ticket.user !== user) return { ok: false, reason: 'other-person' };
  return await accept(deps, ready, ticket, code, now);
}

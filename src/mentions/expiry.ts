import type { Agenda } from '../agenda/agenda.ts';
import { DAY } from '../clock.ts';
import type { TenantId } from '../ids.ts';

/** A waiting mention's text goes after this; the mention stays, and comes as a permalink. */
export const SNIPPET_MS = 30 * DAY;

export interface OldTexts {
  /** Removes the text of what waits since before `before` (UTC ms). Answers how many texts went. */
  forgetTexts(tenant: TenantId, before: number): Promise<number>;
}

/** The agenda's name for it. */
export const EXPIRY = 'texts';

/** Removes the texts that have waited too long, and sees to it that this happens again tomorrow. */
export async function expireTexts(
  tenant: TenantId,
  now: number,
  { texts, agenda }: { readonly texts: OldTexts; readonly agenda: Pick<Agenda, 'schedule'> },
): Promise<void> {
  await texts.forgetTexts(tenant, now - SNIPPET_MS);
  await agenda.schedule(tenant, 'expire', EXPIRY, now + DAY);
}

import type { TenantId, UserId } from '../ids.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { CallDeps } from './deps.ts';
import { nameOf, type Reader, readerOf } from './names.ts';

/** Somebody's name, and what time it is where they are, as the reader writes times. */
export interface Whereabouts {
  readonly name: string;
  /** Undefined where they do not share it, or Slack does not say. */
  readonly time: string | undefined;
}

/** Guests and people of other organisations are told nobody's time. */
export async function whereabouts(
  tenant: TenantId,
  user: UserId,
  reader: Reader,
  now: number,
  deps: Pick<CallDeps, 'directory' | 'people' | 'zones'>,
): Promise<Whereabouts> {
  const [name, them] = await Promise.all([nameOf(tenant, user, deps), readerOf(tenant, user, deps)]);
  const isInside = reader.profile !== undefined && !reader.profile.isGuest && !reader.profile.isStranger;
  const isShared = isInside && them.person?.senderSees !== 'later';
  const isKnown = them.person !== undefined || them.profile?.zone !== undefined;
  const time = describeInstant(now, { zone: them.zone, locale: reader.locale, now });
  return { name, time: isShared && isKnown ? time : undefined };
}

import { header, type KnownBlock } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import { statusOf } from './handoff.ts';
import { batonsOf, listed } from './list.ts';
import { offerBlocks } from './offer-switch.ts';
import { readerOf } from './reader.ts';

/** Of each list; the rest is a number. */
const MOST_SHOWN = 2;

/** What App Home shows of batons: those to accept first, then those that were given and wait. */
export function batonSection(deps: HandoffDeps) {
  return {
    place: 'batons' as const,
    async blocks(
      { tenant, user }: { readonly tenant: TenantId; readonly user: UserId },
      now: number,
    ): Promise<readonly KnownBlock[]> {
      const reader = await readerOf(tenant, user, now, deps);
      const { handoff: words } = reader.words;
      const { received, given } = await batonsOf(tenant, reader, deps);
      const open = received.toSorted((a, b) => weight(b) - weight(a));
      const batons = [
        ...(await listed(tenant, words.receivedTitle, open, reader, deps, MOST_SHOWN)),
        ...(await listed(tenant, words.givenTitle, given, reader, deps, MOST_SHOWN)),
      ];
      const offers = offerBlocks(reader);
      if (batons.length > 0 || offers.length === 0) return [...batons, ...offers];
      return [header(words.listTitle), ...offers];
    },
  };
}

/** What waits for the person stands before what is theirs already. */
function weight(handoff: Parameters<typeof statusOf>[0]): number {
  const status = statusOf(handoff);
  return status === 'delivered' || status === 'overdue' ? 1 : 0;
}

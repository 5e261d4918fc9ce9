import { type HeldMentions, parseMentionId } from '../mentions/held.ts';
import type { ReceiptRoles } from './roles.ts';
import { watch } from './watch.ts';

/**
 * The same ledger. Who wants to hear of a delivery hears of that which comes in its place; the old wish ends by itself.
 * First: a crash afterwards costs nobody the word.
 */
export function carryingWatches(
  held: HeldMentions,
  roles: Pick<ReceiptRoles, 'agenda' | 'watches'>,
): HeldMentions {
  return {
    ...held,
    async supersede(tenant, user, old, by, now) {
      const wishes = await roles.watches.of(tenant, user, [old]);
      if (wishes.length > 0) {
        const { channel, ts } = parseMentionId(by);
        const fate = (await held.fates(tenant, channel, ts)).get(user);
        const waiting = new Map(fate === undefined ? [] : [[user, fate]]);
        for (const { watcher } of wishes) await watch(tenant, watcher, by, waiting, now, roles);
      }
      await held.supersede(tenant, user, old, by, now);
    },
  };
}

import type { Deliveries } from '../digest/deliveries.ts';
import type { HeldMentions } from '../mentions/held.ts';
import type { People } from '../people/people.ts';
import type { HomeNews } from './refresh.ts';

/** The same ledger, with a word to the pages of those whose waiting mentions have changed. */
export function tellingOfHeld(held: HeldMentions, { homeChanged, everyHomeChanged }: HomeNews): HeldMentions {
  return {
    ...held,
    async record(message, decisions, options, now) {
      const recorded = await held.record(message, decisions, options, now);
      if (recorded.kind !== 'recorded') return recorded;
      const isEdit = message.version !== message.ts;
      const { enrolledAuthor: author } = options;
      // Whoever writes in a thread has seen what waits from there.
      const reader = author !== undefined && message.threadTs !== undefined ? [author] : [];
      const edited = isEdit ? decisions.map(({ recipient }) => recipient) : [];
      homeChanged(message.tenant, [...recorded.heldAnew, ...edited, ...reader]);
      return recorded;
    },
    async withdraw(tenant, ...rest) {
      const withdrawn = await held.withdraw(tenant, ...rest);
      everyHomeChanged(tenant);
      return withdrawn;
    },
    async seen(tenant, channel, ts, user, now) {
      const didWait = await held.seen(tenant, channel, ts, user, now);
      if (didWait) homeChanged(tenant, [user]);
      return didWait;
    },
    async loseAccess(tenant, user, ...rest) {
      const gone = await held.loseAccess(tenant, user, ...rest);
      if (gone > 0) homeChanged(tenant, [user]);
      return gone;
    },
    async replan(tenant, user, ...rest) {
      const replanned = await held.replan(tenant, user, ...rest);
      homeChanged(tenant, [user]);
      return replanned;
    },
    async passOn(tenant, user, ...rest) {
      await held.passOn(tenant, user, ...rest);
      homeChanged(tenant, [user]);
    },
    async snooze(tenant, user, ...rest) {
      await held.snooze(tenant, user, ...rest);
      homeChanged(tenant, [user]);
    },
  };
}

/** The same deliveries: what has come waits no more. */
export function tellingOfDeliveries(deliveries: Deliveries, { homeChanged }: HomeNews): Deliveries {
  return {
    ...deliveries,
    async release(tenant, claim, ...rest) {
      const released = await deliveries.release(tenant, claim, ...rest);
      if (released) homeChanged(tenant, [claim.thing]);
      return released;
    },
  };
}

/** The same people and choices. */
export function tellingOfPeople(people: People, { homeChanged, everyHomeChanged }: HomeNews): People {
  return {
    ...people,
    async changePolicy(tenant, how) {
      const changed = await people.changePolicy(tenant, how);
      if (changed !== undefined) everyHomeChanged(tenant);
      return changed;
    },
    async save(tenant, person) {
      await people.save(tenant, person);
      homeChanged(tenant, [person.user]);
    },
    async change(tenant, user, how) {
      const changed = await people.change(tenant, user, how);
      if (changed !== undefined) homeChanged(tenant, [user]);
      return changed;
    },
    async forget(tenant, user) {
      await people.forget(tenant, user);
      homeChanged(tenant, [user]);
    },
  };
}

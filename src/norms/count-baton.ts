import type { Handoffs } from '../handoff/handoffs.ts';
import type { TenantId } from '../ids.ts';

/** Called for each baton that somebody takes, with the two whom it is about. */
type Accepted = (tenant: TenantId, people: readonly string[]) => Promise<void>;

/** The same handoffs, with a word as one is accepted, once for each. */
export function tellingOfAcceptance(handoffs: Handoffs, accepted: Accepted): Handoffs {
  return {
    ...handoffs,
    async change(tenant, id, change, due) {
      let isNew = false;
      const decide: typeof change = (before) => {
        const after = change(before);
        isNew = before.accepted === undefined && after?.accepted !== undefined;
        return after;
      };
      const changed = await handoffs.change(tenant, id, decide, due);
      if (isNew && changed?.accepted !== undefined)
        await accepted(tenant, [changed.author, changed.accepted.by]);
      return changed;
    },
  };
}

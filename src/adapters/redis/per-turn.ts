import { coerceError } from '../../errors.ts';
import type { TenantId } from '../../ids.ts';

/** So much goes into one step, so that no step of Redis holds up everybody else for long. */
const MOST_AT_ONCE = 100;

interface Asked<Item, Answer> {
  readonly item: Item;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/**
 * Gathers what is asked of a tenant in one turn of the event loop, and acts on it together: under load, a command costs
 * more than what it does. `act` answers each item in its place; where it throws, all of them fail.
 */
export function perTurn<Item, Answer>(
  act: (tenant: TenantId, items: readonly Item[]) => Promise<readonly Answer[]>,
): (tenant: TenantId, item: Item) => Promise<Answer> {
  const waiting = new Map<TenantId, Asked<Item, Answer>[]>();

  function send(): void {
    const turn = [...waiting];
    waiting.clear();
    for (const [tenant, asked] of turn) {
      for (let from = 0; from < asked.length; from += MOST_AT_ONCE) {
        void settle(tenant, asked.slice(from, from + MOST_AT_ONCE));
      }
    }
  }

  /** Never rejects. */
  async function settle(tenant: TenantId, asked: readonly Asked<Item, Answer>[]): Promise<void> {
    try {
      const answers = await act(
        tenant,
        asked.map(({ item }) => item),
      );
      if (answers.length !== asked.length) throw new Error('Not everything was answered');
      for (const [i, answer] of answers.entries()) asked[i]?.resolve(answer);
    } catch (thrown) {
      for (const { reject } of asked) reject(coerceError(thrown));
    }
  }

  return (tenant, item) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(send);
      const asked = waiting.get(tenant);
      if (asked === undefined) waiting.set(tenant, [{ item, resolve, reject }]);
      else asked.push({ item, resolve, reject });
    });
}

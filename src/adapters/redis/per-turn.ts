import { coerceError } from '../../errors.ts';
import type { TenantId } from '../../ids.ts';

/** So much goes into one step, so that no step of Redis holds up everybody else for long. */
const MOST_AT_ONCE = 100;

interface Asked<Item, Answer> {
  readonly item: Item;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

interface Turn<Item, Answer> {
  readonly asked: Asked<Item, Answer>[];
  /** Of what may be shared. */
  readonly answers: Map<string, Promise<Answer>>;
}

/**
 * Gathers what is asked of a tenant in one turn of the event loop, and acts on it together: under load, a command costs
 * more than what it does. `act` answers each item in its place; where it throws, all of them fail. What is asked under
 * the same name in one turn is asked once.
 */
export function perTurn<Item, Answer>(
  act: (tenant: TenantId, items: readonly Item[]) => Promise<readonly Answer[]>,
): (tenant: TenantId, item: Item, name?: string) => Promise<Answer> {
  const waiting = new Map<TenantId, Turn<Item, Answer>>();

  function send(): void {
    const turn = [...waiting];
    waiting.clear();
    for (const [tenant, { asked }] of turn) {
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

  function turnOf(tenant: TenantId): Turn<Item, Answer> {
    const known = waiting.get(tenant);
    if (known !== undefined) return known;
    if (waiting.size === 0) setImmediate(send);
    const turn = { asked: [], answers: new Map() };
    waiting.set(tenant, turn);
    return turn;
  }

  return (tenant, item, name) => {
    const { asked, answers } = turnOf(tenant);
    const shared = name === undefined ? undefined : answers.get(name);
    if (shared !== undefined) return shared;
    const answer = new Promise<Answer>((resolve, reject) => {
      asked.push({ item, resolve, reject });
    });
    if (name !== undefined) answers.set(name, answer);
    return answer;
  };
}

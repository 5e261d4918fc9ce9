import type { Budget } from './budget.ts';

/** A budget whose store may be away: what cannot be counted is not spent, and words alone answer. */
export function carefulBudget(budget: Budget, onError: (thrown: unknown) => void): Budget {
  return {
    async take(...args) {
      try {
        return await budget.take(...args);
      } catch (thrown) {
        onError(thrown);
        return 'uncounted';
      }
    },
    spent: (...args) => budget.spent(...args),
  };
}

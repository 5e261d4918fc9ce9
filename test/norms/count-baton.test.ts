import type { Handoff } from '../../src/handoff/handoff.ts';
import type { Handoffs } from '../../src/handoff/handoffs.ts';
import { tellingOfAcceptance } from '../../src/norms/count-baton.ts';

test('a baton is told of as it is accepted, and by no later change', async () => {
  let kept = { id: 'h1', author: 'UANA' } as Handoff;
  const store = {
    async change(_tenant: string, _id: string, change: (handoff: Handoff) => Handoff | undefined) {
      // As a store does that somebody else was faster than once.
      change(kept);
      const after = change(kept);
      if (after !== undefined) kept = after;
      return after;
    },
  } as unknown as Handoffs;
  const told: unknown[] = [];
  const handoffs = tellingOfAcceptance(store, async (...args) => void told.push(args));

  await handoffs.change('T1', 'h1', (one) => ({ ...one, accepted: { by: 'UBEN', at: 1 } }));
  await handoffs.change('T1', 'h1', (one) => ({ ...one, overdueAt: 2 }));
  await handoffs.change('T1', 'h1', () => undefined);

  expect(told).toEqual([['T1', ['UANA', 'UBEN']]]);
});

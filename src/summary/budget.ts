import { DAY } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';

/** How much may go to the model. Calls, and estimated tokens in and out together; days are those of UTC. */
export interface Caps {
  readonly callsPerRequest: number;
  readonly tokensPerRequest: number;
  readonly tokensPerPersonAndDay: number;
  readonly tokensPerDay: number;
}

export const defaultCaps: Caps = {
  callsPerRequest: 60,
  tokensPerRequest: 400_000,
  tokensPerPersonAndDay: 1_000_000,
  tokensPerDay: 5_000_000,
};

/** `uncounted`: nobody can tell what is left. */
export type Granted = 'granted' | 'request-cap' | 'person-cap' | 'day-cap' | 'uncounted';

/** Counts what is spent, for all replicas. What was taken is never given back. */
export interface Budget {
  /** Takes the tokens of one call for a person, if both the person's day and the workspace's have them left. */
  take(tenant: TenantId, user: UserId, tokens: number, caps: Caps, now: number): Promise<Granted>;
  /** What the workspace has spent on the day of `now`. */
  spent(tenant: TenantId, now: number): Promise<Spent>;
}

export interface Spent {
  readonly calls: number;
  readonly tokens: number;
}

/** What one request may still take. */
export interface Allowance {
  take(tokens: number): Promise<Granted>;
}

export function allowanceFor(
  budget: Budget,
  who: { readonly tenant: TenantId; readonly user: UserId },
  caps: Caps,
  now: number,
): Allowance {
  const used = { calls: 0, tokens: 0 };
  return {
    async take(tokens) {
      if (used.calls + 1 > caps.callsPerRequest || used.tokens + tokens > caps.tokensPerRequest)
        return 'request-cap';
      // Counted before the budget is asked: calls are made side by side.
      used.calls++;
      used.tokens += tokens;
      const granted = await budget.take(who.tenant, who.user, tokens, caps, now);
      if (granted !== 'granted') {
        used.calls--;
        used.tokens -= tokens;
      }
      return granted;
    },
  };
}

/** For one process, forgotten with it. */
export function createMemoryBudget(): Budget {
  const days = new Map<string, { calls: number; tokens: number }>();
  const of = (key: string): { calls: number; tokens: number } => {
    const spent = days.get(key) ?? { calls: 0, tokens: 0 };
    days.set(key, spent);
    return spent;
  };
  const dayOf = (now: number): number => Math.floor(now / DAY);

  return {
    async take(tenant, user, tokens, caps, now) {
      const [day, person] = [of(`${dayOf(now)} ${tenant}`), of(`${dayOf(now)} ${tenant} ${user}`)];
      if (day.tokens + tokens > caps.tokensPerDay) return 'day-cap';
      if (person.tokens + tokens > caps.tokensPerPersonAndDay) return 'person-cap';
      for (const spent of [day, person]) {
        spent.calls++;
        spent.tokens += tokens;
      }
      return 'granted';
    },
    spent: async (tenant, now) => ({ ...of(`${dayOf(now)} ${tenant}`) }),
  };
}

import { Policy } from './policy.ts';

export interface PolicyReading {
  readonly policy: Policy;
  /** Choices that this release cannot read; all of them where none is left to read. */
  readonly unreadable: readonly string[];
}

/**
 * What is kept of a workspace's choices; undefined where it has chosen nothing. A choice that cannot be read stays as it
 * was `before`, else it is what a new workspace has: the others count all the same, and nothing is refused.
 */
export function readPolicy(json: string | undefined, before?: Policy): PolicyReading {
  const kept = json === undefined ? {} : parsed(json);
  const whole = Policy.safeParse(kept);
  if (whole.success) return { policy: whole.data, unreadable: [] };
  const names = Object.keys(Policy.shape) as (keyof Policy)[];
  const choices: Readonly<Record<string, unknown>> = isRecord(kept) ? kept : {};
  const unreadable = names.filter(
    (name) => !(isRecord(kept) && Policy.shape[name].safeParse(choices[name]).success),
  );
  const chosen = names.map((name) => [name, unreadable.includes(name) ? before?.[name] : choices[name]]);
  return { policy: Policy.parse(Object.fromEntries(chosen)), unreadable };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

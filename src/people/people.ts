import type { TenantId, UserId } from '../ids.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';

/**
 * What people and workspaces have chosen. Each save raises the tenant's version of the facts, so that a decision
 * which rests on older ones is made again.
 */
export interface People {
  /** The version of everything that triage reads of this tenant. */
  version(tenant: TenantId): Promise<string>;
  policy(tenant: TenantId): Promise<Policy>;
  /**
   * Saves what `how`, which is pure, makes of the workspace's choices, whoever else changes them at the same time.
   * Answers what is saved; undefined where `how` answers that, and nothing changes.
   */
  changePolicy(tenant: TenantId, how: (before: Policy) => Policy | undefined): Promise<Policy | undefined>;
  find(tenant: TenantId, user: UserId): Promise<Person | undefined>;
  findMany(tenant: TenantId, users: readonly UserId[]): Promise<ReadonlyMap<UserId, Person>>;
  save(tenant: TenantId, person: Person): Promise<void>;
  /**
   * Saves what `how` makes of what is kept of the person, whoever else does at the same time: it is asked again where
   * they were quicker. Answers what is saved; undefined where `how` answers that, and nothing changes.
   */
  change(
    tenant: TenantId,
    user: UserId,
    how: (before: Person | undefined) => Person | undefined,
  ): Promise<Person | undefined>;
  /** Removes everything that is kept about the person. */
  forget(tenant: TenantId, user: UserId): Promise<void>;
  all(tenant: TenantId): Promise<readonly Person[]>;
}

/** The same people, with a word after each change: what this process remembers of the tenant is old then. */
export function tellingOfChanges(people: People, changed: (tenant: TenantId) => void): People {
  const after = async <T>(tenant: TenantId, change: Promise<T>): Promise<T> => {
    const answer = await change;
    changed(tenant);
    return answer;
  };
  return {
    ...people,
    changePolicy: (tenant, how) => after(tenant, people.changePolicy(tenant, how)),
    save: (tenant, person) => after(tenant, people.save(tenant, person)),
    change: (tenant, user, how) => after(tenant, people.change(tenant, user, how)),
    forget: (tenant, user) => after(tenant, people.forget(tenant, user)),
  };
}

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
  savePolicy(tenant: TenantId, policy: Policy): Promise<void>;
  find(tenant: TenantId, user: UserId): Promise<Person | undefined>;
  findMany(tenant: TenantId, users: readonly UserId[]): Promise<ReadonlyMap<UserId, Person>>;
  save(tenant: TenantId, person: Person): Promise<void>;
  /** Removes everything that is kept about the person. */
  forget(tenant: TenantId, user: UserId): Promise<void>;
  all(tenant: TenantId): Promise<readonly Person[]>;
}

/** The same people, with a word after each change: what this process remembers of the tenant is old then. */
export function tellingOfChanges(people: People, changed: (tenant: TenantId) => void): People {
  const after = async (tenant: TenantId, change: Promise<void>): Promise<void> => {
    await change;
    changed(tenant);
  };
  return {
    ...people,
    savePolicy: (tenant, policy) => after(tenant, people.savePolicy(tenant, policy)),
    save: (tenant, person) => after(tenant, people.save(tenant, person)),
    forget: (tenant, user) => after(tenant, people.forget(tenant, user)),
  };
}

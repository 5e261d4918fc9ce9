import { type Clock, HOUR, SECOND } from '../clock.ts';
import type { GroupId, TenantId, UserId } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Policy } from '../people/policy.ts';
import type { Message } from './message.ts';
import { recipientsOf } from './triage.ts';

/** What triage knows of a tenant, all of one version. */
export interface Facts {
  readonly version: string;
  readonly policy: Policy;
  readonly recipients: readonly UserId[];
  /** Those of the recipients and the author who have told Sluice anything. */
  readonly people: ReadonlyMap<UserId, Person>;
  readonly bots: ReadonlySet<UserId>;
}

export interface FactsCache {
  /** Everything to decide this message by; undefined where Slack must be asked first (an unknown user group). */
  of(message: Message): Promise<Facts | undefined>;
  person(tenant: TenantId, user: UserId): Promise<Person | undefined>;
  policy(tenant: TenantId): Promise<Policy>;
  /** The facts have changed: what is kept of the tenant is read anew. */
  drop(tenant: TenantId): void;
}

/** How old what is kept in this process may be. A hold checks the version besides, so none rests on older facts. */
export const FACTS_MS = SECOND;
/** What no event has changed is asked for anew after so long: an event may be lost. */
const KEPT_MS = HOUR;
/** People kept in this process for each tenant; beyond, it starts over. */
const MOST_KEPT = 50_000;

interface Kept {
  readonly version: string;
  readonly policy: Policy;
  readonly since: number;
  checkedAt: number;
  readonly people: Map<UserId, { readonly person: Person | undefined; readonly isBot: boolean }>;
  readonly groups: Map<GroupId, readonly UserId[]>;
}

export function createFactsCache(
  people: People,
  directory: Directory,
  clock: Clock,
  freshMs = FACTS_MS,
): FactsCache {
  const tenants = new Map<TenantId, Kept>();
  /** Under way: what is asked meanwhile need not be looked up again. */
  const checks = new Map<TenantId, Promise<Kept>>();

  /** No promise where nothing is to be asked: of most events, waiting for what is known would be the most work. */
  function fresh(tenant: TenantId): Kept | Promise<Kept> {
    const checkedAt = clock.wall();
    const found = tenants.get(tenant);
    const isGood = found !== undefined && checkedAt - found.since < KEPT_MS && found.people.size < MOST_KEPT;
    if (isGood && checkedAt - found.checkedAt < freshMs) return found;
    const under = checks.get(tenant);
    if (under !== undefined) return under;
    const begun = check(tenant, isGood ? found : undefined, checkedAt).finally(() => {
      if (checks.get(tenant) === begun) checks.delete(tenant);
    });
    checks.set(tenant, begun);
    return begun;
  }

  async function check(tenant: TenantId, kept: Kept | undefined, checkedAt: number): Promise<Kept> {
    const version = await people.version(tenant);
    if (kept?.version === version) {
      kept.checkedAt = checkedAt;
      return kept;
    }
    // The version was read first: what changes meanwhile makes the answer older than its version, never newer.
    const policy = await people.policy(tenant);
    const anew: Kept = { version, policy, since: checkedAt, checkedAt, people: new Map(), groups: new Map() };
    tenants.set(tenant, anew);
    return anew;
  }

  async function learnPeople(tenant: TenantId, kept: Kept, unknown: readonly UserId[]): Promise<void> {
    const [found, profiles] = await Promise.all([
      people.findMany(tenant, unknown),
      Promise.all(unknown.map((user) => directory.knownProfile(tenant, user))),
    ]);
    for (const [i, user] of unknown.entries()) {
      kept.people.set(user, { person: found.get(user), isBot: profiles[i]?.isBot === true });
    }
  }

  async function learnGroups(tenant: TenantId, kept: Kept, unknown: readonly GroupId[]): Promise<void> {
    for (const [group, members] of await directory.knownMembersOf(tenant, unknown)) {
      kept.groups.set(group, members);
    }
  }

  return {
    async of(message) {
      const { tenant } = message;
      const known = fresh(tenant);
      const kept = known instanceof Promise ? await known : known;
      const unknownGroups = message.groups.filter((group) => !kept.groups.has(group));
      if (unknownGroups.length > 0) {
        await learnGroups(tenant, kept, unknownGroups);
        if (!unknownGroups.every((group) => kept.groups.has(group))) return undefined;
      }
      const recipients = recipientsOf(message, (group) => kept.groups.get(group) ?? []);
      const concerned = message.author.user === undefined ? recipients : [...recipients, message.author.user];
      const unknown = concerned.filter((user) => !kept.people.has(user));
      if (unknown.length > 0) await learnPeople(tenant, kept, unknown);
      const { version, policy } = kept;
      return { version, policy, recipients, ...select(kept, concerned) };
    },

    policy: async (tenant) => (await fresh(tenant)).policy,

    async person(tenant, user) {
      const known = fresh(tenant);
      const kept = known instanceof Promise ? await known : known;
      if (!kept.people.has(user)) await learnPeople(tenant, kept, [user]);
      return kept.people.get(user)?.person;
    },

    drop(tenant) {
      tenants.delete(tenant);
      checks.delete(tenant);
    },
  };
}

function select(kept: Kept, users: readonly UserId[]): Pick<Facts, 'people' | 'bots'> {
  const people = new Map<UserId, Person>();
  const bots = new Set<UserId>();
  for (const user of users) {
    const known = kept.people.get(user);
    if (known?.person !== undefined) people.set(user, known.person);
    if (known?.isBot === true) bots.add(user);
  }
  return { people, bots };
}

import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { loadZoneData } from '../../src/adapters/zone-data.ts';
import type { Agenda, Claim, Kind } from '../../src/agenda/agenda.ts';
import type { TenantId, UserId } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { HeldMention, HeldMentions } from '../../src/mentions/held.ts';
import type { PeopleDeps } from '../../src/people/deps.ts';
import type { Directory, Place, Profile } from '../../src/people/directory.ts';
import type { People } from '../../src/people/people.ts';
import { Person } from '../../src/people/person.ts';
import { defaultPolicy, type Policy } from '../../src/people/policy.ts';
import { type Content, type Outgoing, type Slack, SlackRefusal } from '../../src/slack.ts';

export const T = 'T1';
export const zones = loadZoneData();

/** A Monday at 08:00 in Berlin. */
export const MONDAY = Date.parse('2026-11-23T07:00Z');

/** `at('Mon 16:00')`: that week's day and time in Berlin, which is on winter time. */
export function at(text: string): number {
  const [day = '', time = ''] = text.split(' ');
  const date = 23 + ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day);
  return Date.parse(`2026-11-${date}T${time}:00+01:00`);
}

export function person(user: UserId, parts: Partial<Person> = {}): Person {
  return {
    ...Person.parse({
      user,
      enrolment: { state: 'in', since: 0 },
      blocks: defaultPolicy.defaultBlocks,
      zone: { name: 'Europe/Berlin', follows: 'slack' },
    }),
    locale: 'en-GB',
    ...parts,
  };
}

export function profile(user: UserId, parts: Partial<Profile> = {}): Profile {
  return {
    user,
    name: `Name of ${user}`,
    zone: 'Europe/Berlin',
    locale: 'en-GB',
    isBot: false,
    isGuest: false,
    isAdmin: false,
    isStranger: false,
    isDeactivated: false,
    ...parts,
  };
}

export interface Whisper extends Content {
  readonly channel: string;
  readonly threadTs?: string | undefined;
  readonly user: UserId;
}

/** One workspace in memory: what people chose, what waits, what is due, and what Slack showed to whom. */
export class FakeWorkspace {
  readonly kept = new Map<UserId, Person>();
  readonly profiles = new Map<UserId, Profile>();
  readonly members = new Map<string, readonly UserId[]>();
  readonly groups = new Map<string, readonly UserId[]>();
  readonly apps = new Map<UserId, string>();
  botChannels: readonly string[] = [];
  currentPolicy: Policy = defaultPolicy;

  readonly waiting = new Map<UserId, HeldMention[]>();
  readonly due = new Map<string, number>();
  readonly early = new Map<UserId, string>();
  readonly bells: number[] = [];
  readonly delivered: { readonly user: UserId; readonly count: number; readonly reason: string }[] = [];

  readonly whispers: Whisper[] = [];
  readonly posts: Outgoing[] = [];
  readonly homes = new Map<UserId, HomeView>();
  readonly modals: ModalView[] = [];
  homeHash = 0;
  /** Errors for the next posts, in order. */
  readonly postFailures: Error[] = [];

  now = MONDAY;

  hold(user: UserId, promisedFor: number, parts: Partial<HeldMention> = {}): void {
    const ref = {
      channel: 'C1',
      ts: `${Math.floor(this.now / 1000)}.${String(this.#count()).padStart(6, '0')}`,
    };
    const mention: HeldMention = {
      author: { user: 'USENDER' },
      channelKind: 'public',
      isShared: false,
      snippet: 'hello',
      waitsForAnswer: false,
      heldAt: this.now,
      because: 'waits',
      ref,
      promisedFor,
      ...parts,
    };
    this.waiting.set(user, [...(this.waiting.get(user) ?? []), mention]);
    this.#schedule(`digest:${user}`, promisedFor);
  }

  promises(user: UserId): readonly number[] {
    return (this.waiting.get(user) ?? []).map(({ promisedFor }) => promisedFor);
  }

  /** Delivers every digest that is due, as the block's job does. */
  deliverDue(): void {
    for (const [id, due] of this.due) {
      const [kind, user = ''] = id.split(':');
      if (kind !== 'digest' || due > this.now) continue;
      this.due.delete(id);
      const count = this.waiting.get(user)?.length ?? 0;
      this.delivered.push({ user, count, reason: this.early.get(user) ?? '' });
      this.waiting.delete(user);
      this.early.delete(user);
    }
  }

  /** Does what is due of one kind, oldest first, until nothing is. Returns the things that were done. */
  async work(
    kind: Kind,
    handler: (tenant: TenantId, claim: Claim, now: number) => Promise<void>,
  ): Promise<readonly string[]> {
    const done: string[] = [];
    for (;;) {
      const [id, due] =
        [...this.due]
          .filter(([id, due]) => id.startsWith(`${kind}:`) && due <= this.now)
          .sort((a, b) => a[1] - b[1])[0] ?? [];
      if (id === undefined || due === undefined) return done;
      this.due.delete(id);
      const thing = id.slice(kind.length + 1);
      done.push(thing);
      await handler(T, { ...blankClaim, kind, thing, due, attempts: this.#attempts.get(id) ?? 0 }, this.now);
    }
  }

  readonly #attempts = new Map<string, number>();
  #counter = 0;

  #count(): number {
    this.#counter += 1;
    return this.#counter;
  }

  #schedule(id: string, due: number): void {
    this.due.set(id, Math.min(due, this.due.get(id) ?? Number.POSITIVE_INFINITY));
  }

  readonly people: People = {
    version: async () => '1',
    policy: async () => this.currentPolicy,
    changePolicy: async (_tenant, how) => {
      const after = how(this.currentPolicy);
      if (after !== undefined) this.currentPolicy = after;
      return after;
    },
    find: async (_tenant, user) => this.kept.get(user),
    findMany: async (_tenant, users) =>
      new Map(
        users.flatMap((user) => {
          const found = this.kept.get(user);
          return found === undefined ? [] : [[user, found] as const];
        }),
      ),
    save: async (_tenant, saved) => {
      this.kept.set(saved.user, Person.parse(JSON.parse(JSON.stringify(saved))));
    },
    change: async (tenant, user, how) => {
      const after = how(this.kept.get(user));
      if (after !== undefined) await this.people.save(tenant, after);
      return after;
    },
    forget: async (_tenant, user) => {
      this.kept.delete(user);
      this.waiting.delete(user);
      this.due.delete(`digest:${user}`);
    },
    all: async () => [...this.kept.values()],
  };

  readonly held: Pick<HeldMentions, 'replan' | 'bringForward' | 'countWaiting' | 'waiting'> = {
    replan: async (_tenant, user, dueMs) => {
      const due = Math.floor(dueMs / 1000) * 1000;
      const before = this.waiting.get(user) ?? [];
      const after = before.map((mention) => ({ ...mention, promisedFor: due }));
      this.waiting.set(user, after);
      if (after.length > 0) this.due.set(`digest:${user}`, due);
      this.early.delete(user);
      return after.map((mention, i) => ({ mention, promisedBefore: before[i]?.promisedFor ?? 0 }));
    },
    bringForward: async (_tenant, user, now, reason) => {
      const count = this.waiting.get(user)?.length ?? 0;
      if (count > 0) {
        this.due.set(`digest:${user}`, now);
        this.early.set(user, reason);
      }
      return count;
    },
    countWaiting: async (_tenant, user) => this.waiting.get(user)?.length ?? 0,
    waiting: async (_tenant, user) => this.waiting.get(user) ?? [],
  };

  readonly agenda: Pick<Agenda, 'schedule' | 'dueAt' | 'done' | 'postpone'> = {
    schedule: async (_tenant, kind, thing, due) => this.#schedule(`${kind}:${thing}`, due),
    dueAt: async (_tenant, kind, thing) => this.due.get(`${kind}:${thing}`),
    done: async (_tenant, { kind, thing }) => {
      this.#attempts.delete(`${kind}:${thing}`);
      return true;
    },
    postpone: async (_tenant, { kind, thing, attempts }, afterMs, options) => {
      this.#attempts.set(`${kind}:${thing}`, options?.attempts ?? attempts);
      this.due.set(`${kind}:${thing}`, this.now + afterMs);
      return true;
    },
  };

  readonly directory: Directory = {
    knownProfile: async (_tenant, user) => this.profiles.get(user),
    profile: async (_tenant, user) => this.profiles.get(user) ?? profile(user),
    knownMembersOf: async () => this.groups,
    membersOf: async (_tenant, group) => this.groups.get(group) ?? [],
    place: async (_tenant, channel): Promise<Place> => ({
      channel,
      name: `name-of-${channel}`,
      kind: channel.startsWith('G') ? 'private' : 'public',
      isShared: false,
    }),
    isMember: async (_tenant, channel, user) =>
      (this.members.get(channel) ?? []).includes(user) ? 'yes' : 'no',
    channelMembers: async (_tenant, channel) => this.members.get(channel) ?? [],
    workspaceUrl: async () => 'https://acme.slack.com/',
  };

  readonly slack: Slack = {
    dm: async (_tenant, user) => `D${user}`,
    post: async (_tenant, message) => {
      const failure = this.postFailures.shift();
      if (failure !== undefined) throw failure;
      this.posts.push(message);
      return { channel: message.channel, ts: `${this.posts.length}.000000` };
    },
    update: async () => {},
    whisper: async (_tenant, to, content) => {
      this.whispers.push({ ...to, ...content });
    },
    react: async () => {},
    findByBatch: async (_tenant, channel, batchId) => {
      const i = this.posts.findIndex(
        (post) => post.channel === channel && post.metadata?.event_payload['batch_id'] === batchId,
      );
      return i < 0 ? undefined : { channel, ts: `${i + 1}.000000` };
    },
    read: async () => undefined,
    publishHome: async (_tenant, user, view, hash) => {
      if (hash !== undefined && hash !== `h${this.homeHash}`) {
        throw new SlackRefusal('views.publish', 'hash_conflict');
      }
      this.homes.set(user, view);
      this.homeHash += 1;
      return { hash: `h${this.homeHash}` };
    },
    openModal: async (_tenant, _trigger, view) => {
      this.modals.push(view);
      return { viewId: `V${this.modals.length}` };
    },
    pushModal: async () => {},
    updateModal: async (_tenant, _viewId, view) => {
      this.modals.push(view);
      return { hash: `h${this.modals.length}` };
    },
  };

  readonly deps: PeopleDeps = {
    people: this.people,
    directory: this.directory,
    held: this.held,
    agenda: this.agenda,
    beginPost: async () => true,
    settleMs: SETTLE_MS,
    bells: { ring: async (_tenant, at) => void this.bells.push(at) },
    slack: this.slack,
    zones,
    workspace: {
      channelsOfBot: async () => this.botChannels,
      appOf: async (_tenant, user) => this.apps.get(user),
    },
    protectionOf: async () => undefined,
    silentBlockLine: async () => undefined,
    movedNotice: async (_tenant, { recipient, sender, promisedFor }) => ({
      content: { text: `${sender}: ${recipient} reads at ${promisedFor}`, blocks: [] },
      told: async () => {},
    }),
    clock: { now: () => this.now, wall: () => this.now, rate: () => 1, onJump: () => () => {} },
    log: quiet,
  };
}

export const SETTLE_MS = 30_000;

export const blankClaim: Claim = {
  id: 'claim',
  token: 1,
  kind: 'enrol',
  thing: '',
  due: 0,
  reason: '',
  phase: 'claimed',
  postingSince: 0,
  attempts: 0,
};

const quiet: Log = {
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  fatal: () => {},
  child: () => quiet,
};

/** Everything that a person can read in blocks, in order. */
export function textOf(blocks: readonly KnownBlock[] | HomeView['blocks']): string {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}

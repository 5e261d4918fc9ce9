import { loadZoneData } from '../../src/adapters/zone-data.ts';
import type { Claim } from '../../src/agenda/agenda.ts';
import { SECOND } from '../../src/clock.ts';
import { RetryLaterError } from '../../src/errors.ts';
import type { MessageRef, UserId } from '../../src/ids.ts';
import { type Fate, mentionId, parseMentionId } from '../../src/mentions/held.ts';
import type { Place, Profile } from '../../src/people/directory.ts';
import { Person } from '../../src/people/person.ts';
import { defaultPolicy, type Policy } from '../../src/people/policy.ts';
import type { TellingRoles } from '../../src/receipts/roles.ts';
import { createReceiptHandler } from '../../src/receipts/send.ts';
import type { Told } from '../../src/receipts/told.ts';
import type { Watch, Watches } from '../../src/receipts/watches.ts';
import { type Content, type Outgoing, SlackRefusal } from '../../src/slack.ts';

export const TENANT = 'T1';

interface Whisper {
  readonly channel: string;
  readonly threadTs: string | undefined;
  readonly user: UserId;
  readonly content: Content;
}

/** A workspace in memory: who wrote what, whose mention stands how, and what Slack was asked to show to whom. */
export class ReceiptScene {
  readonly whispers: Whisper[] = [];
  readonly posts: Outgoing[] = [];
  readonly reactions: string[] = [];
  readonly due = new Map<string, number>();
  readonly rung: number[] = [];
  readonly watched: Watch[] = [];
  policy: Policy = defaultPolicy;
  /** What the next calls that show something do instead: throw, or be carried out and then throw. */
  readonly failures: { readonly error: Error; readonly after?: boolean }[] = [];

  readonly #people = new Map<UserId, Person>();
  readonly #profiles = new Map<UserId, Profile>();
  readonly #authors = new Map<string, UserId>();
  readonly #fates = new Map<string, Map<UserId, Fate>>();
  readonly #places = new Map<string, Place>();
  readonly #members = new Map<string, readonly UserId[]>();
  readonly #told = new Map<string, { promisedFor: number; id: string; mention: string }>();
  #claims = 0;
  #wall = 0;
  /** Since when a post of the claim may be under way. */
  #posting: number | undefined;

  profile(user: UserId, parts: Partial<Profile> = {}): void {
    this.#profiles.set(user, {
      user,
      name: user.slice(1, 2) + user.slice(2).toLowerCase(),
      zone: 'Europe/London',
      locale: 'en-GB',
      isBot: false,
      isGuest: false,
      isAdmin: false,
      isStranger: false,
      isDeactivated: false,
      ...parts,
    });
  }

  /** Somebody in Berlin who is enrolled. */
  enrol(user: UserId, parts: Partial<Person> = {}): void {
    this.profile(user, { zone: 'Europe/Berlin' });
    const person = Person.parse({
      user,
      enrolment: { state: 'in', since: 0 },
      blocks: defaultPolicy.defaultBlocks,
      zone: { name: 'Europe/Berlin', follows: 'slack' },
      locale: 'en-GB',
    });
    this.#people.set(user, { ...person, ...parts });
  }

  place(channel: string, kind: Place['kind'], members: readonly UserId[]): void {
    this.#places.set(channel, { channel, name: channel, kind, isShared: false });
    this.#members.set(channel, members);
  }

  message(ref: MessageRef, author: UserId): void {
    this.#authors.set(`${ref.channel}|${ref.ts}`, author);
  }

  fate(ref: MessageRef, recipient: UserId, fate: Partial<Fate> & Pick<Fate, 'state'>): void {
    const key = `${ref.channel}|${ref.ts}`;
    const fates = this.#fates.get(key) ?? new Map<UserId, Fate>();
    fates.set(recipient, { decidedAt: 0, promisedFor: 0, reason: 'waits', settledAt: undefined, ...fate });
    this.#fates.set(key, fates);
  }

  /** Does what is due at `now`, as the agenda does: what throws is claimed again, by another token, `tries` times. */
  async work(now: number, tries = 3): Promise<void> {
    const handler = createReceiptHandler(this.roles);
    for (;;) {
      const next = [...this.due].find(([, at]) => at <= now);
      if (next === undefined) return;
      const [thing, due] = next;
      this.due.delete(thing);
      this.#claims += 1;
      this.#posting = undefined;
      for (let token = 1; token <= tries; token += 1) {
        try {
          await handler(TENANT, this.#claim(thing, due, token), now);
          break;
        } catch (error) {
          if (token === tries) throw error;
          if (error instanceof RetryLaterError) this.#wall += error.retryAfterMs;
        }
      }
    }
  }

  #claim(thing: string, due: number, token: number): Claim {
    const since = this.#posting;
    const phase = since === undefined ? 'claimed' : 'posting';
    const rest = { reason: '', phase, postingSince: since ?? 0, attempts: token - 1 } as const;
    return { id: `claim-${this.#claims}`, token, kind: 'receipt', thing, due, ...rest };
  }

  owe(ref: MessageRef, due: number): void {
    this.due.set(mentionId(ref), due);
  }

  /** Shows something, unless it is to fail; what fails afterwards has been shown. */
  #show(show: () => void): void {
    const failure = this.failures.shift();
    if (failure === undefined || failure.after === true) show();
    if (failure !== undefined) throw failure.error;
  }

  get roles(): TellingRoles {
    const scene = this;
    return {
      zones,
      agenda: {
        async schedule(_tenant, _kind, thing, due) {
          scene.due.set(thing, Math.min(due, scene.due.get(thing) ?? due));
        },
        done: async () => true,
        async postpone() {
          scene.#posting = undefined;
          return true;
        },
      },
      clock: { wall: () => scene.#wall },
      settleMs: 30 * SECOND,
      async beginPost() {
        scene.#posting = scene.#wall;
        return true;
      },
      bells: { ring: async (_tenant, at) => void scene.rung.push(at) },
      held: {
        fates: async (_tenant, channel, ts) => scene.#fates.get(`${channel}|${ts}`) ?? new Map(),
        read: async (_tenant, _user, id) => {
          const ref = parseMentionId(id);
          const author = scene.#authors.get(`${ref.channel}|${ref.ts}`);
          if (author === undefined) return undefined;
          return {
            ref,
            author: { user: author },
            channelKind: 'public',
            isShared: false,
            snippet: '',
            waitsForAnswer: false,
            heldAt: 0,
            because: 'waits',
            promisedFor: 0,
          };
        },
      },
      people: {
        policy: async () => scene.policy,
        find: async (_tenant, user) => scene.#people.get(user),
        findMany: async (_tenant, users) =>
          new Map([...scene.#people].filter(([user]) => users.includes(user))),
      },
      directory: {
        profile: async (_tenant, user) => {
          const profile = scene.#profiles.get(user);
          if (profile === undefined) throw new SlackRefusal('users.info', 'user_not_found');
          return profile;
        },
        place: async (_tenant, channel) => found(scene.#places.get(channel), channel),
        isMember: async (_tenant, channel, user) =>
          scene.#members.get(channel)?.includes(user) === true ? 'yes' : 'no',
        workspaceUrl: async () => 'https://acme.slack.com/',
      },
      slack: {
        dm: async (_tenant, user) => `D${user.slice(1)}`,
        async post(_tenant, message) {
          scene.#show(() => scene.posts.push(message));
          return { channel: message.channel, ts: '1.1' };
        },
        async whisper(_tenant, { channel, threadTs, user }, content) {
          scene.#show(() => scene.whispers.push({ channel, threadTs, user, content }));
        },
        async react(_tenant, channel, ts, emoji) {
          scene.#show(() => scene.reactions.push(`${channel} ${ts} ${emoji}`));
        },
        async findByBatch(_tenant, channel, batchId) {
          const posted = scene.posts.find(
            (post) => post.channel === channel && post.metadata?.event_payload['batch_id'] === batchId,
          );
          return posted && { channel, ts: '1.1' };
        },
        async read(_tenant, { channel, ts }) {
          const user = scene.#authors.get(`${channel}|${ts}`);
          return user === undefined ? undefined : { text: '', user, blocks: [], reactedBy: [] };
        },
      },
      told: scene.#toldRole,
      watches: scene.#watchesRole,
      isShieldedUntil: async () => false,
    };
  }

  readonly #toldRole: Told = {
    tell: async (_tenant, { sender, mention, id }, promises, now) => {
      const news = promises.filter(({ recipient, promisedFor }) => {
        const before = this.#told.get(`${sender} ${recipient}`);
        const isKnown = before !== undefined && before.id !== id && before.promisedFor > now;
        return !(isKnown && promisedFor <= before.promisedFor);
      });
      for (const { recipient, promisedFor } of news) {
        this.#told.set(`${sender} ${recipient}`, { promisedFor, id, mention });
      }
      return new Set(news.map(({ recipient }) => recipient));
    },
    promiseTo: async (_tenant, recipient, sender) => this.#told.get(`${sender} ${recipient}`)?.promisedFor,
    forget: async (_tenant, recipient, mentions) => {
      for (const [key, { mention }] of this.#told) {
        if (key.endsWith(` ${recipient}`) && mentions.includes(mention)) this.#told.delete(key);
      }
    },
  };

  readonly #watchesRole: Watches = {
    add: async (_tenant, watch) => {
      if (!this.watched.some((known) => isSame(known, watch))) this.watched.push(watch);
    },
    of: async (_tenant, recipient, mentions) =>
      this.watched.filter((watch) => watch.recipient === recipient && mentions.includes(watch.mention)),
    remove: async (_tenant, watch) => {
      const at = this.watched.findIndex((known) => isSame(known, watch));
      if (at >= 0) this.watched.splice(at, 1);
    },
  };
}

const zones = loadZoneData();

function isSame(a: Watch, b: Watch): boolean {
  return a.watcher === b.watcher && a.recipient === b.recipient && a.mention === b.mention;
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`The scene has no ${id}`);
  return value;
}

import type { TenantId, UserId } from '../../src/ids.ts';
import { Person } from '../../src/people/person.ts';
import { defaultPolicy, type Policy } from '../../src/people/policy.ts';
import { Secret } from '../../src/secret.ts';
import type { DndNow } from '../../src/shield/decide.ts';
import type { Grant, ShieldDeps } from '../../src/shield/deps.ts';
import { look } from '../../src/shield/look.ts';
import type { Looked } from '../../src/shield/outcome.ts';
import type { OwnSlack, Snoozed } from '../../src/shield/own-slack.ts';
import { ShieldRecord, type UserToken } from '../../src/shield/record.ts';
import type { Status } from '../../src/shield/status.ts';
import type { ShieldConfig } from '../../src/slack-config.ts';
import { at, zones } from './support.ts';

export const T: TenantId = 'T1';
export const ANA: UserId = 'UANA';

export const ready = {
  kind: 'ready',
  clientId: 'client',
  clientSecret: new Secret('client secret'),
  stateSecret: new Secret('state secret'),
  redirect: { kind: 'callback', publicUrl: 'https://sluice.acme.com' },
} as const satisfies ShieldConfig;

/** Ana, her shield, and her Slack, which can be made to answer otherwise. */
export class ShieldScene {
  now = at('Tue 11:30');
  person: Person | undefined = Person.parse({
    user: ANA,
    enrolment: { state: 'in', since: 0 },
    blocks: defaultPolicy.defaultBlocks,
    zone: { name: 'Europe/Berlin', follows: 'slack' },
    locale: 'en-GB',
  });
  policy: Policy = defaultPolicy;
  record: ShieldRecord | undefined = ShieldRecord.parse({ user: ANA, since: 0 });
  config: ShieldConfig = ready;
  /** Her Do Not Disturb and her status, as Slack has them. */
  snoozeEndsAt: number | undefined;
  shown: Status = { text: '', emoji: '', expiresAt: 0 };
  longest: number | undefined;
  /** What Slack answers to the next snoozes instead of setting them as asked. */
  readonly oddAnswers: (Snoozed | Error)[] = [];
  /** What the next reading of her Do Not Disturb fails with. */
  readonly readFailures: Error[] = [];
  /** Milliseconds that the next changes have to wait for their turn. */
  readonly waits: number[] = [];
  /** What was asked of Slack in her name, in order. */
  readonly asked: string[] = [];
  readonly posts: string[] = [];
  readonly tokens = new Map<UserId, UserToken>([
    [ANA, { token: new Secret('xoxp-ana'), renewal: undefined }],
  ]);
  silentUntil: number | undefined;
  readonly links = new Set<string>();
  readonly due = new Map<UserId, number>();
  grant: Grant = {
    tenant: T,
    user: ANA,
    token: new Secret('xoxp-new'),
    renewal: undefined,
    scopes: ['dnd:read', 'dnd:write', 'users.profile:write'],
  };

  readonly #read = async (): Promise<DndNow> => {
    this.asked.push('info');
    const failure = this.readFailures.shift();
    if (failure !== undefined) throw failure;
    const isOn = this.snoozeEndsAt !== undefined && this.snoozeEndsAt > this.now;
    return { snoozeEndsAt: isOn ? this.snoozeEndsAt : undefined };
  };

  readonly #end = async (): Promise<void> => {
    this.asked.push('end');
    this.snoozeEndsAt = undefined;
  };

  readonly own: OwnSlack = {
    turn: async () => this.waits.shift() ?? 0,
    dnd: this.#read,
    glance: this.#read,
    snooze: async (_tenant, _user, minutes) => {
      this.asked.push(`set ${minutes}`);
      const odd = this.oddAnswers.shift();
      if (odd instanceof Error) throw odd;
      if (odd !== undefined) {
        this.snoozeEndsAt = odd.isOn ? odd.endsAt : undefined;
        return odd;
      }
      this.snoozeEndsAt = this.now + minutes * 60_000;
      return { isOn: true, endsAt: this.snoozeEndsAt };
    },
    endSnooze: this.#end,
    dndNow: this.#read,
    endSnoozeNow: this.#end,
    endScheduleNow: async () => void this.asked.push('end schedule'),
    status: async () => this.shown,
    setStatus: async (_tenant, _user, status) => {
      this.shown = status;
      return status;
    },
    revoke: async () => void this.asked.push('revoke'),
  };

  readonly deps: ShieldDeps = {
    own: this.own,
    shields: {
      find: async () => this.record,
      all: async () => (this.record === undefined ? [] : [this.record]),
      create: async (_tenant, record) => {
        this.record = record;
      },
      change: async (_tenant, _user, change) => {
        if (this.record !== undefined) this.record = ShieldRecord.parse(change(this.record));
        return this.record;
      },
      leaveSilent: async (_tenant, _user, until) => {
        this.silentUntil = until;
      },
      silentUntil: async () => this.silentUntil,
      forget: async () => {
        this.record = undefined;
      },
      lock: async () => async () => {},
      longest: async () => this.longest,
      learnLongest: async (_tenant, minutes) => {
        this.longest = minutes;
      },
    },
    userTokens: {
      find: async (_tenant, user) => this.tokens.get(user),
      save: async (_tenant, user, token) => void this.tokens.set(user, token),
      swap: async () => {},
      forget: async (_tenant, user) => void this.tokens.delete(user),
      lock: async () => async () => {},
    },
    shieldLinks: {
      open: async (_tenant, id) => void this.links.add(id),
      isOpen: async (_tenant, id) => this.links.has(id),
      use: async (_tenant, id) => this.links.delete(id),
    },
    oauth: { exchange: async () => this.grant, renew: async () => this.grant },
    coverage: { publicChannelsWithout: async () => ['C1'] },
    shieldConfig: ready,
    againMs: 5_000,
    authorizeUrl: 'https://slack.com/oauth/v2/authorize',
    agenda: {
      schedule: async (_tenant, _kind, user, due) => void this.due.set(user, due),
      done: async () => true,
      postpone: async () => true,
    },
    bells: { ring: async () => {} },
    people: { find: async () => this.person, policy: async () => this.policy },
    directory: {
      profile: async () => {
        throw new Error('Nobody else is asked for');
      },
    },
    slack: {
      dm: async () => 'D1',
      post: async (_tenant, { channel, text }) => {
        this.posts.push(text);
        return { channel, ts: '1.0' };
      },
      findByBatch: async () => undefined,
      openModal: async () => ({ viewId: 'V1' }),
      updateModal: async () => ({ hash: '' }),
    },
    zones,
    clock: { now: () => this.now, wall: () => this.now, rate: () => 1, onJump: () => () => {} },
    log: quiet,
    refreshHome: async () => {},
  };

  /** Looks until there is nothing more to do; answers what was asked of Slack for it. */
  async look(attempts = 0): Promise<readonly string[]> {
    this.asked.length = 0;
    for (let again = 0; again < 20; again += 1) {
      const looked = await this.lookOnce(attempts);
      if (looked.kind === 'done') return [...this.asked];
      this.now += looked.ms;
    }
    throw new Error('It looks again and again');
  }

  lookOnce(attempts = 0): Promise<Looked> {
    return look(this.deps, T, ANA, attempts, this.now);
  }
}

const quiet: ShieldDeps['log'] = {
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  fatal: () => {},
  child: () => quiet,
};

import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { createEncryption } from '../../src/adapters/encryption.ts';
import { createAgenda } from '../../src/adapters/redis/agenda.ts';
import { createDeliveries } from '../../src/adapters/redis/deliveries.ts';
import { createHeldMentions } from '../../src/adapters/redis/held-mentions.ts';
import { createOldTexts } from '../../src/adapters/redis/old-texts.ts';
import type { Agenda, Claim } from '../../src/agenda/agenda.ts';
import type { Clock } from '../../src/clock.ts';
import type { Deliveries } from '../../src/digest/deliveries.ts';
import type { OldTexts } from '../../src/mentions/expiry.ts';
import type { HeldMention, HeldMentions } from '../../src/mentions/held.ts';
import type { Message } from '../../src/mentions/message.ts';
import { Secret } from '../../src/secret.ts';
import { startTestRedis } from './redis.ts';

/** The ledger on a real Redis of its own, with hands on its clock. */
export interface TestLedger {
  readonly tenant: string;
  readonly redis: Redis;
  readonly held: HeldMentions;
  readonly texts: OldTexts;
  readonly agenda: Agenda;
  readonly deliveries: Deliveries;
  readonly clock: Clock & { wallMs: number };
  /** The next due thing. Introductions, which the first mention held for a person causes, are passed over. */
  claim(now: number): Promise<Claim>;
  /** What a claim carries. A post of it is begun with that. */
  carried(claim: Claim): Promise<readonly HeldMention[]>;
  /** Begins the post of all that a claim carries. */
  beginPost(claim: Claim): Promise<ReadonlySet<string> | undefined>;
  close(): Promise<void>;
}

export async function startLedger({ postsPerMinute = 0 } = {}): Promise<TestLedger> {
  const server = await startTestRedis();
  const redis = new Redis(server.socket);
  const encryption = createEncryption([{ id: 'k', key: new Secret(randomBytes(32).toString('base64')) }]);
  const clock = {
    wallMs: 1_000_000,
    wall: () => clock.wallMs,
    now: () => clock.wallMs,
    rate: () => 1,
    onJump: () => () => {},
  };
  const agenda = createAgenda(redis, { clock, postsPerMinute });
  const tenant = 'T1';

  async function claim(now: number): Promise<Claim> {
    const answer = await agenda.claim(tenant, now);
    const [first] = answer.kind === 'claims' ? answer.claims : [];
    if (first === undefined) throw new Error(`Nothing to claim: ${answer.kind}`);
    if (first.kind !== 'introduce') return first;
    await agenda.done(tenant, first, now);
    return await claim(now);
  }

  const deliveries = createDeliveries(redis, encryption, clock);
  return {
    tenant,
    redis,
    clock,
    agenda,
    held: createHeldMentions(redis, encryption),
    texts: createOldTexts(redis, encryption),
    deliveries,
    claim,
    carried: async (claim) => (await deliveries.takeUp(tenant, claim)).carried,
    async beginPost(claim) {
      const carried = await redis.hkeys(`{${tenant}}:inflight:${claim.id}`);
      return await deliveries.beginPost(tenant, claim, carried);
    },
    async close() {
      redis.disconnect();
      await server.stop();
    },
  };
}

/** A message of the test's tenant, a minute after the beginning of 2026 unless said otherwise. */
export function message(overrides: Partial<Message> = {}): Message {
  const ts = overrides.ts ?? '1767225660.000100';
  return {
    tenant: 'T1',
    channel: 'C1',
    channelKind: 'public',
    isShared: false,
    author: { user: 'UANA' },
    text: '<@UBEN> can you look?',
    users: ['UBEN'],
    groups: [],
    announces: false,
    version: ts,
    ...overrides,
    ts,
  };
}

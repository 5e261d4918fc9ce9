import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { type Emulator, startEmulator } from '../../emulator/emulator.ts';
import { createEncryption } from '../../src/adapters/encryption.ts';
import { createAgenda } from '../../src/adapters/redis/agenda.ts';
import { createPeople } from '../../src/adapters/redis/people.ts';
import { createTiers } from '../../src/adapters/redis/tiers.ts';
import { createCallSlack } from '../../src/adapters/slack/web-api.ts';
import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { workOff } from '../../src/agenda/work-off.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { Person } from '../../src/people/person.ts';
import { Secret } from '../../src/secret.ts';
import { endForCall, restoreAfterCall } from '../../src/shield/call.ts';
import { USER_SCOPES } from '../../src/shield/consent.ts';
import type { ShieldDeps } from '../../src/shield/deps.ts';
import { createShieldHandler, lookAt } from '../../src/shield/job.ts';
import { protectionOf } from '../../src/shield/protection.ts';
import { ShieldRecord } from '../../src/shield/record.ts';
import { createShieldParts } from '../../src/shield-parts.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

/** Tuesday 20 January 2026, 11:00 in Berlin. */
const ELEVEN = Date.UTC(2026, 0, 20, 10, 0);
const HALF_PAST = ELEVEN + HOUR / 2;
const PEOPLE = 400;

let redis: TestRedis;
let client: Redis;
let slack: Emulator;
beforeAll(async () => {
  redis = await startTestRedis();
  client = new Redis(redis.socket);
  slack = await startEmulator({ now: ELEVEN, rate: 0, rateLimits: false });
});
afterAll(async () => {
  client.disconnect();
  await slack.close();
  await redis.stop();
});

test('400 people who leave one block are all shielded within 23 minutes, the longest gaps first, no tier is exceeded, and a call in the middle gets through at once', async () => {
  const scene = await leaveTogether();
  await scene.runTo(ELEVEN);
  await scene.runTo(HALF_PAST);

  const whoWaits = scene.users.find((user) => endOf(user) === undefined) ?? '';
  const { line = '' } = (await scene.protection(whoWaits)) ?? {};
  expect(line).toMatch(/comes on from about 11:\d[05] AM/);

  await scene.runUntil(() => scene.users.filter((user) => endOf(user) !== undefined).length > PEOPLE / 2);
  const [called = ''] = scene.users;
  expect(endOf(called)).toBeDefined();
  // No time passes: what it needs of Slack's budget is kept for it.
  expect(await scene.call(called)).toBe('ended');
  expect(endOf(called)).toBeUndefined();
  await scene.hangUp(called);

  const finished = await scene.runUntil(() => scene.users.every((user) => endOf(user) !== undefined));

  expect(finished - HALF_PAST).toBeLessThan(23 * MINUTE);
  for (const user of scene.users) {
    const start = scene.isLong(user) ? ELEVEN + 24 * HOUR : ELEVEN + 5 * HOUR;
    expect(start - (endOf(user) ?? 0)).toBeGreaterThanOrEqual(0);
    expect(start - (endOf(user) ?? 0)).toBeLessThan(MINUTE + 1);
  }
  const order = slack.calls.filter(({ method }) => method === 'dnd.setSnooze').map(({ token }) => token);
  expect(new Set(order).size).toBe(PEOPLE);
  expect(order.slice(0, PEOPLE / 2 - 8).filter((user) => !scene.isLong(user))).toEqual([]);
  const tiers = {
    'dnd.setSnooze': 20,
    'dnd.endSnooze': 20,
    'dnd.info': 50,
    'users.profile.set': 50,
    'users.info': 100,
  };
  for (const [method, most] of Object.entries(tiers))
    expect([method, busiest(method) <= most]).toEqual([method, true]);
});

/** The most calls of a method in any minute. */
function busiest(method: string): number {
  const times = slack.calls.filter((call) => call.method === method).map(({ at }) => at);
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + MINUTE).length));
}

function endOf(user: string): number | undefined {
  return slack.workspace.users.get(user)?.dnd.snoozeUntil;
}

/** Shielded people who all leave a block at 11:30, on a clock that this test moves: real time and people's time alike. */
async function leaveTogether() {
  const tenant = slack.teamId;
  let time = ELEVEN;
  const clock = { wall: () => time, now: () => time, rate: () => 1, onJump: () => () => {} };
  const agenda = createAgenda(client, { clock, postsPerMinute: 0 });
  const tiers = createTiers(client, clock, 0);
  const { apiUrl, authorizeUrl } = slack;
  const callSlack = createCallSlack({ apiUrl, tiers, tokenOf: async () => slack.botToken });
  const encryption = createEncryption([{ id: 'k1', key: new Secret(randomBytes(32).toString('base64')) }]);
  const slackConfig = {
    ...{ apiUrl, authorizeUrl, mode: 'http' as const },
    botToken: new Secret(slack.botToken),
    signingSecret: new Secret(''),
    shield: { kind: 'missing' as const, variables: [] },
  };
  const log = createLog({ level: 'silent', pretty: false, secrets: [] });
  const calling = { apiUrl, tiers, callSlack, minuteMs: MINUTE, againMs: 5_000 };
  const parts = createShieldParts({ ...calling, slackConfig, encryption, clock, log }, client);
  const people = createPeople(client);
  const rung: number[] = [];
  const bells = { ring: async () => {} };
  const deps = {
    ...parts,
    agenda,
    bells,
    people,
    clock,
    log,
    zones: loadZoneData(),
  } as unknown as ShieldDeps;

  const users: string[] = [];
  const isLong = (user: string): boolean => users.indexOf(user) % 2 === 0;
  for (let i = 0; i < PEOPLE; i += 1) {
    const user = slack.addUser({ name: `p${i}`, tz: 'Europe/Berlin' });
    users.push(user);
    const days = [1, 2, 3, 4, 5];
    const morning = { days, start: '11:00', end: '11:30' };
    const blocks = isLong(user) ? [morning] : [morning, { days, start: '16:00', end: '16:30' }];
    const zone = { name: 'Europe/Berlin', follows: 'slack' };
    await people.save(tenant, Person.parse({ user, enrolment: { state: 'in', since: 0 }, blocks, zone }));
    const token = new Secret(slack.userToken(user, USER_SCOPES));
    await parts.userTokens.save(tenant, user, { token, renewal: undefined });
    await parts.shields.create(tenant, ShieldRecord.parse({ user, since: 0 }));
  }
  await lookAt(deps, tenant, undefined, ELEVEN);

  const turns = { enter: async () => () => {} };
  const work = {
    agenda,
    clock,
    handlers: { shield: createShieldHandler(deps) },
    backoffMs: [1_000],
    leaseMs: 30_000,
    turns: { claiming: turns, working: turns },
    onClaim: () => {},
    onFailure: async (_tenant: string, _claim: unknown, error: Error) => {
      throw error;
    },
  };
  const step = async (to: number): Promise<void> => {
    time = to;
    slack.clock.set(to);
    await workOff(tenant, work, {
      isStopping: () => false,
      onRing: () => {},
      onStop: () => {},
      comeBack: (ms) => void rung.push(to + ms),
    });
  };
  return {
    users,
    isLong,
    runTo: step,
    call: (user: string) => endForCall(deps, tenant, user, 'call', time),
    hangUp: (user: string) => restoreAfterCall(deps, tenant, user, 'call', time),
    protection: async (user: string) => {
      const person = await people.find(tenant, user);
      return person && (await protectionOf(deps, tenant, person, time));
    },
    /** Comes whenever a bell rings. Answers the instant at which it is so. */
    async runUntil(isSo: () => boolean): Promise<number> {
      while (!isSo()) {
        const next = Math.min(...rung.splice(0));
        expect(next).toBeLessThan(HALF_PAST + HOUR);
        await step(Math.max(time + 1, Math.ceil(next)));
      }
      return time;
    },
  };
}

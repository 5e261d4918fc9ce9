import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Fault, FaultHandle } from '../../emulator/faults.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import type { Timing } from '../../src/timing.ts';
import { digestsOf, hourly, linkTo } from './digests.ts';
import { AT_ONCE, startTeam, type Team } from './team.ts';

/** Patience for tests that let posts get lost and processes die. */
export const impatient = {
  // However busy the machine is, an answer that comes is waited for.
  callMs: 10_000,
  settleMs: 1_200,
  hearMs: 500,
  againMs: 200,
  leaseMs: 1_200,
  sweepMs: 300,
  backoffMs: [100, 200, 400],
  ...AT_ONCE,
} as const satisfies Timing;

/** The same where Slack is slower than the app waits. What lands late lands well before it is looked for. */
export const hasty = { ...impatient, callMs: 800, settleMs: 2_500, leaseMs: 2_500 } as const satisfies Timing;

/** How late Slack is then, ms. */
export const TOO_LATE_MS = 1_200;

/** A team whose app is hasty, and tells senders nothing: what its tests see is deliveries alone. */
export async function startDeliveries(options: Parameters<typeof startTeam>[0] = {}): Promise<Team> {
  const team = await startTeam({ timing: hasty, ...options });
  await team.arrange({ policy: { receipts: 'none' } });
  return team;
}

/** Somebody new with a block in each hour, so that what a test does to one person is nobody else's. */
export async function newcomer(team: Team, name: string): Promise<string> {
  const [user = ''] = await newcomers(team, name);
  return user;
}

/** Several of them, and none in a block when this resolves. */
export async function newcomers(team: Team, ...names: readonly string[]): Promise<readonly string[]> {
  const users = names.map((name) => {
    const user = team.slack.addUser({ name, realName: name, tz: 'Europe/Berlin' });
    team.slack.join(user, team.channel);
    return user;
  });
  await team.arrange({ people: Object.fromEntries(users.map((user) => [user, hourly])) });
  const past = nextHour(team) - HOUR / 2;
  if (team.slack.clock.now() < past) await team.runTo(past);
  return users;
}

/** Ben calls on somebody, and it waits. Answers the message's ts. */
export async function callOn(team: Team, user: string, text = 'can you look?'): Promise<string> {
  const ts = await team.slack.post({ user: team.ben, channel: team.channel, text: `<@${user}> ${text}` });
  await team.settled();
  return ts;
}

/** The start of the next hour's block. */
export function nextHour({ slack }: Pick<Team, 'slack'>): number {
  return Math.floor(slack.clock.now() / HOUR) * HOUR + HOUR;
}

/** Lets the next hour's block pass, so that nobody is in one. */
export async function afterNextBlock(team: Team): Promise<void> {
  await team.runTo(nextHour(team) + 30 * MINUTE);
}

/** How often a message stands in a person's digests. On a clock that stands still, a ts alone says too little. */
export function timesBrought(team: Team, user: string, ts: string, place = team.channel): number {
  return digestsOf(team, user).filter((digest) => digest.includes(`${place}/${linkTo(ts)}`)).length;
}

/** A fault that hits posts of digests alone; of one person's if one is given. */
export function digestFault(
  { slack }: Pick<Team, 'slack'>,
  fault: Omit<Fault, 'method' | 'when'>,
  user?: string,
): FaultHandle {
  const dm = user === undefined ? undefined : slack.dmChannel(user);
  return slack.faults.add({
    ...fault,
    method: 'chat.postMessage',
    when: (args) => isDigest(args) && (dm === undefined || args['channel'] === dm),
  });
}

/** How often the app has asked Slack to post a digest to the person. */
export function digestPosts({ slack }: Pick<Team, 'slack'>, user: string): number {
  const dm = slack.dmChannel(user);
  return slack.calls.filter(
    ({ method, args }) => method === 'chat.postMessage' && args['channel'] === dm && isDigest(args),
  ).length;
}

export function isDigest(args: Readonly<Record<string, unknown>>): boolean {
  return (args['metadata'] as { event_type?: string } | undefined)?.event_type === 'sluice_digest';
}

/** Waits for what the emulator cannot tell of by itself: Redis, logs. */
export async function eventually(check: () => Promise<boolean> | boolean, timeoutMs = 20_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await check())) {
    if (performance.now() > deadline) throw new Error(`It did not come to be: ${check}`);
    await pause(10);
  }
}

/** The app's budgets for Slack's methods as if a minute of real time had passed. */
export async function restBudgets(redis: Redis): Promise<void> {
  const spent = await redis.keys('*:tier:*');
  if (spent.length > 0) await redis.del(...spent);
}

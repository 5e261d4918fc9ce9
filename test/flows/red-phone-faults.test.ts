import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Fault } from '../../emulator/faults.ts';
import { createEncryption } from '../../src/adapters/encryption.ts';
import { createCalls } from '../../src/adapters/redis/calls.ts';
import { MINUTE } from '../../src/clock.ts';
import { callIdOf } from '../../src/red-phone/take-ring.ts';
import { Secret } from '../../src/secret.ts';
import { answerCall, callsTo, saidTo, toldAlone, under, word } from '../support/calls.ts';
import {
  callOn,
  digestFault,
  eventually,
  hasty,
  newcomers,
  nextHour,
  TOO_LATE_MS,
  timesBrought,
} from '../support/delivery.ts';
import { digestsOf } from '../support/digests.ts';
import { screenOf } from '../support/screen.ts';
import { restTurns } from '../support/shield.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let number = 0;
beforeAll(async () => {
  // Slack’s retries, of what happened while Redis was away, come sooner than they would.
  team = await startTeam({ timing: hasty, slack: { retryDelaysMs: [200, 1_000, 2_000] } });
  const redPhone = { words: [word('sev1')], callsPerWeek: 1_000, admitted: [], next: [team.chi] };
  await team.arrange({ policy: { redPhone } });
});
beforeEach(() => restTurns(team));
afterAll(() => team.close());

async function two(): Promise<readonly [string, string]> {
  number += 1;
  const [one = '', other = ''] = await newcomers(team, `one${number}`, `other${number}`);
  await team.runTo(nextHour(team) + 30 * MINUTE);
  return [one, other];
}

function isCall(args: Readonly<Record<string, unknown>>): boolean {
  return (args['metadata'] as { event_type?: string } | undefined)?.event_type === 'sluice_call';
}

/** A fault that hits the messages of calls to one person alone. */
function callFault(user: string, fault: Omit<Fault, 'method' | 'when'>) {
  const dm = team.slack.dmChannel(user);
  return team.slack.faults.add({
    ...fault,
    method: 'chat.postMessage',
    when: (args) => args['channel'] === dm && isCall(args),
  });
}

test('a message that is limited, fails, gets lost or comes late at Slack comes once', async () => {
  const faults: readonly Omit<Fault, 'method' | 'when'>[] = [
    { kind: 'ratelimited', retryAfter: 1, times: 1 },
    { kind: 'server-error', times: 1 },
    { kind: 'accept-and-drop', times: 1 },
    { kind: 'accept-late', ms: TOO_LATE_MS, times: 1 },
    { kind: 'refuse', times: 1 },
  ];
  const users = await newcomers(team, ...faults.map(({ kind }) => kind));
  const handles = users.map((user, i) => callFault(user, faults[i] ?? { kind: 'refuse' }));
  const said = await Promise.all(users.map((user) => callOn(team, user, 'sev1')));

  expect(handles.map(({ hits }) => hits)).toEqual([1, 1, 1, 1, 1]);
  expect(users.map((user) => callsTo(team, user).length)).toEqual([1, 1, 1, 1, 1]);
  // What is repeated and painted in the end would use up what Slack allows in a minute.
  for (const ts of said) team.slack.delete(team.channel, ts);
  await team.settled();
});

test('whoever Slack opens no conversation with now has the message all the same, in the one that there is', async () => {
  const [user, other] = await two();
  const fault = team.slack.faults.add({ method: 'conversations.open', kind: 'ratelimited', retryAfter: 60 });
  await callOn(team, user, `<@${other}> sev1`);
  fault.remove();
  await answerCall(team, screenOf(team), user, "I'm on it");

  expect([user, other].map((each) => saidTo(team, each))).toEqual([
    [expect.stringContaining('You are on it')],
    [expect.stringContaining(`one${number} is on it`)],
  ]);
});

test('whoever Slack does not let Sluice write to is said not to be reached, the next is called, and the mention waits', async () => {
  const [user] = await two();
  const before = callsTo(team, team.chi).length;
  const fault = callFault(user, { kind: 'error', error: 'restricted_action' });
  const ts = await callOn(team, user, 'sev1');
  fault.remove();

  expect(under(team, ts).join('\n')).toMatch(
    /one\d+ could not be reached: Slack does not let Sluice write to them\. .*\n?.*chi: called now as well\./s,
  );
  expect(callsTo(team, team.chi)).toHaveLength(before + 1);
  expect(saidTo(team, team.chi).at(-1)).toContain('Those who were called first have not answered.');
  await team.runTo(nextHour(team));
  expect(timesBrought(team, user, ts)).toBe(1);
});

test('a limit that lasts for longer than anybody can wait is said to be one, and holds up nobody else', async () => {
  const [user, other] = await two();
  const fault = callFault(user, { kind: 'ratelimited', retryAfter: 120 });
  const ts = await callOn(team, user, `<@${other}> sev1`);
  fault.remove();

  expect(callsTo(team, other)).toHaveLength(1);
  expect(under(team, ts).join('\n')).toContain('could not be reached: Slack takes no more messages');
});

test('somebody who has left the workspace is said to be gone, and the others are called', async () => {
  const [user, other] = await two();
  team.slack.deactivate(user);
  await team.settled();
  const ts = await callOn(team, user, `<@${other}> sev1`);

  expect(callsTo(team, other)).toHaveLength(1);
  expect(under(team, ts).join('\n')).toContain('they are no longer in this workspace');
});

test('a word that cannot stand under the message goes to the caller', async () => {
  const [user] = await two();
  const failing = callFault(user, { kind: 'error', error: 'restricted_action' });
  const closed = team.slack.faults.add({
    method: 'chat.postMessage',
    kind: 'error',
    error: 'thread_locked',
    when: (args) => args['thread_ts'] !== undefined,
  });
  await callOn(team, user, 'sev1');
  for (const fault of [failing, closed]) fault.remove();

  expect(JSON.stringify(team.slack.dm(team.ben))).toContain(`one${number} could not be reached`);
});

test('a receipt that cannot be shown where the caller is comes to them as a message', async () => {
  const [user] = await two();
  const fault = team.slack.faults.add({
    method: 'chat.postEphemeral',
    kind: 'error',
    error: 'not_in_channel',
  });
  const told = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1'));
  fault.remove();

  expect(told).toEqual([]);
  expect(JSON.stringify(team.slack.dm(team.ben).at(-1))).toContain(`one${number} is reached`);
});

test('a profile that cannot be read, or a group, keeps nobody else from being called', async () => {
  const [user] = await two();
  const stranger = team.slack.addUser({ name: `unread${number}` });
  const group = team.slack.addUserGroup({ handle: `unread${number}`, members: [stranger] });
  const faults = ['usergroups.users.list', 'users.info'].map((method) =>
    team.slack.faults.add({ method, kind: 'ratelimited', retryAfter: 1 }),
  );
  const ts = await team.slack.post({
    user: team.ben,
    channel: team.channel,
    text: `<@${user}> <!subteam^${group}> sev1`,
  });
  await team.slack.until(() => callsTo(team, user)[0], 'a call');
  for (const fault of faults) fault.remove();
  await team.settled();

  expect(under(team, ts).join()).toContain('Its members were not called.');
});

test('whoever Slack does not tell of calls nobody, and is told so; once it does, those who may ring have rung', async () => {
  const [user] = await two();
  const [member, guest] = [false, true].map((isRestricted) => {
    const caller = team.slack.addUser({ name: `caller${number}${isRestricted}`, isRestricted });
    team.slack.join(caller, team.channel);
    return caller;
  });
  await team.settled();
  const fault = team.slack.faults.add({ method: 'users.info', kind: 'ratelimited', retryAfter: 30 });
  const ring = (caller = ''): Promise<string> =>
    team.slack.post({ user: caller, channel: team.channel, text: `<@${user}> sev1` });
  for (const caller of [member, guest]) await ring(caller);
  const told = (caller = ''): string => JSON.stringify(team.slack.ephemerals(caller));
  await team.slack.until(
    () => [member, guest].every((each) => told(each).includes('Nobody is called yet')),
    'words',
  );
  expect(callsTo(team, user)).toHaveLength(0);
  fault.remove();
  await team.slack.until(() => callsTo(team, user)[0], 'a call');
  await team.slack.until(() => told(guest).includes('ring only if an admin allows it'), 'a refusal');

  expect(callsTo(team, user)).toHaveLength(1);
});

test('a member of whom Slack has told before rings while it tells nothing', async () => {
  const [user] = await two();
  await callOn(team, user, 'hello');
  const fault = team.slack.faults.add({ method: 'users.info', kind: 'ratelimited', retryAfter: 30 });
  await callOn(team, user, 'sev1');
  fault.remove();

  expect(callsTo(team, user)).toHaveLength(1);
});

describe('a digest that is being posted as a call takes a mention of it', () => {
  /** It is not known whether Slack has taken the digest until the call has done what it could. */
  async function callMeanwhile(user: string, isDone: (ts: string) => boolean): Promise<string> {
    const ts = await callOn(team, user, 'all is well');
    const dm = team.slack.dmChannel(user);
    const unsure = team.slack.faults.add({
      method: 'conversations.history',
      kind: 'ratelimited',
      when: (args) => args['channel'] === dm,
    });
    const slow = digestFault(team, { kind: 'accept-late', ms: TOO_LATE_MS, times: 1 }, user);
    team.slack.clock.set(nextHour(team));
    await team.slack.until(() => slow.hits === 1 || undefined, 'a post of the digest');
    team.slack.edit(team.channel, ts, `<@${user}> sev1`);
    await team.slack.until(() => isDone(ts) || undefined, 'what comes of the call');
    unsure.remove();
    await team.settled();
    return ts;
  }

  test('brings it once: the call does, and the digest says so', async () => {
    const [user] = await two();
    const ts = await callMeanwhile(user, () => callsTo(team, user).length > 0);

    expect(callsTo(team, user)).toHaveLength(1);
    expect(timesBrought(team, user, ts)).toBe(0);
    expect(digestsOf(team, user).at(-1)).toContain('has reached you as a call');
  });

  test('brings it once where the call reaches nobody: the digest does, and no later one', async () => {
    const [user] = await two();
    const failing = callFault(user, { kind: 'error', error: 'restricted_action' });
    const ts = await callMeanwhile(user, (said) => under(team, said).join().includes('could not be reached'));
    failing.remove();
    await team.runTo(nextHour(team));

    expect(callsTo(team, user)).toHaveLength(0);
    expect(timesBrought(team, user, ts)).toBe(1);
  });
});

test('a Redis that dies while a message of a call is under way loses nothing, and doubles nothing', async () => {
  const [user, other] = await two();
  const slow = callFault(user, { kind: 'delay', ms: 300, times: 1 });
  const ts = await team.slack.post({
    user: team.ben,
    channel: team.channel,
    text: `<@${user}> <@${other}> sev1`,
  });
  await team.slack.until(() => slow.hits > 0 || undefined, 'a message under way');
  await team.redis.kill();
  await team.redis.restart();
  await team.slack.until(() => callsTo(team, other)[0], 'a call');
  const isDone = async (): Promise<boolean> => {
    const { caughtUpTo } = await team.app.readiness();
    return caughtUpTo >= team.slack.clock.now();
  };
  await eventually(() => isDone().catch(() => false), 20_000);

  expect([user, other].map((each) => callsTo(team, each).length)).toEqual([1, 1]);
  await team.runTo(nextHour(team));
  expect([user, other].map((each) => timesBrought(team, each, ts))).toEqual([0, 0]);
});

describe('where the key of a call is gone', () => {
  let redis: Redis;
  beforeAll(() => {
    redis = new Redis(team.redis.socket);
  });
  afterAll(() => redis.disconnect());

  test('it is said who was not reached, the mention waits, and the call ends', async () => {
    const [user, other] = await two();
    const fault = callFault(user, { kind: 'ratelimited', retryAfter: 1 });
    const ts = await team.slack.post({
      user: team.ben,
      channel: team.channel,
      text: `<@${user}> <@${other}> sev1`,
    });
    const id = callIdOf(`${team.channel}|${ts}`);
    const key = `{${team.slack.teamId}}:call:${id}`;
    await eventually(
      async () => (await redis.hget(key, 'ids'))?.includes(`"missing":["${user}"]`) === true,
      20_000,
    );
    await redis.hset(key, 'call', strange((await redis.hgetBuffer(key, 'call')) ?? Buffer.alloc(0)));
    fault.remove();
    await team.settled();

    expect(under(team, ts)).toEqual([expect.stringMatching(/^one\d+ could not be reached: the key/)]);
    expect(await redis.hexists(key, 'call')).toBe(0);
    expect(callsTo(team, user)).toHaveLength(0);
    await team.runTo(nextHour(team));
    expect([user, other].map((each) => timesBrought(team, each, ts))).toEqual([1, 0]);

    const told = await toldAlone(team, team.ben, async () => {
      team.slack.edit(team.channel, ts, `<@${user}> sev1, hurry`);
      await team.slack.settled();
    });
    expect(told.join()).toContain('Your edit did not call');
    expect(callsTo(team, user)).toHaveLength(0);
  });

  test('before it was made, it is said that nobody is called, and the mention waits', async () => {
    const [user] = await two();
    const ts = await callOn(team, user);
    const { channel, ben } = team;
    const calls = createCalls(
      redis,
      createEncryption([{ id: 'other', key: new Secret(randomBytes(32).toString('base64')) }]),
    );
    const message = { id: `${channel}|${ts}`, channel, source: { channel, ts }, caller: { user: ben } };
    const ring = { ...message, users: [user], groups: [], reason: '', isConfirmed: true, arrivedAt: 0 };
    await calls.keepRing(team.slack.teamId, ring, team.slack.clock.now());
    await team.slack.until(() => under(team, ts)[0], 'a word');

    expect(under(team, ts)).toEqual([expect.stringContaining('Nobody was called: the key')]);
    await team.runTo(nextHour(team));
    expect(timesBrought(team, user, ts)).toBe(1);
  });

  /** As if a key had sealed it that is no longer there. */
  function strange(sealed: Buffer): Buffer {
    return Buffer.from(sealed).fill(0, 1, 5);
  }
});

test('one call reaches only so many, and everybody sees who was not called; for them the message waits', async () => {
  const [user, other] = await two();
  const policy = {
    redPhone: { words: [word('sev1')], callsPerWeek: 1_000, admitted: [], next: [], mostCalled: 1 },
  };
  await team.arrange({ policy });
  const ts = await callOn(team, user, `<@${other}> sev1`);

  expect([user, other].map((each) => callsTo(team, each).length)).toEqual([1, 0]);
  expect(under(team, ts).join()).toContain(`Not called: other${number}.`);
  await team.runTo(nextHour(team));
  expect([user, other].map((each) => timesBrought(team, each, ts))).toEqual([0, 1]);
});

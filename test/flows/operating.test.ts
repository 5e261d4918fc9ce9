import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type Emulator, startEmulator } from '../../emulator/emulator.ts';
import { HOUR } from '../../src/clock.ts';
import { digestFault, impatient } from '../support/delivery.ts';
import { digestsOf } from '../support/digests.ts';
import { examined, operate } from '../support/operator.ts';
import { type AppProcess, startChild } from '../support/process.ts';
import { callbackEnv, consent } from '../support/shield.ts';
import { START, startTeam, type Team } from '../support/team.ts';

let team: Team;
let dataDir: string;
let running: AppProcess | undefined;
let other: Emulator | undefined;
beforeAll(async () => {
  team = await startTeam({ env: callbackEnv });
  await team.arrange({ people: { [team.ana]: {}, [team.ben]: {} } });
});
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sluice-doctor-'));
});
afterEach(async () => {
  running?.signal('SIGTERM');
  await running?.ended();
  running = undefined;
  await other?.close();
  other = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});
afterAll(() => team.close());

/** The environment of an install with a Redis of its own. */
function alone(): Record<string, string> {
  const { REDIS_URL: _, ENCRYPTION_KEYS: __, ...env } = team.env;
  return { ...env, DATA_DIR: dataDir };
}

test('an install that is well passes, before anything is started, with everything named that was looked at', async () => {
  const { status, said } = await operate('doctor', alone());

  expect(said).toMatch(/^well {2}bot token: sluice in Emulated/m);
  expect(said).toMatch(/^well {2}clock: /m);
  expect(said).toMatch(/^well {2}time zones: tzdata 20\d\d\w from .*; Slack agrees for \d people$/m);
  for (const about of ['version', 'eviction', 'persistence', 'clock'])
    expect(said).toMatch(new RegExp(`^well {2}Redis ${about}: `, 'm'));
  for (const about of ['encryption', 'deliveries', 'workspace', 'people', 'LLM', 'pager'])
    expect(said).toMatch(new RegExp(`^well {2}${about}: `, 'm'));
  expect(said).not.toContain('MEND');
  expect(said).toContain('All is well.');
  expect(status).toBe(0);
});

test('what must be mended is said with what to do, as JSON too, and fails a script', async () => {
  other = await startEmulator({ scopes: ['commands', 'chat:write', 'users:read'] });
  const redis = new Redis(team.redis.socket);
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  try {
    const { status, of } = await examined({
      ...team.env,
      SLACK_BOT_TOKEN: other.botToken,
      SLACK_API_URL: other.apiUrl,
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
      OPENAI_MODEL: 'small',
    });

    expect(status).toBe(1);
    expect(of('scopes')?.words).toMatch(/missing: .*channels:history.*Put manifest\.yml into "App Manifest"/);
    expect(of('Redis')?.words ?? of('Redis eviction')?.words).toContain('noeviction');
    expect(of('LLM')?.words).toContain('127.0.0.1:1 cannot be reached');
    expect([of('scopes'), of('LLM')].map((check) => check?.level)).toEqual(['mend', 'mend']);
  } finally {
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    redis.disconnect();
  }
});

test('tokens that Slack does not take are named with where to find the right ones', async () => {
  const { SLACK_SIGNING_SECRET: _, ...env } = alone();
  const { status, of } = await examined({ ...env, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });

  expect(status).toBe(1);
  expect(of('bot token')?.words).toMatch(/SLACK_BOT_TOKEN \(invalid_auth\).*"OAuth & Permissions"/);
  expect(of('app token')?.words).toMatch(/SLACK_APP_TOKEN \(invalid_auth\).*connections:write/);
});

test('every problem of the environment is said at once', async () => {
  const { status, said } = await operate('doctor', {
    PORT: 'many',
    ENCRYPTION_KEYS: 'short',
    SLACK_BOT_TOKN: 'x',
  });

  expect(status).toBe(1);
  expect(said.match(/^MEND {2}settings: /gm)?.length).toBeGreaterThanOrEqual(3);
  expect(said).toContain('PORT');
  expect(said).toContain('ENCRYPTION_KEYS');
  expect(said).toMatch(/^note {2}settings: .*SLACK_BOT_TOKN/m);
});

test('beside a Sluice that runs on its private Redis it says which deliveries fail, and draining delivers them', async () => {
  other = await startEmulator({ mode: 'socket', now: START, rate: 0 });
  const slack = other;
  const ana = slack.addUser({ name: 'ana', tz: 'Europe/Berlin', isAdmin: true });
  const channel = slack.addChannel({ name: 'general', members: [ana] });
  const ben = slack.addUser({ name: 'ben' });
  slack.join(ben, channel);
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    CLOCK_URL: slack.clockUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    OPS_PORT: '0',
  };
  running = await startChild(env, { timing: impatient });
  const fault = digestFault({ slack }, { kind: 'error', error: 'restricted_action' });
  await slack.command({ user: ana, channel, command: '/comms', text: 'mon-fri 11-11:30' });
  await slack.post({ user: ben, channel, text: `<@${ana}> can you look?` });
  await slack.until(() => slack.ephemerals(ben).length === 1, 'the receipt');
  slack.clock.set(START + 3 * HOUR);
  await slack.until(() => fault.hits >= 3, 'a digest to fail again');
  const failing = await examined(env);
  expect(failing.status).toBe(1);
  expect(failing.of('deliveries')?.words).toContain('1 keeps failing and is tried again (digest: ');

  fault.remove();
  await slack.until(() => digestsOf({ slack }, ana).length === 1, 'the digest');
  slack.clock.set(START + 4 * HOUR);
  await slack.post({ user: ben, channel, text: `<@${ana}> and this?` });
  await slack.until(() => slack.ephemerals(ben).length === 2, 'the second receipt');
  const drained = await operate('drain', env);
  expect(drained).toMatchObject({ status: 0, said: expect.stringContaining('1 mention waits.') });
  expect(digestsOf({ slack }, ana)).toHaveLength(2);
});

test('it counts shields, and the blocks in which Slack would be silent', async () => {
  await consent(team, team.ana);
  team.slack.setDndSchedule(team.ben, { start: '20:00', end: '12:00' });

  const { of } = await examined(team.env);

  expect(of('shields')?.words).toBe('1 switched on, and Slack does as they ask');
  expect(of('notification schedules')?.words).toContain('1 of 2 have a comms block inside');
});

test('it says that a key is gone before what it wrote comes without its text', async () => {
  const { slack, chi, ben, channel } = team;
  await team.enrol(chi);
  const ts = await slack.post({ user: ben, channel, text: `<@${chi}> can you look?` });
  await team.settled();

  expect((await examined(team.env)).of('encryption')?.level).toBe('ok');
  const other = { ...team.env, ENCRYPTION_KEYS: `k2:${Buffer.alloc(32, 1).toString('base64')}` };
  expect((await examined(other)).of('encryption')).toMatchObject({
    level: 'mend',
    words: expect.stringContaining('Add the older key again'),
  });
  slack.delete(channel, ts);
  await team.settled();
});

test('npm run drain delivers what waits, says so, and lets everything pass from then on', async () => {
  const { slack, ana, ben, channel } = team;
  await slack.post({ user: ben, channel, text: `<@${ana}> before you shut it down?` });
  await team.settled();

  const { status, said } = await operate('drain', team.env);

  expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('1 mention waits') });
  expect(said).toContain('Everything is delivered.');
  expect(digestsOf(team, ana)).toHaveLength(1);

  await slack.post({ user: ben, channel, text: `<@${ana}> and now?` });
  await team.settled();
  expect((await operate('drain', team.env)).said).toContain('0 mentions wait');
});

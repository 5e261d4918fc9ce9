import { readFileSync } from 'node:fs';
import { createEncryption } from './adapters/encryption.ts';
import { examineReachable } from './adapters/examine-reachable.ts';
import { examinePagers } from './adapters/pagers/examine.ts';
import { TENANTS_KEY } from './adapters/redis/agenda.ts';
import { createAudit } from './adapters/redis/audit.ts';
import { createFailures } from './adapters/redis/failures.ts';
import { createHeldMentions } from './adapters/redis/held-mentions.ts';
import { createPeople, unreadableChoices, unreadablePeople } from './adapters/redis/people.ts';
import { checkRedis } from './adapters/redis/requirements.ts';
import { createShields } from './adapters/redis/shields.ts';
import {
  examineAppToken,
  examineBot,
  examineClock,
  examineZones,
  readAllQuietHours,
} from './adapters/slack/examine.ts';
import { whoAmI } from './adapters/slack/identity.ts';
import { type CallSlack, createCallSlack } from './adapters/slack/web-api.ts';
import { loadZoneData } from './adapters/zone-data.ts';
import { DAY, systemClock } from './clock.ts';
import { type Config, ConfigurationError, readConfig } from './config.ts';
import { examineCalls } from './doctor/calls.ts';
import { type Check, examine, mend, note, ok, report } from './doctor/check.ts';
import { compareKeys } from './doctor/keys.ts';
import { scopesOf } from './doctor/scopes.ts';
import { compareQuietHours, compareShields } from './doctor/shields.ts';
import { compareTenants } from './doctor/tenants.ts';
import { readEnvironment } from './environment.ts';
import { createLog } from './log.ts';
import { secretsIn } from './secret.ts';
import { openSurroundings } from './surroundings.ts';

/** Looks at everything that Sluice stands on, before it is started or beside it. Exit status 1 when something must be mended. */
async function doctor(): Promise<void> {
  const checks = await examineAll();
  const isJson = process.argv.includes('--json');
  process.stdout.write(isJson ? `${JSON.stringify({ checks }, null, 2)}\n` : report(checks));
  process.exitCode = checks.some(({ level }) => level === 'mend') ? 1 : 0;
}

async function examineAll(): Promise<readonly Check[]> {
  let config: Config;
  try {
    config = readConfig(readEnvironment(process.env, (path) => readFileSync(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return [
      ...error.warnings.map((words) => note('settings', words)),
      ...error.problems.map((words) => mend('settings', words)),
    ];
  }
  const settings = config.warnings.map((words) => note('settings', words));
  const groups = await Promise.all([
    examine('Slack', () => examineSlack(config)),
    examine('Redis', () => examineRedis(config)),
    examine('LLM', () => examineModel(config)),
    examine('pagers', () => examinePagers(config.pagers)),
  ]);
  return [...settings, ...groups.flat()];
}

async function examineSlack(config: Config): Promise<readonly Check[]> {
  const { slack } = config;
  if (slack.mode === 'many') return [note('Slack', 'many workspaces: each is looked at when it installs')];
  const call = callWith(slack.apiUrl, slack.botToken.reveal());
  const wanted = scopesOf(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'));
  const { wall } = systemClock;
  return (
    await Promise.all([
      examine('bot token', () => examineBot(call, wanted)),
      slack.mode === 'socket'
        ? examine('app token', () => examineAppToken(callWith(slack.apiUrl, slack.appToken.reveal())))
        : [ok('signing secret', 'set; that it is right shows with the first request')],
      examine('clock', () => examineClock(slack.apiUrl, wall)),
      examine('time zones', () => examineZones(call, loadZoneData(), wall())),
    ])
  ).flat();
}

/** Nothing else calls Slack while the doctor looks, so that its few calls need no budget. */
function callWith(apiUrl: string, token: string): CallSlack {
  return createCallSlack({
    apiUrl,
    tokenOf: async () => token,
    tiers: { reserve: async () => 0, pause: async () => {} },
  });
}

async function examineRedis(config: Config): Promise<readonly Check[]> {
  const log = createLog({ level: 'fatal', pretty: false, secrets: secretsIn(config) });
  const surroundings = await openSurroundings(config, log, { joins: true });
  try {
    const findings = await checkRedis(surroundings.redis.commands, systemClock.wall);
    return [
      ...findings.map(({ about, level, words }): Check => {
        return { about: `Redis ${about}`, level: level === 'ok' ? 'ok' : 'mend', words };
      }),
      ...(await examine('encryption', () => examineKeys(config, surroundings))),
      ...(await examine('workspace of this Redis', () => examineTenants(config, surroundings))),
      ...(await examine('deliveries', () => examineFailures(config, surroundings))),
      ...(await examine('people', () => examinePeople(config, surroundings))),
      ...(await examine('shields', () => examineShields(config, surroundings))),
      ...(await examine('calls', () => examineLastCalls(config, surroundings))),
    ];
  } finally {
    await surroundings.close();
  }
}

type Opened = Awaited<ReturnType<typeof openSurroundings>>;

async function examineKeys({ slack }: Config, { redis, encryptionKeys }: Opened): Promise<readonly Check[]> {
  const held = createHeldMentions(redis.commands, createEncryption(encryptionKeys));
  if (slack.mode === 'many') return compareKeys(encryptionKeys.length, 0, 0);
  const { tenant } = await whoAmI(callWith(slack.apiUrl, slack.botToken.reveal()));
  let [waiting, sealed] = [0, 0];
  for (const { user } of await createPeople(redis.commands).all(tenant)) {
    const mentions = await held.waiting(tenant, user);
    waiting += mentions.length;
    sealed += mentions.filter(({ isSealed }) => isSealed === true).length;
  }
  return compareKeys(encryptionKeys.length, waiting, sealed);
}

async function examineTenants({ slack }: Config, { redis }: Opened): Promise<readonly Check[]> {
  if (slack.mode === 'many') return [];
  const { tenant } = await whoAmI(callWith(slack.apiUrl, slack.botToken.reveal()));
  return compareTenants(tenant, await redis.commands.smembers(TENANTS_KEY));
}

async function examineFailures({ slack }: Config, { redis }: Opened): Promise<readonly Check[]> {
  if (slack.mode === 'many') return [];
  const { tenant } = await whoAmI(callWith(slack.apiUrl, slack.botToken.reveal()));
  const failures = await createFailures(redis.commands).list(tenant);
  if (failures.length === 0) return [ok('deliveries', 'none fails')];
  const reasons = [...new Set(failures.map(({ kind, reason }) => `${kind}: ${reason}`))].join(', ');
  return [
    mend(
      'deliveries',
      `${failures.length === 1 ? '1 keeps failing and is' : `${failures.length} keep failing and are`} tried again ` +
        `(${reasons}). The log says more.`,
    ),
  ];
}

async function examineLastCalls({ slack }: Config, { redis }: Opened): Promise<readonly Check[]> {
  if (slack.mode === 'many') return [];
  const { tenant } = await whoAmI(callWith(slack.apiUrl, slack.botToken.reveal()));
  const now = systemClock.wall();
  return await examineCalls(createAudit(redis.commands).read(tenant, now - 7 * DAY, now));
}

async function examinePeople({ slack }: Config, { redis }: Opened): Promise<readonly Check[]> {
  if (slack.mode === 'many') return [];
  const { tenant } = await whoAmI(callWith(slack.apiUrl, slack.botToken.reveal()));
  const [choices, unreadable] = await Promise.all([
    unreadableChoices(redis.commands, tenant),
    unreadablePeople(redis.commands, tenant),
  ]);
  const workspace =
    choices.length === 0
      ? ok('workspace', 'what it has chosen can be read')
      : mend(
          'workspace',
          `of what it has chosen this cannot be read (${choices.join(', ')}), and counts as in a new workspace: let an ` +
            'admin choose it anew in App Home, or run the release that wrote it.',
        );
  if (unreadable.length === 0) return [workspace, ok('people', 'what is kept of each can be read')];
  const users = unreadable.join(', ');
  return [
    workspace,
    mend(
      'people',
      `what is kept of ${unreadable.length} cannot be read (${users}), and nothing is held for them: let them set ` +
        'their hours anew with /comms, or run the release that wrote it.',
    ),
  ];
}

async function examineShields({ slack }: Config, { redis, zones, clock }: Opened): Promise<readonly Check[]> {
  if (slack.mode === 'many') return [];
  const call = callWith(slack.apiUrl, slack.botToken.reveal());
  const { tenant } = await whoAmI(call);
  const people = await createPeople(redis.commands).all(tenant);
  const users = people.map(({ user }) => user);
  return [
    ...compareShields(slack.shield, await createShields(redis.commands).all(tenant)),
    ...compareQuietHours(people, await readAllQuietHours(call, users), zones, clock.now()),
  ];
}

async function examineModel({ llm }: Config): Promise<readonly Check[]> {
  if (llm === undefined) return [ok('LLM', 'none; summaries are extractive')];
  return examineReachable('LLM', `${llm.baseUrl}/models`, llm.apiKey?.reveal());
}

await doctor();

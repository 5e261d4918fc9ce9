import { randomBytes } from 'node:crypto';
import { createDirectoryCache } from '../../src/adapters/redis/directory-cache.ts';
import { createPeople } from '../../src/adapters/redis/people.ts';
import { readProfile } from '../../src/adapters/slack/directory.ts';
import { Person } from '../../src/people/person.ts';
import { BOT_TOKEN, SIGNING_SECRET, TEAM } from './events.ts';
import { freePort, type Program, startProgram } from './processes.ts';
import type { BenchRedis } from './redis.ts';

/** What `node src/main.ts` is configured by: the environment alone. */
export interface SluiceSettings {
  readonly redis: BenchRedis;
  readonly slackPort: number;
  readonly encryptionKey: string;
  readonly env?: Readonly<Record<string, string>>;
}

export const newKey = (): string => randomBytes(32).toString('base64');

const ROOT = new URL('../../', import.meta.url).pathname;

export async function startSluice(settings: SluiceSettings): Promise<Program & { readonly port: number }> {
  const [port, opsPort] = [await freePort(), await freePort()];
  const program = await startProgram(
    [`${ROOT}src/main.ts`],
    {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: `http://127.0.0.1:${settings.slackPort}/api/`,
      REDIS_URL: settings.redis.url,
      ENCRYPTION_KEYS: `bench:${settings.encryptionKey}`,
      PORT: String(port),
      OPS_PORT: String(opsPort),
      ...settings.env,
    },
    'Sluice is ready',
  );
  return { ...program, port };
}

export async function startSlack(): Promise<Program & { readonly port: number }> {
  const port = await freePort();
  const program = await startProgram([`${ROOT}bench/support/slack-server.ts`, String(port)], {}, 'listening');
  return { ...program, port };
}

/** Keeps them as enrolled for good, with one daily block that is twelve hours away. */
export async function enrolFarFromBlock(redis: BenchRedis, users: readonly string[]): Promise<void> {
  const hour = String((new Date().getUTCHours() + 12) % 24).padStart(2, '0');
  const blocks = [{ days: [1, 2, 3, 4, 5, 6, 7], start: `${hour}:00`, end: `${hour}:30` }];
  const people = createPeople(redis.client);
  for (const user of users) {
    await people.save(
      TEAM,
      Person.parse({
        user,
        enrolment: { state: 'in', since: 0 },
        blocks,
        zone: { name: 'UTC', follows: 'fixed' },
      }),
    );
  }
  // They have been told long ago that something waits for them.
  await redis.client.sadd(`{${TEAM}}:introduced`, ...users);
}

/** What Slack said of them is known, as it is of everybody whom somebody called on today. */
export async function knowProfiles(redis: BenchRedis, users: readonly string[]): Promise<void> {
  const cache = createDirectoryCache(redis.client);
  for (const user of users) {
    const profile = readProfile(
      { id: user, team_id: TEAM, name: 'somebody', tz: 'UTC', locale: 'en-US' },
      TEAM,
    );
    await cache.set(TEAM, 'profiles', user, profile, Date.now());
  }
}

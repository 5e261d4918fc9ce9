import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { clockBeside } from '../emulator/clock.ts';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import type { PersonHours } from '../emulator/page/page-state.ts';
import { createPeople } from '../src/adapters/redis/people.ts';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { readEnvironment } from '../src/environment.ts';
import { createLog } from '../src/log.ts';
import { calendarOf } from '../src/people/calendar.ts';
import { blockAt, nextBlock } from '../src/schedule/blocks.ts';
import { describeHours } from '../src/schedule/describe.ts';
import { openSurroundings } from '../src/surroundings.ts';
import { type DemoTeam, inviteTeam, START } from './demo-team.ts';
import { freePort } from './free-port.ts';
import { startThrowawayValkey } from './throwaway-valkey.ts';

/** An emulated Slack with a team in it, and the real app beside it. */
export interface Demo {
  readonly slack: Emulator;
  readonly team: DemoTeam;
  /** Resolves when the app has taken in all that happened and done all that is due. */
  settled(): Promise<void>;
  /** When people read mentions, by user id. */
  hours(): Promise<ReadonlyMap<string, PersonHours>>;
  close(): Promise<void>;
}

/** @param rate of the emulated clock: 1 runs on, 0 stands still between jumps */
export async function startDemo(rate: 0 | 1): Promise<Demo> {
  const valkey = await startThrowawayValkey();
  const slack = await startEmulator({
    now: START,
    rate,
    rateLimits: false,
    teamName: 'acme',
    // Slack waits for three seconds; the machine that shows this may be busy.
    ackMs: 15_000,
    triggerMs: 15_000,
  });
  const team = await inviteTeam(slack);
  const port = await freePort();
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    REDIS_URL: valkey.url,
    ENCRYPTION_KEYS: `demo:${randomBytes(32).toString('base64')}`,
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_STATE_SECRET: randomBytes(24).toString('base64'),
    SLACK_AUTHORIZE_URL: slack.authorizeUrl,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    OPS_PORT: '0',
  };
  const config = readConfig(readEnvironment(env, () => ''));
  const surroundings = await openSurroundings(
    config,
    createLog({ level: 'fatal', pretty: false, secrets: [] }),
  );
  const { zones, redis } = surroundings;
  const clock = clockBeside(slack.clock);
  // A call comes once, and heard: it waits for the end of a shield for as long as this machine takes.
  const app = await startApp(config, { ...surroundings, clock, timing: { hearMs: 15_000 } });
  const people = createPeople(redis.commands);
  slack.sendEventsTo(`http://127.0.0.1:${port}/slack/events`);

  return {
    slack,
    team,
    async settled() {
      await slack.settled();
      const wanted = slack.clock.now();
      while ((await app.readiness()).caughtUpTo < wanted) await pause(5);
      await slack.settled();
    },
    async hours() {
      const now = slack.clock.now();
      const enrolled = (await people.all(slack.teamId)).filter(({ enrolment }) => enrolment.state === 'in');
      return new Map(
        enrolled.map((person) => {
          const calendar = calendarOf(person, zones);
          const text = describeHours(person.blocks, person.locale);
          return [person.user, { text, now: blockAt(calendar, now), next: nextBlock(calendar, now) }];
        }),
      );
    },
    async close() {
      await app.stop();
      await surroundings.close();
      await slack.close();
      await valkey.stop();
    },
  };
}

import { type Check, mend, ok } from '../../doctor/check.ts';
import { compareScopes } from '../../doctor/scopes.ts';
import { type ClockOfUser, compareZones } from '../../doctor/zones.ts';
import type { Zones } from '../../schedule/zone.ts';
import type { QuietHours } from '../../shield/quiet-hours.ts';
import { SlackRefusal } from '../../slack.ts';
import { pages } from './pages.ts';
import { readQuietHours } from './quiet-hours.ts';
import type { CallSlack } from './web-api.ts';

const SKEW_LIMIT_MS = 60_000;

/** The bot token, what it may do, and whether it is what manifest.yml asks for. */
export async function examineBot(
  call: CallSlack,
  wantedScopes: readonly string[],
): Promise<readonly Check[]> {
  try {
    const me = await call('doctor', 'auth.test');
    const { scopes = [] } = (me['response_metadata'] ?? {}) as { scopes?: readonly string[] };
    return [
      ok('bot token', `${String(me['user'])} in ${String(me['team'])} (${String(me['url'])})`),
      ...compareScopes(scopes, wantedScopes),
    ];
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return [
      mend(
        'bot token',
        `Slack does not accept SLACK_BOT_TOKEN (${error.code}). Copy the "Bot User OAuth Token" from ` +
          '"OAuth & Permissions" of your app at api.slack.com/apps.',
      ),
    ];
  }
}

/** The app-level token, by asking for a connection that is not opened. */
export async function examineAppToken(call: CallSlack): Promise<readonly Check[]> {
  try {
    await call('doctor', 'apps.connections.open');
    return [ok('app token', 'Slack would open a connection')];
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return [
      mend(
        'app token',
        `Slack does not accept SLACK_APP_TOKEN (${error.code}). Make an app-level token with the scope ` +
          'connections:write under "Basic Information" of your app at api.slack.com/apps, and switch on Socket Mode.',
      ),
    ];
  }
}

/** Slack refuses signatures that are five minutes off, and we do. */
export async function examineClock(apiUrl: string, wall: () => number): Promise<readonly Check[]> {
  const response = await fetch(`${apiUrl}api.test`, {
    method: 'POST',
    signal: AbortSignal.timeout(8_000),
  }).catch(() => undefined);
  if (response === undefined) {
    return [mend('Slack', `${apiUrl} does not answer: look at this machine's network, proxy and firewall.`)];
  }
  const date = Date.parse(response.headers.get('date') ?? '');
  const offMs = Math.abs(date - wall());
  if (Number.isNaN(offMs)) return [ok('clock', 'Slack answers, and does not say its time')];
  if (offMs <= SKEW_LIMIT_MS) return [ok('clock', "this machine's clock and Slack's agree")];
  const seconds = Math.round(offMs / 1000);
  return [
    mend('clock', `this machine's clock is ${seconds} s off Slack's: switch on time synchronisation (NTP).`),
  ];
}

export async function examineZones(call: CallSlack, zones: Zones, now: number): Promise<readonly Check[]> {
  const users = await pages<ClockOfUser>(call, 'doctor', 'users.list', { limit: 200 }, 'members');
  return compareZones(users, zones, now);
}

/** Slack takes so many at once. */
const MOST_AT_ONCE = 50;

/** The notification schedules of those who have one. */
export async function readAllQuietHours(
  call: CallSlack,
  users: readonly string[],
): Promise<ReadonlyMap<string, QuietHours>> {
  const found = new Map<string, QuietHours>();
  for (let from = 0; from < users.length; from += MOST_AT_ONCE) {
    const some = users.slice(from, from + MOST_AT_ONCE).join(',');
    const answer = await call('doctor', 'dnd.teamInfo', { users: some });
    const sessions = (answer['users'] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    for (const [user, session] of Object.entries(sessions)) {
      const quiet = readQuietHours(session);
      if (quiet !== undefined) found.set(user, quiet);
    }
  }
  return found;
}

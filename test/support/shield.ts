import { Redis } from 'ioredis';
import type { Emulator } from '../../emulator/emulator.ts';
import type { View } from '../../emulator/world/types.ts';
import { labelled, type Screen, screenOf, wordsIn } from './screen.ts';
import type { Team } from './team.ts';

type Environment = Readonly<Record<string, string>>;

export const SHIELD_BUTTON = 'Shield me between blocks';

/** Stands for wherever the app listens, which is known only once it does. */
const SOMEWHERE = 'http://127.0.0.1:1';

/** The environment of an app whose people may consent by way of PUBLIC_URL. */
export function callbackEnv(slack: Emulator): Environment {
  return { ...oauthEnv(slack), PUBLIC_URL: SOMEWHERE };
}

export function oauthEnv(slack: Emulator): Environment {
  return {
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_STATE_SECRET: 'a-long-random-text',
    SLACK_AUTHORIZE_URL: slack.authorizeUrl,
  };
}

/** Presses the button in App Home, and allows it on Slack's page. Answers the last page that the browser shows. */
export async function consent(team: Team, user: string, as = user): Promise<Response> {
  const toSlack = await browse(team, linkIn(await openOffer(team, user)));
  const back = await team.slack.authorize(toSlack.headers.get('location') ?? '', as);
  const page = await browse(team, back);
  await team.settled();
  return page;
}

/** The form that the button in App Home opens, once it names the channels without Sluice. */
export async function openOffer(team: Team, user: string, screen = screenOf(team)): Promise<View> {
  const home = await screen.openHome(user);
  const touch = labelled(home, SHIELD_BUTTON);
  const form = await screen.formAfter(user, () => team.slack.press({ user, view: 'home', ...touch }));
  return await team.slack.until(() => {
    const shown = team.slack.modals(user).find(({ id }) => id === form.id);
    return shown !== undefined && !wordsIn(shown).includes('looking') ? shown : undefined;
  }, 'the channels without Sluice');
}

/** Presses "Shield…" in App Home, and in the form that opens the button that ends it. */
export async function switchOff(team: Team, screen: Screen, user: string): Promise<void> {
  const { slack } = team;
  const touch = labelled(await screen.openHome(user), 'Shield…');
  const { id } = await screen.formAfter(user, () => slack.press({ user, view: 'home', ...touch }));
  const form = () => slack.modals(user).find((view) => view.id === id) ?? { blocks: [] };
  await slack.press({ user, view: id, ...labelled(form(), 'Switch the shield off') });
  await slack.until(() => wordsIn(form()).includes('Your shield is off'), 'the word that it is off');
  await team.settled();
}

export function linkIn(view: View): string {
  const [, url = ''] = /"url":"([^"]+)"/.exec(JSON.stringify(view)) ?? [];
  return url;
}

/** Opens an address as a browser does, wherever the app listens, and follows nothing. */
export async function browse(team: Team, address: string): Promise<Response> {
  const there = address.replace(`${SOMEWHERE}/`, `http://127.0.0.1:${team.app.port()}/`);
  return await fetch(there, { redirect: 'manual' });
}

/** When Slack notifies the person again, as their devices have it; undefined where no snooze runs. */
export function snoozedUntil({ slack }: Pick<Team, 'slack'>, user: string): number | undefined {
  const until = slack.workspace.users.get(user)?.dnd.snoozeUntil;
  return until !== undefined && until > slack.clock.now() ? until : undefined;
}

/** What stands beside the person's name now. */
export function statusOf({ slack }: Pick<Team, 'slack'>, user: string): string {
  const { status_text: text = '', status_expiration: end = 0 } =
    slack.workspace.users.get(user)?.profile ?? {};
  return end > 0 && end * 1000 <= slack.clock.now() ? '' : text;
}

/** How often the app called a method with this person's own token. */
export function callsAs({ slack }: Pick<Team, 'slack'>, user: string, method: string): number {
  return slack.calls.filter((call) => call.method === method && call.token === user).length;
}

/** Forgets how often Slack was asked lately, and for how long it wants to be left alone. */
export async function restTurns({ redis }: Pick<Team, 'redis'>): Promise<void> {
  const client = new Redis(redis.socket);
  try {
    const names = ['turns', 'tier', 'pause'];
    const kept = (await Promise.all(names.map((name) => client.keys(`*:${name}:*`)))).flat();
    if (kept.length > 0) await client.del(kept);
  } finally {
    client.disconnect();
  }
}

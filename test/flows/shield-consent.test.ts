import { freePort } from '../../script/free-port.ts';
import { HOUR } from '../../src/clock.ts';
import { CODE_FIELD } from '../../src/shield/blocks.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import {
  browse,
  callbackEnv,
  consent,
  linkIn,
  oauthEnv,
  openOffer,
  restTurns,
  SHIELD_BUTTON,
  snoozedUntil,
  statusOf,
  switchOff,
} from '../support/shield.ts';
import { stored } from '../support/stored.ts';
import { START, startTeam, type Team } from '../support/team.ts';

const ELEVEN = START + 2 * HOUR;

let team: Team;
let screen: Screen;

const isKept = async (user: string): Promise<boolean> => {
  const kept = await stored(team);
  const in_ = (key: string): boolean => (kept.get(`{${team.slack.teamId}}:${key}`) ?? '').includes(user);
  expect(in_('user-tokens')).toBe(in_('shields'));
  return in_('shields');
};

async function someone(name: string): Promise<string> {
  const user = screen.newcomer(name);
  await screen.comms(user, 'mon-fri 11:00-11:30 16:00-16:30');
  return user;
}

const accesses = () => team.slack.calls.filter(({ method }) => method === 'oauth.v2.access');

/** The token that Slack gave the app for that person. */
function tokenOf(user: string): string {
  const grants = accesses().filter(({ args }) => args['grant_type'] === undefined);
  const people = grants.map(({ result }) => result['authed_user'] as { id: string; access_token: string });
  return people.findLast(({ id }) => id === user)?.access_token ?? '';
}

/** What Slack has against a token, if anything. */
async function errorOf(token: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${team.slack.apiUrl}dnd.info`, { method: 'POST', headers });
  return ((await answer.json()) as { error?: string }).error;
}

/** The bot still works: it answers. */
async function botAnswers(): Promise<void> {
  expect(await screen.comms(team.ana)).toContain('Next block');
}

describe('by a callback, over HTTP', () => {
  beforeAll(async () => {
    team = await startTeam({ env: callbackEnv });
    screen = screenOf(team);
    await team.enrol(team.ana);
  });
  afterAll(() => team.close());
  afterEach(() => restTurns(team));

  test('a press, Slack’s page and back: the shield is on, and the token lies sealed, apart from everything', async () => {
    const page = await consent(team, team.ana);

    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Your shield is set');
    expect(snoozedUntil(team, team.ana)).toBe(ELEVEN);
    expect(wordsIn(await screen.openHome(team.ana))).toContain('your shield is on until 11:00 AM');

    const token = tokenOf(team.ana);
    expect(token).toMatch(/^xoxp-/);
    expect(await errorOf(token)).toBeUndefined();
    const kept = await stored(team);
    expect(await isKept(team.ana)).toBe(true);
    expect([...kept].filter(([, value]) => value.includes(token))).toEqual([]);
    expect(team.logged.filter((line) => line.includes(token))).toEqual([]);
  });

  test('before it asks, it says what is silenced and not brought, and names the channels without Sluice', async () => {
    const user = await someone('reader');
    const lonely = team.slack.addChannel({ name: 'lonely', members: [user], bot: false });

    const words = wordsIn(await openOffer(team, user));

    expect(words).toContain('direct messages, huddles, and channels without Sluice');
    expect(words).toContain(`*Your public channels without Sluice:* <#${lonely}>`);
    expect(words).not.toContain(`<#${team.channel}>`);
  });

  test('the page of consent asks for three scopes of the person and none of the bot, in this workspace', async () => {
    const user = await someone('asked');
    const toSlack = await browse(team, linkIn(await openOffer(team, user)));
    const { searchParams } = new URL(toSlack.headers.get('location') ?? '');

    expect(toSlack.status).toBe(302);
    expect(searchParams.get('user_scope')).toBe('dnd:read,dnd:write,users.profile:write');
    expect(searchParams.get('scope')).toBeNull();
    expect(searchParams.get('team')).toBe(team.slack.teamId);
  });

  test('another person’s account is refused, and nothing of it is kept', async () => {
    const user = await someone('target');
    const page = await consent(team, user, team.ben);

    expect(page.status).toBe(403);
    expect(await page.text()).toContain('somebody else’s account');
    expect(await isKept(user)).toBe(false);
    expect(await isKept(team.ben)).toBe(false);
  });

  test('a link works once, and a forged or altered one never', async () => {
    const user = await someone('clicker');
    const link = linkIn(await openOffer(team, user));
    const toSlack = await browse(team, link);
    const back = await team.slack.authorize(toSlack.headers.get('location') ?? '', user);
    expect((await browse(team, back)).status).toBe(200);

    expect((await browse(team, link)).status).toBe(410);
    expect((await browse(team, back)).status).toBe(410);
    const [body = ''] = new URL(link).searchParams.get('link')?.split('.') ?? [];
    const ticket = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...ticket, user: team.ben })).toString('base64url');
    expect((await browse(team, link.replace(body, forged))).status).toBe(410);
    for (const bad of ['', 'x', 'x.y']) {
      expect((await browse(team, `${new URL(link).origin}/slack/shield?link=${bad}`)).status).toBe(410);
    }
  });

  test('whoever does not allow it keeps everything as it was', async () => {
    const user = await someone('no');
    const toSlack = await browse(team, linkIn(await openOffer(team, user)));
    const back = await team.slack.authorize(toSlack.headers.get('location') ?? '', user, 'deny');

    expect(await (await browse(team, back)).text()).toContain('Nothing has changed');
    expect(await isKept(user)).toBe(false);
    expect(snoozedUntil(team, user)).toBeUndefined();
  });

  test('"Switch the shield off" ends what was set, gives the token back to Slack, and leaves the bot as it is', async () => {
    const user = await someone('leaver');
    await consent(team, user);
    expect(snoozedUntil(team, user)).toBe(ELEVEN);

    await switchOff(team, screen, user);

    expect(snoozedUntil(team, user)).toBeUndefined();
    expect(await isKept(user)).toBe(false);
    expect(await errorOf(tokenOf(user))).toBe('token_revoked');
    expect(wordsIn(await screen.openHome(user))).toContain('Slack may still notify you');
    await botAnswers();
  });
});

describe('what ends it, in a workspace whose tokens end after twelve hours', () => {
  beforeAll(async () => {
    team = await startTeam({ env: callbackEnv, slack: { tokenSeconds: 43_200 } });
    screen = screenOf(team);
    await team.enrol(team.ana);
  });
  afterAll(() => team.close());
  afterEach(() => restTurns(team));

  test('taken back on Slack’s side, the token goes and the bot stays; what is on ends by itself', async () => {
    const user = await someone('revoker');
    await consent(team, user);

    team.slack.revokeUser(user);
    await team.settled();

    expect(await isKept(user)).toBe(false);
    expect(snoozedUntil(team, user)).toBe(ELEVEN);
    expect(labelled(await screen.openHome(user), SHIELD_BUTTON)).toBeDefined();
    await botAnswers();
  });

  test('a late word of an old token leaves the newer one alone', async () => {
    const user = await someone('returner');
    await consent(team, user);
    await switchOff(team, screen, user);
    const revoked = team.slack.deliveries.findLast(({ about }) => about === 'tokens_revoked');
    await consent(team, user);

    const late = JSON.stringify({ ...revoked?.payload, event_id: 'EvLATE' });
    expect(await team.slack.sendRaw({ body: late })).toMatchObject({ status: 200 });
    await team.settled();

    expect(await isKept(user)).toBe(true);
    expect(snoozedUntil(team, user)).toBe(ELEVEN);
  });

  test('leaving Sluice ends it, and gives the token back', async () => {
    const user = await someone('goner');
    await consent(team, user);
    await screen.comms(user, 'off');

    expect(snoozedUntil(team, user)).toBeUndefined();
    expect(statusOf(team, user)).toBe('');
    expect(await isKept(user)).toBe(false);
    expect(await errorOf(tokenOf(user))).toBe('token_revoked');
  });

  test('a token that has expired is dropped, its owner told once how to have it back, and one press does it', async () => {
    const user = await someone('expired');
    await consent(team, user);
    const before = team.slack.dm(user).length;
    const fault = team.slack.faults.add({ method: 'dnd.info', kind: 'error', error: 'token_expired' });

    await team.runTo(ELEVEN + HOUR / 2);
    await team.runTo(ELEVEN + 5.5 * HOUR);
    fault.remove();

    const told = team.slack.dm(user).slice(before);
    expect(told.map(({ text }) => text.slice(0, 22))).toEqual(['Your shield is off: Sl']);
    expect(wordsIn(await screen.openHome(user))).toContain('your shield is off');
    await restTurns(team);
    await consent(team, user);
    expect(wordsIn(await screen.openHome(user))).toContain('your shield is on until');
  });

  test('a token that ends is exchanged for the next one, by one of two processes, and the shield goes on', async () => {
    const eleven = (await screen.nextMorning()) + 2 * HOUR;
    const user = await someone('rotated');
    await consent(team, user);
    const before = accesses().length;
    const other = await team.another();
    team.slack.endTokens(user);
    await team.runTo(eleven + HOUR / 2);
    expect(snoozedUntil(team, user)).toBe(eleven + 5 * HOUR);
    team.slack.endTokens(user);
    await team.runTo(eleven + 5.5 * HOUR);
    expect(snoozedUntil(team, user)).toBe(eleven + 24 * HOUR);
    await other.stop();

    const renewals = accesses().slice(before);
    expect(renewals.map(({ args, result }) => [args['grant_type'], result['ok']])).toEqual([
      ['refresh_token', true],
      ['refresh_token', true],
    ]);
    const secrets = renewals.flatMap(({ result }) => [result['access_token'], result['refresh_token']]);
    const leaks = [...(await stored(team)).values(), ...team.logged].filter((text) =>
      secrets.some((secret) => text.includes(String(secret))),
    );
    expect(leaks).toEqual([]);
  });
});

describe('in Socket Mode', () => {
  test('without a public address a page shows the code, which is pasted; wrong ones can be put right', async () => {
    team = await startTeam({
      slack: { mode: 'socket' },
      env: (slack) => ({ ...oauthEnv(slack), SHIELD_REDIRECT_URL: 'https://example.com/code.html' }),
    });
    try {
      screen = screenOf(team);
      await team.enrol(team.ana);
      const link = linkIn(await openOffer(team, team.ana));
      expect(new URL(link).origin).toBe(new URL(team.slack.authorizeUrl).origin);

      const bens = new URL(await team.slack.authorize(link, team.ben)).searchParams.get('code');
      const anas = new URL(await team.slack.authorize(link, team.ana));
      expect(anas.href).toContain('https://example.com/code.html?');
      expect(await screen.submit(team.ana, { [CODE_FIELD]: 'no such code' })).toMatchObject({
        [CODE_FIELD]: expect.stringContaining('does not know this code'),
      });
      expect(await screen.submit(team.ana, { [CODE_FIELD]: bens })).toMatchObject({
        [CODE_FIELD]: expect.stringContaining('somebody else’s account'),
      });
      const done = await screen.submit(team.ana, { [CODE_FIELD]: ` ${anas.searchParams.get('code')} ` });

      expect(JSON.stringify(done)).toContain('Your shield is set');
      expect(snoozedUntil(team, team.ana)).toBe(ELEVEN);
      expect(await isKept(team.ana)).toBe(true);
      expect(await isKept(team.ben)).toBe(false);
    } finally {
      await team.close();
    }
  });

  test('with a public address the callback listens on PORT', async () => {
    const port = await freePort();
    team = await startTeam({
      slack: { mode: 'socket' },
      env: (slack) => ({
        ...oauthEnv(slack),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        PORT: String(port),
      }),
    });
    try {
      await team.enrol(team.ana);
      expect((await consent(team, team.ana)).status).toBe(200);
      expect(snoozedUntil(team, team.ana)).toBe(ELEVEN);
    } finally {
      await team.close();
    }
  });
});

test('where it is not set up, the button names what is missing, and says all of it when pressed', async () => {
  team = await startTeam();
  try {
    screen = screenOf(team);
    await team.enrol(team.ana);
    const home = await screen.openHome(team.ana);
    const touch = labelled(home, 'Shield: SLACK_CLIENT_ID and 3 more are not set');
    const form = await screen.formAfter(team.ana, () =>
      team.slack.press({ user: team.ana, view: 'home', ...touch }),
    );

    expect(wordsIn(form)).toContain(
      'SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, PUBLIC_URL or SHIELD_REDIRECT_URL',
    );
  } finally {
    await team.close();
  }
});

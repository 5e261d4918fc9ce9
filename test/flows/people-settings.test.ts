import { Redis } from 'ioredis';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { callOn, timesBrought } from '../support/delivery.ts';
import { digestsOf } from '../support/digests.ts';
import { type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

const SETTINGS = 'workspace_settings';
const PAUSE = 'workspace_pause';
const RESUME = 'workspace_resume';
const REFUSAL = 'Only workspace admins and stewards of Sluice can do that.';

let team: Team;
let screen: Screen;
/** 09:00 in Berlin on the day of the test. */
let nine: number;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  nine = await screen.newDay();
});

async function openSettings(user: string) {
  await screen.openHome(user);
  return await screen.formAfter(user, () =>
    team.slack.press({ user, actionId: SETTINGS, blockId: 'workspace' }),
  );
}

async function choose(user: string, values: Record<string, unknown>) {
  await openSettings(user);
  return await screen.submit(user, values);
}

/** Somebody who had the part for admins before them when they ceased to be one. */
async function formerAdmin(name: string, locale = 'en-US'): Promise<string> {
  const { slack } = team;
  const user = screen.newcomer(name, { isAdmin: true, locale });
  await screen.openHome(user);
  slack.changeUser(user, { isAdmin: false });
  await team.settled();
  return user;
}

describe('whoever is no admin', () => {
  test('sees nothing of the workspace’s choices', async () => {
    expect(wordsIn(await screen.openHome(team.ben))).not.toContain('For the workspace');
  });

  test.each([SETTINGS, PAUSE])(
    'is told so by a press on %s, which does nothing; and the page shows it no more',
    async (actionId) => {
      const user = await formerAdmin(`former-${actionId}`);

      const said = await screen.formAfter(user, () =>
        team.slack.press({ user, actionId, blockId: 'workspace' }),
      );

      expect(wordsIn(said)).toBe(REFUSAL);
      expect(said.submit).toBeNull();
      await team.slack.until(() => !wordsIn(team.slack.home(user) ?? {}).includes('For the workspace'));
      expect(wordsIn(await screen.openHome(team.ana))).not.toContain('is paused');
    },
  );

  test('is told so in their language', async () => {
    const user = await formerAdmin('frueher', 'de-DE');
    const said = await screen.formAfter(user, () => team.slack.press({ user, actionId: PAUSE }));
    expect(wordsIn(said)).toContain('Das können nur Admins');
    expect(said.close).toMatchObject({ text: 'Fertig' });
  });

  test('cannot save the form that they opened as one', async () => {
    const user = screen.newcomer('too-slow', { isAdmin: true });
    await openSettings(user);
    team.slack.changeUser(user, { isAdmin: false });
    await team.settled();

    expect(await screen.submit(user, { receipts: 'none' })).toEqual({ who: REFUSAL });

    expect(wordsIn(await screen.openHome(team.ana))).toContain(
      '*What senders get:* A note that only they see',
    );
  });
});

describe('stewards', () => {
  test('are named by an admin, and decide for the workspace from then on, but not who else does', async () => {
    const steward = screen.newcomer('steward');
    expect(wordsIn(await screen.openHome(steward))).not.toContain('For the workspace');

    expect(await choose(team.ana, { stewards: [steward] })).toBeUndefined();

    const form = await openSettings(steward);
    expect(form.blocks.map(({ block_id }) => block_id)).not.toContain('stewards');
    expect(await screen.submit(steward, { talking: '7' })).toBeUndefined();
    const page = wordsIn(await screen.openHome(team.ana));
    expect(page).toContain('where somebody wrote in the last 7 minutes');
    expect(page).toContain(`*Stewards:* <@${steward}>`);
  });

  test('are none any more once an admin has taken them out', async () => {
    const steward = screen.newcomer('short-lived');
    await choose(team.ana, { stewards: [steward] });
    await screen.openHome(steward);
    await choose(team.ana, { stewards: [] });

    const said = await screen.formAfter(steward, () => team.slack.press({ user: steward, actionId: PAUSE }));
    expect(wordsIn(said)).toBe(REFUSAL);
  });
});

describe('the form of the workspace’s choices', () => {
  test('refuses what makes no sense, field by field, and saves nothing', async () => {
    const { ana } = team;
    const before = wordsIn(await screen.openHome(ana));

    const errors = await choose(ana, { who: 'members', default_hours: 'weekdays noonish', talking: '241' });

    expect(errors).toEqual({
      channels: 'Please choose at least one channel or group.',
      default_hours: 'I do not understand “noonish”. For example: mon-fri 11:00-11:30 16:00-16:30',
      talking: 'A whole number from 0 to 240. 0 switches this off.',
    });
    expect(wordsIn(await screen.openHome(ana))).toBe(before);
  });

  test('makes channels exempt, apps wait, and the hours that newcomers are offered', async () => {
    const { slack, ana, ben } = team;
    const user = await screen.member('affected');
    const robot = slack.addUser({ name: 'robot', isBot: true });
    slack.join(robot, team.channel);
    const watercooler = slack.addChannel({ name: 'watercooler', members: [ben, user] });

    expect(
      await choose(ana, { exempt: [watercooler], held_apps: [robot], default_hours: 'weekdays 9-9:30' }),
    ).toBeUndefined();

    const casual = await slack.post({ user: ben, channel: watercooler, text: `<@${user}> tea?` });
    const byApp = await slack.post({ user: robot, channel: team.channel, text: `<@${user}> failed` });
    await team.settled();
    await team.runTo(nine + 2 * HOUR);
    expect(timesBrought(team, user, byApp)).toBe(1);
    expect(timesBrought(team, user, casual)).toBe(0);
    expect(await screen.comms(screen.newcomer('offered'))).toContain('*Mon–Fri 9:00–9:30 AM*');
    const page = wordsIn(await screen.openHome(ana));
    expect(page).toContain(`*Mentions never wait in:* <#${watercooler}>`);
    expect(page).toContain(`*Apps whose mentions wait:* <@${robot}>`);
  });

  test('takes apps only where apps are meant', async () => {
    expect(await choose(team.ana, { held_apps: [team.ben] })).toEqual({
      held_apps: 'Please choose apps only, no people.',
    });
  });

  test('saved as it is shown changes nothing, however many channels there are', async () => {
    const { slack, ana } = team;
    const many = Array.from({ length: 300 }, (_, i) => slack.addChannel({ name: `c${i}`, bot: false }));
    await team.settled();
    await team.arrange({ policy: { exemptChannels: many, setUpBy: ana } });
    const before = wordsIn(await screen.openHome(ana));
    expect(before).toContain('and 290 more');

    expect(await choose(ana, {})).toBeUndefined();

    expect(wordsIn(await screen.openHome(ana))).toBe(before);
    await team.arrange({ policy: { setUpBy: ana } });
  });
});

describe('pausing the workspace', () => {
  test('delivers what waits with the reason, tells people, and lets everything pass until it goes on', async () => {
    const { slack, ana } = team;
    const user = await screen.member('paused');
    const bystander = screen.newcomer('not-in');
    const waiting = await callOn(team, user);
    await screen.openHome(ana);

    const page = wordsIn(await screen.pressHome(ana, { actionId: PAUSE }));
    await team.settled();

    expect(page).toContain('*Sluice is paused* since 9:00 AM');
    expect(timesBrought(team, user, waiting)).toBe(1);
    expect(digestsOf(team, user).at(-1)).toContain('Sluice is paused in this workspace.');
    expect(wordsAfterDigest(user)).toContain('Sluice is paused for this workspace.');
    expect(slack.dm(bystander)).toEqual([]);
    expect(await screen.comms(user)).toContain('*Paused:* an admin has paused Sluice');
    const passing = await callOn(team, user);
    await team.runTo(nine + 2 * HOUR);
    expect(timesBrought(team, user, passing)).toBe(0);
  });

  test('ends with a press: people are told, and mentions wait again', async () => {
    const { ana } = team;
    const user = await screen.member('resumed');
    await screen.openHome(ana);

    const page = wordsIn(await screen.pressHome(ana, { actionId: RESUME }));
    await team.settled();

    expect(page).not.toContain('is paused');
    expect(wordsIn(screen.lastDm(user))).toContain(
      'Sluice goes on: mentions wait for your comms hours again.',
    );
    const ts = await callOn(team, user);
    await team.runTo(nine + 2 * HOUR - MINUTE);
    expect(timesBrought(team, user, ts)).toBe(0);
    await team.runTo(nine + 2 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
  });

  test('pressed twice at once is paused once, and everybody is told once', async () => {
    const { slack, ana } = team;
    const user = await screen.member('told-once');
    const before = slack.dm(user).length;
    await screen.openHome(ana);

    await Promise.all([
      slack.press({ user: ana, actionId: PAUSE }),
      slack.press({ user: ana, actionId: PAUSE }),
    ]);
    await slack.until(() => wordsIn(slack.home(ana) ?? {}).includes('is paused'));
    await team.settled();
    await team.runTo(nine + 5 * MINUTE);

    expect(slack.dm(user)).toHaveLength(before + 1);
    await screen.pressHome(ana, { actionId: RESUME });
  });

  test('pressed by a second admin, whose page is old, changes nothing', async () => {
    const { slack, ana } = team;
    const user = await screen.member('not-told-again');
    const second = screen.newcomer('second-admin', { isAdmin: true });
    await screen.openHome(second);
    await screen.openHome(ana);
    // Otherwise the app shows them what has changed, within a second or so.
    const staysOld = slack.faults.add({
      method: 'views.publish',
      kind: 'server-error',
      when: ({ user_id: of }) => of === second,
    });
    await screen.pressHome(ana, { actionId: PAUSE });
    await team.runTo(nine + 5 * MINUTE);
    const before = slack.dm(user).length;

    staysOld.remove();
    const page = wordsIn(await screen.pressHome(second, { actionId: PAUSE }));
    await team.runTo(nine + 10 * MINUTE);

    expect(page).toContain('*Sluice is paused* since 9:00 AM');
    expect(slack.dm(user)).toHaveLength(before);
    await screen.pressHome(ana, { actionId: RESUME });
  });
});

test('choices that cannot be read lose no mention, and an admin finds them as those of a new workspace', async () => {
  const user = screen.newcomer('unshaken');
  await screen.comms(user, 'mon-fri 11:00-11:30');
  const client = new Redis(team.redis.socket);
  const tenant = `{${team.slack.teamId}}`;
  await client.set(`${tenant}:policy`, 'nonsense');
  await client.incr(`${tenant}:version`);
  client.disconnect();

  const ts = await callOn(team, user);
  expect(timesBrought(team, user, ts)).toBe(0);
  await team.runTo(nine + 2 * HOUR);

  expect(timesBrought(team, user, ts)).toBe(1);
  expect(wordsIn(await screen.openHome(team.ana))).toContain('For the workspace');
});

/** What the person was told beside their digest. */
function wordsAfterDigest(user: string): string {
  const notices = team.slack.dm(user).filter(({ metadata }) => metadata?.event_type === 'sluice_notice');
  return notices.map(wordsIn).join('\n');
}

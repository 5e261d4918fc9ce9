import type { StoredMessage } from '../../emulator/world/types.ts';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { callOn, timesBrought } from '../support/delivery.ts';
import { keptAbout } from '../support/kept-about.ts';
import { type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

const SETTINGS = 'workspace_settings';

let team: Team;
let screen: Screen;
/** Their members are enrolled in turn. */
let design: string;
let group: string;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
  group = team.slack.addUserGroup({ handle: 'crew', members: [] });
  await team.settled();
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
});

/** Somebody in the workspace and in no channel. */
function stranger(name: string, options: object = {}): string {
  return team.slack.addUser({ name, tz: 'Europe/Berlin', ...options });
}

/** What the person was told without having asked, also where a press has put an answer in its place. */
const proposals = (user: string): readonly StoredMessage[] =>
  team.slack.dm(user).filter(({ metadata }) => metadata?.event_type === 'sluice_notice');

/** Gives the proposals time, which come one after another. */
async function wait(ms = 10 * MINUTE): Promise<void> {
  await team.settled();
  const until = team.slack.clock.now() + ms;
  // One walk brings forth the next: each is due a little after the last.
  while (team.slack.clock.now() < until) await team.runTo(team.slack.clock.now() + MINUTE);
}

/** Sends the form of the workspace's choices by the button in App Home, changed as said. */
async function choose(user: string, values: Record<string, unknown>) {
  await screen.openHome(user);
  await screen.formAfter(user, () => team.slack.press({ user, actionId: SETTINGS }));
  return await screen.submit(user, values);
}

function naming(id: string): object {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'usergroup', usergroup_id: id }] }],
  };
}

/** Whether a mention of the person now waits; what does is brought at once. */
async function isHeld(user: string): Promise<boolean> {
  const ts = await callOn(team, user);
  await screen.comms(user, 'now');
  return timesBrought(team, user, ts) === 1;
}

describe('the first DM', () => {
  test('of an admin who brings Sluice into a channel asks for whom it shall be, once', async () => {
    const { slack, ana, ben } = team;
    slack.addChannel({ name: 'by-ben', members: [ben] });
    await wait(MINUTE);
    expect(slack.dm(ben)).toEqual([]);

    slack.addChannel({ name: 'by-ana', members: [ana] });
    slack.addChannel({ name: 'by-ana-too', members: [ana] });
    await wait(MINUTE);
    slack.addChannel({ name: 'by-ana-again', members: [ana] });
    await wait(MINUTE);

    expect(slack.dm(ana)).toHaveLength(1);
    const question = wordsIn(screen.lastDm(ana));
    expect(question).toContain('Who is it for?');
    for (const choice of ['Whoever switches it on', 'Everyone where Sluice is', 'Channels or groups…'])
      expect(question).toContain(choice);
  });

  test('says what was chosen in its place', async () => {
    const { ana } = team;
    const question = screen.lastDm(ana);
    await screen.changeOf(question, () => screen.touch(ana, question, { actionId: 'workspace_opt_in' }));
    expect(wordsIn(question)).toBe('Sluice is for whoever switches it on with `/comms on`.');
  });
});

test('unless somebody chose otherwise, nobody is written to or held who did not switch it on', async () => {
  const { slack } = team;
  const user = screen.newcomer('bystander');
  await callOn(team, user);
  await team.runTo(team.slack.clock.now() + HOUR);
  expect(slack.dm(user)).toEqual([]);
  expect(await screen.comms(user)).toContain('Sluice is off for you');
});

describe('members of chosen channels', () => {
  let member: string;
  let refuser: string;
  let starter: string;
  let late: string;
  let told: number;

  test('are told their hours, from when, what is kept, and how to say no; others and guests are not', async () => {
    const { slack, ana } = team;
    [member, refuser, starter] = ['member', 'refuser', 'starter'].map((name) => stranger(name)) as [
      string,
      string,
      string,
    ];
    const outsider = stranger('outsider');
    const guest = stranger('guest', { isRestricted: true });
    const robot = stranger('robot', { isBot: true });
    design = slack.addChannel({ name: 'design', members: [member, refuser, starter, guest, robot] });
    slack.addChannel({ name: 'elsewhere', members: [outsider] });
    told = slack.clock.now();

    expect(await choose(ana, { who: 'members', channels: [design] })).toBeUndefined();
    await wait();

    for (const user of [member, refuser, starter]) {
      expect(proposals(user)).toHaveLength(1);
      const words = wordsIn(screen.lastDm(user));
      expect(words).toContain('Your workspace has chosen Sluice');
      expect(words).toContain('*Your hours:* Mon–Fri 11:00–11:30 AM, 4:00–4:30 PM');
      expect(words).toMatch(/Europe\/Berlin, as in Slack\. It is [\d:]+ AM where you are, right\?/);
      expect(words).toContain('from Thu 12:00 AM on, mentions of you outside these hours');
      expect(words).toContain('*What is kept:*');
      for (const button of ['Yes, start now', 'Change hours first', 'Not for me'])
        expect(words).toContain(button);
    }
    for (const user of [outsider, guest, robot]) expect(slack.dm(user)).toEqual([]);
  });

  test('are held only after a full working day', async () => {
    expect(await screen.comms(member)).toContain('*Not started yet:* mentions wait from Thu 12:00 AM on');
    expect(await isHeld(member)).toBe(false);
    const thursday = Date.UTC(2026, 0, 21, 23);
    expect(thursday - told).toBeGreaterThan(DAY);
    await team.runTo(thursday - MINUTE);
    expect(await isHeld(member)).toBe(false);

    await team.runTo(thursday);

    expect(await isHeld(member)).toBe(true);
  });

  test('are held at once if they say so, and never if they say no, and are not asked again', async () => {
    const { slack, ana } = team;
    const [yes, no] = [screen.lastDm(starter), screen.lastDm(refuser)];
    await screen.changeOf(yes, () => screen.touch(starter, yes, { actionId: 'comms_start' }));
    await screen.changeOf(no, () => screen.touch(refuser, no, { actionId: 'comms_not_for_me' }));

    expect(wordsIn(yes)).toContain('Saved. Sluice is on for you.');
    expect(wordsIn(no)).toContain('mentions of you come straight through, as always in Slack');
    expect(await isHeld(starter)).toBe(true);
    expect(await isHeld(refuser)).toBe(false);

    await choose(ana, { who: 'members', channels: [design] });
    slack.leave(refuser, design);
    slack.join(refuser, design);
    await wait();
    expect([member, refuser, starter].map((user) => proposals(user).length)).toEqual([1, 1, 1]);
    expect(await keptAbout(team, refuser)).toContain('people');
  });

  test('are told too when they come later; on a Friday the full working day is the Monday', async () => {
    const { slack } = team;
    await team.runTo(Date.UTC(2026, 0, 23, 10));
    late = stranger('late-comer');

    slack.join(late, design);
    await wait();

    expect(wordsIn(screen.lastDm(late))).toContain('from Tue 12:00 AM on');
    await team.runTo(Date.UTC(2026, 0, 26, 22));
    expect(await isHeld(late)).toBe(false);
    await team.runTo(Date.UTC(2026, 0, 26, 23));
    expect(await isHeld(late)).toBe(true);
  });

  test('who were held already can leave like everybody', async () => {
    expect(await screen.comms(late, 'off')).toContain('mentions of you come straight through');
    await team.runTo(team.slack.clock.now() + 5 * MINUTE);
    expect(await isHeld(late)).toBe(false);
    expect(proposals(late)).toHaveLength(1);
  });
});

test('members of a chosen group are told, also who comes into it later', async () => {
  const { slack, ana } = team;
  const [first, second] = [stranger('first'), stranger('second')];
  slack.setUserGroupMembers(group, [first]);
  await choose(ana, { who: 'members', channels: [], groups: naming(group) });
  await wait();
  expect([proposals(first).length, proposals(second).length]).toEqual([1, 0]);

  slack.setUserGroupMembers(group, [first, second]);
  await wait();

  expect([proposals(first).length, proposals(second).length]).toEqual([1, 1]);
});

describe('everyone', () => {
  test('in the channels that the bot is in is told, and who comes into one later', async () => {
    const { slack, ana, ben, chi } = team;
    const private_ = slack.addChannel({ name: 'secret', kind: 'private', members: [stranger('insider')] });
    const alone = stranger('alone');
    slack.addChannel({ name: 'without-bot', members: [alone], bot: false });
    expect(await choose(ana, { who: 'everyone' })).toBeUndefined();
    await wait();

    const [insider = ''] = [...(slack.workspace.channels.get(private_)?.members ?? [])].filter(
      (user) => user !== slack.botUserId,
    );
    for (const user of [ben, chi, insider]) expect(proposals(user)).toHaveLength(1);
    // The question to the admin was the first.
    expect(proposals(ana)).toHaveLength(2);
    expect(slack.dm(alone)).toEqual([]);

    slack.join(alone, team.channel);
    await wait();
    expect(proposals(alone)).toHaveLength(1);
  });

  test('is asked in their own language, with their own working week', async () => {
    const { slack } = team;
    const user = stranger('amir', { tz: 'Asia/Riyadh', locale: 'de-DE' });
    slack.join(user, team.channel);
    await wait();

    const words = wordsIn(screen.lastDm(user));
    expect(words).toContain('*Deine Zeiten:* So–Do 11:00–11:30, 16:00–16:30');
    expect(words).toContain('Nichts für mich');
  });

  test('is no longer proposed to once an admin has gone back to whoever switches it on', async () => {
    const { slack, ana } = team;
    await choose(ana, { who: 'opt-in' });
    const user = screen.newcomer('too-late-for-it');
    await wait();
    expect(slack.dm(user)).toEqual([]);
  });
});

import type { View } from '../../emulator/world/types.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { callOn, digestFault, eventually, impatient, timesBrought } from '../support/delivery.ts';
import { digestsOf } from '../support/digests.ts';
import { keptAbout } from '../support/kept-about.ts';
import { type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

const WELCOME = 'Read mentions when it suits you';

let team: Team;
let screen: Screen;
/** 09:00 in Berlin on the day of the test. */
let nine: number;
/** A channel without the bot. */
let missing: string;
beforeAll(async () => {
  team = await startTeam({ timing: impatient });
  missing = team.slack.addChannel({ name: 'far-away', members: [team.ana], bot: false });
  screen = screenOf(team);
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  nine = await screen.newDay();
});

/** The button beside, or in the block with, these words. */
function pressed(view: View, actionId: string, beside: string) {
  const block = view.blocks.find((candidate) => wordsIn({ blocks: [candidate] }).includes(beside));
  return { actionId, blockId: String(block?.['block_id']) };
}

describe('the first visit', () => {
  test('switches Sluice on with three presses, and keeps nothing before the third', async () => {
    const user = screen.newcomer('visitor');

    const clock = await screen.openHome(user);
    expect(wordsIn(clock)).toContain(WELCOME);
    expect(wordsIn(clock)).toContain('1 of 3');
    expect(wordsIn(clock)).toContain('It is 9:00 AM where you are (Europe/Berlin), right?');
    const hours = await screen.pressHome(user, { actionId: 'home_clock_right' });
    expect(wordsIn(hours)).toContain('2 of 3');
    const start = await screen.pressHome(
      user,
      pressed(hours, 'home_choose_hours', 'Mon–Fri 9:00–9:30 AM, 1:00–1:30 PM, 4:30–5:00 PM'),
    );
    expect(wordsIn(start)).toContain('3 of 3');
    expect(wordsIn(start)).toContain('• 1:00 PM (in 4 h)');
    expect(wordsIn(start)).toContain('*Protection:*');
    expect(wordsIn(start)).toContain('*What is kept:*');
    expect(await keptAbout(team, user)).not.toContain('people');
    const dashboard = await screen.pressHome(user, { actionId: 'home_start' });

    expect(wordsIn(dashboard)).not.toContain(WELCOME);
    expect(wordsIn(dashboard)).toContain('Mon–Fri 9:00–9:30 AM, 1:00–1:30 PM, 4:30–5:00 PM');
    await team.runTo(nine + HOUR);
    const ts = await callOn(team, user);
    await team.runTo(nine + 4 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
  });

  test('goes back a step, and is where it was when the page is opened again', async () => {
    const user = screen.newcomer('hesitant');
    await screen.openHome(user);
    const hours = await screen.pressHome(user, { actionId: 'home_clock_right' });
    await screen.pressHome(user, pressed(hours, 'home_choose_hours', '4:00–4:30 PM'));
    expect(await screen.page(user)).toContain('3 of 3');

    expect(wordsIn(await screen.pressHome(user, { actionId: 'home_back' }))).toContain('2 of 3');
    expect(wordsIn(await screen.pressHome(user, { actionId: 'home_back' }))).toContain('1 of 3');
  });

  test('opens the form for other hours, and shows the dashboard once it is saved', async () => {
    const user = screen.newcomer('particular');
    await screen.openHome(user);
    await screen.pressHome(user, { actionId: 'home_clock_right' });
    await screen.formAfter(user, () => team.slack.press({ user, actionId: 'comms_edit' }));
    const before = team.slack.home(user)?.hash;

    await screen.submit(user, { hours: 'sat 10-11' });

    await team.slack.until(() => team.slack.home(user)?.hash !== before);
    expect(wordsIn(team.slack.home(user) ?? {})).toContain('*Comms hours:* Sat 10:00–11:00 AM');
  });

  test('offers a guest nothing', async () => {
    const guest = screen.newcomer('guest', { isRestricted: true });
    const view = await screen.openHome(guest);
    expect(wordsIn(view)).toContain('Sluice is for the members of this workspace');
    expect(JSON.stringify(view.blocks)).not.toContain('action_id');
  });
});

describe('the dashboard', () => {
  test('shows hours, next block, zone, protection, what waits as a count, and the buttons', async () => {
    const user = await screen.member('dweller');
    expect(await screen.page(user)).toContain('Nothing waits.');
    await callOn(team, user, 'a secret');
    await callOn(team, user, 'another');

    const shown = await screen.page(user);

    expect(shown).toContain('*Next block:* 11:00 AM, in 2 h');
    expect(shown).toContain('2 mentions wait. Delivery: 11:00 AM.');
    expect(shown).toContain('*Comms hours:* Mon–Fri 11:00–11:30 AM, 4:00–4:30 PM');
    expect(shown).toContain('Europe/Berlin, as in Slack. It is 9:00 AM where you are, right?');
    expect(shown).toContain('*Protection:* Slack may still notify you');
    for (const label of ['Edit hours', 'Deliver now', 'Open for 1 hour', 'Away…', 'Switch off'])
      expect(shown).toContain(label);
    expect(shown).not.toContain('secret');
    await team.runTo(nine + 2 * HOUR);
    expect(await screen.page(user)).toContain('Nothing waits.');
  });

  test('counts what waits by channel, and shows it on a press, page by page; it goes on waiting', async () => {
    const user = await screen.member('curious');
    const { slack, ben } = team;
    const closed = slack.addChannel({ name: 'closed', kind: 'private', members: [user, ben] });
    for (let i = 0; i < 11; i += 1) await callOn(team, user, `number ${i}?`);
    await slack.post({ user: ben, channel: closed, text: `<@${user}> between us` });
    await team.settled();

    const shown = await screen.openHome(user);
    expect(wordsIn(shown)).toContain(`<#${team.channel}> 11 · <#${closed}> 1`);
    const opened = await screen.formAfter(user, () => slack.press({ user, actionId: 'waiting-show' }));
    await slack.until(() => wordsIn(slack.modals(user).at(-1) ?? {}).includes('1–10 of 12'));
    expect(opened.title).toMatchObject({ text: 'What waits' });
    expect(wordsIn(slack.modals(user).at(-1) ?? {})).toContain('number 0?');
    await slack.press({ user, view: slack.modals(user).at(-1)?.id ?? '', actionId: 'waiting-page' });
    await slack.until(() => wordsIn(slack.modals(user).at(-1) ?? {}).includes('11–12 of 12'));
    expect(wordsIn(slack.modals(user).at(-1) ?? {})).toContain('between us');

    slack.leave(user, closed);
    await team.settled();
    expect(await screen.page(user)).toContain(`<#${team.channel}> 11`);
    expect(await screen.page(user)).not.toContain(closed);
    await team.runTo(nine + 2 * HOUR);
    expect(digestsOf(team, user).at(-1)).toContain('number 0?');
  });

  test('offers a catch-up on what has gone on since the person was last there, and brings it as a message', async () => {
    const user = await screen.member('returner');
    const { slack, ben, chi } = team;
    const channel = slack.addChannel({ name: 'busy', members: [user, ben, chi] });
    await slack.post({ user, channel, text: 'good morning' });
    await team.runTo(nine + HOUR);
    for (let i = 0; i < 7; i += 1) {
      await slack.post({
        user: i % 2 ? ben : chi,
        channel,
        text: `We decided to ship part ${i} of the migration.`,
      });
    }
    await team.settled();

    const view = await screen.openHome(user);
    expect(wordsIn(view)).toMatch(new RegExp(`<#${channel}> · about \\d+ new since 9:00`));
    const before = slack.dm(user).length;
    await slack.press({ user, ...pressed(view, 'catchup_from_home', ' new since ') });
    await eventually(async () => slack.dm(user).length > before);
    expect(wordsIn(slack.dm(user).at(-1) ?? {})).toContain('migration');
  });

  test('delivers now, with the reason, and then shows that nothing waits', async () => {
    const user = await screen.member('impatient');
    const ts = await callOn(team, user);
    await screen.openHome(user);

    await screen.pressHome(user, { actionId: 'comms_now' });
    await team.settled();

    expect(timesBrought(team, user, ts)).toBe(1);
    expect(digestsOf(team, user).at(-1)).toContain('You asked for this now.');
    expect(await screen.page(user)).toContain('Nothing waits.');
  });

  test('pressed twice at once, delivers once; of the pages the later one stands', async () => {
    const user = await screen.member('double-clicker');
    const ts = await callOn(team, user);
    await screen.openHome(user);
    const before = team.slack.calls.length;
    const published = () => team.slack.calls.slice(before).filter(({ method }) => method === 'views.publish');

    await Promise.all([
      team.slack.press({ user, actionId: 'comms_now' }),
      team.slack.press({ user, actionId: 'comms_now' }),
    ]);
    await team.slack.until(() => published().length >= 2);
    await team.settled();

    await eventually(() => wordsIn(team.slack.home(user) ?? {}).includes('Nothing waits.'));
    expect(timesBrought(team, user, ts)).toBe(1);
    await team.runTo(nine + 2 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
  });

  test('opens for an hour: what waits comes, mentions pass, and then they wait again', async () => {
    const user = await screen.member('open-minded');
    const waiting = await callOn(team, user);
    await screen.openHome(user);

    const shown = wordsIn(await screen.pressHome(user, { actionId: 'comms_open' }));
    await team.settled();

    expect(shown).toContain('*Now:* your block is open until 10:00 AM.');
    expect(timesBrought(team, user, waiting)).toBe(1);
    const passing = await callOn(team, user);
    await team.runTo(nine + HOUR);
    const later = await callOn(team, user);
    await team.runTo(nine + 2 * HOUR);
    expect([timesBrought(team, user, passing), timesBrought(team, user, later)]).toEqual([0, 1]);
  });

  test('switches off: what waits comes, and the page is the first visit’s', async () => {
    const user = await screen.member('off-switcher');
    const ts = await callOn(team, user);
    await screen.openHome(user);

    const shown = wordsIn(await screen.pressHome(user, { actionId: 'comms_off' }));
    await team.settled();

    expect(shown).toContain(WELCOME);
    expect(timesBrought(team, user, ts)).toBe(1);
    expect(digestsOf(team, user).at(-1)).toContain('You have left Sluice.');
  });

  test('says from when whoever was enrolled by others is held, with the way out', async () => {
    const user = screen.newcomer('proposed');
    const startsAt = nine + 39 * HOUR;
    await team.arrange({ people: { [user]: { enrolment: { state: 'proposed', since: nine, startsAt } } } });

    const shown = await screen.page(user);

    expect(shown).toContain('*Not started yet:* mentions wait from');
    expect(shown).toContain('Not for me');
    expect(wordsIn(await screen.pressHome(user, { actionId: 'comms_not_for_me' }))).toContain(WELCOME);
  });

  test('says over the page what could not be done, and all is as before', async () => {
    const user = screen.newcomer('unlucky');
    await screen.openHome(user);
    const step = await screen.pressHome(user, { actionId: 'home_clock_right' });
    await screen.pressHome(user, pressed(step, 'home_choose_hours', '9:00–9:30 AM'));
    team.slack.changeUser(user, { realName: 'Unlucky' });
    await team.settled();
    const fault = team.slack.faults.add({ method: 'users.info', kind: 'server-error' });

    const said = await screen.formAfter(user, () => team.slack.press({ user, actionId: 'home_start' }));
    fault.remove();

    expect(wordsIn(said)).toContain('That did not work just now, and nothing was lost.');
    expect(await screen.page(user)).toContain(WELCOME);
  });
});

describe('the part for admins', () => {
  test('is theirs alone, shows the workspace’s choices, and asks for whom Sluice is until that is chosen', async () => {
    const { ana, ben } = team;
    expect(await screen.page(ben)).not.toContain('For the workspace');
    const first = await screen.page(ana);
    for (const line of [
      '*Hours to start with:* Mon–Fri 11:00–11:30 AM, 4:00–4:30 PM',
      '*What senders get:* A note that only they see',
      'mentions come straight through where somebody wrote in the last 15 minutes',
      '*Not used so far:* exempt channels, shared channels, apps, stewards',
      '*Language model:* none is set up.',
      '*What is kept:*',
      '*Deliveries:* all of them arrive.',
    ])
      expect(first).toContain(line);
    expect(first).toContain('Who is it for?');
    expect(first).not.toContain('*Who Sluice is for:*');

    const chosen = wordsIn(await screen.pressHome(ana, { actionId: 'workspace_opt_in' }));

    expect(chosen).not.toContain('Who is it for?');
    expect(chosen).toContain('*Who Sluice is for:* People who switch it on themselves');
    expect(chosen).toContain('For the workspace');
  });

  test('counts, beside the page, the channels in which mentions are not seen', async () => {
    const { ana, slack } = team;
    await screen.openHome(ana);

    await eventually(async () => wordsIn(slack.home(ana) ?? {}).includes('*Coverage:* Sluice is in'));

    expect(wordsIn(slack.home(ana) ?? {})).toContain(`come straight through: <#${missing}>`);
    const before = slack.calls.filter(({ method }) => method === 'conversations.list').length;
    await screen.openHome(ana);
    expect(slack.calls.filter(({ method }) => method === 'conversations.list')).toHaveLength(before);
  });

  test('lists a digest that keeps failing, until it has come', async () => {
    const user = await screen.member('unreachable');
    const ts = await callOn(team, user);
    const fault = digestFault(team, { kind: 'error', error: 'restricted_action' }, user);
    team.slack.clock.set(nine + 2 * HOUR);
    await team.slack.until(() => fault.hits >= 3);

    await eventually(async () =>
      (await screen.page(team.ana)).includes('1 digest could not be delivered yet.'),
    );
    expect(await screen.page(team.ana)).toContain('npm run doctor');
    expect(await screen.page(team.ben)).not.toContain('could not be delivered');

    fault.remove();
    await team.settled();
    expect(timesBrought(team, user, ts)).toBe(1);
    expect(await screen.page(team.ana)).toContain('*Deliveries:* all of them arrive.');
  });

  test('stays within Slack’s limits with hundreds of channels, people and absences, and the longest hours', async () => {
    const { ana } = team;
    const many = (letter: string) =>
      Array.from({ length: 300 }, (_, n) => `${letter}${String(n).padStart(10, '0')}`);
    const blocks = Array.from({ length: 28 }, (_, n) => ({
      days: [(n % 7) + 1],
      start: `${String(3 * Math.floor(n / 7) + (n % 3)).padStart(2, '0')}:0${n % 7}`,
      end: `${String(3 * Math.floor(n / 7) + (n % 3)).padStart(2, '0')}:5${n % 7}`,
    }));
    const absences = Array.from({ length: 40 }, (_, n) => ({
      from: `2027-0${1 + (n % 9)}-10`,
      to: `2027-0${1 + (n % 9)}-20`,
      standIn: team.ben,
    }));
    await team.arrange({
      people: {
        [ana]: { blocks, absences, zone: { name: 'America/Argentina/ComodRivadavia', follows: 'fixed' } },
      },
      policy: {
        enrolment: { who: 'members', channels: many('C'), groups: many('S') },
        exemptChannels: many('C'),
        sharedChannels: many('C'),
        heldApps: many('U'),
        stewards: many('U'),
        setUpBy: ana,
        defaultBlocks: blocks,
      },
    });

    const view = await screen.openHome(ana);

    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(wordsIn(view)).toContain('and 590 more');
    expect(wordsIn(view)).toContain('and 290 more');
    await screen.formAfter(ana, () =>
      team.slack.press({ user: ana, ...pressed(view, 'comms_edit', 'Away…') }),
    );
    expect(wordsIn((await screen.submit(ana, {})) as object)).toContain('Saved.');
    expect(await screen.page(ana)).toBe(wordsIn(view));
    const form = await screen.formAfter(ana, () =>
      team.slack.press({ user: ana, ...pressed(view, 'workspace_settings', 'Pause Sluice') }),
    );
    expect(form.submit).not.toBeNull();
    await team.arrange({ policy: {} });
  });
});

test('a page that Slack does not take now is shown when it is opened again', async () => {
  const user = await screen.member('again');
  const fault = team.slack.faults.add({ method: 'views.publish', kind: 'server-error', times: 1 });
  await team.slack.openHome(user);
  await team.slack.until(() => fault.hits === 1);

  expect(await screen.page(user)).toContain('*Next block:* 11:00 AM');
});

test('a page that Slack wants later is shown then, though nobody opens it again', async () => {
  const user = await screen.member('patient');
  const fault = team.slack.faults.add({
    method: 'views.publish',
    kind: 'ratelimited',
    retryAfter: 1,
    times: 1,
  });
  await team.slack.openHome(user);
  await team.slack.until(() => fault.hits === 1);

  await eventually(() => wordsIn(team.slack.home(user) ?? {}).includes('*Next block:* 11:00 AM'));
});

test('the tab for messages shows nothing anew', async () => {
  const user = screen.newcomer('reader');
  await team.slack.openMessages(user);
  await team.runTo(nine + MINUTE);
  expect(team.slack.home(user)).toBeUndefined();
});

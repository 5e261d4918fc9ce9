import type { View } from '../../emulator/world/types.ts';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { callOn, timesBrought } from '../support/delivery.ts';
import { keptAbout } from '../support/kept-about.ts';
import { type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

const EDIT = 'comms_edit';
const MORE = 'comms_more';
const MOVED = /reads your mention later than you were told/;

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

/** Opens the form of hours by the button under `/comms`. */
async function openForm(user: string) {
  await screen.comms(user);
  const shown = screen.lastAnswer(user);
  return await screen.formAfter(user, () => screen.touch(user, shown, { actionId: EDIT }));
}

/** Opens the form, and unfolds it. */
async function openWhole(user: string): Promise<View> {
  const { id, hash } = await openForm(user);
  await team.slack.press({ user, view: id, actionId: MORE });
  return await team.slack.until(() => {
    const form = team.slack.modals(user).at(-1);
    return form?.id === id && form.hash !== hash ? form : undefined;
  }, 'the whole form');
}

/** Opens and sends the form. Answers the words of what stands in its place. */
async function save(user: string, values: Record<string, unknown>): Promise<string> {
  await openWhole(user);
  const saved = await screen.submit(user, values);
  expect(saved).toHaveProperty('blocks');
  return wordsIn(saved as { blocks: readonly unknown[] });
}

/** Somebody new who mentions the person. */
async function sendBy(name: string, user: string): Promise<{ sender: string; ts: string }> {
  const { slack, channel } = team;
  const sender = screen.newcomer(name);
  const ts = await slack.post({ user: sender, channel, text: `<@${user}> can you look?` });
  await team.settled();
  return { sender, ts };
}

const told = (sender: string): readonly string[] => team.slack.ephemerals(sender).map(({ text }) => text);

describe('the form of hours', () => {
  test('is the same from “/comms” and from App Home, filled with what is kept', async () => {
    const user = await screen.member('filler');
    await screen.comms(user, 'zone Asia/Tokyo');
    const fromCommand = await openForm(user);
    await screen.openHome(user);
    const fromHome = await screen.formAfter(user, () => team.slack.press({ user, actionId: EDIT }));

    expect(fromHome.blocks.map(withoutId)).toEqual(fromCommand.blocks.map(withoutId));
    expect(fromHome.state.values).toMatchObject({
      hours: { hours: { value: 'Mon–Fri 11:00–11:30 AM, 4:00–4:30 PM' } },
      zone: { zone: { value: 'Asia/Tokyo' } },
    });
    expect(Object.keys(fromHome.state.values)).toEqual(['hours', 'zone']);
  });

  test('shows what is rarely chosen on a press, and keeps what was typed before', async () => {
    const user = await screen.member('unfolder');
    const { id } = await openForm(user);

    await team.slack.press({ user, view: id, actionId: MORE, values: { hours: { hours: '14-15' } } });
    const { values } = await team.slack.until(() => {
      const state = team.slack.modals(user).at(-1)?.state;
      return state?.values['working'] === undefined ? undefined : state;
    }, 'the whole form');

    expect(values).toMatchObject({
      hours: { hours: { value: '14-15' } },
      sender_sees: { sender_sees: { selected_option: { value: 'both' } } },
    });
    expect(wordsIn((await screen.submit(user, { working: 'mon-fri 9-17' })) as View)).toContain('2:00 PM');
  });

  test('shows while somebody types what it means, and what it does not understand without refusing it', async () => {
    const user = await screen.member('typist');
    const { id: view } = await openForm(user);
    const type = (actionId: string, selected: string) =>
      team.slack.press({ user, view, actionId, selected, values: { zone: { zone: '' } } });
    const shows = (part: string) =>
      team.slack.until(() => {
        const form = team.slack.modals(user).at(-1);
        return form?.id === view && wordsIn(form).includes(part) ? form : undefined;
      }, part);

    await type('hours', '10-10:15, 14:00-');
    await shows('“14:00-” needs a start and an end.');
    await type('hours', '10-10:15, 14:00-15:00');
    const { state } = await shows('• 10:00 AM (in 1 h)\n• 2:00 PM (in 5 h)');
    expect(state.values['hours']).toMatchObject({ hours: { value: '10-10:15, 14:00-15:00' } });
    await type('zone', 'asia/tokyo');
    await shows('It is 5:00 PM where you are, right?');
    expect(await screen.comms(user)).toContain('11:00–11:30');
  });

  test('saved without it, leaves what is rarely chosen as it is', async () => {
    const { ben } = team;
    const user = await screen.member('simple');
    const away = { away_from: isoDay(nine + 30 * DAY), away_to: isoDay(nine + 40 * DAY), away_stand_in: ben };
    await save(user, { working: 'mon-fri 9-17', sender_sees: 'later', ...away });
    const before = (await openWhole(user)).state.values;

    await openForm(user);
    await screen.submit(user, { hours: '14-15' });

    const after = (await openWhole(user)).state.values;
    expect({ ...after, hours: before['hours'] }).toEqual(before);
    expect(await screen.comms(user)).toContain('2:00–3:00 PM');
  });

  test('puts in whoever was not, from the next mention on', async () => {
    const user = screen.newcomer('starter');

    expect(await save(user, { hours: '11-11:30' })).toContain('Saved. Sluice is on for you.');

    const ts = await callOn(team, user);
    await team.runTo(nine + 2 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
  });

  test('refuses what it does not understand at each field, quotes it with an example, and saves nothing', async () => {
    const user = await screen.member('refused');
    const before = await screen.comms(user);
    await openWhole(user);

    const errors = await screen.submit(user, {
      hours: 'mon-fri noonish',
      working: 'weekdays 9',
      zone: 'Europe/Atlantis',
      away_from: '2027-01-03',
      away_to: '2026-12-20',
    });

    expect(errors).toEqual({
      hours: 'I do not understand “noonish”. For example: mon-fri 11:00-11:30 16:00-16:30',
      working: '“9” needs a start and an end. For example: mon-fri 11:00-11:30 16:00-16:30',
      zone: 'There is no time zone “Europe/Atlantis”. For example: Europe/Berlin',
      away_to: 'The last day is before the first.',
    });
    expect(await screen.comms(user)).toBe(before);
  });

  test('shows, when it is saved, the next three blocks, the longest wait and the clock to check the zone by', async () => {
    const user = await screen.member('saver');

    const saved = await save(user, { hours: '10-10:15, 14:00-15:00' });

    expect(saved).toMatch(/^Saved\.$/m);
    expect(saved).toContain('It is 9:00 AM where you are, right?');
    expect(saved).toMatch(/• 10:00 AM \(in 1 h\)\n• 2:00 PM \(in 5 h\)\n• \w+ 10:00 AM \(in \d d 1 h\)/);
    expect(saved).toContain('*Longest possible wait:* 2 d 19 h');
  });

  test('takes all that a person can choose: nights, zone, working hours, absence with stand-in, live channels, apps', async () => {
    const { slack, ben, channel } = team;
    const user = await screen.member('chooser');
    const live = slack.addChannel({ name: 'incidents', members: [user, ben] });
    const robot = slack.addUser({ name: 'robot', isBot: true });
    slack.join(robot, channel);

    await save(user, {
      hours: 'daily 22:00-01:00',
      zone: 'asia/tokyo',
      working: 'mon-fri 9-17',
      away_from: isoDay(nine + 30 * DAY),
      away_to: isoDay(nine + 40 * DAY),
      away_stand_in: ben,
      live: [live],
      held_apps: [robot],
    });

    const shown = await screen.comms(user);
    expect(shown).toContain('Mon–Sun 10:00 PM–1:00 AM');
    expect(shown).toContain('Asia/Tokyo, fixed by you. It is 5:00 PM where you are, right?');
    expect(shown).toMatch(new RegExp(`\\*Away:\\* .*<@${ben}> stands in`));
    expect((await openWhole(user)).state.values).toMatchObject({
      working: { working: { value: 'Mon–Fri 9:00 AM–5:00 PM' } },
      away_from: { away_from: { selected_date: isoDay(nine + 30 * DAY) } },
      live: { live: { selected_conversations: [live] } },
      held_apps: { held_apps: { selected_users: [robot] } },
    });

    const passing = await slack.post({ user: ben, channel: live, text: `<@${user}> fire` });
    const byApp = await slack.post({ user: robot, channel, text: `<@${user}> build failed` });
    await team.settled();
    await team.runTo(nine + 5 * HOUR);
    expect(timesBrought(team, user, byApp)).toBe(1);
    expect(timesBrought(team, user, passing)).toBe(0);
  });

  test('saved a second time unchanged does nothing: the promise stands, and comes once', async () => {
    const user = await screen.member('twice');
    const { sender, ts } = await sendBy('sender-of-twice', user);
    const first = await save(user, { hours: '12-12:30' });
    expect(first).toContain('1 mention waits. Delivery: 12:00 PM.');
    const toldThen = told(sender);
    expect(toldThen).toEqual([expect.any(String), expect.stringMatching(MOVED)]);

    expect(await save(user, { hours: '12-12:30' })).toBe(first);

    expect(told(sender)).toEqual(toldThen);
    await team.runTo(nine + 4 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
  });

  test('of somebody’s absence alone holds from then on; without both days it is refused', async () => {
    const user = await screen.member('away-form');
    await screen.comms(user);
    const open = () => screen.touch(user, screen.lastAnswer(user), { actionId: 'comms_away' });
    await screen.formAfter(user, open);
    expect(await screen.submit(user, { away_from: isoDay(nine), away_to: isoDay(nine - 7 * DAY) })).toEqual({
      away_to: 'The last day is before the first.',
    });

    const saved = await screen.submit(user, { away_from: isoDay(nine), away_to: isoDay(nine) });

    expect(wordsIn(saved as object)).toContain('Mentions wait until you are back.');
    const ts = await callOn(team, user);
    await team.runTo(nine + 9 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(0);
  });
});

describe('what waits is promised anew', () => {
  test('when hours change: it comes by the new ones, and the sender hears of it once if it is an hour later or more', async () => {
    const user = await screen.member('rescheduler');
    const { sender, ts } = await sendBy('patient', user);
    expect(told(sender)).toEqual([expect.stringContaining('reads mentions at 11:00 AM')]);

    const answer = await screen.comms(user, '13-13:30');

    expect(answer).toContain('1 mention waits. Delivery: 1:00 PM.');
    expect(told(sender)).toEqual([
      expect.any(String),
      'rescheduler reads your mention later than you were told: at 1:00 PM.',
    ]);
    await team.runTo(nine + 4 * HOUR - MINUTE);
    expect(timesBrought(team, user, ts)).toBe(0);
    await team.runTo(nine + 4 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
    expect(told(sender)).toHaveLength(2);
  });

  test.each([
    ['by little twice', ['11:30-12', '12-12:30'], ['at 12:00 PM.']],
    ['by little three times', ['11:20-12', '11:40-12', '11:59-12:30'], []],
    ['away and back', ['10-10:30', '11-11:30'], []],
    ['by an hour twice', ['12-12:30', '13-13:30'], ['at 12:00 PM.', 'at 1:00 PM.']],
    ['by an hour and then by little', ['12-12:30', '12:30-13'], ['at 12:00 PM.']],
  ] as const)('when they move %s, what counts is what the sender was told', async (_how, moves, news) => {
    const user = await screen.member('mover');
    const { sender } = await sendBy('listener', user);

    for (const hours of moves) await screen.comms(user, hours);

    const later = (time: string) => `mover reads your mention later than you were told: ${time}`;
    expect(told(sender).slice(1)).toEqual(news.map(later));
  });

  test.each([
    ['earlier', '10-10:30'],
    ['less than an hour later', '11:59-12:30'],
  ])('and the sender is not bothered where it comes %s', async (_when, hours) => {
    const user = await screen.member('quiet');
    const { sender } = await sendBy('unbothered', user);

    await screen.comms(user, hours);

    expect(told(sender)).toEqual([expect.stringContaining('reads mentions at 11:00 AM')]);
  });

  test('when Slack says that whoever follows it has moved: they are told the new time', async () => {
    const { slack } = team;
    const user = await screen.member('traveller');
    const { sender, ts } = await sendBy('waiting-for-traveller', user);

    slack.changeUser(user, { tz: 'America/New_York' });
    await team.settled();

    const news = wordsIn(screen.lastDm(user));
    expect(news).toContain('Slack says that your time zone is America/New_York now.');
    expect(news).toContain('It is 3:00 AM where you are, right?');
    expect(news).toContain('*Next block:* 11:00 AM');
    expect(news).toContain('1 mention waits. Delivery: 11:00 AM.');
    expect(told(sender).at(-1)).toBe(
      'traveller reads your mention later than you were told: at 11:00 AM (5:00 PM for you).',
    );
    await team.runTo(nine + 2 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(0);
    await team.runTo(nine + 8 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
  });

  test('and nothing is said when anything else about them changes, or when Slack says it again', async () => {
    const { slack } = team;
    const user = await screen.member('unmoved');
    slack.changeUser(user, { tz: 'Europe/Lisbon' });
    await team.settled();
    const before = slack.dm(user).length;

    slack.changeUser(user, { tz: 'Europe/Lisbon', realName: 'Somebody Else' });
    slack.setStatus(user, { status_text: 'lunch' });
    await team.settled();

    expect(slack.dm(user)).toHaveLength(before);
  });

  test('but not of whoever has fixed their zone', async () => {
    const { slack } = team;
    const user = await screen.member('fixed');
    await screen.comms(user, 'zone Europe/Berlin');
    const ts = await callOn(team, user);
    const before = slack.dm(user).length;

    slack.changeUser(user, { tz: 'America/New_York' });
    await team.settled();

    expect(slack.dm(user)).toHaveLength(before);
    await team.runTo(nine + 2 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
  });
});

test('whoever is deactivated gets nothing more, nothing fails, and what was kept of them goes', async () => {
  const { slack } = team;
  const user = await screen.member('gone');
  const { ts } = await sendBy('sender-to-gone', user);

  slack.deactivate(user);
  await team.settled();
  await team.runTo(nine + 3 * HOUR);

  expect(timesBrought(team, user, ts)).toBe(0);
  expect(team.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  expect(await keptAbout(team, user)).toEqual(['msgs']);
});

describe('a German', () => {
  test('reads and writes German, on a clock of 24 hours', async () => {
    const user = screen.newcomer('jana', { locale: 'de-DE' });
    expect(await screen.comms(user)).toContain('Sluice ist für dich aus');
    expect(await screen.comms(user, 'Mo–Fr 11–11:30 Uhr und 16-16:30')).toContain(
      '*Lesezeiten:* Mo–Fr 11:00–11:30, 16:00–16:30',
    );
    expect(await screen.comms(user, 'quatsch')).toContain('„quatsch“ verstehe ich nicht.');
    const ts = await callOn(team, user, 'kannst du schauen?');

    const shown = await screen.comms(user);
    const page = wordsIn(await screen.openHome(user));
    const form = await openWhole(user);
    await team.runTo(nine + 2 * HOUR);

    expect(timesBrought(team, user, ts)).toBe(1);
    const everything = [shown, page, wordsIn(form), ...team.slack.dm(user).map(wordsIn)];
    for (const words of everything) {
      expect(words).not.toMatch(/\b(the|your|waits|mentions?|block begins|AM|PM|hours)\b/);
    }
    expect(shown).toContain('1 Erwähnung wartet. Zustellung: 11:00.');
    expect(page).toContain('1 Erwähnung wartet. Zustellung: 11:00.');
    expect(wordsIn(screen.lastDm(user))).toContain('09:00');
  });

  test('is spoken to in German from the moment on that Slack says so', async () => {
    const user = await screen.member('switcher');
    team.slack.changeUser(user, { locale: 'de-DE' });
    await team.settled();
    expect(await screen.comms(user)).toContain('*Nächster Block:* 11:00');
  });
});

function withoutId({ block_id: _, ...block }: Record<string, unknown>): object {
  return block;
}

function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

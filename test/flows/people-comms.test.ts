import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { callOn, timesBrought } from '../support/delivery.ts';
import { digestsOf } from '../support/digests.ts';
import { keptAbout } from '../support/kept-about.ts';
import { type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

const HOURS = 'mon-fri 11:00-11:30 16:00-16:30';
const START_BUTTON = 'comms_start';

let team: Team;
let screen: Screen;
let comms: Screen['comms'];
/** 09:00 in Berlin on the day of the test. */
let nine: number;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
  comms = screen.comms;
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  nine = await screen.newDay();
});

/** Whether a mention of the person now is held: it waits, and comes at `due` and not before. */
async function isHeldUntil(user: string, due: number): Promise<boolean> {
  const ts = await callOn(team, user);
  await team.runTo(due - MINUTE);
  const before = timesBrought(team, user, ts);
  await team.runTo(due);
  return before === 0 && timesBrought(team, user, ts) === 1;
}

describe('whoever is not in', () => {
  test.each(['', 'on'])(
    'is offered the workspace’s hours by “/comms %s”, and nothing waits yet',
    async (text) => {
      const user = screen.newcomer(`new-${text}`);

      const offer = await comms(user, text);

      expect(offer).toContain('Sluice is off for you');
      expect(offer).toContain('Mon–Fri 11:00–11:30 AM, 4:00–4:30 PM');
      expect(offer).toContain('Europe/Berlin, as in Slack. It is 9:00 AM where you are, right?');
      expect(offer).toContain('Yes, start now');
      await callOn(team, user);
      expect(await comms(user)).toContain('Sluice is off for you');
      await team.runTo(nine + DAY);
      expect(team.slack.dm(user)).toEqual([]);
    },
  );

  test('is in with one press on what was offered, from the next mention on', async () => {
    const user = screen.newcomer('presser');
    await comms(user, 'on');

    const offer = screen.lastAnswer(user);
    const saved = await screen.answerTo(user, () => screen.touch(user, offer, { actionId: START_BUTTON }));

    expect(wordsIn(saved)).toContain('Saved. Sluice is on for you.');
    expect(offer.state).toBe('replaced');
    expect(await isHeldUntil(user, nine + 2 * HOUR)).toBe(true);
  });

  test('is in by typing hours, from the next mention on', async () => {
    const user = screen.newcomer('typist');

    const saved = await comms(user, HOURS);

    expect(saved).toContain('Saved. Sluice is on for you.');
    expect(await isHeldUntil(user, nine + 2 * HOUR)).toBe(true);
  });

  test.each(['zone Asia/Tokyo', 'open 2h', 'later 1h', 'away 2026-12-20..2026-12-24', 'back'])(
    'is told so by “/comms %s”, and stays out',
    async (text) => {
      const user = screen.newcomer(`out-${text.split(' ')[0]}`);
      expect(await comms(user, text)).toContain('Sluice is off for you. `/comms on` switches it on.');
      expect(await comms(user)).toContain('Sluice is off for you');
    },
  );

  test('is told that it is off already by “/comms off”', async () => {
    expect(await comms(screen.newcomer('never-in'), 'off')).toContain('Sluice is off for you already');
  });

  test('cannot be a guest', async () => {
    const guest = screen.newcomer('guest', { isRestricted: true });
    expect(await comms(guest, HOURS)).toContain('Sluice is for the members of this workspace');
    await callOn(team, guest);
    await team.runTo(nine + DAY);
    expect(team.slack.dm(guest)).toEqual([]);
  });
});

test('saving hours shows the next three blocks, the longest wait and the clock to check the zone by', async () => {
  const saved = await comms(screen.newcomer('saver'), HOURS);

  expect(saved).toContain('It is 9:00 AM where you are, right?');
  expect(saved).toMatch(/• 11:00 AM \(in 2 h\)\n• 4:00 PM \(in 7 h\)\n• \S+ 11:00 AM \(in \d d 2 h\)/);
  expect(saved).toContain('*Longest possible wait:* 2 d 19 h');
});

test.each([
  ['9-9:30am', 'Mon–Fri 9:00–9:30 AM'],
  ['11:00–11:30', 'Mon–Fri 11:00–11:30 AM'],
  ['weekdays 9-10', 'Mon–Fri 9:00–10:00 AM'],
  ['Mon,Wed,Fri 9-10 and 15-15:30', 'Mon, Wed, Fri 9:00–10:00 AM, 3:00–3:30 PM'],
  ['Mo–Fr 11–11:30', 'Mon–Fri 11:00–11:30 AM'],
  ['tue 9-10, 14-15; sat 22:00-01:00', 'Tue 9:00–10:00 AM, 2:00–3:00 PM; Sat 10:00 PM–1:00 AM'],
])('hours typed as “%s” are understood as people mean them', async (typed, meant) => {
  const user = screen.newcomer('various');
  expect(await comms(user, typed)).toContain(`*Comms hours:* ${meant}\n`);
});

test.each([
  ['blah blah', '“blah blah”', '/comms mon-fri 11:00-11:30'],
  ['mon-fri 25:00-26:00', '“25:00”', '/comms mon-fri 11:00-11:30'],
  ['mon-fri', '“mon-fri”', '/comms mon-fri 11:00-11:30'],
  ['mon 9-9', '“9-9”', '/comms mon-fri 11:00-11:30'],
  ['zone Mars/Olympus', '“Mars/Olympus”', '/comms zone Europe/Berlin'],
  ['open soonish', '“soonish”', '/comms open 2h'],
  ['open until 2020-01-01 09:00', '“until 2020-01-01 09:00”', '/comms open 2h'],
  ['later x', '“x”', '/comms later 1h'],
  ['away tomorow', '“tomorow”', '/comms away 2026'],
  ['away 2025-01-03..2025-01-20', '“2025-01-03..2025-01-20”', '/comms away 2026'],
  ['why oh why', '“oh why”', '/comms why https://'],
  ['<!channel> *x*', '“&lt;!”', '/comms mon-fri 11:00-11:30'],
])('“/comms %s” is refused with %s and an example, and changes nothing', async (text, part, example) => {
  const user = await screen.member('refused');
  const before = await comms(user);

  const refusal = await comms(user, text);

  expect(refusal).toContain(part);
  expect(refusal).toContain(`For example: \`${example}`);
  expect(await comms(user)).toBe(before);
});

test('“/comms” shows hours, zone, next block, what waits as a count, the protection, and the buttons', async () => {
  const user = await screen.member('shown');
  await callOn(team, user, 'the text of it');
  await callOn(team, user, 'and more');

  const shown = await comms(user);

  expect(shown).toContain('*Comms hours:* Mon–Fri 11:00–11:30 AM, 4:00–4:30 PM');
  expect(shown).toContain('Europe/Berlin, as in Slack. It is 9:00 AM where you are, right?');
  expect(shown).toContain('*Next block:* 11:00 AM, in 2 h');
  expect(shown).toContain('2 mentions wait. Delivery: 11:00 AM.');
  expect(shown).toContain('*Protection:* Slack may still notify you');
  for (const button of ['Edit hours', 'Deliver now', 'Open for 1 hour', 'Away…', 'Switch off'])
    expect(shown).toContain(button);
  expect(shown).not.toContain('the text of it');
});

test('“/comms help” names every form', async () => {
  const help = await comms(team.ben, 'help');
  for (const form of ['on', 'off', 'zone', 'now', 'open', 'later', 'away', 'back', 'why'])
    expect(help).toContain(`/comms ${form}`);
});

test('“/comms zone” promises what waits anew in the zone, and “zone slack” follows Slack again', async () => {
  const user = await screen.member('mover');
  const ts = await callOn(team, user);

  const moved = await comms(user, 'zone europe/lisbon');
  expect(moved).toContain('Europe/Lisbon, fixed by you. It is 8:00 AM where you are, right?');
  expect(moved).toContain('1 mention waits. Delivery: 11:00 AM.');
  await team.runTo(nine + 2 * HOUR);
  expect(timesBrought(team, user, ts)).toBe(0);
  await team.runTo(nine + 3 * HOUR);
  expect(timesBrought(team, user, ts)).toBe(1);

  expect(await comms(user, 'zone slack')).toContain('Europe/Berlin, as in Slack');
  await team.runTo(nine + 4 * HOUR);
  expect(await isHeldUntil(user, nine + 7 * HOUR)).toBe(true);
});

describe('“/comms now”', () => {
  test('delivers what waits, with the reason, and nothing comes again in the block', async () => {
    const user = await screen.member('asker');
    const ts = await callOn(team, user);

    expect(await comms(user, 'now')).toBe('1 mention is on its way to you.');

    expect(timesBrought(team, user, ts)).toBe(1);
    expect(digestsOf(team, user).at(-1)).toContain('You asked for this now.');
    await team.runTo(nine + 3 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
  });

  test('says where nothing waits, and sends nothing', async () => {
    const user = await screen.member('idle');
    expect(await comms(user, 'now')).toBe('Nothing waits for you.');
    expect(team.slack.dm(user)).toEqual([]);
  });
});

describe('“/comms open”', () => {
  test('brings what waits, lets mentions pass while it is open, and holds them after', async () => {
    const user = await screen.member('opener');
    const waiting = await callOn(team, user);

    expect(await comms(user, 'open 90m')).toContain('Your block is open until 10:30 AM.');
    expect(timesBrought(team, user, waiting)).toBe(1);

    const during = await callOn(team, user);
    await team.runTo(nine + 91 * MINUTE);
    expect(await isHeldUntil(user, nine + 2 * HOUR)).toBe(true);
    expect(timesBrought(team, user, during)).toBe(0);
  });

  test('takes a day and a time', async () => {
    const user = await screen.member('until-friday');
    expect(await comms(user, 'open until fri 09:00')).toMatch(
      /open until (Fri|tomorrow|\w+, \w+ \d+,) 9:00 AM/i,
    );
    await callOn(team, user);
    expect(await comms(user)).toContain('Nothing waits');
  });

  test('is no way to be open for ever', async () => {
    expect(await comms(await screen.member('for-ever'), 'open 10d')).toContain('a week at most');
  });
});

describe('“/comms later”', () => {
  test('moves the next block once: today’s digest comes an hour later, tomorrow’s does not', async () => {
    const user = await screen.member('later');
    const ts = await callOn(team, user);

    const moved = await comms(user, 'later 1h');
    expect(moved).toContain('Your block moves from 11:00 AM to 12:00 PM, just this once.');
    expect(moved).toContain('1 mention waits. Delivery: 12:00 PM.');

    await team.runTo(nine + 3 * HOUR - MINUTE);
    expect(timesBrought(team, user, ts)).toBe(0);
    await team.runTo(nine + 3 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
    const next = await screen.nextMorning();
    expect(await isHeldUntil(user, next + 2 * HOUR)).toBe(true);
  });

  test('says where no block is left today', async () => {
    const user = await screen.member('too-late');
    await team.runTo(nine + 8 * HOUR);
    expect(await comms(user, 'later 1h')).toContain('You have no block left today to move.');
  });
});

describe('“/comms away”', () => {
  test('holds until the first block after the return, and the receipt names that day and the stand-in', async () => {
    const user = await screen.member('traveller');
    const [from, to] = [isoDay(nine), isoDay(nine + 2 * DAY)];
    const answer = await comms(user, `away ${from}..${to} @chi`);
    expect(answer).toContain('Mentions wait until you are back.');
    expect(answer).toContain(`<@${team.chi}> is named to whoever mentions you.`);

    const sender = screen.newcomer('sender-to-traveller');
    const { slack, channel } = team;
    const ts = await slack.post({ user: sender, channel, text: `<@${user}> are you there?` });
    await team.settled();

    const back = firstWorkingDayAfter(nine + 2 * DAY);
    expect(screen.lastAnswer(sender).text).toContain('traveller is away and reads mentions again');
    expect(screen.lastAnswer(sender).text).toContain(weekdayOf(back));
    expect(screen.lastAnswer(sender).text).toContain('chi stands in for traveller.');
    await team.runTo(back + 2 * HOUR - MINUTE);
    expect(timesBrought(team, user, ts)).toBe(0);
    await team.runTo(back + 2 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
  });

  test('takes nobody as the stand-in of themself', async () => {
    const user = await screen.member('lonely');
    const answer = await comms(user, `away ${isoDay(nine)}..${isoDay(nine)} @lonely`);
    expect(answer).toContain('Mentions wait until you are back.');
    expect(answer).not.toContain('is named to whoever mentions you');
  });

  test('ends early with “/comms back”: what waits comes in today’s next block', async () => {
    const user = await screen.member('early-bird');
    await comms(user, `away ${isoDay(nine)}..${isoDay(nine + 20 * DAY)}`);
    const ts = await callOn(team, user);
    expect(await comms(user)).toContain('*Away:*');

    const back = await comms(user, 'back');

    expect(back).toContain('Welcome back.');
    expect(back).toContain('1 mention waits. Delivery: 11:00 AM.');
    expect(await comms(user)).not.toContain('*Away:*');
    await team.runTo(nine + 2 * HOUR);
    expect(timesBrought(team, user, ts)).toBe(1);
    expect(await comms(user, 'back')).toContain('You are not away');
  });
});

test('“/comms why” tells the recipient all, the sender the promise, and anybody else one and the same nothing', async () => {
  const user = await screen.member('curious');
  const sender = screen.newcomer('author');
  const { slack, channel } = team;
  const ts = await slack.post({ user: sender, channel, text: `<@${user}> why?` });
  await team.settled();
  const ask = (who: string, at = ts) =>
    comms(who, `why <https://emulated.slack.com/archives/${channel}/p${at.replace('.', '')}>`);

  expect(await ask(user)).toMatch(/waits for your comms block: it comes at 11:00 AM(.|\n)*not in a block/);
  expect(await ask(sender)).toMatch(/curious reads mentions at 11:00 AM/);
  const toOthers = await ask(team.ben);
  expect(toOthers).toContain('Sluice has nothing to tell you');
  expect(await ask(team.ben, '1600000000.000100')).toBe(toOthers);
});

describe('“/comms off”', () => {
  test('delivers what waits, and then no key holds anything of the person’s wishes or waits', async () => {
    const user = await screen.member('leaver');
    await comms(user, 'zone Asia/Tokyo');
    const ts = await callOn(team, user, 'before you go');
    expect(await keptAbout(team, user)).toContain('people');

    expect(await comms(user, 'off')).toContain('The mention that waited comes now');

    expect(timesBrought(team, user, ts)).toBe(1);
    expect(digestsOf(team, user).at(-1)).toContain('You have left Sluice.');
    await team.runTo(nine + 5 * MINUTE);
    // Ids without text, which go by themselves after 8 days; who is where is Slack's own.
    expect(await keptAbout(team, user)).toEqual(['batch', 'msgs']);
    await callOn(team, user);
    expect(await comms(user)).toContain('Sluice is off for you');
    await team.runTo(nine + DAY);
    expect(digestsOf(team, user)).toHaveLength(1);
  });

  test('forgets at once where nothing waits, and “/comms on” starts anew with the workspace’s hours', async () => {
    const user = await screen.member('returner', {}, 'sat 9-10');
    expect(await comms(user, 'off')).toContain('What it kept about you is being deleted.');
    await team.runTo(nine + 5 * MINUTE);
    expect(await keptAbout(team, user)).toEqual([]);

    expect(await comms(user, 'on')).toContain('Mon–Fri 11:00–11:30 AM');
  });
});

function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function firstWorkingDayAfter(instant: number): number {
  let day = instant + DAY;
  while ([0, 6].includes(new Date(day).getUTCDay())) day += DAY;
  return day;
}

function weekdayOf(instant: number): string {
  return new Date(instant).toUTCString().slice(0, 3);
}

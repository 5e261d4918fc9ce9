import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { callOn, eventually, hasty, TOO_LATE_MS } from '../support/delivery.ts';
import { digestsOf } from '../support/digests.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { callbackEnv, callsAs, consent, restTurns, snoozedUntil, statusOf } from '../support/shield.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
/** 09:00 in Berlin on the day of the test. */
let nine: number;
const at = (hour: number): number => nine + (hour - 9) * HOUR;

beforeAll(async () => {
  // What an app misses while it ends comes again soon.
  const slack = { maxSnoozeMinutes: 60 * 24 * 30, retryDelaysMs: [50, 200, 1_000, 3_000] };
  team = await startTeam({ env: callbackEnv, timing: hasty, slack });
  screen = screenOf(team);
});
afterAll(() => team.close());
beforeEach(async () => {
  await restTurns(team);
  nine = await screen.nextMorning();
  await restTurns(team);
});

/** Nobody's shield takes the turn of another test's. */
afterEach(async () => {
  for (const user of people.splice(0)) {
    await restTurns(team);
    await screen.comms(user, 'off');
  }
});

const people: string[] = [];
const HOURS = 'mon-fri 11:00-11:30 16:00-16:30';

/** Somebody in Berlin who has allowed the shield, at 09:00. */
async function shielded(name: string, hours = HOURS): Promise<string> {
  const user = screen.newcomer(name);
  people.push(user);
  await screen.comms(user, hours);
  expect((await consent(team, user)).status).toBe(200);
  return user;
}

describe('between blocks', () => {
  test('a snooze ends as the block begins, none runs in it, and the next one begins as it ends', async () => {
    const user = await shielded('day');

    expect(snoozedUntil(team, user)).toBe(at(11));
    await team.runTo(at(11));
    expect(snoozedUntil(team, user)).toBeUndefined();
    await team.runTo(at(11.5) - 1);
    expect(snoozedUntil(team, user)).toBeUndefined();
    await team.runTo(at(11.5));
    expect(snoozedUntil(team, user)).toBe(at(16));
    await team.runTo(at(16.5));
    expect(snoozedUntil(team, user)).toBe(at(35));
  });

  test('what begins some seconds late still ends by the block’s start, within its last minute', async () => {
    const user = await shielded('late');
    await team.runTo(at(11.5) + 7_001);

    const end = snoozedUntil(team, user) ?? 0;
    expect(end).toBeLessThanOrEqual(at(16));
    expect(end).toBeGreaterThan(at(16) - MINUTE);
  });

  test('Slack is silent about a mention, and notifies of the digest that brings it, which ends with a reminder', async () => {
    const user = await shielded('heard');
    await team.runTo(at(11.5));
    const ts = await callOn(team, user);
    await team.runTo(at(16));

    const log = team.slack.notifications.filter((entry) => entry.user === user);
    expect(log.find((entry) => entry.ts === ts)).toMatchObject({ notified: false, because: 'dnd-snooze' });
    const digest = team.slack.dm(user).findLast(({ metadata }) => metadata?.event_type === 'sluice_digest');
    expect(log.find((entry) => entry.ts === digest?.ts)).toMatchObject({ notified: true, at: at(16) });
    expect(wordsIn(digest ?? {})).toMatch(
      /direct messages, huddles and channels without Sluice.*look there yourself\.$/s,
    );
  });

  test('without a shield nothing is silenced, and a digest has no reminder', async () => {
    const user = screen.newcomer('bare');
    await screen.comms(user, HOURS);
    await team.runTo(at(11.5));
    const ts = await callOn(team, user);
    await team.runTo(at(16));

    const log = team.slack.notifications.filter((entry) => entry.user === user);
    expect(log.find((entry) => entry.ts === ts)).toMatchObject({ notified: true });
    expect(digestsOf(team, user).at(-1)).not.toContain('huddles');
  });

  test('a sender is told that nobody is notified only while the shield is known to be on', async () => {
    const user = await shielded('promised');
    const told = async (): Promise<string> => {
      const before = team.slack.ephemerals(team.ben).length;
      await callOn(team, user);
      return JSON.stringify(team.slack.ephemerals(team.ben).slice(before));
    };
    expect(await told()).toContain('and is not notified before');

    await team.runTo(at(11.5));
    team.slack.snooze(user, 0);
    await team.runTo(at(12));
    const after = await told();
    expect(after).toContain('reads mentions');
    expect(after).not.toContain('is not notified');
    expect(wordsIn(await screen.openHome(user))).toContain('you have switched notifications back on');
  });
});

describe('what is theirs', () => {
  test('a longer snooze of theirs stays, and is not ended for a block; a shorter one is taken over', async () => {
    const user = await shielded('own');
    await team.runTo(at(11.25));
    team.slack.snooze(user, 8 * 60);
    await team.runTo(at(11.5));
    expect(snoozedUntil(team, user)).toBe(at(19.25));
    await team.runTo(at(16.25));
    expect(snoozedUntil(team, user)).toBe(at(19.25));
    await team.runTo(at(16.5));
    expect(snoozedUntil(team, user)).toBe(at(35));

    await team.runTo(at(35.25));
    team.slack.snooze(user, 30);
    await team.runTo(at(35.5));
    expect(snoozedUntil(team, user)).toBe(at(40));
  });

  test('a shield that they end by hand stays off until after their next block', async () => {
    const user = await shielded('lifter');
    await team.runTo(at(10));
    team.slack.snooze(user, 0);
    await screen.comms(user, 'mon-fri 11:00-11:30 16:00-16:45');
    expect(snoozedUntil(team, user)).toBeUndefined();
    await team.runTo(at(11.5));
    expect(snoozedUntil(team, user)).toBe(at(16));
  });

  test('a status says when mentions are read, within working hours alone, and ends by itself', async () => {
    const user = await shielded('status');
    expect(statusOf(team, user)).toBe('');
    await team.runTo(at(11.5));
    expect(statusOf(team, user)).toBe('Focusing · reads mentions at 4:00 PM');
    await team.runTo(at(16));
    expect(statusOf(team, user)).toBe('');
    await team.runTo(at(16.5));
    expect(statusOf(team, user)).toBe('');
  });

  test('a status of theirs is neither overwritten nor cleared', async () => {
    const user = await shielded('own-status');
    team.slack.setStatus(user, { status_text: 'On a train', status_emoji: ':train:' });
    await team.runTo(at(11.5));
    expect(statusOf(team, user)).toBe('On a train');
    await screen.comms(user, 'off');
    expect(statusOf(team, user)).toBe('On a train');
  });
});

describe('what ends it early', () => {
  test('an unscheduled block ends it before what waits is delivered, and it begins again after', async () => {
    const user = await shielded('opener');
    await team.runTo(at(11.5));
    const asked = await callOn(team, user);
    // The shield's end takes its time; the digest has to wait for it.
    team.slack.faults.add({ method: 'dnd.info', kind: 'delay', ms: 300, times: 1 });
    await screen.comms(user, 'open 1h');

    expect(snoozedUntil(team, user)).toBeUndefined();
    expect(statusOf(team, user)).toBe('');
    const digest = team.slack.dm(user).findLast(({ metadata }) => metadata?.event_type === 'sluice_digest');
    expect(JSON.stringify(digest)).toContain(asked.replace('.', ''));
    const [entry] = team.slack.notifications.filter(
      (each) => each.user === user && each.ts === digest?.ts && each.channel === digest.channel,
    );
    expect(entry).toMatchObject({ notified: true });
    await team.runTo(at(12.5));
    expect(snoozedUntil(team, user)).toBe(at(16));
  });

  test('hours that change move its end', async () => {
    const user = await shielded('mover');
    await screen.comms(user, 'mon-fri 10:00-10:30 16:00-16:30');
    expect(snoozedUntil(team, user)).toBe(at(10));
    await screen.comms(user, 'mon-fri 12:00-12:30');
    expect(snoozedUntil(team, user)).toBe(at(12));
  });

  test('an absence ends it as it begins, no day of it has one, and the day of the return has', async () => {
    const user = await shielded('away');
    const day = (days: number): string => new Date(nine + days * DAY).toISOString().slice(0, 10);
    await screen.comms(user, `away ${day(1)}..${day(2)}`);
    expect(snoozedUntil(team, user)).toBe(at(11));
    await team.runTo(at(16.5));
    expect(snoozedUntil(team, user)).toBe(at(24));
    for (const hour of [24, 33, 48, 60]) {
      await team.runTo(at(hour));
      expect(snoozedUntil(team, user)).toBeUndefined();
    }
    await team.runTo(at(72));
    expect(snoozedUntil(team, user) ?? 0).toBeGreaterThan(at(72));

    await screen.comms(user, `away ${day(3)}`);
    expect(snoozedUntil(team, user)).toBeUndefined();
  });

  test('a pause of the workspace ends it, and its end brings it back', async () => {
    const user = await shielded('paused');
    await team.runTo(at(11.5));
    await team.app.pause();
    await team.settled();
    expect(snoozedUntil(team, user)).toBeUndefined();
    expect(statusOf(team, user)).toBe('');

    await team.arrange({ policy: {} });
    await screen.comms(user, HOURS);
    expect(snoozedUntil(team, user)).toBe(at(16));
  });
});

describe('when Slack does not do as it is asked', () => {
  test('what is too long for Slack is taken in parts, each renewed before it runs out', async () => {
    const strict = await startTeam({
      env: callbackEnv,
      timing: hasty,
      slack: { maxSnoozeMinutes: 60 },
    });
    try {
      const { ana } = strict;
      const eleven = strict.slack.clock.now() + 2 * HOUR;
      await strict.enrol(ana);
      await consent(strict, ana);
      const ends: number[] = [];
      while (strict.slack.clock.now() < eleven - MINUTE) {
        expect(snoozedUntil(strict, ana)).toBeDefined();
        ends.push(snoozedUntil(strict, ana) ?? 0);
        await restTurns(strict);
        await strict.runTo(strict.slack.clock.now() + MINUTE);
      }
      expect(Math.max(...ends)).toBe(eleven);
      expect(callsAs(strict, ana, 'dnd.setSnooze')).toBeLessThan(10);
    } finally {
      await strict.close();
    }
  });

  test('what cannot be read is not written, and is tried again', async () => {
    const user = await shielded('unread');
    await team.runTo(at(11));
    const before = callsAs(team, user, 'dnd.setSnooze');
    const fault = team.slack.faults.add({ method: 'dnd.info', kind: 'server-error', times: 1 });
    await team.runTo(at(11.5));
    expect(fault.hits).toBe(1);
    const calls = team.slack.calls
      .filter(({ token }) => token === user)
      .map(({ method, status }) => [method, status]);
    expect(calls.slice(calls.findIndex(([, status]) => status === 500))).toEqual([
      ['dnd.info', 500],
      ['dnd.info', 200],
      ['dnd.setSnooze', 200],
      ['users.profile.set', 200],
    ]);
    expect(callsAs(team, user, 'dnd.setSnooze')).toBe(before + 1);
    expect(snoozedUntil(team, user)).toBe(at(16));
  });

  test('a 429 is waited out', async () => {
    const user = await shielded('limited');
    await team.runTo(at(11));
    const fault = team.slack.faults.add({
      method: 'dnd.setSnooze',
      kind: 'ratelimited',
      retryAfter: 1,
      times: 1,
    });
    await team.runTo(at(11.5));
    expect(fault.hits).toBe(1);
    expect(snoozedUntil(team, user)).toBe(at(16));
  });

  test('a snooze that Slack took without an answer is known for ours, and ended by us', async () => {
    const user = await shielded('unanswered');
    await team.runTo(at(11));
    team.slack.faults.add({ method: 'dnd.setSnooze', kind: 'accept-and-drop', times: 1 });
    await team.runTo(at(11.5));
    expect(snoozedUntil(team, user)).toBe(at(16));
    await screen.comms(user, 'open 1h');
    expect(snoozedUntil(team, user)).toBeUndefined();
  });

  test('killed in the middle, it is taken up by the next one', async () => {
    const user = await shielded('crash');
    await team.runTo(at(11));
    const fault = team.slack.faults.add({
      method: 'dnd.setSnooze',
      kind: 'accept-late',
      ms: TOO_LATE_MS,
      times: 1,
    });
    team.slack.clock.set(at(11.5));
    await eventually(() => fault.hits === 1);
    await team.stop();
    await team.start();
    await team.settled();
    expect(snoozedUntil(team, user)).toBe(at(16));
    await screen.comms(user, 'open 1h');
    expect(snoozedUntil(team, user)).toBeUndefined();
  });
});

test('a block inside the notification schedule of Slack is pointed out when hours are saved', async () => {
  const user = screen.newcomer('night-owl');
  team.slack.setDndSchedule(user, { start: '21:00', end: '10:00' });
  expect(await screen.comms(user, 'mon-fri 11:00-11:30 22:00-22:30')).toContain(
    'Your block 10:00 PM lies inside your Slack notification schedule (9:00 PM–10:00 AM)',
  );
  expect(await screen.comms(user, HOURS)).not.toContain('schedule');
});

test('and when somebody starts with hours that App Home proposes', async () => {
  const user = screen.newcomer('early-owl');
  team.slack.setDndSchedule(user, { start: '21:00', end: '12:00' });
  const clock = await screen.openHome(user);
  const hours = await screen.pressHome(user, labelled(clock, 'Yes'));
  const ready = await screen.pressHome(user, labelled(hours, 'These'));
  const said = await screen.formAfter(user, () =>
    team.slack.press({ user, view: 'home', ...labelled(ready, 'Start now') }),
  );
  expect(wordsIn(said)).toContain(
    'Your block 11:00 AM lies inside your Slack notification schedule (9:00 PM–12:00 PM)',
  );
});

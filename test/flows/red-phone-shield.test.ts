import { HOUR, MINUTE } from '../../src/clock.ts';
import { answerCall, callsTo, lastCall, toldAlone, wasNotified, word } from '../support/calls.ts';
import { callOn, eventually, impatient } from '../support/delivery.ts';
import { labelled, type Screen, screenOf } from '../support/screen.ts';
import { callbackEnv, callsAs, consent, restTurns, snoozedUntil, statusOf } from '../support/shield.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
/** 09:00 in Berlin on the day of the test. */
let nine: number;
const at = (hour: number): number => nine + (hour - 9) * HOUR;

beforeAll(async () => {
  // So long that only what a test makes slow is slow.
  const timing = { ...impatient, callMs: 5_000, hearMs: 2_500 };
  team = await startTeam({ env: callbackEnv, timing });
  screen = screenOf(team);
  await team.arrange({
    policy: { redPhone: { words: [word('sev1')], callsPerWeek: 1_000, admitted: [], next: [] } },
  });
});
afterAll(() => team.close());
beforeEach(async () => {
  await restTurns(team);
  nine = await screen.nextMorning();
  await restTurns(team);
});

/** Somebody in Berlin whose shield is on, at 11:30. */
async function shielded(name: string): Promise<string> {
  const user = screen.newcomer(name);
  await screen.comms(user, 'mon-fri 11:00-11:30 16:00-16:30');
  expect((await consent(team, user)).status).toBe(200);
  await team.runTo(at(11.5));
  expect(snoozedUntil(team, user)).toBe(at(16));
  await restTurns(team);
  return user;
}

test('a call ends the shield before its message goes out, so that Slack notifies of that one', async () => {
  const user = await shielded('woken');
  const ts = await callOn(team, user, 'sev1');

  expect(wasNotified(team, user, lastCall(team, user))).toBe(true);
  expect(callsTo(team, user)).toHaveLength(1);
  expect(team.slack.notifications.find((entry) => entry.user === user && entry.ts === ts)).toMatchObject({
    notified: false,
    because: 'dnd-snooze',
  });
  expect(statusOf(team, user)).toBe('');
});

test('it stays off while the call goes on, and comes back for the rest of the gap once somebody is on it', async () => {
  const user = await shielded('restored');
  await callOn(team, user, 'sev1');
  await team.runTo(at(11.5) + 2 * MINUTE);
  expect(snoozedUntil(team, user)).toBeUndefined();
  expect(wasNotified(team, user, lastCall(team, user))).toBe(true);
  await answerCall(team, screen, user, "I'm on it");
  await team.runTo(at(11.5) + 5 * MINUTE);

  expect(snoozedUntil(team, user)).toBe(at(16));
});

test('a call that nobody answers gives the shield back after an hour', async () => {
  const user = await shielded('unanswered');
  await callOn(team, user, 'sev1');
  await team.runTo(at(11.5) + 30 * MINUTE);
  expect(snoozedUntil(team, user)).toBeUndefined();
  await team.runTo(at(11.5) + 70 * MINUTE);

  expect(snoozedUntil(team, user)).toBe(at(16));
});

test('where Slack is slow to end it, the message goes first, and a second one once Slack notifies again', async () => {
  const user = await shielded('slow');
  const slow = team.slack.faults.add({ method: 'dnd.endSnooze', kind: 'accept-late', ms: 6_000 });
  await team.slack.post({ user: team.ben, channel: team.channel, text: `<@${user}> sev1` });
  const first = await team.slack.until(() => callsTo(team, user)[0], 'the first message');
  slow.remove();
  await eventually(() => callsTo(team, user).length === 2, 20_000);
  await team.settled();

  expect(slow.hits).toBeGreaterThan(0);
  expect(wasNotified(team, user, first)).toBe(false);
  expect(wasNotified(team, user, lastCall(team, user))).toBe(true);
});

test('a limit of Slack on ending it is waited out, and the message does not wait for that', async () => {
  const user = await shielded('limited');
  team.slack.faults.add({ method: 'dnd.endSnooze', kind: 'ratelimited', retryAfter: 1, times: 1 });
  await callOn(team, user, 'sev1');

  expect(callsTo(team, user)).toHaveLength(2);
  expect(wasNotified(team, user, lastCall(team, user))).toBe(true);
});

test('what cannot be read is ended all the same: for a call the shield does not have the last word', async () => {
  const user = await shielded('unread');
  team.slack.faults.add({ method: 'dnd.info', kind: 'server-error', times: 1 });
  await callOn(team, user, 'sev1');

  expect(wasNotified(team, user, lastCall(team, user))).toBe(true);
});

test.each(['token_revoked', 'token_expired'])(
  'where Slack no longer takes their token (%s) the caller is told that Slack may stay silent',
  async (error) => {
    const user = await shielded(error.replace('_', '-'));
    const faults = ['dnd.info', 'dnd.endSnooze'].map((method) =>
      team.slack.faults.add({ method, kind: 'error', error }),
    );
    const told = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1'));
    for (const fault of faults) fault.remove();

    expect(callsTo(team, user)).toHaveLength(1);
    expect(told.join()).toContain('Slack may stay silent for them');
  },
);

test('where they took it back in Slack, the shield runs on, and the caller is told that Slack may stay silent', async () => {
  const user = await shielded('revoker');
  team.slack.revokeUser(user);
  await team.settled();
  const told = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1'));

  expect(callsTo(team, user)).toHaveLength(1);
  expect(told.join()).toContain('Slack may stay silent for them');
});

test('within their notification schedule Slack stays silent, which is said, unless they let calls end it', async () => {
  const user = await shielded('sleeper');
  team.slack.setDndSchedule(user, { start: '10:00', end: '14:00' });
  const told = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1'));
  expect(told.join()).toContain('Slack may stay silent for them');

  await answerCall(team, screen, user, 'Not urgent');

  const touch = labelled(await screen.openHome(user), 'Shield…');
  await screen.formAfter(user, () => team.slack.press({ user, view: 'home', ...touch }));
  await screen.submit(user, { shield_schedule: ['shield_schedule'] });
  await callOn(team, user, 'sev1');
  expect(callsTo(team, user)).toHaveLength(2);
  expect(wasNotified(team, user, lastCall(team, user))).toBe(true);
});

test('a Do Not Disturb of their own is left alone, and the caller is told', async () => {
  const user = await shielded('resting');
  await team.runTo(at(16));
  team.slack.snooze(user, 20 * 60);
  await team.runTo(at(16.5));
  const before = callsAs(team, user, 'dnd.endSnooze');
  const told = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1'));

  expect(callsAs(team, user, 'dnd.endSnooze')).toBe(before);
  expect(told.join()).toContain('Slack may stay silent for them');
});

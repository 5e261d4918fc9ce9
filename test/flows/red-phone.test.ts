import { MINUTE } from '../../src/clock.ts';
import { answerCall, callsTo, lastCall, saidTo, under, wasNotified, word } from '../support/calls.ts';
import { callOn, impatient, newcomer, nextHour, timesBrought } from '../support/delivery.ts';
import { type Screen, screenOf } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
let number = 0;
beforeAll(async () => {
  team = await startTeam({ timing: impatient });
  screen = screenOf(team);
  await team.arrange({
    policy: { redPhone: { words: [word('sev1')], callsPerWeek: 1_000, admitted: [], next: [] } },
  });
});
afterAll(() => team.close());

/** Somebody whose next block is half an hour away. */
async function somebody(): Promise<string> {
  number += 1;
  const user = await newcomer(team, `person-${number}`);
  await team.runTo(nextHour(team) - 30 * MINUTE);
  return user;
}

test('a declared word brings its message at once, says why, and the digest does not bring it again', async () => {
  const user = await somebody();
  const ts = await callOn(team, user, 'SEV1: the shop is down');

  expect(saidTo(team, user)).toHaveLength(1);
  expect(saidTo(team, user)[0]).toContain('ben calls you: sev1');
  expect(saidTo(team, user)[0]).toContain('SEV1: the shop is down');
  expect(saidTo(team, user)[0]).toContain('Customers cannot work.');
  expect(wasNotified(team, user, lastCall(team, user))).toBe(true);
  await team.runTo(nextHour(team));
  expect(timesBrought(team, user, ts)).toBe(0);
});

test('whoever is on it is named under the message, and their caller is told who was reached', async () => {
  const user = await somebody();
  const before = team.slack.ephemerals(team.ben).length;
  const ts = await callOn(team, user, 'sev1');
  const [receipt] = team.slack.ephemerals(team.ben).slice(before);
  expect(JSON.stringify(receipt)).toContain('is reached');

  await answerCall(team, screen, user, "I'm on it");

  expect(under(team, ts)).toEqual([`person-${number} is on it.`]);
  expect(saidTo(team, user).at(-1)).toContain('You are on it');
  await team.runTo(team.slack.clock.now() + 6 * MINUTE);
  expect(callsTo(team, user)).toHaveLength(1);
});

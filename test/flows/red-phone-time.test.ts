import { HOUR, MINUTE } from '../../src/clock.ts';
import { answerCall, callsTo, saidTo, under, word } from '../support/calls.ts';
import { callOn, impatient, newcomers, nextHour } from '../support/delivery.ts';
import { type Screen, screenOf } from '../support/screen.ts';
import { restTurns } from '../support/shield.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
let number = 0;
beforeAll(async () => {
  team = await startTeam({ timing: impatient });
  screen = screenOf(team);
});
beforeEach(() => restTurns(team));
afterAll(() => team.close());

/** Somebody who is called, and somebody who is called where they do not answer. */
async function two(): Promise<readonly [string, string]> {
  number += 1;
  const [one = '', next = ''] = await newcomers(team, `one${number}`, `next${number}`);
  const words = [word('sev1', { next: [next] }), word('fire')];
  await team.arrange({ policy: { redPhone: { words, callsPerWeek: 1_000, admitted: [], next: [] } } });
  await team.runTo(nextHour(team) + 30 * MINUTE);
  return [one, next];
}

async function after(minutes: number): Promise<void> {
  await team.runTo(team.slack.clock.now() + minutes * MINUTE);
}

test('nobody answers: they are called again after two minutes and after five, and then the next people are', async () => {
  const [user, next] = await two();
  const ts = await callOn(team, user, 'sev1');
  const counts = () => [callsTo(team, user).length, callsTo(team, next).length];
  await after(1);
  expect(counts()).toEqual([1, 0]);
  await after(1);
  expect(counts()).toEqual([2, 0]);
  await after(2);
  expect(counts()).toEqual([2, 0]);
  await after(1);
  expect(counts()).toEqual([3, 1]);
  expect(saidTo(team, user)[1]).toContain('Once more');
  expect(under(team, ts)).toEqual([`next${number}: called now as well.`]);

  await answerCall(team, screen, next, "I'm on it");
  await after(60);
  expect(counts()).toEqual([3, 1]);
  for (const said of saidTo(team, user)) expect(said).toContain(`next${number} is on it.`);
});

test('where the next people do not answer either, that is said, and an hour later the call is over', async () => {
  const [user, next] = await two();
  const ts = await callOn(team, user, 'sev1');
  await after(5);
  await after(5);
  expect(callsTo(team, next)).toHaveLength(2);
  expect(under(team, ts).at(-1)).toContain('Nobody has answered');
  await after(61);

  expect(saidTo(team, user).at(-1)).toContain('This call is over.');
  expect(callsTo(team, user).length).toBeLessThanOrEqual(4);
});

test('with nobody to be called next it is said after five minutes that nobody has answered', async () => {
  const [user] = await two();
  const ts = await callOn(team, user, 'fire');
  await after(2);
  expect(under(team, ts)).toEqual([]);
  await after(3);

  expect(under(team, ts)).toEqual([
    'Nobody has answered, and there is nobody else to call. Try to reach somebody in another way.',
  ]);
  await answerCall(team, screen, user, "I'm on it");
  expect(under(team, ts).at(-1)).toBe(`one${number} is on it.`);
});

test('whoever mutes the caller is not waited for: the next people are called at once', async () => {
  const [user, next] = await two();
  await callOn(team, user, 'sev1');
  await answerCall(team, screen, user, 'Mute ben today');

  expect(callsTo(team, next)).toHaveLength(1);
});

test('what fell due while no app was there stands in one message', async () => {
  const [user, next] = await two();
  await callOn(team, user, 'sev1');
  await team.stop();
  team.slack.clock.set(team.slack.clock.now() + 20 * MINUTE);
  await team.start();
  await team.settled();

  expect([callsTo(team, user).length, callsTo(team, next).length]).toEqual([2, 1]);
});

test('a call that somebody is on ends by itself half a day later', async () => {
  const [user] = await two();
  await callOn(team, user, 'sev1');
  await answerCall(team, screen, user, "I'm on it");
  await team.runTo(team.slack.clock.now() + 13 * HOUR);

  expect(saidTo(team, user).at(-1)).not.toContain('Resolved');
});

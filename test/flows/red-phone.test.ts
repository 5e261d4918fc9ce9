import { HOUR, MINUTE } from '../../src/clock.ts';
import {
  answerCall,
  callsTo,
  lastCall,
  passOn,
  saidTo,
  toldAlone,
  under,
  wasNotified,
  word,
} from '../support/calls.ts';
import { callOn, impatient, newcomers, nextHour, timesBrought } from '../support/delivery.ts';
import { labelled, type Screen, screenOf } from '../support/screen.ts';
import { restTurns } from '../support/shield.ts';
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
beforeEach(() => restTurns(team));
afterAll(() => team.close());

/** Two people whose next block is half an hour away. */
async function two(): Promise<readonly [string, string]> {
  number += 1;
  const [one = '', other = ''] = await newcomers(team, `one${number}`, `other${number}`);
  await team.runTo(nextHour(team) + 30 * MINUTE);
  return [one, other];
}

test('a declared word brings its message at once, says why, and the digest does not bring it again', async () => {
  const [user] = await two();
  const ts = await callOn(team, user, 'SEV1: the shop is down');

  expect(saidTo(team, user)).toHaveLength(1);
  expect(saidTo(team, user)[0]).toContain('ben calls you: sev1');
  expect(saidTo(team, user)[0]).toContain('SEV1: the shop is down');
  expect(saidTo(team, user)[0]).toContain('Customers cannot work.');
  expect(wasNotified(team, user, lastCall(team, user))).toBe(true);
  await team.runTo(nextHour(team));
  expect(timesBrought(team, user, ts)).toBe(0);
});

test('the caller is told who was reached and what time it is there, and no receipt promises a later reading', async () => {
  const [user] = await two();
  const told = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1'));

  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/one\d+ is reached\. It is \d+:30 [AP]M there\./);
  expect(told[0]).not.toContain('reads mentions');
});

test('who is on it is said under the message, and the others are left in peace', async () => {
  const [user, other] = await two();
  const ts = await callOn(team, user, `<@${other}> sev1`);
  await answerCall(team, screen, user, "I'm on it");

  expect(under(team, ts)).toEqual([`one${number} is on it.`]);
  expect(saidTo(team, user).at(-1)).toContain('You are on it');
  expect(saidTo(team, other).at(-1)).toContain(`one${number} is on it.`);
  await team.runTo(team.slack.clock.now() + 10 * MINUTE);
  expect([callsTo(team, user).length, callsTo(team, other).length]).toEqual([1, 1]);
});

test('what is resolved is said so, and everybody’s message shows it', async () => {
  const [user, other] = await two();
  const ts = await callOn(team, user, `<@${other}> sev1`);
  await answerCall(team, screen, user, "I'm on it");
  await answerCall(team, screen, user, 'Resolved');

  expect(under(team, ts).at(-1)).toBe(`Resolved, says one${number}.`);
  expect(saidTo(team, other).at(-1)).toContain(`Resolved by one${number}.`);
});

test('one who says that it is not urgent is not called again, and the others are; the caller alone hears it', async () => {
  const [user, other] = await two();
  const ts = await callOn(team, user, `<@${other}> sev1`);
  const told = await toldAlone(team, team.ben, () => answerCall(team, screen, user, 'Not urgent'));
  await team.runTo(team.slack.clock.now() + 2 * MINUTE);

  expect(told).toEqual([`one${number} says that it is not urgent.`]);
  expect(under(team, ts)).toEqual([]);
  expect([callsTo(team, user).length, callsTo(team, other).length]).toEqual([1, 2]);
});

test('when all say that it is not urgent, it is over', async () => {
  const [user, other] = await two();
  await callOn(team, user, `<@${other}> sev1`);
  await answerCall(team, screen, user, 'Not urgent');
  await answerCall(team, screen, other, 'Not urgent');
  await team.runTo(team.slack.clock.now() + 10 * MINUTE);

  expect([callsTo(team, user).length, callsTo(team, other).length]).toEqual([1, 1]);
});

test('what is passed on calls the one whom they pick, and no longer themself', async () => {
  const [user, other] = await two();
  await callOn(team, user, 'sev1');
  const told = await toldAlone(team, team.ben, () => passOn(team, screen, user, other));

  expect(told).toEqual([`one${number} passed it on to other${number}.`]);
  expect(saidTo(team, user).at(-1)).toContain(`You passed it on to other${number}.`);
  expect(saidTo(team, other)[0]).toContain(`one${number} passed this call on to you.`);
  await team.runTo(team.slack.clock.now() + 2 * MINUTE);
  expect([callsTo(team, user).length, callsTo(team, other).length]).toEqual([1, 2]);
});

test('whoever mutes a caller is not called by them until the day is over, and they are told', async () => {
  const [user] = await two();
  await callOn(team, user, 'sev1');
  const told = await toldAlone(team, team.ben, () => answerCall(team, screen, user, 'Mute ben today'));
  expect(told).toEqual([`one${number} takes no more calls from you today.`]);

  const again = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1 again'));
  expect(again.join()).toContain(`one${number} takes no calls from you today.`);
  expect(callsTo(team, user)).toHaveLength(1);
  await team.runTo(team.slack.clock.now() + 26 * HOUR);
  await callOn(team, user, 'sev1 tomorrow');
  expect(callsTo(team, user)).toHaveLength(2);
});

test('a button that is pressed twice, too late, or after another was faster changes nothing and says so', async () => {
  const [user, other] = await two();
  const ts = await callOn(team, user, `<@${other}> sev1`);
  const first = structuredClone(lastCall(team, user));
  const second = structuredClone(lastCall(team, other));
  await answerCall(team, screen, user, "I'm on it");
  const press = (who: string, { blocks }: typeof first, label: string) => {
    const { channel, ts: at } = lastCall(team, who);
    const stale = team.slack.messages(channel).find((message) => message.ts === at);
    if (stale === undefined) throw new Error('The message is gone');
    stale.blocks = blocks ?? [];
    return screen.answerTo(who, () => screen.touch(who, stale, labelled(stale, label)));
  };

  expect((await press(user, first, "I'm on it")).text).toBe('You have answered this call already.');
  expect((await press(other, second, 'Not urgent')).text).toContain(`one${number} is already on it.`);
  await team.settled();
  expect(under(team, ts)).toEqual([`one${number} is on it.`]);
});

test('“Not meant” takes the call back: those called are told, and are not called again', async () => {
  const [user] = await two();
  await callOn(team, user, 'sev1, sorry');
  const receipt = screen.lastAnswer(team.ben);
  await screen.answerTo(team.ben, () => screen.touch(team.ben, receipt, labelled(receipt, 'Not meant')));
  await team.settled();

  expect(saidTo(team, user)[0]).toContain('Taken back: it was not meant.');
  expect(JSON.stringify(team.slack.dm(user).at(-1))).toContain('ben took the call back');
  await team.runTo(team.slack.clock.now() + 10 * MINUTE);
  expect(callsTo(team, user)).toHaveLength(1);
});

test('a message that is deleted takes its call back, and its text leaves the messages of the call', async () => {
  const [user] = await two();
  const ts = await callOn(team, user, 'sev1 in the vault');
  team.slack.delete(team.channel, ts);
  await team.settled();

  expect(JSON.stringify(team.slack.dm(user))).not.toContain('vault');
  expect(saidTo(team, user)[0]).toContain('Taken back: the message was deleted.');
  await team.runTo(team.slack.clock.now() + 10 * MINUTE);
  expect(callsTo(team, user)).toHaveLength(1);
});

import { HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import type { Policy } from '../../src/people/policy.ts';
import { answerCall, callsTo, lastCall, saidTo, toldAlone, word } from '../support/calls.ts';
import { callOn, impatient, newcomers, nextHour, timesBrought } from '../support/delivery.ts';
import { labelled, type Screen, screenOf } from '../support/screen.ts';
import { restTurns } from '../support/shield.ts';
import { stored } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
let number = 0;
beforeAll(async () => {
  // Slack’s retries, of what happened while no app was there, come sooner than they would.
  team = await startTeam({ timing: impatient, slack: { retryDelaysMs: [200, 1_000, 2_000] } });
  screen = screenOf(team);
});
beforeEach(() => restTurns(team));
afterAll(() => team.close());

async function two(): Promise<readonly [string, string]> {
  number += 1;
  const [one = '', other = ''] = await newcomers(team, `one${number}`, `other${number}`);
  await team.runTo(nextHour(team) + 30 * MINUTE);
  return [one, other];
}

async function declare(redPhone: Partial<Policy['redPhone']>): Promise<void> {
  const usual = { words: [word('sev1')], callsPerWeek: 1_000, admitted: [], next: [] };
  await team.arrange({ policy: { redPhone: { ...usual, ...redPhone } } });
}

async function post(text: string, user = team.ben): Promise<string> {
  const ts = await team.slack.post({ user, channel: team.channel, text });
  await team.settled();
  return ts;
}

describe('whom a word calls', () => {
  test('everybody whom the message mentions, in Sluice or not, by name and through a group, once each', async () => {
    const [user, other] = await two();
    const outside = team.slack.addUser({ name: 'outside', tz: 'Asia/Tokyo' });
    team.slack.join(outside, team.channel);
    const group = team.slack.addUserGroup({ handle: 'oncall', members: [other, outside, team.ben] });
    await declare({});
    await post(`<@${user}> <@${other}> <!subteam^${group}> sev1`);

    expect([user, other, outside, team.ben].map((each) => callsTo(team, each).length)).toEqual([1, 1, 1, 0]);
  });

  test('where it mentions nobody, the people and groups declared for it', async () => {
    const [user, other] = await two();
    const group = team.slack.addUserGroup({ handle: 'duty', members: [other] });
    await declare({ words: [word('fire', { calls: { users: [user], groups: [group] } })] });
    await post('fire in the server room');

    expect(saidTo(team, user)[0]).toContain('fire in the server room');
    expect(callsTo(team, other)).toHaveLength(1);
  });

  test('nobody, where none is mentioned nor declared, and the sender is told', async () => {
    await two();
    await declare({});
    const told = await toldAlone(team, team.ben, () => post('this is a sev1'));

    expect(told.join()).toContain('mentions nobody whom Sluice can call');
  });

  test('somebody who is not in Sluice’s channel of the message gets a link, and not its text', async () => {
    const [user, other] = await two();
    await declare({});
    const secret = team.slack.addChannel({ name: 'secret', kind: 'private', members: [team.ben, other] });
    await team.slack.post({ user: team.ben, channel: secret, text: `<@${user}> <@${other}> sev1 codeword` });
    await team.settled();

    expect(saidTo(team, other)[0]).toContain('codeword');
    expect(callsTo(team, user)).toHaveLength(1);
    expect(JSON.stringify(team.slack.dm(user))).not.toContain('codeword');
    expect(saidTo(team, user)[0]).toContain('Open the message');
  });

  test('during an absence it calls all the same, and the caller is told who stands in', async () => {
    const [user, other] = await two();
    await declare({});
    await team.arrange({
      people: { [user]: { absences: [{ from: '2026-01-01', to: '2026-12-31', standIn: other }] } },
    });
    const told = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1'));

    expect(callsTo(team, user)).toHaveLength(1);
    expect(told.join()).toContain(`one${number} is away; other${number} stands in.`);
  });
});

describe('what rings', () => {
  test('a word that an edit adds rings, and a message rings once, however often it is edited', async () => {
    const [user] = await two();
    await declare({});
    const ts = await callOn(team, user, 'all is well');
    expect(callsTo(team, user)).toHaveLength(0);
    team.slack.edit(team.channel, ts, `<@${user}> it is a sev1`);
    await team.settled();
    expect(callsTo(team, user)).toHaveLength(1);
    team.slack.edit(team.channel, ts, `<@${user}> it is a sev1, hurry`);
    await team.settled();

    expect(callsTo(team, user)).toHaveLength(1);
    await team.runTo(nextHour(team));
    expect(timesBrought(team, user, ts)).toBe(0);
  });

  test('whoever an edit adds is called by the call that is open, nobody twice, and all read what it says now', async () => {
    const [user, other] = await two();
    await declare({});
    const ts = await callOn(team, user, 'sev1 the shop is slow');
    const told = await toldAlone(team, team.ben, async () => {
      team.slack.edit(team.channel, ts, `<@${user}> <@${other}> sev1 the shop is down`);
      await team.slack.settled();
    });

    expect([user, other].map((each) => callsTo(team, each).length)).toEqual([1, 1]);
    expect([user, other].map((each) => saidTo(team, each)[0])).toEqual([
      expect.stringContaining('the shop is down'),
      expect.stringContaining('the shop is down'),
    ]);
    expect(told.join()).toContain(`other${number} is reached`);
    team.slack.edit(team.channel, ts, `<@${user}> <@${other}> no word any more`);
    await team.settled();
    await team.runTo(team.slack.clock.now() + 10 * SECOND);
    expect(saidTo(team, user)).toEqual([expect.stringContaining('no word any more')]);
    await team.runTo(nextHour(team));
    expect([user, other].map((each) => timesBrought(team, each, ts))).toEqual([0, 0]);
    expect(saidTo(team, other).at(-1)).toContain('no word any more');
  });

  test('whoever an edit adds once somebody is on it waits as usual, and the sender is told so', async () => {
    const [user, other] = await two();
    await declare({});
    const ts = await callOn(team, user, 'sev1');
    await answerCall(team, screen, user, "I'm on it");
    const told = await toldAlone(team, team.ben, async () => {
      team.slack.edit(team.channel, ts, `<@${user}> <@${other}> sev1`);
      await team.slack.settled();
    });

    expect(callsTo(team, other)).toHaveLength(0);
    expect(told.join()).toMatch(/did not call other.*other\d+ reads mentions/s);
    await team.runTo(nextHour(team));
    expect([user, other].map((each) => timesBrought(team, each, ts))).toEqual([0, 1]);
  });

  test('what is deleted is taken back, and stands in nobody’s messages, nor in Redis', async () => {
    const [user] = await two();
    await declare({});
    const ts = await callOn(team, user, 'sev1 the xenon lamp');
    team.slack.delete(team.channel, ts);
    await team.settled();

    expect(saidTo(team, user)).toEqual([expect.stringContaining('the message was deleted')]);
    expect(JSON.stringify(team.slack.dm(user))).not.toContain('xenon');
    expect([...(await stored(team)).values()].join('\n').includes(`held:${user}`)).toBe(false);
  });

  test('a message whose event comes again calls once', async () => {
    const [user] = await two();
    await declare({});
    await callOn(team, user, 'sev1');
    const event = team.slack.deliveries.findLast(({ about }) => about === 'message');
    if (event === undefined) throw new Error('No event came');
    await team.slack.replay(event).catch(() => {});
    await team.slack.redeliver(String((event.payload as { event_id?: string }).event_id));
    await team.settled();

    expect(callsTo(team, user)).toHaveLength(1);
  });

  test('a word for the same people and place joins the call that is open', async () => {
    const [user] = await two();
    await declare({});
    await callOn(team, user, 'sev1');
    const told = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1!!'));

    expect(callsTo(team, user)).toHaveLength(1);
    expect(told.join()).toContain('is under way');
  });

  test('an edit of what has joined a call adds to that call, and rings nobody once it is over', async () => {
    const [user, other] = await two();
    await declare({});
    await callOn(team, user, 'sev1');
    const ts = await callOn(team, user, 'sev1 too');
    team.slack.edit(team.channel, ts, `<@${user}> <@${other}> sev1 too`);
    await team.settled();
    expect([user, other].map((each) => callsTo(team, each).length)).toEqual([1, 1]);
    for (const label of ["I'm on it", 'Resolved']) await answerCall(team, screen, user, label);
    team.slack.edit(team.channel, ts, `<@${user}> <@${other}> sev1, too`);
    await team.settled();

    expect([user, other].map((each) => callsTo(team, each).length)).toEqual([1, 1]);
  });

  test('what was said less than half an hour ago rings; what was said before is brought at once and marked late', async () => {
    const [user, other] = await two();
    await declare({});
    await team.stop();
    await team.slack.post({ user: team.ben, channel: team.channel, text: `<@${user}> sev1 early` });
    team.slack.clock.set(team.slack.clock.now() + 15 * MINUTE);
    await team.slack.post({ user: team.ben, channel: team.channel, text: `<@${other}> sev1 late` });
    team.slack.clock.set(team.slack.clock.now() + 20 * MINUTE);
    await team.start();
    await team.settled();

    expect(saidTo(team, user)[0]).toContain('This comes late');
    expect(saidTo(team, other)[0]).not.toContain('This comes late');
    await team.runTo(team.slack.clock.now() + 2 * MINUTE);
    expect([callsTo(team, user).length, callsTo(team, other).length]).toEqual([1, 2]);
  });

  test('nothing in a channel for which the word is not declared', async () => {
    const [user] = await two();
    await declare({ words: [word('sev1', { channels: ['CELSEWHERE'] })] });
    await callOn(team, user, 'sev1');

    expect(callsTo(team, user)).toHaveLength(0);
  });
});

describe('who may ring', () => {
  test('guests and apps only if an admin has named them; what they say waits as usual', async () => {
    const [user] = await two();
    const guest = team.slack.addUser({ name: 'guest', isRestricted: true });
    team.slack.join(guest, team.channel);
    await declare({});
    const told = await toldAlone(team, guest, () => post(`<@${user}> sev1`, guest));
    expect(told.join()).toContain('ring only if an admin allows it');
    expect(callsTo(team, user)).toHaveLength(0);

    await declare({ admitted: [guest] });
    await post(`<@${user}> sev1`, guest);
    expect(callsTo(team, user)).toHaveLength(1);
  });

  test('those alone whom the word names, and whoever is not among them gets the usual receipt', async () => {
    const [user] = await two();
    const group = team.slack.addUserGroup({ handle: 'leads', members: [team.ana] });
    await declare({ words: [word('sev1', { by: { groups: [group] } })] });
    const told = await toldAlone(team, team.ben, () => callOn(team, user, 'sev1'));

    expect(callsTo(team, user)).toHaveLength(0);
    expect(told.join('\n')).toMatch(/you are not among them.*reads mentions/s);
    await post(`<@${user}> sev1`, team.ana);
    expect(callsTo(team, user)).toHaveLength(1);
  });

  test('a word that needs a reason calls nobody without one, until the message is given one', async () => {
    const [user] = await two();
    await declare({ words: [word('sev1', { needsReason: true })] });
    let ts = '';
    const told = await toldAlone(team, team.ben, async () => {
      ts = await callOn(team, user, 'SEV1!');
    });

    expect(told.join()).toContain('this word needs a reason');
    expect(callsTo(team, user)).toHaveLength(0);
    team.slack.edit(team.channel, ts, `<@${user}> SEV1 the shop is down`);
    await team.settled();
    expect(callsTo(team, user)).toHaveLength(1);
  });

  test('who has used up the calls of a week is asked first, with what time it is there; until then nobody is called', async () => {
    const [user] = await two();
    const eager = screen.newcomer(`eager${number}`);
    await declare({ callsPerWeek: 1 });
    await post(`<@${user}> sev1 one`, eager);
    await team.runTo(nextHour(team) + 90 * MINUTE);
    const told = await toldAlone(team, eager, () => post(`<@${user}> sev1 two`, eager));
    expect(told.join()).toMatch(
      /called once this week already\. Call one\d+ now\?.*It is .*M for one.*\*sev1\* means: Customers cannot work\./s,
    );
    expect(callsTo(team, user).filter((each) => JSON.stringify(each).includes('two'))).toHaveLength(0);

    const question = screen.lastAnswer(eager);
    await screen.answerTo(eager, () => screen.touch(eager, question, labelled(question, 'Call now')));
    await team.settled();
    expect(JSON.stringify(lastCall(team, user))).toContain('two');
  });

  test('what was not confirmed comes with the digest', async () => {
    const [user, other] = await two();
    const eager = screen.newcomer(`keen${number}`);
    await declare({ callsPerWeek: 0 });
    const ts = await post(`<@${user}> sev1 two <@${other}>`, eager);
    await team.runTo(nextHour(team));

    expect(callsTo(team, user)).toHaveLength(0);
    expect(timesBrought(team, user, ts)).toBe(1);
  });
});

test('a group of which nothing is known yet is called without waiting for the inbox, and holds nothing twice', async () => {
  const [user] = await two();
  await declare({});
  const group = team.slack.addUserGroup({ handle: `fresh${number}`, members: [user] });
  const ts = await post(`<!subteam^${group}> sev1`);

  expect(callsTo(team, user)).toHaveLength(1);
  await team.runTo(nextHour(team));
  expect(timesBrought(team, user, ts)).toBe(0);
});

test('the words of a call are nowhere readable in Redis, and gone from it once it is over', async () => {
  const [user] = await two();
  await declare({});
  await callOn(team, user, 'sev1 xylophone');
  await team.runTo(team.slack.clock.now() + 3 * HOUR);

  expect([...(await stored(team)).values()].join('\n')).not.toContain('xylophone');
});

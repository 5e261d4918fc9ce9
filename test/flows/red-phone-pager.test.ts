import { MINUTE } from '../../src/clock.ts';
import { answerCall, callsTo, under, word } from '../support/calls.ts';
import { callOn, eventually, impatient, newcomers, nextHour } from '../support/delivery.ts';
import { type FakePagerDuty, type Incident, startPagerDuty } from '../support/pagers.ts';
import { labelled, type Screen, screenOf } from '../support/screen.ts';
import { restTurns } from '../support/shield.ts';
import { startTeam, type Team } from '../support/team.ts';

const KEY = 'R0UT1NGKEY00000000000000000000AB';

let team: Team;
let screen: Screen;
let pager: FakePagerDuty;
let number = 0;
beforeAll(async () => {
  pager = await startPagerDuty(KEY);
  const env = { PAGERDUTY_ROUTING_KEY: KEY, PAGERDUTY_EVENTS_URL: pager.url };
  team = await startTeam({ timing: impatient, env });
  screen = screenOf(team);
  const redPhone = { words: [word('sev1')], callsPerWeek: 1_000, admitted: [], next: [] };
  await team.arrange({ policy: { redPhone } });
});
beforeEach(() => restTurns(team));
afterAll(async () => {
  await team.close();
  await pager.close();
});

async function somebody(): Promise<string> {
  number += 1;
  const [user = ''] = await newcomers(team, `paged${number}`);
  await team.runTo(nextHour(team) + 30 * MINUTE);
  return user;
}

/** The pager does not take a page now, and says after how many seconds it may. */
const busy = (seconds: string) => ({ status: 503, headers: { 'retry-after': seconds } });

function lastIncident(): Incident | undefined {
  return [...pager.incidents.values()].at(-1);
}

test('a call is one incident at the pager, acknowledged with the call and resolved with it', async () => {
  const user = await somebody();
  const before = pager.incidents.size;
  await callOn(team, user, 'sev1: the shop is down');
  expect(pager.incidents.size).toBe(before + 1);
  expect(lastIncident()).toMatchObject({
    status: 'triggered',
    summary: `ben → paged${number} – sev1: @paged${number} sev1: the shop is down`,
  });

  await answerCall(team, screen, user, "I'm on it");
  expect(lastIncident()).toMatchObject({ status: 'acknowledged' });
  await answerCall(team, screen, user, 'Resolved');
  expect(lastIncident()).toMatchObject({ status: 'resolved', triggers: 1 });
  expect(pager.incidents.size).toBe(before + 1);
});

test('what is taken back, and what all say is not urgent, is resolved at the pager', async () => {
  const user = await somebody();
  await callOn(team, user, 'sev1');
  const receipt = screen.lastAnswer(team.ben);
  await screen.answerTo(team.ben, () => screen.touch(team.ben, receipt, labelled(receipt, 'Not meant')));
  await team.settled();
  expect(lastIncident()).toMatchObject({ status: 'resolved' });

  const other = await somebody();
  await callOn(team, other, 'sev1');
  await answerCall(team, screen, other, 'Not urgent');
  expect(lastIncident()).toMatchObject({ status: 'resolved' });
});

test('a pager that fails is said so under the message, once, and is told in the end; the call does not wait for it', async () => {
  const user = await somebody();
  pager.faults.push(busy('0'), busy('0'));
  const ts = await team.slack.post({ user: team.ben, channel: team.channel, text: `<@${user}> sev1` });
  await team.slack.until(() => callsTo(team, user)[0], 'a call');
  await eventually(() => pager.faults.length === 0);
  await team.settled();

  expect(lastIncident()).toMatchObject({ status: 'triggered' });
  expect(under(team, ts)).toEqual(['PagerDuty could not be told of this call: it is tried again.']);
});

test('what is answered before the pager could be told is not paged any more', async () => {
  const user = await somebody();
  const before = pager.incidents.size;
  const faults = Array.from({ length: 100 }, () => busy('1'));
  pager.faults.push(...faults);
  await team.slack.post({ user: team.ben, channel: team.channel, text: `<@${user}> sev1` });
  await team.slack.until(() => callsTo(team, user)[0], 'a call');
  await eventually(() => pager.faults.length < faults.length, 15_000);
  await answerCall(team, screen, user, "I'm on it");
  pager.faults.length = 0;

  expect(pager.incidents.size).toBe(before);
});

test('a pager that takes none at all is said to need an admin, and is left alone', async () => {
  const user = await somebody();
  pager.faults.push({ status: 400 });
  const ts = await callOn(team, user, 'sev1');

  expect(under(team, ts).join()).toContain('An admin has to look at its settings.');
  expect(callsTo(team, user)).toHaveLength(1);
});

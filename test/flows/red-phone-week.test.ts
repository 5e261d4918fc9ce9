import { DAY, MINUTE } from '../../src/clock.ts';
import { answerCall, callsTo, word } from '../support/calls.ts';
import { screenOf } from '../support/screen.ts';
import { callbackEnv, consent, restTurns } from '../support/shield.ts';
import { START, startTeam, type Team } from '../support/team.ts';
import { isInBlock } from '../support/week.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam({ env: callbackEnv });
});
afterAll(() => team.close());

/** Hours east of UTC in January. */
const zones: Readonly<Record<string, number>> = {};

test('over a week in three zones every call notifies whom it calls, and nothing else is heard for it', async () => {
  const { slack, ana, ben, chi, channel } = team;
  const screen = screenOf(team);
  Object.assign(zones, { [ana]: 1, [ben]: -5, [chi]: 9 });
  const people = [ana, ben, chi];
  const redPhone = { words: [word('sev1')], callsPerWeek: 1_000, admitted: [], next: [] };
  await team.arrange({ people: { [ana]: {}, [ben]: {}, [chi]: {} }, policy: { redPhone } });
  const sender = slack.addUser({ name: 'sender', realName: 'Sender', tz: 'Europe/London' });
  slack.join(sender, channel);
  for (const user of people) expect((await consent(team, user)).status).toBe(200);

  const posted: { readonly ts: string; readonly user: string; readonly at: number }[] = [];
  const post = async (user: string, text: string, at: number): Promise<void> => {
    posted.push({ user, at, ts: await slack.post({ user: sender, channel, text: `<@${user}> ${text}` }) });
    await team.settled();
  };
  let called = 0;
  for (let now = START + 15 * MINUTE; now < START + 7 * DAY; now += 30 * MINUTE) {
    await restTurns(team);
    // Blocks begin and end on the half hour: what is due then is done before anybody writes.
    await team.runTo(now - 15 * MINUTE);
    await team.runTo(now);
    const turn = Math.floor(now / (30 * MINUTE));
    if (turn % 3 === 0) for (const user of people) await post(user, 'hello', now);
    if (turn % 7 !== 0) continue;
    const user = people[called % people.length] ?? ana;
    await post(user, 'sev1', now);
    await answerCall(team, screen, user, called % 2 === 0 ? "I'm on it" : 'Not urgent');
    called += 1;
  }

  const heard = (user: string, ts: string, place: string): boolean | undefined =>
    slack.notifications.find((entry) => entry.user === user && entry.ts === ts && entry.channel === place)
      ?.notified;
  expect(called).toBeGreaterThan(40);
  expect(
    posted.filter(({ user, ts, at }) => heard(user, ts, channel) !== isInBlock(zones[user] ?? 0, at)),
  ).toEqual([]);
  const calls = people.flatMap((user) =>
    callsTo(team, user).map(({ ts, channel: dm, metadata }) => ({
      call: metadata?.event_payload['call_id'],
      isHeard: heard(user, ts, dm) === true,
    })),
  );
  // Where this machine took too long to end a shield, a second message came once Slack notified again.
  const heardCalls = calls.filter(({ isHeard }) => isHeard).map(({ call }) => call);
  expect(new Set(calls.map(({ call }) => call)).size).toBe(called);
  expect(new Set(heardCalls).size).toBe(called);
  const apart = new Set(['sluice_call', 'sluice_digest']);
  const others = people.flatMap((user) =>
    slack
      .dm(user)
      .filter(({ metadata }) => !apart.has(metadata?.event_type ?? ''))
      .filter(({ ts, channel: dm }) => heard(user, ts, dm) === true)
      .map(({ text }) => text),
  );
  // The first word to each of them, in its own time.
  expect(others.length).toBeLessThanOrEqual(people.length);
}, 180_000);

import { DAY, MINUTE } from '../../src/clock.ts';
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

test('over a week in three zones, exactly the digests and what comes in a block notify', async () => {
  const { slack, ana, ben, chi, channel } = team;
  Object.assign(zones, { [ana]: 1, [ben]: -5, [chi]: 9 });
  const people = [ana, ben, chi];
  await team.arrange({ people: { [ana]: {}, [ben]: {}, [chi]: {} } });
  const sender = slack.addUser({ name: 'sender', realName: 'Sender', tz: 'Europe/London' });
  slack.join(sender, channel);
  for (const user of people) expect((await consent(team, user)).status).toBe(200);

  const posted: { readonly ts: string; readonly user: string; readonly at: number }[] = [];
  for (let now = START + 15 * MINUTE; now < START + 7 * DAY; now += 30 * MINUTE) {
    await restTurns(team);
    // Blocks begin and end on the half hour: what is due then is done before anybody writes.
    await team.runTo(now - 15 * MINUTE);
    await team.runTo(now);
    if ((now / (30 * MINUTE)) % 3 >= 1) continue;
    for (const user of people) {
      posted.push({
        user,
        at: now,
        ts: await slack.post({ user: sender, channel, text: `<@${user}> hello` }),
      });
    }
    await team.settled();
  }

  const logOf = (user: string) => slack.notifications.filter((entry) => entry.user === user);
  const wrong = posted.filter(({ user, ts, at }) => {
    const entry = logOf(user).find((each) => each.ts === ts && each.channel === channel);
    return entry?.notified !== isInBlock(zones[user] ?? 0, at);
  });
  expect(posted.length).toBeGreaterThan(300);
  expect(posted.filter(({ user, at }) => isInBlock(zones[user] ?? 0, at)).length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
  for (const user of people) {
    const digests = slack.dm(user).filter(({ metadata }) => metadata?.event_type === 'sluice_digest');
    const heard = digests.map(({ ts, channel: dm }) =>
      logOf(user).find((entry) => entry.ts === ts && entry.channel === dm),
    );
    expect(digests.length).toBeGreaterThanOrEqual(9);
    expect(heard.filter((entry) => entry?.notified !== true)).toEqual([]);
    expect(heard.filter((entry) => !isInBlock(zones[user] ?? 0, entry?.at ?? 0))).toEqual([]);
  }
}, 180_000);

import { DAY } from '../../src/clock.ts';
import { askCatchup } from '../support/catchups.ts';
import { impatient } from '../support/delivery.ts';
import { linkTo } from '../support/digests.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam({ timing: impatient });
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
});

let places = 0;

async function place(): Promise<{ readonly channel: string; readonly ts: string }> {
  places += 1;
  const { slack, ana, ben } = team;
  const channel = slack.addChannel({ name: `reading-${places}`, members: [ana, ben] });
  const ts = await slack.post({ user: ben, channel, text: 'We decided to move the launch to May.' });
  return { channel, ts };
}

const isOf = (channel: string) => (args: Readonly<Record<string, unknown>>) => args['channel'] === channel;

test('when Slack limits the reading, it waits and goes on', async () => {
  const { slack, ana } = team;
  const { channel, ts } = await place();
  const limited = slack.faults.add({
    method: 'conversations.history',
    kind: 'ratelimited',
    retryAfter: 1,
    times: 1,
    when: isOf(channel),
  });

  const answer = await askCatchup(team, ana, '', channel);

  expect(limited.hits).toBe(1);
  expect(JSON.stringify(answer)).toContain(linkTo(ts));
});

test('what was under way when the app was ended is answered by the next one, in the same place', async () => {
  const { slack, ana } = team;
  const { channel, ts } = await place();
  const before = slack.ephemerals(ana).length;
  const limited = slack.faults.add({
    method: 'conversations.history',
    kind: 'ratelimited',
    retryAfter: 2,
    times: 1,
    when: isOf(channel),
  });
  await slack.command({ user: ana, channel, command: '/catchup' });
  await slack.until(() => limited.hits > 0, 'the reading');

  await team.stop();
  await askFreely(team);
  await team.start();
  const answered = await slack.until(
    () =>
      slack
        .ephemerals(ana)
        .slice(before)
        .find(({ state, text }) => state === 'shown' && text !== 'Reading …'),
    'the answer',
    10_000,
  );

  expect(JSON.stringify(answered)).toContain(linkTo(ts));
  expect(
    slack
      .ephemerals(ana)
      .slice(before)
      .filter(({ state }) => state === 'shown'),
  ).toHaveLength(1);
});

test('where the response URL is of no use any more, the answer comes by DM', async () => {
  const { slack, ana } = team;
  const { channel, ts } = await place();
  const refusing = slack.faults.add({ method: 'response_url', kind: 'server-error' });

  await slack.command({ user: ana, channel, command: '/catchup' });
  await team.settled();
  refusing.remove();

  expect(JSON.stringify(slack.dm(ana).at(-1))).toContain(linkTo(ts));
});

test('whoever cannot be answered is told so, in words, and nothing is left to be done', async () => {
  const { slack, ana } = team;
  const { channel } = await place();
  slack.faults.add({
    method: 'conversations.history',
    kind: 'error',
    error: 'ekm_access_denied',
    when: isOf(channel),
  });

  const answer = await askCatchup(team, ana, '', channel);

  expect(answer.text).toContain('That did not work just now');
});

test('many at once are all answered', async () => {
  const { slack, ana, ben } = team;
  const made = await Promise.all(Array.from({ length: 4 }, () => place()));
  const before = [ana, ben].map((user) => slack.ephemerals(user).length);

  await Promise.all(
    made.flatMap(({ channel }) =>
      [ana, ben].map((user) => slack.command({ user, channel, command: '/catchup', text: '1d' })),
    ),
  );
  await askFreely(team);
  const all = await slack.until(
    () => {
      const shown = [ana, ben].flatMap((user, i) =>
        slack
          .ephemerals(user)
          .slice(before[i])
          .filter(({ state, text }) => state === 'shown' && /missed/.test(text)),
      );
      return shown.length === 8 ? shown : undefined;
    },
    'all answers',
    20_000,
  );

  expect(new Set(all.map(({ channel }) => channel)).size).toBe(4);
});

test('the clock of people stands for the range, however long ago that is for the server', async () => {
  const { slack, ana } = team;
  const { channel, ts } = await place();
  await team.runTo(slack.clock.now() + 400 * DAY);

  expect(JSON.stringify(await askCatchup(team, ana, '', channel))).not.toContain(linkTo(ts));
});

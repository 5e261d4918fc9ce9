import { HOUR, MINUTE } from '../../src/clock.ts';
import { digestsOf, hourly, linkTo, nextBlock } from '../support/digests.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  // After a restart nobody rings for what waits for Slack: the sweep finds it, here soon.
  team = await startTeam({
    timing: { callMs: 10_000, settleMs: 2_000, sweepMs: 300, backoffMs: [100, 200, 400] },
  });
  await team.arrange({
    people: { [team.ana]: hourly, [team.chi]: hourly },
    policy: { receipts: 'none' },
  });
  await nextBlock(team);
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
});

/** Sets people's clock to so many minutes past an hour that has not been yet, outside of what is due. */
async function toMinute(minute: number): Promise<void> {
  const { slack } = team;
  await team.runTo(Math.floor(slack.clock.now() / HOUR) * HOUR + HOUR + minute * MINUTE);
}

test('a mention of a user group is held for each of its members, and for nobody else', async () => {
  const { slack, ana, ben, chi, channel } = team;
  const group = slack.addUserGroup({ handle: 'ops', members: [ana, ben] });

  const ts = await slack.post({ user: ben, channel, text: `<!subteam^${group}|@ops> who can?` });

  expect(await nextBlock(team)).toContain(linkTo(ts));
  expect(digestsOf(team, chi).join()).not.toContain(linkTo(ts));
  expect(slack.dm(ben)).toEqual([]);
});

test('a member who joins a group is held for from then on, and one who leaves it no longer', async () => {
  const { slack, ana, ben, chi, channel } = team;
  const group = slack.addUserGroup({ handle: 'crew', members: [ana] });
  await slack.post({ user: ben, channel, text: `<!subteam^${group}> one` });
  await nextBlock(team);

  slack.setUserGroupMembers(group, [chi]);
  await team.settled();
  const ts = await slack.post({ user: ben, channel, text: `<!subteam^${group}> two` });

  expect(await nextBlock(team, chi)).toContain(linkTo(ts));
  expect(digestsOf(team, ana).join()).not.toContain(linkTo(ts));
});

test('an event of an unknown group is acknowledged before anything is asked of Slack', async () => {
  const { slack, ana, ben, channel } = team;
  const group = slack.addUserGroup({ handle: 'new', members: [ana] });
  await team.settled();
  const statesAtCalls: string[] = [];
  const watch = slack.faults.add({
    method: '*',
    kind: 'delay',
    when: () => {
      statesAtCalls.push(slack.deliveries.at(-1)?.state ?? 'none');
      return false;
    },
  });

  const ts = await slack.post({ user: ben, channel, text: `<!subteam^${group}> hello` });
  await team.settled();
  watch.remove();

  expect(statesAtCalls).not.toEqual([]);
  expect(new Set(statesAtCalls)).toEqual(new Set(['acknowledged']));
  expect(await nextBlock(team)).toContain(linkTo(ts));
});

describe('while Slack does not say who is in the group', () => {
  async function waitsForSlack(text: string): Promise<() => void> {
    const { slack, ana, ben, channel } = team;
    const group = slack.addUserGroup({ handle: text.replaceAll(' ', '-'), members: [ana] });
    const fault = slack.faults.add({ method: 'usergroups.users.list', kind: 'ratelimited', retryAfter: 1 });
    await slack.post({ user: ben, channel, text: `<!subteam^${group}> ${text}` });
    await slack.settled();
    await slack.until(() => fault.hits > 0);
    expect(slack.deliveries.at(-1)).toMatchObject({ state: 'acknowledged' });
    return () => fault.remove();
  }

  test('a mention waits, and is decided once Slack says it', async () => {
    const slackSpeaks = await waitsForSlack('asked again');

    slackSpeaks();

    expect((await nextBlock(team)).match(/asked again/g)).toHaveLength(1);
  });

  test('and the app ends: a mention from a block’s last minutes still stands in the next digest', async () => {
    await toMinute(15);
    const slackSpeaks = await waitsForSlack('as it ended');

    await team.stop();
    slackSpeaks();
    team.slack.clock.advance(15 * MINUTE);
    await team.start();

    const came = await nextBlock(team);
    expect(came).toContain('as it ended');
    expect(came).toContain('came as your block ended');
  });

  test('and the app ends: a mention from before a block comes in that block, though it is decided within', async () => {
    await toMinute(50);
    const slackSpeaks = await waitsForSlack('just before');

    await team.stop();
    slackSpeaks();
    team.slack.clock.advance(15 * MINUTE);
    await team.start();
    await team.settled();

    expect(digestsOf(team, team.ana).at(-1)).toContain('just before');
  });
});

test.each(['invalid_auth', 'ratelimited', 'internal_error'])(
  'a group of which Slack says nothing now (%s) is asked for again, and its mention is not lost',
  async (error) => {
    await toMinute(30);
    const { slack, ana, ben, channel } = team;
    const group = slack.addUserGroup({ handle: `unsure-${error.replaceAll('_', '-')}`, members: [ana] });
    await team.settled();
    const refusal = slack.faults.add({ method: 'usergroups.users.list', kind: 'error', error, times: 1 });

    const ts = await slack.post({ user: ben, channel, text: `<!subteam^${group}> still you` });
    await team.settled();

    expect(refusal.hits).toBe(1);
    expect(await nextBlock(team)).toContain(linkTo(ts));
  },
);

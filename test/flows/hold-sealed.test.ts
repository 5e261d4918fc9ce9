import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { digestsOf, hourly, nextBlock } from '../support/digests.ts';
import { stored } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

const CANARY = 'canary-7f3a';

let team: Team;
beforeAll(async () => {
  team = await startTeam();
  await team.arrange({ people: { [team.ana]: hourly } });
  await nextBlock(team);
});
afterAll(async () => {
  await team.close();
});

/** Every file that Redis has written, as latin1: what somebody finds who has the disk. */
function onDisk(): string {
  const files = readdirSync(team.redis.dir, { recursive: true, withFileTypes: true });
  const read = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return read.map((path) => readFileSync(path, 'latin1')).join('');
}

async function keysOf(kind: string): Promise<readonly string[]> {
  const keys = [...(await stored(team)).keys()];
  return keys.filter((key) => key.startsWith(`{${team.slack.teamId}}:${kind}`));
}

test('nothing of a message’s text can be read in Redis or on its disk, neither while it waits nor after', async () => {
  const { slack, ana, ben, channel } = team;
  const readable = async () => `${[...(await stored(team))].flat().join('\n')}${onDisk()}`;
  const group = slack.addUserGroup({ handle: 'ops', members: [ana] });
  const slackIsSilent = slack.faults.add({
    method: 'usergroups.users.list',
    kind: 'ratelimited',
    retryAfter: 1,
  });
  await slack.post({ user: ben, channel, text: `<@${ana}> ${CANARY} waits` });
  await slack.post({ user: ben, channel, text: `<!subteam^${group}> ${CANARY} in the inbox` });
  await slack.until(() => slackIsSilent.hits > 0);

  expect(await keysOf('held:')).toHaveLength(1);
  expect(await keysOf('inbox')).toHaveLength(1);
  expect(await readable()).not.toContain(CANARY);

  slackIsSilent.remove();
  await slack.command({ user: ana, channel, command: '/comms', text: `why ${CANARY}` });
  const came = await nextBlock(team);
  expect(came).toContain(`${CANARY} waits`);
  expect(came).toContain(`${CANARY} in the inbox`);
  expect(await readable()).not.toContain(CANARY);
});

test('after the delivery ids alone are left', async () => {
  expect(digestsOf(team, team.ana)).not.toEqual([]);
  for (const kind of ['held:', 'inflight:', 'inbox', 'claim:', 'claims:'])
    expect(await keysOf(kind)).toEqual([]);
  const [batch = ''] = await keysOf('batch:');
  const { channel, ana } = team;
  const kept = JSON.parse((await stored(team)).get(batch) ?? '') as { items: readonly object[] };
  expect(kept).toMatchObject({ recipient: ana });
  expect(kept.items[0]).toEqual({
    id: expect.stringMatching(`^${channel}\\|[\\d.]+$`),
    ref: { channel, ts: expect.stringMatching(/^[\d.]+$/) },
    waitsForAnswer: false,
    state: 'open',
  });
});

test('uninstalling removes every key of the workspace, whatever Slack still tells after it', async () => {
  const { slack, ana, ben, channel } = team;
  const ofWorkspace = async () =>
    [...(await stored(team)).keys()].filter((key) => key.includes(slack.teamId));
  await slack.post({ user: ben, channel, text: `<@${ana}> still waiting` });
  await team.settled();
  expect((await ofWorkspace()).length).toBeGreaterThan(10);
  const firstLate = slack.deliveries.length - 1;

  slack.uninstall();
  await forgotten(ofWorkspace);

  // In another second, since the very same requests would be refused as replays.
  await pause(1_010 - (Date.now() % 1_000));
  for (const { eventId = '' } of slack.deliveries.slice(firstLate)) {
    expect(await slack.redeliver(eventId)).toMatchObject({ status: 200 });
  }
  const ofLateEvents = async () => (await ofWorkspace()).filter((key) => !key.includes(':replays:'));
  await forgotten(ofLateEvents);
  // What is gathered before it is written down, is so by then.
  await team.stop();
  await forgotten(ofLateEvents);
});

/** Waits until nothing is left; what is forgotten is not among what is due, so that nothing tells of it. */
async function forgotten(left: () => Promise<readonly string[]>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while ((await left()).length > 0 && performance.now() < deadline) await pause(10);
  expect(await left()).toEqual([]);
}

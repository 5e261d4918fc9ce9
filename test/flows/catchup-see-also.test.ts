import { DAY } from '../../src/clock.ts';
import { askCatchup } from '../support/catchups.ts';
import { linkTo } from '../support/digests.ts';
import { askFreely, stored } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam();
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
});

let pulls = 100;

/** Two channels that talk about the same pull request; somebody has been caught up on the first. */
async function talkOfOnePull(kind: 'public' | 'private', inFirst: readonly string[]) {
  pulls += 1;
  const { slack, ben, chi } = team;
  const pull = `https://github.com/acme/billing/pull/${pulls}`;
  const first = slack.addChannel({ name: `first-${pulls}`, kind, members: [ben, chi, ...inFirst] });
  const second = slack.addChannel({ name: `second-${pulls}`, members: [ben, chi, team.ana] });
  const earlier = await slack.post({
    user: chi,
    channel: first,
    text: `<@${ben}> please review <${pull}> before Thursday.`,
  });
  await slack.post({ user: ben, channel: second, text: `Does <${pull}> break the invoices?` });
  await team.settled();
  const said = JSON.stringify(await askCatchup(team, ben, '1h', first));
  expect(said).toContain(linkTo(earlier));
  return { first, second, link: `${first}/${linkTo(earlier)}`, earlier };
}

test('an earlier thread on the same pull request, in a channel of the reader, is named under the summary', async () => {
  const { second, link } = await talkOfOnePull('private', [team.ana]);

  const answer = JSON.stringify(await askCatchup(team, team.ana, '1h', second));

  expect(answer).toContain('See also');
  expect(answer).toContain(': @ben please review');
  expect(answer).toContain(link);
});

test('under several channels at once as well', async () => {
  const { link } = await talkOfOnePull('public', []);

  expect(JSON.stringify(await askCatchup(team, team.ana, 'all 1h'))).toContain(link);
});

test('so is one in a public channel that the reader is not in', async () => {
  const { second, link } = await talkOfOnePull('public', []);

  expect(JSON.stringify(await askCatchup(team, team.ana, '1h', second))).toContain(link);
});

test('one in a private channel is not, for those outside, or for guests in public ones', async () => {
  const { slack, ana } = team;
  const { first, second } = await talkOfOnePull('private', []);
  expect(JSON.stringify(await askCatchup(team, ana, '1h', second))).not.toContain(first);

  const open = await talkOfOnePull('public', []);
  const guest = slack.addUser({ name: `gus-${pulls}`, isRestricted: true });
  slack.join(guest, open.second);
  expect(JSON.stringify(await askCatchup(team, guest, '1h', open.second))).not.toContain(open.first);
});

test('whoever has left the channel since is not pointed at it', async () => {
  const { slack, ana } = team;
  const { first, second } = await talkOfOnePull('private', [ana]);
  slack.leave(ana, first);
  await team.settled();

  expect(JSON.stringify(await askCatchup(team, ana, '1h', second))).not.toContain(first);
});

test('what was deleted is not pointed at, and nothing of it is kept', async () => {
  const { slack, ana } = team;
  const { first, second, earlier } = await talkOfOnePull('private', [ana]);
  const kept = async (): Promise<boolean> =>
    [...(await stored(team)).keys()].some((key) => key.includes(`:recent:${first}:${earlier}`));
  expect(await kept()).toBe(true);

  slack.delete(first, earlier);
  await team.settled();

  expect(await kept()).toBe(false);
  expect(JSON.stringify(await askCatchup(team, ana, '1h', second))).not.toContain(first);
});

test('what is a day old is not pointed at', async () => {
  const { slack, ana } = team;
  const { first, second } = await talkOfOnePull('private', [ana]);
  await team.runTo(slack.clock.now() + DAY);

  expect(JSON.stringify(await askCatchup(team, ana, '3d', second))).not.toContain(first);
});

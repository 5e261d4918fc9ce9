import { hourly, linkTo, nextBlock } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

const nowhere = { ...hourly, zone: { name: 'No/Where', follows: 'fixed' } } as const;

let team: Team;
beforeAll(async () => {
  team = await startTeam();
  await team.arrange({ people: { [team.ana]: hourly, [team.chi]: hourly }, policy: { receipts: 'none' } });
  await nextBlock(team);
});
afterAll(async () => {
  await team.close();
});

async function mention(...users: readonly string[]): Promise<string> {
  const { slack, ben, channel } = team;
  const text = users.map((user) => `<@${user}>`).join(' ');
  const ts = await slack.post({ user: ben, channel, text });
  await team.settled();
  return ts;
}

test('what waits comes also where the zone data no longer know the person’s zone', async () => {
  const ts = await mention(team.chi);
  await team.arrange({ people: { [team.chi]: nowhere } });

  expect(await nextBlock(team, team.chi)).toContain(linkTo(ts));
});

test('one person’s unknown zone keeps no mention from anybody else in the message', async () => {
  await team.arrange({ people: { [team.chi]: nowhere } });

  const ts = await mention(team.chi, team.ana);

  expect(await nextBlock(team)).toContain(linkTo(ts));
});

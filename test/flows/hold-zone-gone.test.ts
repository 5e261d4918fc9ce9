import { hourly, linkTo, nextBlock } from '../support/digests.ts';
import { screenOf, wordsIn } from '../support/screen.ts';
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

test('whose zone is unknown is told so wherever they look, and `/comms zone` is the way out', async () => {
  const screen = screenOf(team);
  await team.arrange({ people: { [team.chi]: nowhere } });

  for (const text of ['', 'now', 'open 2h', 'later 1h', 'away 2027-01-04..2027-01-05']) {
    const answer = await screen.comms(team.chi, text);
    expect(answer).toContain(
      text === 'now' ? 'Nothing waits for you.' : 'No/Where is not a zone that Sluice knows',
    );
  }
  expect(wordsIn(await screen.openHome(team.chi))).toContain('No/Where is not a zone that Sluice knows');
  const form = await screen.formAfter(team.chi, () =>
    team.slack.press({ user: team.chi, view: 'home', actionId: 'comms_edit' }),
  );
  expect(wordsIn(form)).toContain('No/Where is not a zone that Sluice knows');

  expect(await screen.comms(team.chi, 'zone Europe/Berlin')).toContain('*Next block:*');
  const ts = await mention(team.chi);
  expect(await nextBlock(team, team.chi)).toContain(linkTo(ts));
});

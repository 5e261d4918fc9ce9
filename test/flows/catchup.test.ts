import { linkTo } from '../support/digests.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam({ slack: { mode } });
  });
  afterAll(async () => {
    await team.close();
  });
  beforeEach(async () => {
    await askFreely(team);
  });

  test('/catchup shows the asker alone, in the place of “reading”, what was said, each thing with its link', async () => {
    const { slack, ana, ben, chi, channel } = team;
    const asked = await slack.post({
      user: ben,
      channel,
      text: `<@${ana}> can you review the migration by Friday?`,
    });
    const root = await slack.post({ user: chi, channel, text: 'The nightly build fails since the upgrade.' });
    const reply = await slack.post({
      user: ben,
      channel,
      text: 'We decided to roll back to 4.2.',
      threadTs: root,
    });

    await slack.command({ user: ana, channel, command: '/catchup' });
    await team.settled();

    const seen = slack.ephemerals(ana);
    expect(seen.map(({ state }) => state)).toEqual(['replaced', 'shown']);
    expect(seen[0]?.text).toBe('Reading …');
    const answer = JSON.stringify(seen[1]);
    for (const ts of [asked, reply]) expect(answer).toContain(linkTo(ts));
    expect(answer).toContain('can you review the migration by Friday?');
    expect(slack.ephemerals(ben)).toEqual([]);
  });
});

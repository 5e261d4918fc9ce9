import type { StoredMessage } from '../../emulator/world/types.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { batonsIn, openDraft, submitDraft } from '../support/handoffs.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

/** 11:00 in New York on the day of the tests: Ben's block. */
const BENS_BLOCK = Date.UTC(2026, 0, 20, 16, 0);

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let team: Team;
  let screen: Screen;
  beforeAll(async () => {
    team = await startTeam({ slack: { mode } });
    screen = screenOf(team);
    await team.arrange({ people: { [team.ana]: {}, [team.ben]: {} }, policy: { receipts: 'none' } });
  });
  afterAll(async () => {
    await team.close();
  });

  test('a day is drafted, edited, delivered at the receiver’s block above the digest, accepted, and the author told', async () => {
    const { slack, ana, ben, chi, channel } = team;
    const root = await slack.post({
      user: chi,
      channel,
      text: `<@${ana}> the nightly build fails. Can you look?`,
    });
    await slack.post({
      user: ana,
      channel,
      threadTs: root,
      text: 'I am looking into it. I suspect the new linker because it fails only on ARM.',
    });
    await slack.post({ user: ana, channel, threadTs: root, text: 'We decided to pin the linker to 4.2.' });
    await slack.post({
      user: ana,
      channel,
      threadTs: root,
      text: 'I will write the release notes tomorrow.',
    });
    await slack.post({ user: chi, channel, text: `<@${ben}> have you seen the figures?` });
    await team.settled();

    const draft = await openDraft(team, ana, '@ben');
    const texts = wordsIn(draft);
    expect(texts).toContain('In progress');
    const value = (name: string): string =>
      JSON.stringify(draft.blocks.find((each) => each['block_id'] === name));
    expect(value('progress')).toContain('I suspect the new linker');
    expect(value('decisions')).toContain('pin the linker to 4.2. [');
    expect(value('next')).toContain('release notes');
    expect(batonsIn(team, ben)).toEqual([]);

    const said = await submitDraft(team, ana, { blockers: 'Nobody knows the ARM runner. <@U1> <!channel>' });
    expect(wordsIn(said)).toContain('ben gets it');
    await team.runTo(BENS_BLOCK - MINUTE);
    expect(batonsIn(team, ben)).toEqual([]);

    const before = slack.dm(ben).length;
    await team.runTo(BENS_BLOCK);
    const [baton, digest, ...more] = slack.dm(ben).slice(before) as [StoredMessage, StoredMessage];
    expect(more).toEqual([]);
    expect(baton.metadata?.event_type).toBe('sluice_handoff');
    expect(digest.metadata?.event_type).toBe('sluice_digest');
    expect(wordsIn(baton)).toContain('Nobody knows the ARM runner.');
    expect(JSON.stringify(baton)).toContain(`p${root.replace('.', '')}`.slice(0, 6));
    expect(JSON.stringify(baton.blocks)).not.toContain('"type":"broadcast"');

    await screen.changeOf(baton, () => screen.touch(ben, baton, labelled(baton, 'Accept')));
    expect(wordsIn(baton)).toContain('You have accepted it.');
    expect(batonsIn(team, ana)).toEqual([]);

    // Ana's next block: 11:00 in Berlin on the next day.
    await team.runTo(Date.UTC(2026, 0, 21, 10, 0));
    expect(batonsIn(team, ana).map(wordsIn).join()).toContain('ben has accepted your handoff');
    await team.runTo(Date.UTC(2026, 0, 21, 10, 0) + HOUR);
    expect(batonsIn(team, ana)).toHaveLength(1);
  });
});

import { openDraft, submitDraft } from '../support/handoffs.ts';
import { labelled, type Screen, screenOf } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

/** 11:00 in New York on the day of the tests: Ben's block. */
const BENS_BLOCK = Date.UTC(2026, 0, 20, 16, 0);

let team: Team;
let screen: Screen;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
  await team.arrange({ people: { [team.ana]: {}, [team.ben]: {} }, policy: { receipts: 'none' } });
});
afterAll(async () => {
  await team.close();
});

async function list(user: string) {
  const { slack, channel } = team;
  return await screen.answerTo(user, () =>
    slack.command({ user, channel, command: '/handoff', text: 'list' }),
  );
}

test('author and receiver each get the report as Markdown, with what they may read of it', async () => {
  const { slack, ana, ben } = team;
  const board = slack.addChannel({ name: 'board', kind: 'private', members: [ana, slack.botUserId] });
  await slack.post({ user: ana, channel: board, text: 'I finished the plan to sell the *company* today.' });
  await team.settled();
  await openDraft(team, ana, '@ben');
  const said = await submitDraft(team, ana, { next: 'Read <https://x.test> & [this](that)' });
  await slack.closeView({ user: ana, viewId: said.id, all: true });

  const anas = await asMarkdown(ana);
  expect(anas).toContain('# Handoff from ana');
  expect(anas).toContain('sell the company today. [#board, Tue, Jan 20, 2026');
  expect(anas).toContain(String.raw`\\[this\\](that)`);

  await team.runTo(BENS_BLOCK);
  const bens = await asMarkdown(ben);
  expect(bens).toContain('Said where you cannot read. [source](https://');
  expect(bens).not.toMatch(/sell|board/);
  expect(bens).toContain(String.raw`\\[this\\](that)`);
});

test('the whole view has it too, in its own place', async () => {
  const { slack, ben } = team;
  const answer = await list(ben);
  const whole = await screen.formAfter(ben, () => screen.touch(ben, answer, labelled(answer, 'Show')));
  await slack.press({ user: ben, view: whole.id, ...labelled(whole, 'As Markdown') });
  const shown = await slack.until(() => {
    const view = slack.modals(ben).at(-1);
    return view !== undefined && JSON.stringify(view.blocks).includes('# Handoff from') ? view : undefined;
  }, 'the Markdown');
  expect(slack.modals(ben)).toHaveLength(1);
  await slack.closeView({ user: ben, viewId: shown.id, all: true });
});

async function asMarkdown(user: string): Promise<string> {
  const { slack } = team;
  const answer = await list(user);
  const view = await screen.formAfter(user, () =>
    screen.touch(user, answer, labelled(answer, 'As Markdown')),
  );
  expect(JSON.stringify(view.blocks)).toContain('rich_text_preformatted');
  await slack.closeView({ user, viewId: view.id, all: true });
  return JSON.stringify(view.blocks);
}

import type { Canvas } from '../../emulator/world/canvases.ts';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { batonsIn, openDraft, submitDraft } from '../support/handoffs.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

/** 11:00 in New York on the day of the tests: Ben's block. */
const BENS_BLOCK = Date.UTC(2026, 0, 20, 16, 0);

let team: Team;
let screen: Screen;
async function start(options: Parameters<typeof startTeam>[0] = {}): Promise<void> {
  team = await startTeam(options);
  screen = screenOf(team);
  await team.arrange({ people: { [team.ana]: {}, [team.ben]: {} }, policy: { receipts: 'none' } });
}
afterEach(async () => {
  await team.close();
});

test('an author keeps a handoff as a canvas, which those who have it can read, without what one of them may not', async () => {
  await start();
  const { slack, ana, ben } = team;
  const board = slack.addChannel({ name: 'board', kind: 'private', members: [ana, slack.botUserId] });
  await slack.post({ user: ana, channel: board, text: 'I finished the plan to sell the company today.' });
  await team.settled();
  await hand({ next: 'Look at *the* queue' });

  expect(slack.canvases()).toEqual([]);
  expect(wordsIn(await keep())).toContain('It is kept as a <');
  await team.settled();
  const canvas = only(slack.canvases());
  expect(canvas.title).toBe('Handoff from ana, Tue, Jan 20, 2026, 9:00 AM');
  expect(canvas.markdown).toContain(String.raw`- Look at \*the\* queue`);
  expect(canvas.markdown).toContain('Said where you cannot read.');
  expect(canvas.markdown).not.toMatch(/sell|board/);
  expect([...canvas.access]).toEqual([[ana, 'read']]);

  await team.runTo(BENS_BLOCK);
  await team.settled();
  expect([...canvas.access]).toEqual([
    [ana, 'read'],
    [ben, 'read'],
  ]);
  const [baton] = batonsIn(team, ben);
  await slack.until(
    () =>
      (baton !== undefined && wordsIn(baton).includes(`/docs/${slack.teamId}/${canvas.id}|Canvas>`)) ||
      undefined,
    'the link',
  );

  // A second press makes no second one.
  const whole = await show(ana);
  expect(wordsIn(whole)).not.toContain('Keep as canvas');
  await slack.closeView({ user: ana, viewId: whole.id, all: true });
  expect(slack.canvases()).toHaveLength(1);
});

test('a canvas follows corrections, and goes with the text of its handoff', async () => {
  await start();
  const { slack, ana } = team;
  await hand({ next: 'Look at the queue' });
  await keep();
  await team.settled();
  const list = await batons(ana);
  const form = await screen.formAfter(ana, () => screen.touch(ana, list, labelled(list, 'Correct')));
  await submitDraft(team, ana, { next: 'Look at the other queue' });
  await slack.closeView({ user: ana, viewId: form.id, all: true });
  await slack.until(
    () => only(slack.canvases()).markdown.includes('the other queue') || undefined,
    'the correction',
  );

  // Nobody touches it: it closes after 60 days, and is kept for 30 more.
  await team.runTo(BENS_BLOCK);
  await team.runTo(BENS_BLOCK + HOUR);
  await team.runTo(BENS_BLOCK + 61 * DAY);
  expect(slack.canvases()).toHaveLength(1);
  await team.runTo(BENS_BLOCK + 92 * DAY);
  expect(slack.canvases()).toEqual([]);
});

test('a canvas goes when its author leaves Sluice', async () => {
  await start();
  await hand({ next: 'Look at the queue' });
  await keep();
  await team.settled();
  expect(team.slack.canvases()).toHaveLength(1);
  await screen.comms(team.ana, 'off');
  await team.runTo(team.slack.clock.now() + 2 * MINUTE);
  await team.slack.until(() => team.slack.canvases().length === 0 || undefined, 'the canvas to be gone');
});

test('before Sluice is removed its canvases go, and a copy links to none', async () => {
  await start();
  const { slack, ben } = team;
  await hand({ next: 'Look at the queue' });
  await keep();
  await team.settled();
  await team.runTo(BENS_BLOCK);
  const linked = () => batonsIn(team, ben).map(wordsIn).join().includes('|Canvas>') || undefined;
  await slack.until(linked, 'the link');
  await team.app.pause();
  await slack.until(() => slack.canvases().length === 0 || undefined, 'the canvas to be gone');
  await slack.until(() => (linked() === undefined ? true : undefined), 'the link to be gone');
});

test('a canvas whose making Slack did not answer stays empty, and nobody can open it', async () => {
  await start();
  await hand({ next: 'Look at the queue' });
  team.slack.faults.add({ method: 'canvases.create', kind: 'accept-and-drop', times: 1 });
  await keep();
  await team.settled();
  const lost = only(team.slack.canvases());
  expect([lost.markdown, lost.access.size]).toEqual(['', 0]);
});

test('on the free plan the author gets the Markdown, and is told why', async () => {
  await start({ slack: { freePlan: true } });
  await hand({ next: 'Look at the queue' });
  const shown = await keep();
  expect(wordsIn(shown)).toContain('free plan has no canvases');
  expect(JSON.stringify(shown.blocks)).toContain('- Look at the queue');
  expect(team.slack.canvases()).toEqual([]);
});

test.each([
  ['canvas_disabled_user_team', 'does not let Sluice make canvases'],
  ['missing_scope', 'until an admin adds the permission'],
  ['canvas_creation_failed', 'could not make a canvas'],
])(
  'where Slack says %s the Markdown is shown in its place, and a later press may succeed',
  async (error, said) => {
    await start();
    await hand({ next: 'Look at the queue' });
    team.slack.faults.add({ method: 'canvases.create', kind: 'error', error, times: 1 });
    expect(wordsIn(await keep())).toContain(said);
    await keep();
    expect(team.slack.canvases()).toHaveLength(1);
  },
);

test('what can no longer be corrected is removed', async () => {
  await start();
  const { slack, ana, ben } = team;
  await hand({ next: 'Look at the queue' });
  await keep();
  await team.settled();
  slack.faults.add({ method: 'canvases.edit', kind: 'error', error: 'restricted_action' });
  await team.runTo(BENS_BLOCK);
  await slack.until(() => slack.canvases().length === 0 || undefined, 'the canvas to be gone');
  expect(batonsIn(team, ben).map(wordsIn).join()).not.toContain('|Canvas>');
  expect(wordsIn(await show(ana))).toContain('Keep as canvas');
});

async function hand(values: Record<string, string>): Promise<void> {
  const { slack, ana } = team;
  await openDraft(team, ana, '@ben');
  const said = await submitDraft(team, ana, values);
  await slack.closeView({ user: ana, viewId: said.id, all: true });
}

async function batons(user: string) {
  const { slack, channel } = team;
  return await screen.answerTo(user, () =>
    slack.command({ user, channel, command: '/handoff', text: 'list' }),
  );
}

async function show(user: string) {
  const list = await batons(user);
  return await screen.formAfter(user, () => screen.touch(user, list, labelled(list, 'Show')));
}

async function keep() {
  const { slack, ana } = team;
  const whole = await show(ana);
  await slack.press({ user: ana, view: whole.id, ...labelled(whole, 'Keep as canvas') });
  const shown = await slack.until(() => {
    const view = slack.modals(ana).at(-1);
    return view !== undefined && !wordsIn(view).includes('Keep as canvas') ? view : undefined;
  }, 'what came of it');
  await slack.closeView({ user: ana, viewId: shown.id, all: true });
  return shown;
}

function only([canvas, ...more]: readonly Canvas[]): Canvas {
  if (canvas === undefined || more.length > 0) throw new Error(`There are ${more.length} canvases too many`);
  return canvas;
}

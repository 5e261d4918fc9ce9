import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { batonsIn, openDraft, submitDraft, valueIn } from '../support/handoffs.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
  await team.arrange({ people: { [team.ana]: {}, [team.chi]: {} }, policy: { receipts: 'none' } });
});
afterAll(async () => {
  await team.close();
});

/** Monday 26 January 2026, midnight UTC. */
const MONDAY = Date.UTC(2026, 0, 26);

function batonsOf(user: string) {
  return batonsIn(team, user).filter(({ text }) => text.startsWith('Handoff from'));
}

/** Opens the draft, adds a line to what comes next, and hands it over. Answers what stood there before. */
async function handOn(user: string, to: string, line: string): Promise<string> {
  const draft = await openDraft(team, user, to);
  const before = valueIn(draft, 'next');
  const said = await submitDraft(team, user, { next: [before, line].filter(Boolean).join('\n') });
  await team.slack.closeView({ user, viewId: said.id, all: true });
  return before;
}

/** Accepts what came last, which came in this block and not before. */
async function take(user: string, at: number, count: number): Promise<string> {
  await team.runTo(at - MINUTE);
  expect(batonsOf(user)).toHaveLength(count - 1);
  await team.runTo(at);
  expect(batonsOf(user)).toHaveLength(count);
  const baton = batonsOf(user).at(-1);
  if (baton === undefined) throw new Error('No baton came');
  await screen.changeOf(baton, () => screen.touch(user, baton, labelled(baton, 'Accept')));
  await team.settled();
  return wordsIn(baton);
}

test('through a week the baton goes round between Berlin and Tokyo: once each way and day, nothing dropped on the way', async () => {
  const { ana, chi } = team;
  const expected: string[] = [];
  for (const day of [0, 1, 2, 3, 4]) {
    await askFreely(team);
    const midnight = MONDAY + day * DAY;
    // 15:30 in Tokyo, after Chi’s morning: she hands on what she has to Ana, whose block begins at 16:00 in Berlin.
    await team.runTo(midnight + 6 * HOUR + 30 * MINUTE);
    await handOn(chi, '@ana', `Chi’s thing of day ${day}`);
    expected.push(`Chi’s thing of day ${day}`);
    const anas = await take(ana, midnight + 10 * HOUR, day + 1);
    for (const line of expected) expect(anas).toContain(line);

    // 17:00 in Berlin: Ana hands all of it on, and a thing of her own; Chi reads at 11:00 in Tokyo.
    await team.runTo(midnight + 16 * HOUR);
    const before = await handOn(ana, '@chi', `Ana’s thing of day ${day}`);
    for (const line of expected) expect(before).toContain(line);
    expected.push(`Ana’s thing of day ${day}`);
    const nextMorning = midnight + (day === 4 ? 3 * DAY : DAY) + 2 * HOUR;
    const chis = await take(chi, nextMorning, day + 1);
    for (const line of expected) expect(chis).toContain(line);
  }
  expect(batonsOf(ana)).toHaveLength(5);
  expect(batonsOf(chi)).toHaveLength(5);
});

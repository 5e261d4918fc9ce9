import type { View } from '../../emulator/world/types.ts';
import { HOUR } from '../../src/clock.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
  await team.arrange({ people: { [team.ana]: {}, [team.ben]: {}, [team.chi]: {} } });
  await screen.nextMorning();
});
afterAll(async () => {
  await team.close();
});

beforeEach(async () => {
  await askFreely(team);
});

async function pressForForm(user: string, label: string, beside?: string): Promise<View> {
  await team.slack.openHome(user);
  const page = await team.slack.until(() => team.slack.home(user), 'App Home');
  const block = page.blocks.find(
    (one) => beside !== undefined && wordsIn({ blocks: [one] }).includes(beside),
  );
  const touch = labelled(page, label, block && String(block['block_id']));
  return await screen.formAfter(user, () => team.slack.press({ user, ...touch }));
}

async function declare(name: string, members: string[], zone: string, hours: string): Promise<unknown> {
  await pressForForm(team.ana, 'Add a region');
  return await screen.submit(team.ana, { name, members, zone, hours });
}

const page = async (user: string): Promise<string> => wordsIn(await screen.openHome(user));

test('regions that a steward declares are shown, with their own time, to those on them', async () => {
  const { ana, ben, chi } = team;
  expect(await page(ana)).toContain('Declare regions that take over from one another');
  expect(await page(ben)).not.toContain('Who is on');

  await declare('Berlin', [ana], 'europe/berlin', 'Mon–Fri 9:00–17:00');
  await declare('Tokyo', [chi], 'Asia/Tokyo', 'Mo–Fr 10–18');

  await page(ana);
  // What is shown anew because of the first region may come in between.
  const shown = await team.slack.until(() => {
    const words = wordsIn(team.slack.home(ana) ?? {});
    return words.includes('*Tokyo* –') && words;
  }, 'both regions');
  expect(shown).toContain(`*Berlin* – 9:00 AM there, on until 5:00 PM · <@${ana}>`);
  expect(shown).toContain(`*Tokyo* – 5:00 PM there, on until 6:00 PM · <@${chi}>`);
  expect(shown.indexOf('*Tokyo* –')).toBeLessThan(shown.indexOf('*Berlin* –'));
  expect(shown).toContain('Nobody is on: 5:00 PM, for 9 h');
  expect(await page(chi)).toContain('*Berlin* – 9:00 AM there');
  expect(await page(ben)).not.toContain('Who is on');
});

test('as time goes on, those who have gone home say when they are back', async () => {
  await team.runTo(team.slack.clock.now() + 2 * HOUR);

  expect(await page(team.chi)).toContain('*Tokyo* – 7:00 PM there, starts in 15 h');
});

test('what is wrong in the form is said beneath it, in the person’s own words', async () => {
  const wrong = await declare('berlin', [team.ben], 'Mars/Olympus', 'whenever');

  expect(wrong).toEqual({
    name: 'There is a region called “berlin” already.',
    zone: expect.stringContaining('“Mars/Olympus” is no time zone that I know.'),
    hours: expect.stringContaining('whenever'),
  });
});

test('a region is changed, removed, and put back', async () => {
  const { ana, ben } = team;
  await pressForForm(ana, 'Edit', '*Tokyo* – <@');
  await screen.submit(ana, { name: 'Asia', members: [ben], zone: 'Asia/Tokyo', hours: 'Mon-Fri 10-18' });
  const shownTo = (user: string): string => wordsIn(team.slack.home(user) ?? {});
  await team.slack.openHome(ben);
  await team.slack.until(() => shownTo(ben).includes('*Asia* –') || undefined, 'the region to be there');

  const notice = await pressForForm(ana, 'Remove', '*Asia* – <@');
  expect(wordsIn(notice)).toContain('Asia is no longer on the rota.');
  const { slack } = team;
  await slack.until(() => !shownTo(ana).includes('*Asia* –') || undefined, 'the region to be gone');

  await slack.press({ user: ana, view: notice.id, ...labelled(notice, 'Put it back') });
  await slack.until(() => shownTo(ana).includes('*Asia* –') || undefined, 'the region to be back');
});

test('nobody but stewards is offered to declare regions', async () => {
  expect(await page(team.ben)).not.toContain('Add a region');
});

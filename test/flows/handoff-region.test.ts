import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { batonsIn, handOver, openDraft, submitDraft } from '../support/handoffs.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

/** 16:00 in Berlin, 10:00 in New York, on the day of the tests. */
const AFTERNOON = Date.UTC(2026, 0, 20, 15, 0);
const WEEKDAYS = [1, 2, 3, 4, 5];

let team: Team;
let screen: Screen;
let dan: string;
let eve: string;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
  const { slack, ana, ben, chi, channel } = team;
  dan = slack.addUser({ name: 'dan', realName: 'Dan', tz: 'America/New_York' });
  eve = slack.addUser({ name: 'eve', realName: 'Eve', tz: 'Asia/Tokyo' });
  for (const user of [dan, eve]) slack.join(user, channel);
  const region = (id: string, name: string, members: string[], zone: string) => ({
    ...{ id, name, members, zone },
    hours: [{ days: WEEKDAYS, start: '09:00', end: '17:00' }],
  });
  const at = (start: string, end: string, name: string) => ({
    blocks: [{ days: WEEKDAYS, start, end }],
    zone: { name, follows: 'slack' as const },
  });
  await team.arrange({
    people: {
      [ana]: {},
      [ben]: at('11:00', '11:30', 'America/New_York'),
      [dan]: at('13:00', '13:30', 'America/New_York'),
      [chi]: at('11:00', '11:30', 'Asia/Tokyo'),
    },
    policy: {
      receipts: 'none',
      rota: {
        regions: [
          region('r1', 'Berlin', [ana], 'Europe/Berlin'),
          region('r2', 'New York', [ben, dan], 'America/New_York'),
          region('r3', 'Tokyo', [chi, eve], 'Asia/Tokyo'),
        ],
      },
    },
  });
  await team.runTo(AFTERNOON);
});
afterAll(async () => {
  await team.close();
});

test('the next region gets it each at their own block, named before, and the first who accepts closes the others', async () => {
  const { slack, ana, ben } = team;
  const form = await openDraft(team, ana, 'next');
  expect(wordsIn(form)).toContain('Next region: New York');
  expect(wordsIn(form)).toContain('ben, dan. Whoever accepts first takes it.');

  const said = await submitDraft(team, ana, { next: 'Watch the release' });
  expect(wordsIn(said)).toContain('On its way to New York. 2 people get it');
  await slack.closeView({ user: ana, viewId: said.id, all: true });

  await team.runTo(Date.UTC(2026, 0, 20, 16, 0));
  const [bens] = batonsIn(team, ben);
  if (bens === undefined) throw new Error('Nothing has come to Ben');
  expect(wordsIn(bens)).toContain('Watch the release');
  expect(batonsIn(team, dan)).toEqual([]);

  await team.runTo(Date.UTC(2026, 0, 20, 18, 0));
  const [dans] = batonsIn(team, dan);
  if (dans === undefined) throw new Error('Nothing has come to Dan');
  await screen.touch(dan, dans, labelled(dans, 'Accept'));
  await slack.until(() => wordsIn(bens).includes('dan has accepted it') || undefined, 'Ben to see it');
  expect(wordsIn(await list(ana))).toContain('To *New York*');
});

test('it is overdue when the last of the region had their block, and then goes to the region after', async () => {
  const { ana, ben, chi } = team;
  await team.runTo(AFTERNOON + DAY);
  await handOver(team, ana, 'next', { next: 'Second watch' });
  const bensBlock = AFTERNOON + DAY + HOUR;
  await team.runTo(bensBlock);
  expect(batonsIn(team, ben)).toHaveLength(2);
  expect(wordsIn(await list(ana))).not.toContain('Not accepted in time');

  const dansBlockEnds = bensBlock + 2.5 * HOUR;
  await team.runTo(dansBlockEnds - MINUTE);
  expect(wordsIn(await list(ana))).not.toContain('Not accepted in time');
  await team.runTo(dansBlockEnds);
  expect(wordsIn(await list(ana))).toContain('Not accepted in time');

  // Chi's block: 11:00 in Tokyo.
  await team.runTo(Date.UTC(2026, 0, 22, 2, 0));
  expect(batonsIn(team, chi).map(wordsIn).join()).toContain('Second watch');
});

test('a region that is gone when the form is sent is said beside the choice, and nothing is sent', async () => {
  const { slack, ana } = team;
  await team.runTo(Date.UTC(2026, 0, 22, 14, 30));
  const form = await openDraft(team, ana, 'next');
  await team.arrange({ policy: { receipts: 'none', rota: { regions: [] } } });

  const { errors } = await slack.submit({
    user: ana,
    viewId: form.id,
    values: { next: { next: 'Nobody is there' } },
  });
  expect(errors).toEqual({ handoff_kind: 'That region is no longer on the rota. Choose somebody else.' });
  await slack.closeView({ user: ana, viewId: form.id, all: true });
});

test('without a rota there is no next region, and it is said how to do without', async () => {
  const { slack, ana, channel } = team;
  const answer = await screen.answerTo(ana, () =>
    slack.command({ user: ana, channel, command: '/handoff', text: 'next' }),
  );
  expect(wordsIn(answer)).toContain('`/handoff @person` works without');
});

async function list(user: string) {
  const { slack, channel } = team;
  return await screen.answerTo(user, () =>
    slack.command({ user, channel, command: '/handoff', text: 'list' }),
  );
}

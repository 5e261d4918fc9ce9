import type { StoredMessage } from '../../emulator/world/types.ts';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { impatient } from '../support/delivery.ts';
import { batonsIn, handOver } from '../support/handoffs.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

/** 17:30 in Berlin on the day of the tests, a Tuesday: half an hour before Ana's working day ends. */
const OFFER = Date.UTC(2026, 0, 20, 16, 30);
const OFFICE = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' }];

let team: Team;
let screen: Screen;
beforeEach(async () => {
  team = await startTeam({ timing: impatient });
  screen = screenOf(team);
  await team.arrange({
    people: { [team.ana]: { workingHours: OFFICE }, [team.ben]: {} },
    policy: { receipts: 'none' },
  });
});
afterEach(async () => {
  await team.close();
});

const offers = (user = team.ana): readonly StoredMessage[] =>
  batonsIn(team, user).filter((message) => wordsIn(message).includes('Your day ends at'));

async function command(text: string, user = team.ana): Promise<StoredMessage> {
  const { slack, channel } = team;
  const answer = await screen.answerTo(user, () =>
    slack.command({ user, channel, command: '/handoff', text }),
  );
  await team.settled();
  return answer as unknown as StoredMessage;
}

function only([offer, ...more]: readonly StoredMessage[]): StoredMessage {
  if (offer === undefined || more.length > 0) throw new Error(`There are ${more.length} offers too many`);
  return offer;
}

test('nobody is offered anything who has not asked for it', async () => {
  await team.runTo(OFFER + 10 * MINUTE);
  expect(offers()).toEqual([]);
  expect(wordsIn(await command('offer'))).toContain('Off. I can ask you 30 minutes before');
});

test('a handoff is offered half an hour before the day ends, once, also after a restart, and each day anew', async () => {
  expect(wordsIn(await command('offer on'))).toContain('Next: 5:30 PM.');
  await team.runTo(OFFER - MINUTE);
  expect(offers()).toEqual([]);
  await team.restart();
  await team.runTo(OFFER);
  expect(wordsIn(only(offers()))).toContain('Your day ends at 6:00 PM. Hand over?');

  await team.restart();
  await team.runTo(OFFER + 2 * HOUR);
  expect(offers()).toHaveLength(1);
  await team.runTo(OFFER + DAY);
  expect(offers()).toHaveLength(2);
});

test('an offer whose answer from Slack is lost is not made twice', async () => {
  await command('offer on');
  const lost = team.slack.faults.add({ method: 'chat.postMessage', kind: 'accept-and-drop', times: 1 });
  await team.runTo(OFFER);
  expect(lost.hits).toBe(1);
  expect(offers()).toHaveLength(1);
});

test('other hours move it, an absence cancels it, and there is none on days off', async () => {
  await command('offer on');
  await changeWorkingHours('Mon–Fri 9:00–16:00');
  await team.runTo(OFFER - 2 * HOUR - MINUTE);
  expect(offers()).toEqual([]);
  await team.runTo(OFFER - 2 * HOUR);
  expect(offers()).toHaveLength(1);
  // The same day is not offered again because it has become longer.
  await changeWorkingHours('Mon–Fri 9:00–18:00');
  await team.runTo(OFFER + 5 * MINUTE);
  expect(offers()).toHaveLength(1);

  await screen.comms(team.ana, 'away 2026-01-21..2026-01-22');
  await team.runTo(OFFER + 2 * DAY + HOUR);
  expect(offers()).toHaveLength(1);
  await team.runTo(OFFER + 3 * DAY);
  expect(offers()).toHaveLength(2);
  // Saturday and Sunday.
  await team.runTo(OFFER + 5 * DAY + HOUR);
  expect(offers()).toHaveLength(2);
});

test('whoever has handed over today, left, or works where Sluice is paused, is not asked', async () => {
  await command('offer on');
  await team.runTo(OFFER - HOUR);
  await handOver(team, team.ana, '@ben', { next: 'All told' });
  await team.runTo(OFFER + 10 * MINUTE);
  expect(offers()).toEqual([]);

  await team.arrange({ policy: { receipts: 'none', pausedSince: OFFER + HOUR } });
  await team.runTo(OFFER + DAY + 10 * MINUTE);
  expect(offers()).toEqual([]);

  await team.arrange({ policy: { receipts: 'none' } });
  await screen.comms(team.ana, 'off');
  await team.runTo(OFFER + 2 * DAY + 10 * MINUTE);
  expect(offers()).toEqual([]);
});

test('Draft opens the draft, Not today leaves it, Stop offering ends it', async () => {
  const { ana, slack } = team;
  await command('offer on');
  await team.runTo(OFFER);
  const offer = only(offers());
  const before = slack.modals(ana).length;
  await screen.touch(ana, offer, labelled(offer, 'Draft'));
  const form = await slack.until(() => slack.modals(ana)[before], 'the draft');
  expect(wordsIn(form)).toContain('Reading your working day');
  await slack.until(
    () =>
      slack
        .modals(ana)
        .at(-1)
        ?.blocks.some((one) => one['block_id'] === 'done') || undefined,
    'the form',
  );
  await slack.closeView({ user: ana, viewId: form.id, all: true });

  await screen.changeOf(offer, () => screen.touch(ana, offer, labelled(offer, 'Not today')));
  expect(wordsIn(offer)).toContain('no handoff today');

  await team.runTo(OFFER + DAY);
  const second = slack.dm(ana).at(-1);
  if (second === undefined) throw new Error('No second offer');
  await screen.changeOf(second, () => screen.touch(ana, second, labelled(second, 'Stop offering')));
  expect(wordsIn(second)).toContain('I offer no more.');
  await team.runTo(OFFER + 2 * DAY + HOUR);
  expect(slack.dm(ana).filter((message) => wordsIn(message).includes('Hand over?'))).toEqual([]);
});

test('without working hours it says that it needs them, offers to set them, and begins as soon as they are there', async () => {
  const { ben } = team;
  const answer = await command('offer on', ben);
  expect(wordsIn(answer)).toContain('as soon as I know when your working day ends');
  const form = await screen.formAfter(ben, () =>
    team.slack.press({
      user: ben,
      message: { channel: team.channel, ts: answer.ts },
      ...labelled(answer, 'Set working hours'),
    }),
  );
  expect(wordsIn(form)).toContain('Working hours');
  await screen.submit(ben, { working: 'Mon–Fri 9:00–17:00' });
  // 16:30 in New York.
  await team.runTo(Date.UTC(2026, 0, 20, 21, 30));
  expect(offers(ben)).toHaveLength(1);
});

test('somebody who does not use Sluice is told what is needed, and App Home has the switch', async () => {
  expect(wordsIn(await command('offer on', team.chi))).toContain('I need your hours first');
  const { ana } = team;
  const page = await screen.openHome(ana);
  expect(wordsIn(page)).toContain('can be offered 30 minutes before');
  const after = await screen.pressHome(ana, labelled(page, 'Offer me a handoff'));
  expect(wordsIn(after)).toContain('is offered 30 minutes before');
  await team.runTo(OFFER);
  expect(offers()).toHaveLength(1);
});

async function changeWorkingHours(working: string): Promise<void> {
  const { ana, slack, channel } = team;
  const answer = await screen.answerTo(ana, () => slack.command({ user: ana, channel, command: '/comms' }));
  await screen.formAfter(ana, () =>
    slack.press({ user: ana, message: { channel, ts: answer.ts }, ...labelled(answer, 'Edit hours') }),
  );
  await slack.press({ user: ana, view: slack.modals(ana).at(-1)?.id ?? '', actionId: 'comms_more' });
  await slack.until(
    () =>
      slack
        .modals(ana)
        .at(-1)
        ?.blocks.some((one) => one['block_id'] === 'working') || undefined,
    'the whole form',
  );
  await screen.submit(ana, { working });
  await slack.closeView({ user: ana, viewId: slack.modals(ana).at(-1)?.id ?? '', all: true });
}

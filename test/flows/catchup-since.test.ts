import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { BRIEF_FIELDS } from '../../src/norms/brief-modal.ts';
import { screenOf } from '../support/screen.ts';
import { askFreely, stored } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam();
  await team.arrange({ people: { [team.ana]: {} }, policy: { receipts: 'none' } });
});
afterAll(async () => {
  await team.close();
});
let places = 0;

function newPlace(): string {
  places += 1;
  const { slack, ana, ben, chi } = team;
  return slack.addChannel({ name: `since-${places}`, members: [ana, ben, chi] });
}

/** Says something a minute later. */
async function later(user: string, channel: string, text: string, threadTs?: string): Promise<string> {
  const { slack } = team;
  slack.clock.advance(MINUTE);
  return await slack.post({ user, channel, text, ...(threadTs === undefined ? {} : { threadTs }) });
}

async function ask(user: string, channel: string, text = ''): Promise<string> {
  const { slack } = team;
  await team.runTo(slack.clock.now() + MINUTE);
  await askFreely(team);
  await slack.command({ user, channel, command: '/catchup', text });
  await team.settled();
  return JSON.stringify(slack.ephemerals(user).at(-1));
}

test('it begins after what the person wrote last', async () => {
  const { ana, ben } = team;
  const channel = newPlace();
  await later(ben, channel, 'The old server is switched off.');
  await later(ana, channel, 'Good to know, thank you all.');
  await later(ben, channel, 'The new server needs a name.');

  const answer = await ask(ana, channel);

  expect(answer).toContain('The new server needs a name.');
  expect(answer).not.toContain('The old server');
  expect(answer).not.toContain('Good to know');
});

test('it begins after the person last reacted there', async () => {
  const { slack, ana, ben } = team;
  const channel = newPlace();
  const old = await later(ben, channel, 'The old server is switched off.');
  slack.clock.advance(MINUTE);
  slack.react(ana, channel, old, 'eyes');
  await later(ben, channel, 'The new server needs a name.');

  const answer = await ask(ana, channel);

  expect(answer).toContain('The new server needs a name.');
  expect(answer).not.toContain('The old server');
});

test('it begins where the last catch-up of the channel ended, and says so when there is nothing new', async () => {
  const { ana, ben } = team;
  const channel = newPlace();
  await later(ben, channel, 'The old server is switched off.');
  expect(await ask(ana, channel)).toContain('The old server');

  expect(await ask(ana, channel)).toContain(`Nothing new in <#${channel}> since`);
  await later(ben, channel, 'The new server needs a name.');
  const answer = await ask(ana, channel);

  expect(answer).toContain('The new server needs a name.');
  expect(answer).not.toContain('The old server');
});

test('what was said before in a thread that goes on is not missed: new answers to an old question come', async () => {
  const { ana, ben } = team;
  const channel = newPlace();
  const root = await later(ana, channel, 'Who can restore the backup of the wiki?');
  await later(ben, channel, 'We decided to keep the wiki read-only until then.', root);

  expect(await ask(ana, channel)).toContain('We decided to keep the wiki read-only until then.');
});

test('of such a thread what the person has seen before is not told again', async () => {
  const { ana, ben } = team;
  const channel = newPlace();
  const root = await later(
    ben,
    channel,
    'We decided to keep the wiki. Who can restore its backup by Friday?',
  );
  await later(ana, channel, 'Good to know, thank you all.');
  await later(ben, channel, 'We agreed to restore it from the tape in the cellar.', root);

  const answer = await ask(ana, channel);

  expect(answer).toContain('restore it from the tape');
  expect(answer).not.toContain('We decided to keep the wiki');
  expect(answer).not.toContain('Who can restore its backup');
});

test('whoever answers in a thread has not been caught up on the channel around it', async () => {
  const { ana, ben } = team;
  const channel = newPlace();
  const root = await later(ben, channel, 'Lunch is at noon on Friday.');
  await later(ben, channel, 'The release is postponed to Monday.');
  await later(ana, channel, 'I will bring dessert.', root);

  expect(await ask(ana, channel)).toContain('The release is postponed to Monday.');
});

test('a brief that Sluice posts for its author is theirs, and stands for the message that it makes whole', async () => {
  const { slack, ana, ben } = team;
  const channel = newPlace();
  const ts = await later(ben, channel, `<@${ana}> got a minute?`);
  await team.settled();
  const screen = screenOf(team);
  await screen.formAfter(ben, () =>
    slack.shortcut({ user: ben, callbackId: 'make_it_a_brief', channel, ts }),
  );
  await screen.submit(ben, { [BRIEF_FIELDS.needed]: 'Say which server is switched off first.' });
  await slack.until(() => slack.messages(channel).find(({ thread_ts }) => thread_ts === ts), 'the brief');

  const answer = await ask(ana, channel);

  expect(answer).toContain('Needs you');
  expect(answer).toContain('Say which server is switched off first.');
  expect(answer).toContain('"ben: "');
  expect(answer).not.toContain('got a minute');
});

test('without a word or reaction of theirs it is the last day, and for those who are not enrolled always', async () => {
  const { slack, ana, ben, chi } = team;
  const channel = newPlace();
  await later(ben, channel, 'Two days ago the cellar was flooded.');
  slack.clock.advance(2 * DAY);
  await later(chi, channel, 'The cellar is dry again.');

  for (const user of [ana, chi, chi]) {
    const answer = await ask(user, channel);
    expect(answer).toContain('The cellar is dry again.');
    expect(answer).not.toContain('flooded');
  }
});

test('since when it is told wins over what is known', async () => {
  const { ana, ben } = team;
  const channel = newPlace();
  await later(ben, channel, 'The old server is switched off.');
  await later(ana, channel, 'Good to know, thank you all.');

  expect(await ask(ana, channel, '1h')).toContain('The old server is switched off.');
});

test('where somebody was last cannot be read in Redis, is kept for a week, and goes with them', async () => {
  const { slack, ana, ben } = team;
  const channel = newPlace();
  await later(ben, channel, 'The old server is switched off.');
  await later(ana, channel, 'Good to know, thank you all.');
  await team.settled();
  const kept = async (): Promise<string> => (await stored(team)).get(`{${slack.teamId}}:active`) ?? '';

  expect(await kept()).toContain(ana);
  expect(await kept()).not.toContain(channel);
  expect(await kept()).not.toContain(ben);

  await team.runTo(slack.clock.now() + 8 * DAY);
  await team.runTo(slack.clock.now() + HOUR);
  expect(await kept()).toBe('');

  await later(ana, channel, 'Anything new about the server?');
  await team.settled();
  expect(await kept()).toContain(ana);
  await slack.command({ user: ana, channel, command: '/comms', text: 'off' });
  await team.settled();
  await team.runTo(slack.clock.now() + HOUR);
  expect(await kept()).toBe('');
});

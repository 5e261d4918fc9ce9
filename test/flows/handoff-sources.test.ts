import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { type LlmServer, startLlm } from '../summary/llm-server.ts';
import { linkTo } from '../support/digests.ts';
import { batonsIn, handOver, openDraft, submitDraft, valueIn } from '../support/handoffs.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let llm: LlmServer;
let team: Team;
let screen: Screen;
/** 09:00 in Berlin on the day of the test. */
let nine: number;
const weekdays = [1, 2, 3, 4, 5];
beforeAll(async () => {
  llm = await startLlm((call) =>
    call.lines.map(({ id, text }) => ({
      ...{ kind: 'decision', text: `In short: ${text}`, ids: [id], quote: text },
      ...{ owner: null, due: null, translation: null },
    })),
  );
  team = await startTeam({
    env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: llm.url, OPENAI_MODEL: 'scripted-1' },
  });
  screen = screenOf(team);
});
afterAll(async () => {
  await team.close();
  await llm.close();
});
beforeEach(async () => {
  await askFreely(team);
  do nine = await screen.nextMorning();
  while (new Date(nine).getUTCDay() === 5);
});

async function drafted(user: string, text = '') {
  const draft = await openDraft(team, user, text);
  await team.slack.closeView({ user, viewId: draft.id, all: true });
  return draft;
}

test('what was marked done in a digest is done, what still asks is next, and what has not come yet is named without a word', async () => {
  const { slack, ben, channel } = team;
  const dora = screen.newcomer('dora');
  await team.arrange({
    people: { [dora]: { zone: { name: 'Europe/Berlin', follows: 'slack' } } },
    policy: { receipts: 'none' },
  });
  const figures = await slack.post({ user: ben, channel, text: `<@${dora}> can you check the figures?` });
  const logo = await slack.post({ user: ben, channel, text: `<@${dora}> could you send me the logo?` });
  await team.settled();
  await team.runTo(nine + 2 * HOUR);
  const digest = slack.dm(dora).findLast(({ metadata }) => metadata?.event_type === 'sluice_digest');
  if (digest === undefined) throw new Error('No digest came');
  const done = labelled(digest, 'Done', `${channel}|${figures}`);
  await screen.changeOf(digest, () => screen.touch(dora, digest, done));
  await team.runTo(nine + 3 * HOUR);
  const secret = await slack.post({ user: ben, channel, text: `<@${dora}> the password is swordfish, ok?` });
  await team.settled();

  const draft = await drafted(dora);
  expect(valueIn(draft, 'done')).toContain('Dealt with: ben: can you check the figures?');
  expect(valueIn(draft, 'next')).toContain('Waits for my answer: ben: could you send me the logo?');
  expect(valueIn(draft, 'next')).toContain('A mention of me that I have not read yet.');
  expect(JSON.stringify(draft)).not.toContain('swordfish');
  for (const ts of [figures, logo, secret]) expect(JSON.stringify(draft)).toContain(linkTo(ts));
});

test('of a place that its author cannot read a draft does not even say the name', async () => {
  const { slack, ben } = team;
  const eve = screen.newcomer('eve');
  const word = {
    ...{ phrase: 'sev1', channels: [], needsReason: false, meaning: '', next: [] },
    ...{ by: { users: [], groups: [] }, calls: { users: [], groups: [] }, declaredBy: ben, declaredAt: 0 },
  };
  const redPhone = { words: [word], callsPerWeek: 100, admitted: [], next: [] };
  await team.arrange({
    people: { [eve]: { zone: { name: 'Europe/Berlin', follows: 'slack' } } },
    policy: { receipts: 'none', redPhone },
  });
  await team.runTo(nine + 3 * HOUR);
  const secret = slack.addChannel({ name: 'layoffs', members: [ben], kind: 'private' });
  const held = await slack.post({ user: ben, channel: secret, text: `<@${eve}> have a look later?` });
  await slack.post({ user: ben, channel: secret, text: `<@${eve}> sev1, the list has leaked` });
  await team.settled();

  const draft = await drafted(eve);
  expect(valueIn(draft, 'progress')).toContain('sev1');
  expect(JSON.stringify(draft)).not.toContain('layoffs');
  expect(JSON.stringify(draft)).not.toContain(linkTo(held));
});

test('a thread in which somebody only answered is part of their day, and one from before it is not', async () => {
  const { slack, ben, channel } = team;
  const emil = screen.newcomer('emil');
  await team.arrange({ people: { [emil]: { zone: { name: 'Europe/Berlin', follows: 'slack' } } } });
  const old = await slack.post({ user: ben, channel, text: 'The heating is broken.' });
  await slack.post({ user: emil, channel, threadTs: old, text: 'I have fixed the heating.' });
  await team.settled();
  await team.runTo(nine + DAY);
  const root = await slack.post({ user: ben, channel, text: 'The printer is broken.' });
  await slack.post({ user: emil, channel, threadTs: root, text: 'I have fixed the printer.' });
  await team.settled();

  const draft = await drafted(emil);
  expect(valueIn(draft, 'done')).toBe('• I have fixed the printer. [1]');
});

test('with a language model that an admin has accepted it writes the draft, of channels that it may read', async () => {
  const { slack, ana, ben, channel } = team;
  const fay = screen.newcomer('fay');
  await team.arrange({
    people: { [fay]: { zone: { name: 'Europe/Berlin', follows: 'slack' } } },
    policy: {
      llm: {
        ...{ host: new URL(llm.url).host, model: 'scripted-1', isAccepted: true },
        ...{ decidedBy: ana, decidedAt: 0 },
      },
    },
  });
  const closed = slack.addChannel({ name: 'closed', kind: 'private', members: [fay, ben] });
  await slack.post({ user: fay, channel, text: 'The party moves to the roof garden on Sunday evening.' });
  await slack.post({ user: fay, channel: closed, text: 'We decided to give everybody a raise.' });
  await team.settled();

  const draft = await drafted(fay);
  expect(valueIn(draft, 'decisions')).toContain('In short: The party moves to the roof garden');
  expect(valueIn(draft, 'decisions')).toContain('• We decided to give everybody a raise.');
  expect(wordsIn(draft)).toContain('Made with scripted-1.');
  expect(JSON.stringify(llm.calls)).not.toContain('raise');
});

test('whom the rota names next gets what nobody has accepted in time, at their own block', async () => {
  const { ana, ben } = team;
  const gus = screen.newcomer('gus', { tz: 'Asia/Tokyo' });
  const region = (id: string, members: string[], zone: string) => ({
    ...{ id, name: id, members, zone },
    hours: [{ days: weekdays, start: '09:00', end: '17:00' }],
  });
  await team.arrange({
    people: { [ben]: {}, [gus]: { zone: { name: 'Asia/Tokyo', follows: 'slack' } } },
    policy: {
      receipts: 'none',
      rota: {
        regions: [region('west', [ben], 'America/New_York'), region('east', [gus], 'Asia/Tokyo')],
      },
    },
  });
  await handOver(team, ana, '@ben', { next: 'Mind the shop' });
  await team.runTo(nine + 8 * HOUR + 29 * MINUTE);
  expect(batonsIn(team, gus)).toHaveLength(0);
  // 11:00 in Tokyo on the next day.
  await team.runTo(nine + 18 * HOUR - MINUTE);
  expect(batonsIn(team, gus)).toHaveLength(0);
  await team.runTo(nine + 18 * HOUR);
  const [baton] = batonsIn(team, gus);
  if (baton === undefined) throw new Error('No baton came');
  expect(wordsIn(baton)).toContain('Mind the shop');
  expect(wordsIn(baton)).toContain('Nobody has accepted this yet.');
  await screen.changeOf(baton, () => screen.touch(gus, baton, labelled(baton, 'Accept')));
  await team.settled();
  expect(wordsIn(batonsIn(team, ben).at(-1) ?? {})).toContain('gus has accepted it.');
});

test('as the day begins the draft is of the working day before; where nothing is found it says that one line is enough', async () => {
  const { slack, channel } = team;
  const [ivy, jo, kim] = [screen.newcomer('ivy'), screen.newcomer('jo'), screen.newcomer('kim')];
  const there = {
    zone: { name: 'Europe/Berlin', follows: 'slack' as const },
    workingHours: [{ days: weekdays, start: '09:00', end: '17:00' }],
  };
  await team.arrange({ people: { [ivy]: there, [jo]: there, [kim]: there } });
  await team.runTo(nine + HOUR);
  await slack.post({ user: ivy, channel, text: 'I have watered the plants.' });
  await team.settled();
  await team.runTo(nine + DAY);

  const draft = await drafted(ivy);
  expect(valueIn(draft, 'done')).toBe('• I have watered the plants. [1]');
  expect(wordsIn(draft)).toContain('since yesterday 9:00 AM');
  expect(wordsIn(draft)).not.toContain('nothing to start from');
  expect(wordsIn(await drafted(jo))).toContain('One line of your own is enough to send it.');

  // At the very instant at which the day begins.
  const first = await slack.post({ user: kim, channel, text: 'I have opened the shop.' });
  expect(Number(first)).toBe((nine + DAY) / 1000);
  // What was handed over already is not handed over once more.
  await slack.post({ user: ivy, channel, text: 'I have cleaned the tank.' });
  await team.settled();
  await openDraft(team, ivy, '@jo');
  const sent = await submitDraft(team, ivy, { done: 'Cleaned the tank' });
  await slack.closeView({ user: ivy, viewId: sent.id, all: true });
  await team.runTo(nine + 2 * DAY);
  expect(valueIn(await drafted(kim), 'done')).toBe('• I have opened the shop. [1]');
  expect(valueIn(await drafted(ivy), 'done')).toBe('');
});

test('the form opens before the day has been read, and says so', async () => {
  const { slack, channel } = team;
  const hal = screen.newcomer('hal');
  await team.arrange({ people: { [hal]: { zone: { name: 'Europe/Berlin', follows: 'slack' } } } });
  await slack.post({ user: hal, channel, text: 'I have cleaned the kitchen.' });
  await team.settled();
  const slow = slack.faults.add({ method: 'conversations.history', kind: 'delay', ms: 600, times: 1 });

  await slack.command({ user: hal, channel, command: '/handoff' });
  const form = await slack.until(() => slack.modals(hal).at(-1), 'a form');
  expect(wordsIn(form)).toContain('Reading your working day …');
  await slack.until(
    () =>
      slack
        .modals(hal)
        .at(-1)
        ?.blocks.some((block) => block['block_id'] === 'done')
        ? true
        : undefined,
    'a draft',
  );
  expect(slow.hits).toBe(1);
  expect(valueIn(slack.modals(hal).at(-1) ?? form, 'done')).toContain('I have cleaned the kitchen.');
});

import { Redis } from 'ioredis';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { linkTo } from '../support/digests.ts';
import { batonsIn, handOver, openDraft, submitDraft, valueIn } from '../support/handoffs.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely, stored } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
/** 09:00 in Berlin on the day of the test. */
let nine: number;
/** Somebody new for each test; they read at 11:00 and 16:00 in Berlin. */
let dora: string;
let count = 0;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
  // A day that is followed by a working day.
  do nine = await screen.nextMorning();
  while (new Date(nine).getUTCDay() === 5);
  count += 1;
  dora = screen.newcomer(`dora${count}`);
  await team.arrange({
    people: {
      [team.ben]: {},
      [dora]: { zone: { name: 'Europe/Berlin', follows: 'slack' } },
    },
    policy: { receipts: 'none' },
  });
});

const BENS_MORNING = 8 * HOUR;

/** Without what they hear of their own. */
function handedTo(user: string, title = 'Handoff from') {
  return batonsIn(team, user).filter(({ text }) => text.startsWith(title));
}

async function listOf(user: string) {
  const { slack, channel } = team;
  return await screen.answerTo(user, () =>
    slack.command({ user, channel, command: '/handoff', text: 'list' }),
  );
}

/** Opens the form to correct what stands first in somebody's list. */
async function correct(user: string, values: Record<string, unknown>): Promise<string> {
  const list = await listOf(user);
  const [first] = (list.blocks ?? []).filter((block) => block['type'] === 'actions');
  const touch = labelled(list, 'Correct', String(first?.['block_id']));
  await screen.formAfter(user, () => screen.touch(user, list, touch));
  const said = await submitDraft(team, user, values);
  await team.slack.closeView({ user, viewId: said.id, all: true });
  return wordsIn(said);
}

test('a correction is in the receiver’s copy, marked, whether it has been delivered or not', async () => {
  const { ben } = team;
  const seen = batonsIn(team, ben).length;
  await handOver(team, dora, '@ben', { next: 'Restart at three' });
  expect(await correct(dora, { next: 'Restart at four' })).toContain('Corrected.');
  await team.runTo(nine + BENS_MORNING);
  const [baton] = batonsIn(team, ben).slice(seen);
  if (baton === undefined) throw new Error('No baton came');
  expect(wordsIn(baton)).toContain('Restart at four');
  expect(wordsIn(baton)).toContain('corrected');

  await correct(dora, { next: 'Restart at five' });
  expect(wordsIn(baton)).toContain('Restart at five');
  expect(batonsIn(team, ben)).toHaveLength(seen + 1);
});

test('what was accepted goes on in the next report of whoever accepted it, and ends there with the old one', async () => {
  const { ben } = team;
  await handOver(team, dora, '@ben', { next: 'Turn the lights off', done: 'Turned them on' });
  await team.runTo(nine + BENS_MORNING);
  const baton = batonsIn(team, ben).at(-1);
  if (baton === undefined) throw new Error('No baton came');
  await screen.changeOf(baton, () => screen.touch(ben, baton, labelled(baton, 'Accept')));
  await team.settled();

  const doras = await openDraft(team, dora);
  expect(valueIn(doras, 'next')).not.toContain('Turn the lights off');
  await team.slack.closeView({ user: dora, viewId: doras.id, all: true });
  const bens = await openDraft(team, ben, `@dora${count}`);
  expect(valueIn(bens, 'next')).toContain('Turn the lights off');
  expect(valueIn(bens, 'done')).not.toContain('Turned them on');
  const said = await submitDraft(team, ben);
  await team.slack.closeView({ user: ben, viewId: said.id, all: true });
  expect(wordsIn(baton)).toContain('went on in a newer handoff');
});

test('a draft that was not sent is kept for a day and offered again, and read anew only when asked', async () => {
  const { slack } = team;
  const draft = await openDraft(team, dora, '@ben');
  await slack.press({
    user: dora,
    view: draft.id,
    actionId: 'handoff_keep',
    values: { next: { next: 'Half a thought' } },
  });
  await slack.until(
    () => (JSON.stringify(slack.modals(dora).at(-1)).includes('kept for a day') ? true : undefined),
    'kept',
  );
  await slack.closeView({ user: dora, viewId: draft.id, all: true });

  const again = await openDraft(team, dora);
  expect(valueIn(again, 'next')).toBe('Half a thought');
  expect(wordsIn(again)).toContain('You have not sent it.');
  expect(JSON.stringify(again)).toContain(team.ben);
  await slack.press({ user: dora, view: again.id, actionId: 'handoff_again' });
  await slack.until(
    () => (valueIn(slack.modals(dora).at(-1) ?? again, 'next') === '' ? true : undefined),
    'a new draft',
  );
});

test('nothing goes without a receiver or words, and what was typed stays', async () => {
  const { slack } = team;
  const draft = await openDraft(team, dora);
  const empty = await slack.submit({
    user: dora,
    viewId: draft.id,
    values: { handoff_receiver_person: { handoff_receiver_person: team.ben } },
  });
  expect(JSON.stringify(empty.errors)).toContain('Write at least one line');
  const own = { handoff_receiver_person: { handoff_receiver_person: dora }, next: { next: 'x y z' } };
  const toSelf = await slack.submit({ user: dora, viewId: draft.id, values: own });
  expect(JSON.stringify(toSelf.errors)).toContain('That is you');
  await slack.closeView({ user: dora, viewId: draft.id, all: true });
  expect(valueIn(await openDraft(team, dora), 'next')).toBe('x y z');
});

test('when the receiver’s hours change, what is still to come keeps to the new ones', async () => {
  const { ben } = team;
  const seen = handedTo(ben).length;
  await handOver(team, dora, '@ben', { next: 'Feed the cat' });
  await screen.comms(ben, 'mon-fri 13:00-13:30');
  await team.runTo(nine + BENS_MORNING + HOUR);
  expect(handedTo(ben)).toHaveLength(seen);
  await team.runTo(nine + BENS_MORNING + 2 * HOUR);
  expect(handedTo(ben)).toHaveLength(seen + 1);

  await handOver(team, dora, '@ben', { next: 'Feed the dog' });
  await screen.comms(ben, 'open 1h');
  await team.settled();
  expect(handedTo(ben)).toHaveLength(seen + 2);
});

test('of a private place the author is told who cannot read it, and these get the link alone', async () => {
  const { slack, ben } = team;
  const secret = slack.addChannel({ name: `secret-${count}`, members: [dora], kind: 'private' });
  const said = await slack.post({
    user: dora,
    channel: secret,
    text: 'We decided to buy the Falcon company.',
  });
  const own = await slack.post({ user: dora, channel: secret, text: 'I will call their lawyers tomorrow.' });
  await team.settled();

  const draft = await openDraft(team, dora, '@ben');
  expect(wordsIn(draft)).toContain('These lines were said where the receiver cannot read.');
  expect(valueIn(draft, 'decisions')).toContain('Falcon');
  const next = valueIn(draft, 'next').replace(/.*lawyers.*?(\[\d\])/, 'A call is to be made $1');
  const sent = await submitDraft(team, dora, { next });
  await slack.closeView({ user: dora, viewId: sent.id, all: true });
  await team.runTo(nine + BENS_MORNING);
  const baton = JSON.stringify(batonsIn(team, ben).at(-1));
  expect(baton).toContain(linkTo(said));
  expect(baton).toContain('A call is to be made');
  expect(baton).toContain(linkTo(own));
  for (const word of ['Falcon', 'lawyers', `secret-${count}`]) expect(baton).not.toContain(word);

  const shown = batonsIn(team, ben).at(-1);
  if (shown === undefined) throw new Error('No baton came');
  await screen.changeOf(shown, () => screen.touch(ben, shown, labelled(shown, 'Accept')));
  await team.settled();
  const bens = JSON.stringify(await openDraft(team, ben));
  expect(bens).toContain('A call is to be made');
  for (const word of ['Falcon', 'lawyers', `secret-${count}`]) expect(bens).not.toContain(word);
  await slack.closeView({ user: ben, viewId: slack.modals(ben).at(-1)?.id ?? '', all: true });
});

test('what is deleted or edited in Slack goes from the receiver’s copy as well', async () => {
  const { slack, ben, channel } = team;
  const [gone, changed] = [
    await slack.post({ user: dora, channel, text: 'We decided to pay the ransom.' }),
    await slack.post({ user: dora, channel, text: 'I have sent 4711 to Eve.' }),
  ];
  await team.settled();
  await openDraft(team, dora, '@ben');
  const sent = await submitDraft(team, dora);
  await slack.closeView({ user: dora, viewId: sent.id, all: true });
  await team.runTo(nine + BENS_MORNING);
  const [baton] = handedTo(ben).slice(-1);
  expect(wordsIn(baton ?? {})).toContain('ransom');
  expect(wordsIn(baton ?? {})).toContain('4711');

  slack.delete(channel, gone);
  slack.edit(channel, changed, 'I have sent it to Eve.');
  await team.settled();
  const now = await slack.until(() => {
    const [shown] = handedTo(ben).slice(-1);
    const words = wordsIn(shown ?? {});
    return words.includes('(deleted in Slack)') && words.includes('(edited in Slack since')
      ? words
      : undefined;
  }, 'the copy as it is now');
  expect(now).not.toMatch(/ransom|4711/);
  const whole = JSON.stringify(await openDraft(team, dora).then((form) => form.blocks));
  expect(whole).not.toMatch(/ransom|4711/);
});

test('a guest sees the words of those channels alone that they are in, also of public ones', async () => {
  const { slack } = team;
  const guest = slack.addUser({ name: `guest${count}`, tz: 'Europe/Berlin', isRestricted: true });
  const shared = slack.addChannel({ name: `shared-${count}`, members: [dora, guest] });
  await slack.post({ user: dora, channel: team.channel, text: 'We decided to rename the product to Heron.' });
  await slack.post({ user: dora, channel: shared, text: 'We decided to invite the agency on Monday.' });
  await team.settled();
  const draft = await openDraft(team, dora, `@guest${count}`);
  expect(wordsIn(draft)).toContain('These lines were said where the receiver cannot read.');
  const sent = await submitDraft(team, dora);
  await slack.closeView({ user: dora, viewId: sent.id, all: true });
  const baton = JSON.stringify(batonsIn(team, guest).at(-1));
  expect(baton).toContain('invite the agency');
  for (const word of ['Heron', '#general']) expect(baton).not.toContain(word);
});

test('another receiver in the form changes who cannot read, and nothing that was typed', async () => {
  const { slack, channel } = team;
  const secret = slack.addChannel({ name: `vault-${count}`, members: [dora], kind: 'private' });
  await slack.post({ user: dora, channel: secret, text: 'We decided to move the vault to Geneva.' });
  await team.settled();
  const draft = await openDraft(team, dora);
  expect(wordsIn(draft)).not.toContain('cannot read');
  const shows = async (words: string) =>
    await slack.until(() => {
      const form = slack.modals(dora).at(-1);
      return form !== undefined && wordsIn(form).includes(words) ? form : undefined;
    }, words);

  const typed = { next: { next: 'My own words' } };
  await slack.press({
    user: dora,
    view: draft.id,
    actionId: 'handoff_kind',
    selected: 'channel',
    values: typed,
  });
  const chosen = await shows('Which channel');
  expect(valueIn(chosen, 'next')).toBe('My own words');
  const to = { actionId: 'handoff_receiver_channel', blockId: 'handoff_receiver_channel' };
  await slack.press({ user: dora, view: chosen.id, ...to, selected: channel });
  const warned = await shows('These lines were said where the receiver cannot read.');
  expect(valueIn(warned, 'next')).toBe('My own words');
  await slack.press({ user: dora, view: chosen.id, ...to, selected: secret });
  const calm = await slack.until(() => {
    const form = slack.modals(dora).at(-1);
    return form !== undefined && !wordsIn(form).includes('cannot read') ? form : undefined;
  }, 'no warning');
  expect(valueIn(calm, 'decisions')).toContain('Geneva');
});

test('whoever shows senders only the senders’ time is told of in that', async () => {
  await team.arrange({
    people: { [team.ben]: { senderSees: 'theirs', zone: { name: 'Asia/Tokyo', follows: 'fixed' } } },
  });
  await openDraft(team, dora, '@ben');
  const said = await submitDraft(team, dora, { next: 'Turn the lights off' });
  await team.slack.closeView({ user: dora, viewId: said.id, all: true });
  expect(wordsIn(said)).toContain('for you');
  expect(wordsIn(said)).not.toContain('for them');
});

test('author and receiver each read it in their own language', async () => {
  const greta = screen.newcomer(`greta${count}`, { locale: 'de-DE' });
  await team.arrange({ people: { [greta]: { zone: { name: 'Europe/Berlin', follows: 'slack' } } } });
  await handOver(team, dora, `@greta${count}`, { next: 'Gardens first' });
  await team.runTo(nine + 2 * HOUR);
  const [baton] = handedTo(greta, 'Übergabe von');
  if (baton === undefined) throw new Error('No baton came');
  expect(wordsIn(baton)).toContain('Nächste Schritte\nGardens first');
  await screen.changeOf(baton, () => screen.touch(greta, baton, labelled(baton, 'Annehmen')));
  expect(wordsIn(baton)).toContain('Der Staffelstab ist bei dir.');
  await team.settled();
  const told = () => batonsIn(team, dora).map(wordsIn).join();
  expect(told()).toContain(`greta${count} has accepted your handoff`);
});

test('App Home shows what was handed over, with the same buttons', async () => {
  const { ben } = team;
  await handOver(team, dora, '@ben', { next: 'Paint the fence' });
  await team.runTo(nine + BENS_MORNING);
  const home = await screen.openHome(ben);
  expect(wordsIn(home)).toContain('Handed to you');
  const row = home.blocks.findIndex((block) => wordsIn({ blocks: [block] }).includes(`From *dora${count}*`));
  const buttons = home.blocks[row + 1];
  await screen.pressHome(ben, labelled(home, 'Accept', String(buttons?.['block_id'])));
  await team.settled();
  expect(wordsIn(batonsIn(team, ben).at(-1) ?? {})).toContain('You have accepted it.');
});

test('what a person wrote goes when they leave, sealed until then; what was delivered stays in Slack', async () => {
  const { ben } = team;
  await handOver(team, dora, '@ben', { next: 'Bury the treasure' });
  const before = [...(await stored(team))].filter(([key]) => key.includes(':handoff'));
  expect(before.some(([key]) => key.endsWith(`:handoffs-by:${dora}`))).toBe(true);
  expect(JSON.stringify(before)).not.toContain('treasure');
  await team.runTo(nine + BENS_MORNING);
  const baton = batonsIn(team, ben).at(-1);
  const hash = (await stored(team)).get(`{${team.slack.teamId}}:handoffs`) ?? '';

  await screen.comms(dora, 'off');
  await team.settled();
  await team.runTo(nine + BENS_MORNING + HOUR);
  const after = await stored(team);
  expect(after.has(`{${team.slack.teamId}}:handoffs-by:${dora}`)).toBe(false);
  expect((after.get(`{${team.slack.teamId}}:handoffs`) ?? '').length).toBeLessThan(hash.length);
  expect(wordsIn(baton ?? {})).toContain('Bury the treasure');
  const said = await screen.answerTo(ben, () =>
    screen.touch(ben, baton ?? fail(), labelled(baton ?? {}, 'Accept')),
  );
  expect(wordsIn(said)).toContain('no longer kept');
});

function fail(): never {
  throw new Error('No baton came');
}

test('one whose key is gone ends with a word to its author, and is kept no longer', async () => {
  const { ben, slack } = team;
  const seen = handedTo(ben).length;
  await handOver(team, dora, '@ben', { next: 'Lost in translation' });
  const redis = new Redis(team.redis.socket);
  const hash = `{${slack.teamId}}:handoffs`;
  const [id = ''] = await redis.smembers(`{${slack.teamId}}:handoffs-by:${dora}`);
  const sealed = (await redis.hgetBuffer(hash, id)) ?? Buffer.alloc(9);
  // After one byte of version stands the name of its key.
  await redis.hset(hash, id, Buffer.from(sealed).fill(0, 1, 5));
  await team.runTo(nine + BENS_MORNING);
  expect(handedTo(ben)).toHaveLength(seen);
  await team.runTo(nine + DAY + 2 * HOUR);
  expect(batonsIn(team, dora).map(wordsIn).join()).toContain('cannot be read any more');
  expect(await redis.hexists(hash, id)).toBe(0);
  redis.disconnect();
});

test('a closed one is kept for 30 days, and not a day longer', async () => {
  await handOver(team, dora, '@ben', { next: 'Close the shop' });
  const list = await listOf(dora);
  const said = await screen.answerTo(dora, () => screen.touch(dora, list, labelled(list, 'Close it')));
  expect(wordsIn(said)).toContain('It is closed.');
  await team.settled();
  const key = `{${team.slack.teamId}}:handoffs-by:${dora}`;
  await team.runTo(nine + 30 * DAY - MINUTE);
  expect((await stored(team)).has(key)).toBe(true);
  await team.runTo(nine + 30 * DAY + MINUTE);
  expect((await stored(team)).has(key)).toBe(false);
});

import type { StoredMessage } from '../../emulator/world/types.ts';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { batonsIn, handOver, openDraft, valueIn } from '../support/handoffs.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
/** 09:00 in Berlin on the day of the test. Ana reads at 11:00 and 16:00 there, Ben at 11:00 and 16:00 in New York. */
let nine: number;
beforeAll(async () => {
  team = await startTeam();
  screen = screenOf(team);
  await team.arrange({ people: { [team.ana]: {}, [team.ben]: {} }, policy: { receipts: 'none' } });
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
  // A day that is followed by a working day.
  do nine = await screen.nextMorning();
  while (new Date(nine).getUTCDay() === 5);
});

const BENS_MORNING = 8 * HOUR;
const ANAS_MORNING = 2 * HOUR;

/** Hands something over, and lets it come to the receiver. */
async function delivered(to: string, user: string, text: string, after: number): Promise<StoredMessage> {
  await handOver(team, team.ana, to, { next: text });
  await team.runTo(nine + after);
  return lastBaton(user);
}

function lastBaton(user: string): StoredMessage {
  const baton = batonsIn(team, user).at(-1);
  if (baton === undefined) throw new Error(`No baton came to ${user}`);
  return baton;
}

/** Presses something, and answers the words of the message as it stands then. */
async function changed(user: string, message: StoredMessage, label: string): Promise<string> {
  await screen.changeOf(message, () => screen.touch(user, message, labelled(message, label)));
  await team.settled();
  return wordsIn(message);
}

/** Presses something, and answers the words that only they are shown. */
async function pressed(user: string, message: StoredMessage, label: string): Promise<string> {
  const answer = await screen.answerTo(user, () => screen.touch(user, message, labelled(message, label)));
  await team.settled();
  return wordsIn(answer);
}

/** Presses what opens a form, fills in its text and sends it. */
async function filled(user: string, message: StoredMessage, label: string, text: string): Promise<string> {
  await screen.formAfter(user, () => screen.touch(user, message, labelled(message, label)));
  const said = await screen.submit(user, { text });
  if (said === undefined || !('blocks' in said)) throw new Error(`The form says ${JSON.stringify(said)}`);
  await team.slack.closeView({ user, viewId: String(said['id']), all: true });
  return wordsIn(said as { blocks: readonly unknown[] });
}

test('whoever declines says why; the author reads it in their next block and not before', async () => {
  const { ana, ben } = team;
  const baton = await delivered('@ben', ben, 'Rotate the keys', BENS_MORNING);
  const before = batonsIn(team, ana).length;

  expect(await filled(ben, baton, 'Decline', 'I am on the other project <!here>')).toContain('declined');
  expect(wordsIn(baton)).toContain('You have declined it.');

  await team.runTo(nine + DAY + ANAS_MORNING - MINUTE);
  expect(batonsIn(team, ana)).toHaveLength(before);
  await team.runTo(nine + DAY + ANAS_MORNING);
  const told = lastBaton(ana);
  expect(wordsIn(told)).toContain('ben has declined your handoff');
  expect(wordsIn(told)).toContain('I am on the other project &lt;!here&gt;');
});

test('nobody has accepted by the end of the block: the author hears so, it can still be accepted, and its items go on', async () => {
  const { ana, ben } = team;
  const baton = await delivered('@ben', ben, 'Order new batteries', BENS_MORNING);
  await team.runTo(nine + BENS_MORNING + 30 * MINUTE);
  const before = batonsIn(team, ana).length;
  await team.runTo(nine + DAY + ANAS_MORNING);
  expect(batonsIn(team, ana)).toHaveLength(before + 1);
  expect(wordsIn(lastBaton(ana))).toContain('Nobody has accepted your handoff');

  const draft = await openDraft(team, ana);
  expect(valueIn(draft, 'next')).toContain('Order new batteries');
  await team.slack.closeView({ user: ana, viewId: draft.id, all: true });

  expect(await changed(ben, baton, 'Accept')).toContain('You have accepted it.');
});

test('a question waits for the author’s block, and the answer for the block of whoever asked, in the thread of their copy', async () => {
  const { slack, ana, ben } = team;
  const baton = await delivered('@ben', ben, 'Check the dashboards', BENS_MORNING);
  const before = batonsIn(team, ana).length;

  expect(await filled(ben, baton, 'Ask a question', 'Which ones <@U1>?')).toContain('ana gets your question');
  await changed(ben, baton, 'Accept');
  await team.runTo(nine + DAY + ANAS_MORNING - MINUTE);
  expect(batonsIn(team, ana)).toHaveLength(before);

  await team.runTo(nine + DAY + ANAS_MORNING);
  const asked = batonsIn(team, ana)
    .slice(before)
    .find((message) => wordsIn(message).includes('ben asks'));
  if (asked === undefined) throw new Error('No question came');
  expect(wordsIn(asked)).toContain('Which ones');
  expect(await filled(ana, asked, 'Answer', 'The two red ones')).toContain('ben gets your answer');
  expect(wordsIn(asked)).toContain('You answered:');
  const thread = () => slack.thread(baton.channel, baton.ts).slice(1);
  expect(thread()).toHaveLength(0);

  await team.runTo(nine + DAY + BENS_MORNING);
  expect(thread().map(wordsIn).join()).toContain('The two red ones');
  expect(thread()).toHaveLength(1);
});

test('pressed twice, late and by others, a baton changes hands once and everybody hears it kindly', async () => {
  const { ana, ben } = team;
  const baton = await delivered('@ben', ben, 'Water the plants', BENS_MORNING);

  const accept = labelled(baton, 'Accept');
  const answer = await screen.answerTo(ben, async () => {
    await Promise.all([screen.touch(ben, baton, accept), screen.touch(ben, baton, accept)]);
  });
  expect(wordsIn(answer)).toContain('You have accepted it already.');
  await team.settled();
  expect(wordsIn(baton)).toContain('You have accepted it.');
  expect(await listOf(ana)).toContain('Water the plants');

  expect(await changed(ben, baton, 'Close it')).toContain('It is closed.');
  expect(await listOf(ana)).not.toContain('Water the plants');
});

async function listOf(user: string): Promise<string> {
  const { slack, channel } = team;
  const answer = await screen.answerTo(user, () =>
    slack.command({ user, channel, command: '/handoff', text: 'list' }),
  );
  return wordsIn(answer);
}

test('of a group each member gets a copy in their own block; the first to accept closes the others’', async () => {
  const { slack, ana, ben } = team;
  const dora = screen.newcomer('dora', { tz: 'Europe/Berlin' });
  await team.arrange({ people: { [dora]: { zone: { name: 'Europe/Berlin', follows: 'slack' } } } });
  slack.addUserGroup({ handle: 'ops', members: [ana, ben, dora] });
  const doras = await delivered('@ops', dora, 'Renew the certificate', 2 * HOUR);
  const seen = batonsIn(team, ben).length;
  await team.runTo(nine + BENS_MORNING);
  expect(batonsIn(team, ben)).toHaveLength(seen + 1);
  const bens = lastBaton(ben);
  expect(wordsIn(bens)).toContain('Renew the certificate');

  await changed(ben, bens, 'Accept');
  expect(wordsIn(doras)).toContain('ben has accepted it.');
  expect(doras.blocks?.some((block) => block['type'] === 'actions')).toBe(false);
});

test('a group’s baton is overdue when the last member’s block has ended, and not before', async () => {
  const { slack, ana, ben } = team;
  const emil = screen.newcomer('emil', { tz: 'Europe/Berlin' });
  await team.arrange({ people: { [emil]: { zone: { name: 'Europe/Berlin', follows: 'slack' } } } });
  slack.addUserGroup({ handle: 'crew', members: [ben, emil] });
  await delivered('@crew', emil, 'Call the vendor', 2 * HOUR);
  const before = batonsIn(team, ana).length;
  await team.runTo(nine + 7 * HOUR);
  expect(batonsIn(team, ana)).toHaveLength(before);
  await team.runTo(nine + DAY + ANAS_MORNING);
  expect(wordsIn(lastBaton(ana))).toContain('Nobody has accepted your handoff');
});

test('in a channel it is posted at once, and whoever takes it takes it for all', async () => {
  const { slack, ana, chi, channel } = team;
  await handOver(team, ana, '#general', { next: 'Tidy the board' });
  const post = slack.messages(channel).at(-1);
  expect(post?.metadata?.event_type).toBe('sluice_handoff');
  if (post === undefined) throw new Error('Nothing was posted');

  expect(await pressed(ana, post, 'Accept')).toContain('not yours');
  await changed(chi, post, 'Accept');
  expect(wordsIn(post)).toContain('chi has accepted it.');
  expect(await listOf(chi)).toContain('From *ana*');
});

test('whoever took one from a private channel and leaves it reads nothing of it any more', async () => {
  const { slack, ana, chi } = team;
  const closed = slack.addChannel({ name: 'closed-crew', members: [ana, chi], kind: 'private' });
  await handOver(team, ana, '#closed-crew', { next: 'Swordfish is the word' });
  const post = slack.messages(closed).at(-1);
  if (post === undefined) throw new Error('Nothing was posted');
  await changed(chi, post, 'Accept');
  const list = await screen.answerTo(chi, () =>
    slack.command({ user: chi, channel: team.channel, command: '/handoff', text: 'list' }),
  );
  const place = (list.blocks ?? [])
    .filter((block) => block['type'] === 'actions')
    .map((block) => String(block['block_id']));
  const show = () => screen.formAfter(chi, () => screen.touch(chi, list, labelled(list, 'Show', place[0])));
  expect(wordsIn(await show())).toContain('Swordfish');
  slack.leave(chi, closed);
  await team.settled();
  const shown = await show();
  expect(wordsIn(shown)).toContain('not yours');
  expect(wordsIn(shown)).not.toContain('Swordfish');
  expect(await listOf(chi)).not.toContain('Swordfish');
});

test('“at once” reaches a receiver who is in a block; without it the same waits for the next one', async () => {
  const { ana, ben } = team;
  await team.runTo(nine + BENS_MORNING + 5 * MINUTE);
  const before = batonsIn(team, ben).length;
  await handOver(team, ana, '@ben', { next: 'Later will do' });
  expect(batonsIn(team, ben)).toHaveLength(before);
  await handOver(team, ana, '@ben', { next: 'Now, please', at_once: ['at_once'] });
  expect(wordsIn(lastBaton(ben))).toContain('Now, please');
  await team.runTo(nine + 13 * HOUR);
  expect(wordsIn(lastBaton(ben))).toContain('Later will do');
});

test('whoever is not enrolled gets it as their working day begins, or at once while they work', async () => {
  const { slack, ana, chi } = team;
  // 18:00 in Tokyo: their day is over until 09:00, which is midnight in London.
  await handOver(team, ana, '@chi', { next: 'Translate the page' });
  expect(batonsIn(team, chi)).toHaveLength(0);
  await team.runTo(nine + 16 * HOUR - MINUTE);
  expect(batonsIn(team, chi)).toHaveLength(0);
  await team.runTo(nine + 16 * HOUR);
  expect(wordsIn(lastBaton(chi))).toContain('Translate the page');

  const fred = slack.addUser({ name: 'fred', tz: 'Asia/Tokyo' });
  await handOver(team, ana, '@fred', { next: 'Greet the visitors' });
  expect(wordsIn(lastBaton(fred))).toContain('Greet the visitors');
});

import type { StoredMessage } from '../../emulator/world/types.ts';
import { HOUR, SECOND } from '../../src/clock.ts';
import { mentionId } from '../../src/mentions/held.ts';
import { NORMS_ACTIONS } from '../../src/norms/action-ids.ts';
import { BRIEF_FIELDS } from '../../src/norms/brief-modal.ts';
import { STILL_TYPING_MS } from '../../src/norms/observe.ts';
import { Policy } from '../../src/people/policy.ts';
import { TELL_ME } from '../../src/receipts/receipt.ts';
import { screenOf, wordsIn } from '../support/screen.ts';
import { askFreely, stored } from '../support/stored.ts';
import { START, startTeam, type Team } from '../support/team.ts';

/** 11:00 in Berlin. */
const ANAS_BLOCK = START + 2 * HOUR;

let team: Team;
beforeEach(async () => {
  team = await startTeam();
  const { nudges } = Policy.parse({ nudges: { on: ['greeting'] } });
  await team.arrange({ people: { [team.ana]: {}, [team.chi]: {} }, policy: { nudges } });
  await askFreely(team);
});
afterEach(async () => {
  await team.close();
});

const thread = (ts: string): StoredMessage[] =>
  team.slack.messages(team.channel).filter((message) => message.thread_ts === ts && message.ts !== ts);

const digestsOf = (user: string): StoredMessage[] =>
  team.slack.dm(user).filter(({ metadata }) => metadata?.event_type === 'sluice_digest');

/** How many mentions a digest brings. */
const mentionsIn = ({ blocks = [] }: Pick<StoredMessage, 'blocks'>): number =>
  blocks.filter((block) => JSON.stringify(block).includes('digest-item')).length;

async function openFromShortcut(ts: string): Promise<void> {
  const { slack, ben, channel } = team;
  await screenOf(team).formAfter(ben, () =>
    slack.shortcut({ user: ben, callbackId: 'make_it_a_brief', channel, ts }),
  );
}

test('a greeting becomes a brief that waits in its place, as its author’s, and is delivered in the promised block', async () => {
  const { slack, ana, ben, channel } = team;
  const screen = screenOf(team);
  const ts = await slack.post({ user: ben, channel, text: `hi <@${ana}>` });
  await team.settled();
  await team.runTo(START + STILL_TYPING_MS);
  const nudge = slack.ephemerals(ben).at(-1);
  expect(nudge === undefined ? '' : wordsIn(nudge)).toContain('So far this is a greeting');

  const receipt = slack.ephemerals(ben).find(({ blocks }) => JSON.stringify(blocks).includes(TELL_ME));
  await screen.answerTo(ben, () =>
    slack.press({ user: ben, message: { channel, ts: receipt?.ts ?? '' }, actionId: TELL_ME }),
  );
  const form = await screen.formAfter(ben, () =>
    slack.press({
      user: ben,
      message: { channel, ts: nudge?.ts ?? '' },
      actionId: NORMS_ACTIONS.makeBrief,
    }),
  );
  expect(JSON.stringify(form.blocks)).toContain(ana);
  const neededBy = (START + 8 * HOUR) / SECOND;
  await screen.submit(ben, {
    [BRIEF_FIELDS.needed]: 'Say yes or no to the 2.0 release <!channel>',
    [BRIEF_FIELDS.context]: 'The changelog is done & reviewed.',
    [BRIEF_FIELDS.neededBy]: neededBy,
    [BRIEF_FIELDS.links]: 'https://example.com/changelog',
  });

  const [brief, ...more] = await slack.until(
    () => (thread(ts).length > 0 ? thread(ts) : undefined),
    'the brief',
  );
  expect(more).toEqual([]);
  expect(brief).toMatchObject({ user: slack.botUserId });
  const words = wordsIn(brief ?? {});
  expect(words).toContain(`Brief from ben* for <@${ana}>`);
  expect(words).toContain('Say yes or no to the 2.0 release &lt;!channel&gt;');
  expect(words).toContain('<https://example.com/changelog>');
  await team.settled();
  expect(
    slack
      .ephemerals(ben)
      .map(({ text }) => text)
      .join('\n'),
  ).toContain('You may delete your message now');

  // The original may go: what waits is the brief.
  slack.delete(channel, ts);
  await team.settled();
  await team.runTo(ANAS_BLOCK);
  const digest = await slack.until(() => digestsOf(ana)[0], 'the digest');
  expect(mentionsIn(digest)).toBe(1);
  const shown = wordsIn(digest);
  expect(shown).toContain(`<@${ben}>`);
  expect(shown).toContain('Say yes or no');
  expect(shown).toContain('needed by');
  expect(shown).not.toContain('deleted');
  expect(JSON.stringify(digest.blocks)).not.toContain(mentionId({ channel, ts }));
  // Who wanted to hear of the delivery of the original hears of the brief's, and once.
  await slack.until(() => slack.dm(ben)[0], 'the word of the delivery');
  expect(slack.dm(ben).map(({ text }) => text)).toEqual([expect.stringMatching(/^ana has your mention now/)]);
  expect(slack.dm(ben)[0]?.text).toContain((brief?.ts ?? '').replace('.', ''));
  await team.runTo(ANAS_BLOCK + 5 * HOUR);
  expect([digestsOf(ana).length, slack.dm(ben).length]).toEqual([1, 1]);
});

test('sent twice, a form is one brief; the same message gets no second one', async () => {
  const { slack, ana, ben, channel } = team;
  const ts = await slack.post({ user: ben, channel, text: `<@${ana}> we should talk about the release` });
  await team.settled();
  await openFromShortcut(ts);
  const viewId = slack.modals(ben).at(-1)?.id ?? '';
  const values = { [BRIEF_FIELDS.needed]: { [BRIEF_FIELDS.needed]: 'A date.' } };
  await Promise.all([
    slack.submit({ user: ben, viewId, values }),
    slack.submit({ user: ben, viewId, values }),
  ]);
  await team.settled();
  await openFromShortcut(ts);
  const answer = await screenOf(team).submit(ben, { [BRIEF_FIELDS.needed]: 'A date, again.' });
  await team.settled();

  expect(wordsIn(answer as object)).toContain('There is a brief for this message already');
  expect(thread(ts)).toHaveLength(1);
});

test('only its author makes a brief of a message', async () => {
  const { slack, ana, ben, channel } = team;
  const ts = await slack.post({ user: ana, channel, text: 'we should talk about the release' });
  await team.settled();
  const answer = await screenOf(team).answerTo(ben, () =>
    slack.shortcut({ user: ben, callbackId: 'make_it_a_brief', channel, ts }),
  );

  expect(answer.text).toContain('of your own messages only');
  expect(slack.modals(ben)).toEqual([]);
});

test('a guest who is no longer in the channel posts nothing there', async () => {
  const { slack } = team;
  const guest = slack.addUser({ name: 'guest', isRestricted: true });
  const channel = slack.addChannel({ name: 'with-guests', members: [team.ana, guest] });
  const ts = await slack.post({ user: guest, channel, text: `<@${team.ana}> about the release` });
  await team.settled();
  const screen = screenOf(team);
  await screen.formAfter(guest, () =>
    slack.shortcut({ user: guest, callbackId: 'make_it_a_brief', channel, ts }),
  );
  slack.leave(guest, channel);
  await team.settled();
  const before = slack.messages(channel).length;
  await screen.submit(guest, { [BRIEF_FIELDS.needed]: 'Release it' });
  await team.settled();

  expect(slack.messages(channel)).toHaveLength(before);
  expect(wordsIn(slack.dm(guest).at(-1) ?? {})).toContain('Slack did not take your brief');
});

/** Makes a brief of a message of Ben's, through the shortcut. */
async function brief(
  ts: string,
  needed: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await openFromShortcut(ts);
  await screenOf(team).submit(team.ben, { [BRIEF_FIELDS.needed]: needed, ...more });
  await team.settled();
}

const inHours = (hours: number): number => (team.slack.clock.now() + hours * HOUR) / SECOND;

test('what is needed first stands first, whatever came first, and nothing of it interrupts', async () => {
  const { slack, ana, ben, channel } = team;
  const post = (text: string) => slack.post({ user: ben, channel, text: `<@${ana}> ${text}` });
  await post('can you look at the oldest?');
  const [later, sooner] = [await post('the release, later'), await post('the backup, sooner')];
  await team.settled();
  await brief(later, 'The later one', { [BRIEF_FIELDS.neededBy]: inHours(9) });
  await brief(sooner, 'The sooner one', { [BRIEF_FIELDS.neededBy]: inHours(3) });
  expect(digestsOf(ana)).toEqual([]);

  await team.runTo(ANAS_BLOCK);
  const digest = await slack.until(() => digestsOf(ana)[0], 'the digest');
  expect(mentionsIn(digest)).toBe(3);
  const shown = wordsIn(digest);
  const order = ['The sooner one', 'The later one', 'the oldest'].map((text) => shown.indexOf(text));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
});

test('whoever had the original already gets the brief anew; who is not enrolled gets what Slack shows', async () => {
  const { slack, ana, channel } = team;
  const ts = await slack.post({ user: team.ben, channel, text: `<@${ana}> about the release` });
  await team.settled();
  await team.runTo(ANAS_BLOCK);
  await team.runTo(ANAS_BLOCK + HOUR);
  expect(digestsOf(ana)).toHaveLength(1);
  await brief(ts, 'A date, please');
  expect(digestsOf(ana)).toHaveLength(1);

  await team.runTo(ANAS_BLOCK + 5 * HOUR);
  const [, second] = await slack.until(
    () => (digestsOf(ana).length === 2 ? digestsOf(ana) : undefined),
    'the second digest',
  );
  expect(wordsIn(second ?? {})).toContain('A date, please');
});

test('a brief of a reply stands in the same thread, and waits in the place of the reply', async () => {
  const { slack, ana, ben, channel } = team;
  const root = await slack.post({ user: team.chi, channel, text: 'The release' });
  const reply = await slack.post({ user: ben, channel, text: `<@${ana}> thoughts?`, threadTs: root });
  await team.settled();
  await brief(reply, 'Yes or no');
  expect(thread(root)).toHaveLength(2);

  await team.runTo(ANAS_BLOCK);
  const digest = await slack.until(() => digestsOf(ana)[0], 'the digest');
  expect(mentionsIn(digest)).toBe(1);
  expect(wordsIn(digest)).toContain('Yes or no');
});

test('“Where is it?” tells the recipient and the sender of the original that there is a brief', async () => {
  const { slack, ana, ben, channel } = team;
  const ts = await slack.post({ user: ben, channel, text: `<@${ana}> thoughts?` });
  await team.settled();
  await brief(ts, 'Yes or no');
  const answer = await screenOf(team).answerTo(ana, () =>
    slack.shortcut({ user: ana, callbackId: 'where_is_it', channel, ts }),
  );

  expect(answer.text).toContain('Its author made it a brief');
  const toSender = await screenOf(team).answerTo(ben, () =>
    slack.shortcut({ user: ben, callbackId: 'where_is_it', channel, ts }),
  );
  expect(toSender.text).toContain('ana gets your brief in its place.');
});

test('a brief whose post got no answer stands in the thread once', async () => {
  const { slack, ana, ben, channel } = team;
  const ts = await slack.post({ user: ben, channel, text: `<@${ana}> thoughts?` });
  await team.settled();
  const isBrief = ({ metadata }: { metadata?: unknown }) =>
    JSON.stringify(metadata ?? '').includes('sluice_brief');
  const fault = slack.faults.add({
    method: 'chat.postMessage',
    kind: 'accept-and-drop',
    times: 1,
    when: isBrief,
  });
  await brief(ts, 'Yes or no');
  await slack.until(() => (fault.hits === 1 ? true : undefined), 'the fault');
  await slack.until(
    () => (slack.ephemerals(ben).some(({ text }) => text.includes('You may delete')) ? true : undefined),
    'the word to its author',
  );

  expect(thread(ts)).toHaveLength(1);
});

test('a brief that Slack does not take comes back to its author whole, and may be tried again', async () => {
  const { slack, ana, ben, channel } = team;
  const ts = await slack.post({ user: ben, channel, text: `<@${ana}> thoughts?` });
  await team.settled();
  slack.faults.add({
    method: 'chat.postMessage',
    kind: 'error',
    error: 'restricted_action',
    times: 1,
    when: ({ channel: to }) => to === channel,
  });
  await brief(ts, 'Yes or no to the release');
  const back = await slack.until(() => slack.dm(ben)[0], 'the brief to come back');
  expect(wordsIn(back)).toContain('Slack did not take your brief');
  expect(wordsIn(back)).toContain('Yes or no to the release');

  await brief(ts, 'Yes or no, again');
  expect(thread(ts)).toHaveLength(1);
});

test('of a brief that is posted nothing of its text is kept but what waits, sealed', async () => {
  const { slack, ana, ben, channel } = team;
  const ts = await slack.post({ user: ben, channel, text: `<@${ana}> thoughts?` });
  await team.settled();
  await brief(ts, 'The secret plan', { [BRIEF_FIELDS.context]: 'A secret reason' });
  const kept = await stored(team);

  expect([...kept.values()].join()).not.toMatch(/secret/);
  expect(kept.get(`{${slack.teamId}}:brief:${mentionId({ channel, ts })}`)).toMatch(/^posted /);
});

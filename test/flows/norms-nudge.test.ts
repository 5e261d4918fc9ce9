import { DAY, HOUR } from '../../src/clock.ts';
import { NORMS_ACTIONS } from '../../src/norms/action-ids.ts';
import { STILL_TYPING_MS } from '../../src/norms/observe.ts';
import { Policy } from '../../src/people/policy.ts';
import { wordsIn } from '../support/screen.ts';
import { askFreely, stored } from '../support/stored.ts';
import { START, startTeam, type Team } from '../support/team.ts';

const nudges = Policy.parse({ nudges: { on: ['greeting', 'question', 'announcement', 'crowd'] } }).nudges;

let team: Team;
beforeAll(async () => {
  team = await startTeam();
  await team.arrange({ people: { [team.ana]: {} }, policy: { nudges } });
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
});

let places = 0;
/** A channel and a sender of their own, so that no cooldown or conversation of another test is in the way. */
function place(name = 'eve', options: object = {}) {
  places += 1;
  const { slack, ana, ben } = team;
  const eve = slack.addUser({ name: `${name}-${places}`, tz: 'Europe/Berlin', ...options });
  const channel = slack.addChannel({ name: `place-${places}`, members: [ana, ben, eve] });
  return { eve, channel };
}

/** The nudges that somebody was shown, and not the receipts. */
function nudgesOf(user: string) {
  return team.slack.ephemerals(user).filter((shown) => JSON.stringify(shown.blocks).includes('nudge_mute'));
}

async function typingIsOver(): Promise<void> {
  await team.settled();
  await team.runTo(team.slack.clock.now() + STILL_TYPING_MS);
}

test('a bare greeting is nudged about once its sender had the time to go on, and only they see it', async () => {
  const { slack, ana, ben } = team;
  const { eve, channel } = place();
  const ts = await slack.post({ user: eve, channel, text: `hi <@${ana}>` });
  await team.settled();
  expect(nudgesOf(eve)).toEqual([]);
  await typingIsOver();

  const [nudge, ...more] = nudgesOf(eve);
  expect(more).toEqual([]);
  expect(nudge).toMatchObject({ channel, via: 'api' });
  expect(wordsIn(nudge ?? {})).toContain('So far this is a greeting.');
  expect(JSON.stringify(nudge?.blocks)).toContain(ts);
  expect([nudgesOf(ana), nudgesOf(ben)]).toEqual([[], []]);
});

test('whoever goes on, edits, deletes or is in a conversation is not nudged', async () => {
  const { slack, ana } = team;
  const [goesOn, edits, deletes, answers, inThread] = [place(), place(), place(), place(), place()];
  await slack.post({ user: goesOn.eve, channel: goesOn.channel, text: `hi <@${ana}>` });
  const edited = await slack.post({ user: edits.eve, channel: edits.channel, text: `hi <@${ana}>` });
  const gone = await slack.post({ user: deletes.eve, channel: deletes.channel, text: `hi <@${ana}>` });
  await slack.post({ user: ana, channel: answers.channel, text: 'Who knows about the backup?' });
  await slack.post({ user: answers.eve, channel: answers.channel, text: `<@${ana}> quick call?` });
  const root = await slack.post({ user: ana, channel: inThread.channel, text: 'The backup failed.' });
  await slack.post({ user: inThread.eve, channel: inThread.channel, text: `<@${ana}> ping`, threadTs: root });
  await team.settled();
  await slack.post({
    user: goesOn.eve,
    channel: goesOn.channel,
    text: 'the build is red because of the lint',
  });
  slack.edit(edits.channel, edited, `hi <@${ana}>, the build is red because of the lint`);
  slack.delete(deletes.channel, gone);
  await typingIsOver();

  for (const { eve } of [goesOn, edits, deletes, answers, inThread]) expect(nudgesOf(eve)).toEqual([]);
});

test('nobody is nudged about the same again within the cooldown, nor by an edit; about another kind they are', async () => {
  const { slack, ana } = team;
  const { eve, channel } = place();
  const ts = await slack.post({ user: eve, channel, text: `hi <@${ana}>` });
  await typingIsOver();
  slack.edit(channel, ts, `hello <@${ana}>`);
  await team.runTo(slack.clock.now() + HOUR);
  await slack.post({ user: eve, channel, text: `hey <@${ana}>` });
  await typingIsOver();
  expect(nudgesOf(eve)).toHaveLength(1);

  await team.runTo(slack.clock.now() + HOUR);
  await slack.post({ user: eve, channel, text: `<@${ana}> got a minute?` });
  await typingIsOver();
  expect(nudgesOf(eve)).toHaveLength(2);
  await team.runTo(slack.clock.now() + 7 * DAY);
  await slack.post({ user: eve, channel, text: `hey <@${ana}>` });
  await typingIsOver();
  expect(nudgesOf(eve)).toHaveLength(3);
});

test('a message that comes to the app twice is nudged about once', async () => {
  const { slack, ana } = team;
  const { eve, channel } = place();
  await slack.post({ user: eve, channel, text: `hi <@${ana}>` });
  await typingIsOver();
  const event = slack.deliveries.findLast(({ about }) => about === 'message');
  await slack.redeliver(event?.eventId ?? '');
  await typingIsOver();

  expect(nudgesOf(eve)).toHaveLength(1);
});

test('@channel to five people outside their hours says how many, to fewer says nothing', async () => {
  const { slack, ana } = team;
  const post = async (asleep: number) => {
    const { eve, channel } = place();
    const users = Array.from({ length: asleep }, (_, i) => slack.addUser({ name: `far-${places}-${i}` }));
    for (const user of users) slack.join(user, channel);
    const zone = { name: 'America/New_York', follows: 'slack' } as const;
    await team.arrange({ people: Object.fromEntries(users.map((user) => [user, { zone }])) });
    // 03:00 in New York; Ana and Ben are awake or unknown to the app.
    await slack.post({ user: eve, channel, text: '<!channel> the build is green again' });
    await team.settled();
    return nudgesOf(eve);
  };
  await team.runTo(nextMonday());
  await team.arrange({ people: { [ana]: {} } });

  expect(await post(4)).toEqual([]);
  const [nudge] = await post(6);
  expect(nudge?.text).toMatch(/^Of those in this channel [67] are outside their working hours\./);
});

test('a message that calls on more than five people says how many; on five nothing', async () => {
  const { slack } = team;
  const { eve, channel } = place();
  const users = Array.from({ length: 6 }, (_, i) => slack.addUser({ name: `many-${i}` }));
  const calls = (count: number) =>
    `${users
      .slice(0, count)
      .map((user) => `<@${user}>`)
      .join(' ')} the build is red because of the lint`;
  await slack.post({ user: eve, channel, text: calls(5) });
  await team.settled();
  expect(nudgesOf(eve)).toEqual([]);
  await slack.post({ user: eve, channel, text: calls(6) });
  await team.settled();

  expect(nudgesOf(eve)).toHaveLength(1);
  expect(nudgesOf(eve)[0]?.text).toContain('This calls on 6 at once.');
});

test('one press ends nudges about one thing, another all of them, and a third brings them back', async () => {
  const { slack, ana } = team;
  const { eve, channel } = place();
  const greet = async (text: string) => {
    await slack.post({ user: eve, channel, text });
    await typingIsOver();
    await team.runTo(slack.clock.now() + 8 * DAY);
    return slack
      .ephemerals(eve)
      .filter(({ state }) => state === 'shown')
      .at(-1);
  };
  const pressOn = async (shown: { ts: string } | undefined, actionId: string, answer: string) => {
    const message = { channel, ts: shown?.ts ?? '' };
    expect(await slack.press({ user: eve, message, actionId })).toMatchObject({ status: 200 });
    return await slack.until(() => {
      const last = slack.ephemerals(eve).at(-1);
      return last?.text === answer ? last : undefined;
    }, answer);
  };
  await pressOn(await greet(`hi <@${ana}>`), NORMS_ACTIONS.mute, 'You get no more nudges about greetings.');
  const before = nudgesOf(eve).length;
  await greet(`hi <@${ana}>`);
  expect(nudgesOf(eve)).toHaveLength(before);

  const off = await pressOn(await greet(`<@${ana}> ping`), NORMS_ACTIONS.muteAll, 'You get no more nudges.');
  const after = nudgesOf(eve).length;
  await greet(`<@${ana}> ping`);
  expect(nudgesOf(eve)).toHaveLength(after);

  await pressOn(off, NORMS_ACTIONS.unmute, 'You get nudges again.');
  await greet(`hi <@${ana}>`);
  expect(nudgesOf(eve)).toHaveLength(after + 1);
});

test('who greets an app is not nudged', async () => {
  const { slack } = team;
  const { eve, channel } = place();
  await slack.post({ user: eve, channel, text: `hi <@${slack.botUserId}>` });
  await typingIsOver();

  expect(nudgesOf(eve)).toEqual([]);
});

test('guests, exempt channels, kinds that are off and a paused workspace are left alone; words may be one’s own', async () => {
  const { slack, ana } = team;
  const [exempt, guest, off, own] = [place(), place('guest', { isRestricted: true }), place(), place()];
  await team.arrange({
    policy: {
      exemptChannels: [exempt.channel],
      nudges: { ...nudges, on: ['greeting', 'crowd'], words: { greeting: 'Say it <!here> & now.' } },
    },
  });
  for (const { eve, channel } of [exempt, guest, own])
    await slack.post({ user: eve, channel, text: `hi <@${ana}>` });
  await slack.post({ user: off.eve, channel: off.channel, text: `<@${ana}> ping` });
  await typingIsOver();

  for (const { eve } of [exempt, guest, off]) expect(nudgesOf(eve)).toEqual([]);
  expect(nudgesOf(own.eve).map(({ text }) => text)).toEqual(['Say it &lt;!here&gt; &amp; now.']);

  await team.arrange({ policy: { nudges, pausedSince: 1 } });
  const paused = place();
  await slack.post({ user: paused.eve, channel: paused.channel, text: `hi <@${ana}>` });
  await typingIsOver();
  expect(nudgesOf(paused.eve)).toEqual([]);
});

test('a group counts with its members, and nudges speak the language of whom they are for', async () => {
  const { slack } = team;
  await team.arrange({ policy: { nudges } });
  const { eve, channel } = place('eva', { locale: 'de-DE' });
  const members = Array.from({ length: 7 }, (_, i) => slack.addUser({ name: `member-${i}` }));
  const group = slack.addUserGroup({ handle: 'ops', members });
  await slack.post({ user: eve, channel, text: `<!subteam^${group}> der Build ist rot` });
  await team.settled();

  expect(nudgesOf(eve).map(({ text }) => text)).toEqual([
    'Das ruft 7 auf einmal. Nenne, wer handeln muss; alle anderen können mitlesen.',
  ]);
});

test('whoever says a declared word is not held up with manners', async () => {
  const { slack, ana } = team;
  const word = { phrase: 'urgent', meaning: 'Production is down', declaredBy: ana, declaredAt: 1 };
  await team.arrange({ policy: Policy.parse({ nudges, redPhone: { words: [word] } }) });
  const { eve, channel } = place();
  await slack.post({ user: eve, channel, text: `<@${ana}> urgent!` });
  await typingIsOver();

  expect(nudgesOf(eve)).toEqual([]);
});

test('an ordinary message makes nothing due and asks Slack nothing', async () => {
  const { slack } = team;
  const { eve, channel } = place();
  await team.arrange({ policy: { nudges } });
  const before = slack.calls.length;
  await slack.post({
    user: eve,
    channel,
    text: `hi <@${slack.botUserId}>, the build is red because of the lint`,
  });
  await team.settled();

  expect((await stored(team)).get(`{${slack.teamId}}:due`) ?? '').not.toContain('nudge');
  expect(slack.calls.slice(before)).toEqual([]);
});

/** Monday 08:00 UTC of the next week: 09:00 in Berlin, 03:00 in New York. */
function nextMonday(): number {
  const days = Math.ceil((team.slack.clock.now() - START) / DAY / 7) * 7;
  return START + (days - 1) * DAY;
}

import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { NORMS_ACTIONS } from '../../src/norms/action-ids.ts';
import { AGREEMENT_FIELDS } from '../../src/norms/agreement-form.ts';
import { NOTE_FIELDS, NOTE_ON } from '../../src/norms/note-form.ts';
import { NUDGES_FIELDS } from '../../src/norms/nudges-form.ts';
import { PEOPLE_ACTIONS } from '../../src/people/action-ids.ts';
import { type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely, stored } from '../support/stored.ts';
import { START, startTeam, type Team } from '../support/team.ts';

/** Monday 26 January 2026, 09:00 in Berlin. */
const MONDAY = START + 6 * DAY;

let team: Team;
let screen: Screen;
beforeEach(async () => {
  team = await startTeam();
  screen = screenOf(team);
  await team.arrange({ people: { [team.ana]: {}, [team.ben]: {}, [team.chi]: {} } });
  await askFreely(team);
});
afterEach(async () => {
  await team.close();
});

async function openForm(user: string, actionId: string, blockId?: string) {
  await screen.openHome(user);
  return await screen.formAfter(user, () =>
    team.slack.press({ user, actionId, ...(blockId === undefined ? {} : { blockId }) }),
  );
}

/** So many enrolled Berliners, each of whom Ben mentions at 10:00. */
async function mentioned(count: number): Promise<readonly string[]> {
  const { slack, ben, channel } = team;
  const users = Array.from({ length: count }, (_, i) =>
    slack.addUser({ name: `p${i}`, tz: 'Europe/Berlin' }),
  );
  for (const user of users) slack.join(user, channel);
  const zone = { name: 'Europe/Berlin', follows: 'slack' } as const;
  await team.arrange({ people: Object.fromEntries(users.map((user) => [user, { zone }])) });
  await team.runTo(START + HOUR);
  for (const user of users) await slack.post({ user: ben, channel, text: `<@${user}> can you look?` });
  await team.settled();
  await team.runTo(START + 2 * HOUR);
  return users;
}

describe('the weekly note', () => {
  const switchOn = async (): Promise<void> => {
    await openForm(team.ana, NORMS_ACTIONS.note);
    const answer = await screen.submit(team.ana, {
      [NOTE_FIELDS.channel]: team.channel,
      [NOTE_FIELDS.on]: [NOTE_ON],
    });
    expect(answer).toBeUndefined();
  };
  const notes = () =>
    team.slack.messages(team.channel).filter(({ metadata }) => metadata?.event_type === 'sluice_note');

  test('comes on Monday morning, once, with the sums of five people, and names nobody', async () => {
    const { slack } = team;
    await switchOn();
    const users = await mentioned(5);
    await team.runTo(MONDAY - MINUTE);
    expect(notes()).toEqual([]);
    await team.runTo(MONDAY + HOUR);

    const [note, ...more] = notes();
    expect(more).toEqual([]);
    const words = wordsIn(note ?? {});
    expect(words).toContain('5 mentions waited for a comms block instead of interrupting.');
    expect(words).toContain('About 5 hours of focus were protected');
    expect(words).toContain('Half of it was read within 1 h.');
    for (const user of [...users, team.ben]) expect(JSON.stringify(note)).not.toContain(user);
    expect([...(await stored(team))].filter(([key]) => key.includes(':week')).join()).not.toMatch(
      new RegExp(users.join('|')),
    );

    // The week after nobody was mentioned.
    await team.runTo(MONDAY + 8 * DAY);
    expect(notes()).toHaveLength(1);
    expect(
      slack
        .dm(team.ana)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Last week');
  });

  test('says nothing of fewer than five, and its preview says why', async () => {
    await switchOn();
    await mentioned(4);
    await team.runTo(MONDAY + HOUR);
    expect(notes()).toEqual([]);

    expect(wordsIn(await openForm(team.ana, NORMS_ACTIONS.note))).toContain('it takes five people');
  });

  test('is previewed before it is switched on, and goes nowhere where Sluice is not', async () => {
    const { slack, ana } = team;
    await mentioned(5);
    await team.runTo(MONDAY);
    const form = await openForm(ana, NORMS_ACTIONS.note);
    expect(wordsIn(form)).toContain('5 mentions waited');
    const elsewhere = slack.addChannel({ name: 'elsewhere', members: [ana], bot: false });

    expect(
      await screen.submit(ana, { [NOTE_FIELDS.channel]: elsewhere, [NOTE_FIELDS.on]: [NOTE_ON] }),
    ).toEqual({ [NOTE_FIELDS.channel]: expect.stringContaining('/invite @Sluice') });
  });
});

describe('a channel’s agreement', () => {
  const set = async (user: string, expected: string, text = ''): Promise<void> => {
    await openForm(user, NORMS_ACTIONS.agreement);
    await screen.submit(user, { [AGREEMENT_FIELDS.channel]: team.channel });
    const answer = await screen.submit(user, {
      [AGREEMENT_FIELDS.expected]: expected,
      [AGREEMENT_FIELDS.text]: text,
    });
    expect(wordsIn(answer as object)).toContain('Saved.');
    await team.settled();
  };
  const agreements = () =>
    team.slack.messages(team.channel).filter(({ metadata }) => metadata?.event_type === 'sluice_agreement');

  test('is posted and pinned, changed in place, and shown to whoever waits', async () => {
    const { slack, ana, ben, channel } = team;
    await set(ben, 'day', 'We write <briefs> & no pings.');
    const [first, ...more] = agreements();
    expect(more).toEqual([]);
    expect(wordsIn(first ?? {})).toContain('In this channel people expect an answer within 1 working day.');
    expect(wordsIn(first ?? {})).toContain('We write &lt;briefs&gt; &amp; no pings.');
    expect(first?.pinned_to).toEqual([channel]);

    await set(ben, 'two-days');
    expect(agreements()).toHaveLength(1);
    expect(wordsIn(agreements()[0] ?? {})).toContain('within 2 working days');

    await slack.post({ user: ben, channel, text: `<@${ana}> can you look?` });
    await team.settled();
    expect(wordsIn(screen.lastAnswer(ben))).toContain(
      'In this channel people expect an answer within 2 working days.',
    );
  });

  test('is changed from its message by any member of the channel, whether they use Sluice or not, and by no guest', async () => {
    const { slack, ben, channel } = team;
    await set(ben, 'day', 'We write briefs.');
    const eve = screen.newcomer('eve');
    const message = { channel, ts: agreements()[0]?.ts ?? '' };
    const change = { message, actionId: NORMS_ACTIONS.changeAgreement };
    const form = await screen.formAfter(eve, () => slack.press({ user: eve, ...change }));
    expect(JSON.stringify(form)).toContain('We write briefs.');
    await screen.submit(eve, {
      [AGREEMENT_FIELDS.expected]: 'hour',
      [AGREEMENT_FIELDS.text]: 'We write briefs.',
    });
    await team.settled();
    expect(agreements()).toHaveLength(1);
    expect(wordsIn(agreements()[0] ?? {})).toContain('within an hour');
    expect(wordsIn(agreements()[0] ?? {})).toContain('Set by eve.');

    const guest = screen.newcomer('visitor', { isRestricted: true });
    const said = await screen.answerTo(guest, () => slack.press({ user: guest, ...change }));
    expect(said.text).toContain('you are not one of them');
  });

  test('is set anew where its message was deleted', async () => {
    const { slack, ben, channel } = team;
    await set(ben, 'day');
    slack.delete(channel, agreements()[0]?.ts ?? '');
    await team.settled();
    await set(ben, 'hour');

    expect(agreements()).toHaveLength(1);
    expect(wordsIn(agreements()[0] ?? {})).toContain('within an hour');
  });

  test('is set by members of the channel alone', async () => {
    const { slack, ben, chi } = team;
    const theirs = slack.addChannel({ name: 'theirs', kind: 'private', members: [chi] });
    await openForm(ben, NORMS_ACTIONS.agreement);

    expect(await screen.submit(ben, { [AGREEMENT_FIELDS.channel]: theirs })).toEqual({
      [AGREEMENT_FIELDS.channel]: expect.stringContaining('you are not one of them'),
    });
  });
});

describe('the dry run', () => {
  const ask = async () => {
    const { ana, slack } = team;
    await openForm(ana, PEOPLE_ACTIONS.dryRun);
    await team.settled();
    return await slack.until(
      () => slack.dm(ana).find(({ metadata }) => metadata?.event_type === 'sluice_dry_run'),
      'the dry run',
    );
  };

  test('tells the steward alone what last week would have looked like, in sums, and keeps nothing', async () => {
    const { slack, ben, channel } = team;
    const users = Array.from({ length: 6 }, (_, i) => slack.addUser({ name: `p${i}`, tz: 'Europe/Berlin' }));
    for (const user of users) {
      slack.join(user, channel);
      await slack.post({ user: ben, channel, text: `<@${user}> the secret plan is ready, can you look?` });
    }
    await team.runTo(START + DAY);
    await askFreely(team);

    const told = await ask();
    const words = wordsIn(told);
    expect(words).toContain('Mentions: 6. People they called on: 6.');
    expect(words).toContain('6 of them would have waited for a block (100%).');
    expect(words).toContain('Half of those would have been read within 2 h');
    for (const user of users) expect(JSON.stringify(told)).not.toContain(user);
    expect([...(await stored(team)).values()].join()).not.toContain('secret plan');
  });

  test('says why there are no figures about fewer than five', async () => {
    expect(wordsIn(await ask())).toContain('Too few people were mentioned');
  });
});

test('stewards choose nudges in App Home; nobody else is shown that, or may', async () => {
  const { slack, ana, ben } = team;
  const home = await screen.openHome(ana);
  expect(wordsIn(home)).toContain('*Nudges:* none');
  await screen.formAfter(ana, () => slack.press({ user: ana, actionId: NORMS_ACTIONS.nudges }));
  await screen.submit(ana, {
    [NUDGES_FIELDS.on]: ['greeting', 'crowd'],
    [NUDGES_FIELDS.words('greeting')]: 'Say what it is about.',
    [NUDGES_FIELDS.cooldown]: '3',
  });
  await slack.until(
    () => (JSON.stringify(slack.home(ana)?.blocks).includes('bare greetings') ? true : undefined),
    'the page',
  );

  expect(wordsIn(await screen.openHome(ben))).not.toContain('Nudges');
});

import type { View } from '../../emulator/world/types.ts';
import { MINUTE } from '../../src/clock.ts';
import { callsTo, saidTo } from '../support/calls.ts';
import { callOn, impatient, nextHour } from '../support/delivery.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

const REFUSAL = 'Only workspace admins and stewards of Sluice can do that.';

let team: Team;
let screen: Screen;
beforeAll(async () => {
  team = await startTeam({ timing: impatient });
  screen = screenOf(team);
});
afterAll(() => team.close());
beforeEach(async () => {
  await askFreely(team);
  await team.arrange({ people: { [team.ben]: {} }, policy: {} });
  await team.runTo(nextHour(team) + 30 * MINUTE);
});

async function type(user: string, text: string): Promise<void> {
  const { slack, channel } = team;
  expect(await slack.command({ user, channel, command: '/redphone', text })).toMatchObject({ status: 200 });
}

/** What the command answers, in words. */
async function answer(user: string, text: string): Promise<string> {
  return wordsIn(await screen.answerTo(user, () => type(user, text)));
}

const form = (user: string, text: string): Promise<View> => screen.formAfter(user, () => type(user, text));

/** Waits until the form says so. */
async function says(view: View, words: string): Promise<void> {
  await team.slack.until(() => wordsIn(view).includes(words) || undefined, words);
}

async function declare(text: string, values: Record<string, unknown> = {}): Promise<void> {
  await form(team.ana, `add ${text}`);
  const saved = await screen.submit(team.ana, { meaning: 'Customers cannot buy', ...values });
  expect(wordsIn(saved as View)).toMatch(/^Declared: /);
}

describe('declaring', () => {
  test('a word that an admin declares rings from the next message on, one that is removed no more', async () => {
    await callOn(team, team.ben, 'Redphone, nobody declared it');
    expect(callsTo(team, team.ben)).toEqual([]);
    await declare('redphone');
    const { slack, ana, ben, chi, channel } = team;
    await slack.post({ user: chi, channel, text: `<@${ben}> REDPHONE the shop is down` });
    await team.settled();
    expect(saidTo(team, ben).join()).toContain('Customers cannot buy');
    const before = callsTo(team, ben).length;

    expect(await answer(ana, 'remove Redphone')).toBe('*redphone* is removed. It rings no more.\nUndo');
    await slack.post({ user: chi, channel, text: `<@${ben}> redphone again` });
    await team.settled();
    expect(callsTo(team, ben)).toHaveLength(before);
  });

  test('in a channel with people of its own, words call those where nobody is mentioned, until it is taken back', async () => {
    const { slack, ana, ben, chi, channel } = team;
    slack.addUserGroup({ handle: 'payments', members: [ben] });
    await declare('sev1', { calls: names(chi) });
    expect(await answer(ana, 'in #general calls @payments')).toMatch(
      /^In <#C\w+>, with nobody mentioned, words call <!subteam\^S\w+>\.$/,
    );
    expect(await answer(chi, '')).toContain('with nobody mentioned, words call');
    const before = callsTo(team, chi).length;
    await slack.post({ user: ana, channel, text: 'sev1: nobody can pay' });
    await team.settled();
    expect(saidTo(team, ben).join()).toContain('nobody can pay');
    expect(callsTo(team, chi)).toHaveLength(before);

    await answer(ana, 'in #general calls nobody');
    await slack.post({ user: ana, channel, text: 'sev1: nobody can log in' });
    await team.settled();
    expect(saidTo(team, chi).join()).toContain('nobody can log in');
  });

  test('the form is filled with what was typed, and what it says is what everybody is shown', async () => {
    const { slack, ana, chi } = team;
    slack.addUserGroup({ handle: 'oncall', members: [team.ben] });
    const view = await form(ana, 'add prod down, :rotating_light: in #general by @oncall reason required');
    await says(view, 'never said');
    const values = { meaning: 'The shop is down', calls: names(team.ben), next: [chi] };
    expect(wordsIn((await screen.submit(ana, values)) as View)).toBe(
      'Declared: *prod down* and *:rotating_light:*. From now on a message that says it rings.',
    );
    const listed = await answer(chi, '');
    expect(listed).toContain('*prod down* – The shop is down');
    expect(listed).toMatch(/In <#C\w+> · <!subteam\^S\w+> may ring · a reason is required\./);
    expect(listed).toContain(`With nobody mentioned it calls <@${team.ben}>.`);
    expect(listed).toContain(`If nobody answers: <@${chi}>.`);
    expect(listed).not.toContain('Remove');
  });

  test('how often it was said of late is shown, and a word of every day is advised against', async () => {
    const { slack, ana, ben, channel } = team;
    const said = ['it is urgent', 'Urgent!', 'not `urgent` at all', 'fine'];
    for (const text of said) await slack.post({ user: ben, channel, text });
    const view = await form(ana, 'add urgent');
    await says(view, 'said in 2 messages');
    expect(wordsIn(view)).toMatch(/In the last \d+ messages of <#C\w+>, since /);
    expect(wordsIn(view)).toContain('people say that every day');
  });

  test('whoever changes the word in the form sees how often that one is said before it rings', async () => {
    const { slack, ana, ben, channel } = team;
    await slack.post({ user: ben, channel, text: 'a klaxon, really' });
    const view = await form(ana, 'add foghorn');
    await says(view, '*foghorn*: never said');
    const again = await screen.submit(ana, { meaning: 'The shop is down', phrases: 'klaxon' });
    expect(wordsIn(again as View)).toContain('Press Declare again if it is right.');
    expect(wordsIn(again as View)).toContain('*klaxon*: said in 1 message');
    expect(await answer(ben, '')).toContain('No word is declared yet.');

    expect(wordsIn((await screen.submit(ana, {})) as View)).toContain('Declared: *klaxon*.');
  });

  test('the button counts what stands in the form, and keeps what was typed', async () => {
    const { slack, ana, ben, channel } = team;
    await slack.post({ user: ben, channel, text: 'a tuba' });
    await screen.answerTo(ana, () => type(ana, ''));
    const list = screen.lastAnswer(ana);
    const view = await screen.formAfter(ana, () =>
      screen.touch(ana, list, labelled(list, 'Declare a word…')),
    );
    const filled = { phrases: { phrases: 'tuba' }, meaning: { meaning: 'Loud' } };
    const check = labelled(view, 'How often is it said?');
    await slack.press({ user: ana, view: view.id, ...check, values: filled });
    await says(view, '*tuba*: said in 1 message');
    expect(view.state.values['meaning']?.['meaning']).toMatchObject({ value: 'Loud' });
    expect(wordsIn((await screen.submit(ana, {})) as View)).toContain('Declared: *tuba*.');
  });

  test('while Slack shows no messages, words can be declared all the same', async () => {
    const { slack, ana } = team;
    const fault = slack.faults.add({ method: 'conversations.history', kind: 'error', error: 'fatal_error' });
    await form(ana, 'add redphone');
    await screen.submit(ana, { meaning: 'Down', phrases: 'foghorn' });
    expect(wordsIn((await screen.submit(ana, {})) as View)).toContain('Declared: *foghorn*');
    expect(fault.hits).toBeGreaterThan(0);
    fault.remove();
  });

  test('where it could not be looked up, the form offers to look again', async () => {
    const { slack, ana } = team;
    const fault = slack.faults.add({ method: 'users.conversations', kind: 'ratelimited', retryAfter: 1 });
    const view = await form(ana, 'add redphone');
    await says(view, 'How often is it said?');
    fault.remove();
    expect(wordsIn((await screen.submit(ana, { meaning: 'Down' })) as View)).toContain('Declared:');
  });

  test('what cannot ring, says nothing or names nobody is not taken', async () => {
    await form(team.ana, 'add redphone');
    expect(await screen.submit(team.ana, { phrases: 'fine, ?!', meaning: ' ', by: text('@nobody') })).toEqual(
      {
        phrases: '“?!” cannot be found in messages, or is too long.',
        meaning: 'Say in one sentence what counts.',
        by: '“@nobody” is no person or group that Slack knows. Pick one from the list.',
      },
    );
  });

  test('a channel that Sluice is not in is pointed out: there nothing would ring', async () => {
    const quiet = team.slack.addChannel({ name: 'quiet', members: [team.ana], bot: false });
    await form(team.ana, 'add redphone in #general #quiet');
    expect(wordsIn((await screen.submit(team.ana, { meaning: 'Down' })) as View)).toMatch(
      new RegExp(`Sluice is not in <#${quiet}>\\. Invite it`),
    );
  });

  test('a word that is declared again is opened to be changed', async () => {
    await declare('redphone');
    const view = await form(team.ana, 'add RedPhone');
    expect(view.title).toMatchObject({ text: 'Change a word' });
    expect(view.state.values['meaning']?.['meaning']).toMatchObject({ value: 'Customers cannot buy' });
    const again = await screen.submit(team.ana, { phrases: 'red phone', meaning: 'New' });
    expect(wordsIn(again as View)).toContain('*red phone*: never said');
    await screen.submit(team.ana, {});
    const listed = await answer(team.ben, '');
    expect(listed).toContain('*red phone* – New');
    expect(listed).not.toContain('redphone*');
  });
});

describe('removing', () => {
  test('can be undone, once and with all that was declared', async () => {
    await declare('sev1 by @ben reason required');
    const before = await answer(team.ben, '');
    const gone = await screen.answerTo(team.ana, () => type(team.ana, 'remove sev1, nothing'));
    expect(wordsIn(gone)).toContain('“nothing” is not declared.');
    expect(await answer(team.ben, '')).toContain('No word is declared yet.');

    await screen.touch(team.ana, gone, labelled(gone, 'Undo'));
    await team.slack.until(() => wordsIn(screen.lastAnswer(team.ana)).includes('again') || undefined);
    expect(await answer(team.ben, '')).toBe(before);
  });

  test('of a word that is gone already says so, with its marks as they were typed', async () => {
    await declare('at&t down');
    const list = await screen.answerTo(team.ana, () => type(team.ana, ''));
    await answer(team.ana, 'remove at&t down');
    const said = await screen.answerTo(team.ana, () =>
      screen.touch(team.ana, list, labelled(list, 'Remove')),
    );
    expect(wordsIn(said)).toContain('“at&amp;t down” is not declared.');
  });

  test('in App Home takes a word out of the list, and can be undone there', async () => {
    await declare('sev1');
    const page = await screen.openHome(team.ana);
    expect(wordsIn(page)).toContain('*sev1* – Customers cannot buy');
    const said = await screen.formAfter(team.ana, () =>
      team.slack.press({ user: team.ana, ...labelled(page, 'Remove') }),
    );
    expect(wordsIn(said)).toContain('*sev1* is removed.');
    await team.slack.until(() => !wordsIn(team.slack.home(team.ana) ?? {}).includes('*sev1* –') || undefined);
    await team.slack.press({ user: team.ana, view: said.id, ...labelled(said, 'Undo') });
    await says(said, 'is declared again');
    await team.slack.until(() => wordsIn(team.slack.home(team.ana) ?? {}).includes('*sev1* –') || undefined);
  });
});

describe('who is no admin', () => {
  test.each(['add sev1', 'remove sev1', 'in #general calls @ben', 'log'])(
    'is refused /redphone %s',
    async (text) => {
      expect(await answer(team.ben, text)).toBe(REFUSAL);
    },
  );

  test('is refused by the form that they opened as one, and by the menu', async () => {
    const user = screen.newcomer('former', { isAdmin: true });
    await declare('sev1');
    const list = await screen.answerTo(user, () => type(user, ''));
    await form(user, 'add redphone');
    team.slack.changeUser(user, { isAdmin: false });
    await team.settled();

    expect(await screen.submit(user, { meaning: 'x' })).toEqual({ phrases: REFUSAL });
    const refused = await screen.answerTo(user, () => screen.touch(user, list, labelled(list, 'Remove')));
    expect(wordsIn(refused)).toBe(REFUSAL);
    expect(await answer(user, '')).toContain('*sev1*');
  });

  test('cannot bring back what they removed as one', async () => {
    const user = screen.newcomer('undoing', { isAdmin: true });
    await declare('sev1');
    const gone = await screen.answerTo(user, () => type(user, 'remove sev1'));
    team.slack.changeUser(user, { isAdmin: false });
    await team.settled();

    const refused = await screen.answerTo(user, () => screen.touch(user, gone, labelled(gone, 'Undo')));
    expect(wordsIn(refused)).toBe(REFUSAL);
    expect(await answer(user, '')).toContain('No word is declared yet.');
  });

  test('sees nothing of the words in App Home', async () => {
    await declare('sev1');
    expect(wordsIn(await screen.openHome(team.chi))).not.toContain('sev1');
  });
});

test('what is not understood is quoted, with an example', async () => {
  expect(await answer(team.ana, 'add sev1 in #nowhere')).toBe(
    '“#nowhere” is nobody and no channel here, or stands where I expect a word.\n' +
      'For example: `/redphone add prod down, sev1 in #incidents by @oncall reason required`\n' +
      '`/redphone help` shows what else it can do.',
  );
  expect(await answer(team.ben, 'alarm')).toContain('“alarm” is nothing that `/redphone` knows.');
});

test('for a start “redphone” and “sev1” are proposed to those who may declare them', async () => {
  expect(await answer(team.ben, '')).toContain('Admins and stewards of Sluice declare words.');
  const list = await screen.answerTo(team.ana, () => type(team.ana, ''));
  const view = await screen.formAfter(team.ana, () =>
    screen.touch(team.ana, list, labelled(list, 'Declare them…')),
  );
  expect(view.state.values['phrases']?.['phrases']).toMatchObject({ value: 'redphone, sev1' });
  expect(wordsIn((await screen.submit(team.ana, {})) as View)).toContain('*redphone* and *sev1*');
});

test('what holds for all words is chosen in a form, and shown in App Home', async () => {
  const { slack, ana, chi } = team;
  const page = await screen.openHome(ana);
  await screen.formAfter(ana, () => slack.press({ user: ana, ...labelled(page, 'Red Phone settings…') }));
  expect(await screen.submit(ana, { calls_a_week: '101', people_a_call: '0' })).toEqual({
    calls_a_week: 'Further ones are to be confirmed first.',
    people_a_call: expect.stringContaining('From 1 to 500.'),
  });
  await screen.submit(ana, { calls_a_week: '5', people_a_call: '30', admitted: [chi], default_next: [chi] });
  await slack.until(
    () => wordsIn(slack.home(ana) ?? {}).includes('5 calls a week before asking again') || undefined,
  );
  expect(wordsIn(slack.home(ana) ?? {})).toContain(`may ring as well: <@${chi}>`);
});

test('a change of a word that keeps a private channel does not show it, and does not lose it', async () => {
  const { slack, ana, ben } = team;
  const secret = slack.addChannel({ name: 'secret', kind: 'private', members: [ben] });
  const word = { phrase: 'sev1', meaning: 'x', channels: [secret], declaredBy: ben, declaredAt: 0 };
  await team.arrange({ policy: { redPhone: { words: [{ ...whole, ...word }], ...rest } } });
  const view = await form(ana, 'add sev1');
  await says(view, 'no messages that both of us can read');
  await screen.submit(ana, { meaning: 'y', channels: [] });
  await screen.submit(ana, {});
  expect(await answer(ana, '')).toContain(`In <#${secret}>`);
});

test('each change stands in the log of calls', async () => {
  await declare('sev1');
  await answer(team.ana, 'remove sev1');
  const before = team.slack.dm(team.ana).length;
  expect(await answer(team.ana, 'log')).toBe('The log of calls comes as a message from Sluice in a moment.');
  const log = await team.slack.until(
    () =>
      team.slack
        .dm(team.ana)
        .slice(before)
        .find((message) => JSON.stringify(message).includes('word-')),
    'the log',
  );
  const lines = JSON.stringify(log)
    .split('\\n')
    .filter((line) => line.includes('sev1'));
  expect(lines.slice(-2).map((line) => /word-[a-z]+/.exec(line)?.[0])).toEqual([
    'word-added',
    'word-removed',
  ]);
});

test('all of it speaks German', async () => {
  const user = screen.newcomer('grete', { isAdmin: true, locale: 'de-DE' });
  expect(await answer(user, '')).toContain('Noch ist kein Wort vereinbart.');
  const view = await form(user, 'add dringend');
  await says(view, 'Das sagt man jeden Tag');
  expect(wordsIn((await screen.submit(user, { meaning: 'Laden zu' })) as View)).toContain('Vereinbart:');
});

const whole = {
  by: { users: [], groups: [] },
  calls: { users: [], groups: [] },
  needsReason: false,
  next: [],
};
const rest = { callsPerWeek: 3, admitted: [], next: [] };

function names(...users: string[]) {
  return rich(users.map((user_id) => ({ type: 'user', user_id })));
}

function text(typed: string) {
  return rich([{ type: 'text', text: typed }]);
}

function rich(elements: object[]) {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

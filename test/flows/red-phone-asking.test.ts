import type { View } from '../../emulator/world/types.ts';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { CANT_WAIT } from '../../src/receipts/receipt.ts';
import { answerCall, callsTo, saidTo, under } from '../support/calls.ts';
import { callOn, impatient, newcomers, nextHour } from '../support/delivery.ts';
import { type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
let number = 0;
beforeAll(async () => {
  team = await startTeam({ timing: impatient });
  screen = screenOf(team);
  await budget(1_000);
});
afterAll(() => team.close());
beforeEach(() => askFreely(team));

async function budget(callsPerWeek: number, admitted: string[] = []): Promise<void> {
  await team.arrange({ policy: { redPhone: { words: [], callsPerWeek, admitted, next: [] } } });
}

/** Two people whose next block is half an hour away, and a caller. */
async function three(): Promise<readonly [string, string, string]> {
  number += 1;
  const [one = '', other = ''] = await newcomers(team, `one${number}`, `other${number}`);
  const caller = screen.newcomer(`caller${number}`);
  await team.runTo(nextHour(team) + 30 * MINUTE);
  return [one, other, caller];
}

async function type(user: string, text: string, place = team.channel): Promise<void> {
  const { slack } = team;
  expect(await slack.command({ user, channel: place, command: '/redphone', text })).toMatchObject({
    status: 200,
  });
}

const form = (user: string, text: string): Promise<View> => screen.formAfter(user, () => type(user, text));

async function about(user: string, ts: string): Promise<View> {
  const { slack, channel } = team;
  return await screen.formAfter(user, () =>
    slack.shortcut({ user, callbackId: 'ring_about_this', channel, ts }),
  );
}

const chosen = (view: View): unknown =>
  view.state.values['red-phone-people']?.['red-phone-people']?.['selected_users'];

const picked = (view: View): readonly unknown[] => {
  const field = view.state.values['red-phone-groups']?.['red-phone-groups']?.['selected_options'];
  return ((field ?? []) as { text: { text: string } }[]).map(({ text }) => text.text);
};

const REASON = 'The shop is down';

async function send(user: string, values: Record<string, unknown> = {}): Promise<string> {
  const shown = await screen.submit(user, { reason: REASON, ...values });
  await team.settled();
  return wordsIn(shown as View);
}

describe('/redphone call', () => {
  test('shows whom it would disturb, and rings nobody before it is sent', async () => {
    const [one, other, caller] = await three();
    const view = await form(caller, `call @one${number} @other${number} the <shop> & all is down`);

    expect(chosen(view)).toEqual([one, other]);
    expect(view.state.values['reason']?.['reason']).toMatchObject({ value: 'the <shop> & all is down' });
    expect(wordsIn(view)).toMatch(new RegExp(`<@${one}>: \\d+:30 [AP]M there`));
    expect(wordsIn(view)).toContain('This is call 1 of 1000 that you have this week.');
    expect(callsTo(team, one)).toEqual([]);

    const said = await screen.submit(caller, {});
    await team.settled();
    expect(wordsIn(said as View)).toContain(`Ringing <@${one}> and <@${other}> now.`);
    for (const user of [one, other]) {
      expect(saidTo(team, user)).toHaveLength(1);
      expect(saidTo(team, user)[0]).toContain(`caller${number} calls you`);
      expect(saidTo(team, user)[0]).toContain('the &lt;shop&gt; &amp; all is down');
    }
  });

  test('tells the caller who is on it', async () => {
    const [one, , caller] = await three();
    await form(caller, `call @one${number} help`);
    await send(caller);
    await answerCall(team, screen, one, "I'm on it");
    await team.slack.until(() => wordsIn(screen.lastDm(caller)).includes('is on it') || undefined);
  });

  test('calls everybody in a user group, but not who asks', async () => {
    const [one, other, caller] = await three();
    team.slack.addUserGroup({ handle: `ops${number}`, members: [one, other, caller] });
    const view = await form(caller, `call @ops${number} down`);
    expect(picked(view)).toEqual([`@ops${number}`]);
    expect(wordsIn(view)).toMatch(new RegExp(`<@${one}>: \\d+:30 [AP]M there`));
    expect(wordsIn(view)).not.toContain(`<@${caller}>`);
    await send(caller);
    expect([one, other, caller].map((user) => callsTo(team, user).length)).toEqual([1, 1, 0]);
  });

  test('calls a user group that is picked in the form, which shows first whom that disturbs', async () => {
    const [one, other, caller] = await three();
    const group = team.slack.addUserGroup({ handle: `night${number}`, members: [other] });
    const view = await form(caller, `call @one${number}`);
    await team.slack.press({ user: caller, view: view.id, actionId: 'red-phone-groups', selected: [group] });
    await team.slack.until(() => wordsIn(view).includes(`<@${other}>:`) || undefined);
    expect(wordsIn(view)).toContain(`<@${one}>:`);
    await send(caller, { 'red-phone-people': [] });
    expect([one, other].map((user) => callsTo(team, user).length)).toEqual([0, 1]);
  });

  test('calls a group that was typed though Slack does not list the groups', async () => {
    const [one, other, caller] = await three();
    team.slack.addUserGroup({ handle: `dark${number}`, members: [one, other] });
    const fault = team.slack.faults.add({ method: 'usergroups.list', kind: 'error', error: 'fatal_error' });
    const view = await form(caller, `call @dark${number}`);
    fault.remove();
    expect(fault.hits).toBeGreaterThan(0);
    expect(wordsIn(view)).toMatch(/And everybody in <!subteam\^S\w+>\./);
    await send(caller);
    expect([one, other].map((user) => callsTo(team, user).length)).toEqual([1, 1]);
  });

  test('shows anew whom it would disturb when other people are picked, and keeps what was typed', async () => {
    const [one, other, caller] = await three();
    const view = await form(caller, `call @one${number}`);
    await team.slack.press({
      user: caller,
      view: view.id,
      actionId: 'red-phone-people',
      selected: [other],
      values: { reason: { reason: 'It burns' } },
    });
    await team.slack.until(() => wordsIn(view).includes(`<@${other}>:`) || undefined);
    expect(wordsIn(view)).not.toContain(`<@${one}>`);
    expect(view.state.values['reason']?.['reason']).toMatchObject({ value: 'It burns' });
  });

  test('says whose night it is, who is away, who mutes the caller, and hides the time of whoever hides it', async () => {
    const [one, other, caller] = await three();
    const hidden = screen.newcomer(`hidden${number}`, { tz: 'Europe/Berlin' });
    const dateIn = (days: number) => new Date(team.slack.clock.now() + days * DAY).toISOString().slice(0, 10);
    await team.arrange({
      people: {
        [one]: { zone: { name: 'Asia/Tokyo', follows: 'fixed' } },
        [other]: {
          zone: { name: 'Europe/Berlin', follows: 'fixed' },
          absences: [{ from: dateIn(0), to: dateIn(3) }],
        },
        [hidden]: { senderSees: 'later' },
      },
    });
    await team.runTo(Math.ceil(team.slack.clock.now() / DAY) * DAY + 15 * HOUR + 30 * MINUTE);
    const before = await form(caller, `call @one${number} @other${number} @hidden${number}`);
    expect(wordsIn(before)).toContain(`:crescent_moon: <@${one}>: 12:30 AM there, probably asleep`);
    expect(wordsIn(before)).toMatch(new RegExp(`<@${other}>: \\d+:30 PM there, away today`));
    expect(wordsIn(before)).toContain(`<@${hidden}>: what time it is there is not shown to you`);
    await send(caller, { 'red-phone-people': [one] });
    await answerCall(team, screen, one, `Mute caller${number} today`);

    expect(wordsIn(await form(caller, `call @one${number}`))).toContain(
      `<@${one}> takes no calls from you today.`,
    );
  });

  test.each([
    ['nobody', { 'red-phone-people': [] }, 'red-phone-people', 'Choose at least one person or group.'],
    ['no reason', { reason: '  ' }, 'reason', 'Say what cannot wait.'],
  ])('needs people and a reason: %s', async (_case, values, field, error) => {
    const [, , caller] = await three();
    team.slack.addUserGroup({ handle: `none${number}`, members: [caller] });
    await form(caller, `call @one${number} @none${number}`);
    expect(await screen.submit(caller, { reason: REASON, ...values })).toEqual({
      [field]: field === 'reason' ? error : 'You cannot ring yourself.',
    });
  });

  test('calls neither apps nor oneself', async () => {
    const [, , caller] = await three();
    const bot = team.slack.addUser({ name: `robot${number}`, isBot: true });
    await form(caller, 'call');
    expect(await screen.submit(caller, { reason: REASON, 'red-phone-people': [bot] })).toEqual({
      'red-phone-people': 'One of them is an app or is no longer here. Choose people.',
    });
    expect(await screen.submit(caller, { reason: REASON, 'red-phone-people': [caller] })).toEqual({
      'red-phone-people': 'You cannot ring yourself.',
    });
  });

  test('quotes a name that is nobody’s', async () => {
    const [, , caller] = await three();
    const said = await screen.answerTo(caller, () => type(caller, 'call @nobody help'));
    expect(wordsIn(said)).toContain('“@nobody” is nobody');
  });

  test('rings while Slack says nothing about people', async () => {
    const [one, , caller] = await three();
    await form(caller, 'call');
    const fault = team.slack.faults.add({ method: 'users.info', kind: 'ratelimited', retryAfter: 30 });
    await send(caller, { 'red-phone-people': [one] });
    expect(fault.hits).toBeGreaterThan(0);
    fault.remove();
    await team.settled();
    expect(callsTo(team, one)).toHaveLength(1);
  });
});

describe('whoever has used up their week', () => {
  beforeAll(() => budget(1));
  afterAll(() => budget(1_000));

  test('is asked whether they are sure, beside the times of those whom they would disturb', async () => {
    const [one, other, caller] = await three();
    await form(caller, `call @one${number}`);
    await send(caller);
    const view = await form(caller, `call @other${number}`);
    expect(wordsIn(view)).toContain('You have rung once this week; 1 is what this workspace expects.');
    expect(wordsIn(view)).toMatch(new RegExp(`<@${other}>: \\d+:30`));

    await expect(send(caller)).rejects.toThrow('sure');
    expect(callsTo(team, other)).toEqual([]);
    await send(caller, { sure: ['yes'] });
    expect(callsTo(team, other)).toHaveLength(1);
    expect(callsTo(team, one)).toHaveLength(1);
  });

  test('is asked as well where they used it up while the form was open', async () => {
    const [one, other, caller] = await three();
    const view = await form(caller, `call @other${number}`);
    expect(wordsIn(view)).toContain('This is call 1 of 1');
    await team.slack.closeView({ user: caller, viewId: view.id });
    const stale = await form(caller, `call @one${number}`);
    await budget(0);
    expect(await send(caller)).toContain('I have seen whom I disturb');
    expect(callsTo(team, one)).toEqual([]);
    await budget(1);
    expect(stale.id).toBe(team.slack.modals(caller).at(-1)?.id);
    expect(callsTo(team, other)).toEqual([]);
  });
});

describe('about a message', () => {
  test('“Ring about this…” is filled with those for whom it still waits for its author alone', async () => {
    const [one, other, caller] = await three();
    const ts = await callOn(team, one, `<@${other}> <@${team.ana}> when you can`);
    const own = await about(team.ben, ts);
    expect((chosen(own) as string[]).toSorted()).toEqual([one, other].toSorted());
    // Who has it already and who has not is nobody else's to know.
    const view = await about(caller, ts);
    expect((chosen(view) as string[]).toSorted()).toEqual([one, other, team.ana].toSorted());
  });

  test('“Ring about this…” has the user groups that the message names', async () => {
    const [one, other, caller] = await three();
    const group = team.slack.addUserGroup({ handle: `named${number}`, members: [other] });
    const ts = await callOn(team, one, `<!subteam^${group}> when you can`);
    const view = await about(caller, ts);
    expect(picked(view)).toEqual([`@named${number}`]);
    expect(wordsIn(view)).toContain(`<@${other}>:`);
  });

  test('“Ring about this…” tells the outcome in the thread of the message', async () => {
    const [one, other, caller] = await three();
    const ts = await callOn(team, one, `<@${other}> when you can`);
    const view = await about(caller, ts);
    expect(wordsIn(view)).toContain('|this message>');

    expect(await send(caller)).toContain('in the thread of the message');
    expect(saidTo(team, one)[0]).toContain(REASON);
    await answerCall(team, screen, one, "I'm on it");
    expect(under(team, ts)).toEqual([`one${number} is on it.`]);
  });

  test('“It can’t wait” on the receipt does the same for who wrote it, before any word is declared', async () => {
    const [one] = await three();
    const { slack, ben, channel } = team;
    const before = slack.ephemerals(ben).length;
    const ts = await callOn(team, one, 'when you can');
    const receipt = await slack.until(() => slack.ephemerals(ben)[before], 'the receipt');
    const view = await screen.formAfter(ben, () =>
      slack.press({ user: ben, message: { channel, ts: receipt.ts }, actionId: CANT_WAIT }),
    );
    expect(chosen(view)).toEqual([one]);
    expect(slack.ephemerals(ben)).toHaveLength(before + 1);
    await send(ben);

    expect(callsTo(team, one)).toHaveLength(1);
    expect(under(team, ts)).toEqual([]);
  });

  test('nobody rings about what they cannot read', async () => {
    const [one, , caller] = await three();
    const { slack, ben } = team;
    const secret = slack.addChannel({
      name: `secret${number}`,
      kind: 'private',
      members: [ben, one, caller],
    });
    const ts = await slack.post({ user: ben, channel: secret, text: `<@${one}> psst` });
    await team.settled();
    const open = () => slack.shortcut({ user: caller, callbackId: 'ring_about_this', channel: secret, ts });
    await screen.formAfter(caller, open);
    slack.leave(caller, secret);
    await team.settled();
    expect(await screen.submit(caller, { reason: REASON })).toEqual({
      reason: expect.stringContaining('Sluice cannot see that you may read that message'),
    });
    expect(callsTo(team, one)).toEqual([]);
  });
});

describe('guests', () => {
  test('cannot ring, and are told what to do instead', async () => {
    const [one] = await three();
    const guest = screen.newcomer(`guest${number}`, { isRestricted: true });
    const said = await screen.answerTo(guest, () => type(guest, `call @one${number} help`));
    expect(wordsIn(said)).toContain('Ask a member to ring, or write to the person directly');
    const ts = await callOn(team, one);
    const { slack, channel } = team;
    const again = await screen.answerTo(guest, () =>
      slack.shortcut({ user: guest, callbackId: 'ring_about_this', channel, ts }),
    );
    expect(wordsIn(again)).toContain('Guests, apps and people of other organisations cannot ring here');
  });

  test('whom an admin admits can, and learn nobody’s time', async () => {
    const [one] = await three();
    const guest = screen.newcomer(`guest${number}`, { isRestricted: true });
    await budget(1_000, [guest]);
    const view = await form(guest, `call @one${number}`);
    expect(wordsIn(view)).toContain(`<@${one}>: what time it is there is not shown to you`);
    await send(guest);
    expect(callsTo(team, one)).toHaveLength(1);
    await budget(1_000);
  });
});

test('the form sent in twice is one call', async () => {
  const [one, , caller] = await three();
  const view = await form(caller, `call @one${number}`);
  const copy = structuredClone(view);
  await send(caller);
  const { slack } = team;
  Object.assign(slack.modals(caller).at(-1) ?? {}, { ...copy, id: view.id });
  await send(caller);
  expect(callsTo(team, one)).toHaveLength(1);
});

test('App Home tells the person called who called since their last block, and what has come of it', async () => {
  const [one, , caller] = await three();
  await form(caller, `call @one${number}`);
  await send(caller);
  expect(wordsIn(await screen.openHome(one))).toContain('It waits for your answer');
  await answerCall(team, screen, one, "I'm on it");
  const page = wordsIn(await screen.openHome(one));
  expect(page).toMatch(new RegExp(`\\*caller${number}\\* called you, \\d+:30 [AP]M\\. You are on it`));
  await team.runTo(team.slack.clock.now() + 2 * DAY);
  expect(wordsIn(await screen.openHome(one))).not.toContain(`caller${number}`);
});

test('all of it speaks German', async () => {
  const [one] = await three();
  const user = screen.newcomer(`gerda${number}`, { locale: 'de-DE' });
  const view = await form(user, `call @one${number} Laden zu`);
  expect(view.title).toMatchObject({ text: 'Rotes Telefon' });
  expect(wordsIn(view)).toMatch(new RegExp(`<@${one}>: dort ist es \\d+:30`));
  expect(wordsIn((await screen.submit(user, {})) as View)).toContain('Angerufen werden jetzt');
});

import type { EphemeralMessage, View } from '../../emulator/world/types.ts';
import { HOUR } from '../../src/clock.ts';
import { CANT_WAIT, TELL_ME } from '../../src/receipts/receipt.ts';
import { askFreely } from '../support/stored.ts';
import { START, startTeam, type Team } from '../support/team.ts';

/** 11:00 in Berlin, which is 5:00 in New York. */
const ANAS_BLOCK = START + 2 * HOUR;

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let team: Team;
  /** Enrolled, and in the channel, but called on by nobody. */
  let eve: string;
  beforeAll(async () => {
    team = await startTeam({ slack: { mode } });
    const { slack, ana, chi, channel } = team;
    eve = slack.addUser({ name: 'eve' });
    slack.join(eve, channel);
    await team.arrange({ people: { [ana]: {}, [chi]: {}, [eve]: {} } });
  });
  afterAll(async () => {
    await team.close();
  });
  beforeEach(async () => {
    await askFreely(team);
  });

  /** What is shown to a person alone because they did something. */
  async function answerTo(user: string, act: () => Promise<{ status: number }>): Promise<EphemeralMessage> {
    const before = team.slack.ephemerals(user).length;
    expect(await act()).toMatchObject({ status: 200 });
    return await team.slack.until(() => team.slack.ephemerals(user)[before], 'an answer');
  }

  function press(actionId: string): Promise<EphemeralMessage> {
    const { slack, ben } = team;
    const [receipt] = slack.ephemerals(ben);
    if (receipt === undefined) throw new Error('There was no receipt');
    const message = { channel: receipt.channel, ts: receipt.ts };
    return answerTo(ben, () => slack.press({ user: ben, message, actionId }));
  }

  /** The form of a call that the receipt opens. */
  async function cantWait(): Promise<View> {
    const { slack, ben } = team;
    const [receipt] = slack.ephemerals(ben);
    const message = { channel: receipt?.channel ?? '', ts: receipt?.ts ?? '' };
    const before = slack.modals(ben).at(-1)?.id;
    await slack.press({ user: ben, message, actionId: CANT_WAIT });
    const opened = () => slack.modals(ben).find(({ id }) => id !== before);
    return await slack.until(opened, 'the form of a call');
  }

  const whereIsIt = async (user: string, ts: string): Promise<string> => {
    const { slack, channel } = team;
    const asked = { user, callbackId: 'where_is_it', channel, ts };
    return (await answerTo(user, () => slack.shortcut(asked))).text;
  };

  let ts: string;

  test('a sender is told once, of everybody whom the message calls on, in both zones, with two buttons', async () => {
    const { slack, ana, ben, chi, channel } = team;
    ts = await slack.post({ user: ben, channel, text: `<@${ana}> <@${chi}> who knows?` });
    await team.settled();

    const [receipt, ...more] = slack.ephemerals(ben);
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({ channel, via: 'api' });
    expect(receipt?.thread_ts).toBeUndefined();
    expect(receipt?.text).toBe(
      'ana reads mentions at 11:00 AM (5:00 AM for you). ' +
        'chi reads mentions tomorrow 11:00 AM (today 9:00 PM for you). Slack may already have notified them.',
    );
    expect(JSON.stringify(receipt?.blocks)).toContain("It can't wait");
    expect(JSON.stringify(receipt?.blocks)).toContain('Tell me when it is delivered');
  });

  test('a later mention of the same people within that wait gets none', async () => {
    const { slack, ana, ben, chi, channel } = team;
    await slack.post({ user: ben, channel, text: `<@${ana}> <@${chi}> anybody?` });
    await team.settled();

    expect(slack.ephemerals(ben)).toHaveLength(1);
  });

  test('“It can’t wait” opens the form of a call to those for whom it waits, with their time', async () => {
    const { slack, ana, chi } = team;
    const form = await cantWait();

    expect(JSON.stringify(form.blocks)).toContain(`<@${ana}>: 9:00 AM there`);
    expect(JSON.stringify(form.blocks)).toContain(`<@${chi}>: 5:00 PM there`);
    expect(slack.dm(ana).map(({ metadata }) => metadata?.event_type)).not.toContain('sluice_call');
  });

  test('“Where is it?” tells the recipient why and until when, the sender until when, and others nothing', async () => {
    const { slack, ana, ben, channel } = team;
    const nobodys = await slack.post({ user: ben, channel, text: 'to nobody in particular' });
    slack.react(eve, channel, ts, 'eyes');
    await team.settled();

    expect(await whereIsIt(ana, ts)).toContain(
      'This mention waits for your comms block: it comes at 11:00 AM.',
    );
    const toSender = await whereIsIt(ben, ts);
    expect(toSender).toContain('ana reads mentions at 11:00 AM (5:00 AM for you).');
    expect(toSender).not.toContain('eve');
    const toStranger = await whereIsIt(eve, ts);
    expect(toStranger).toBe(await whereIsIt(eve, nobodys));
    expect(toStranger).toBe(await whereIsIt(ben, nobodys));
    expect(toStranger).toContain('Sluice has nothing to tell you');
  });

  test('“Tell me when it is delivered”, pressed twice, tells once for each recipient', async () => {
    const { slack, ben } = team;
    for (const _ of ['once', 'twice']) {
      const { text } = await press(TELL_ME);
      expect(text).toMatch(
        /^You get a message from Sluice when it is delivered to (ana and chi|chi and ana)\.$/,
      );
    }
    expect(slack.dm(ben)).toEqual([]);

    await team.runTo(ANAS_BLOCK);
    const told = await slack.until(() => slack.dm(ben)[0], 'the word of the delivery');
    expect(told.text).toMatch(/^ana has your mention now: <https:.*\|your message>\.$/);
    await team.runTo(ANAS_BLOCK + HOUR);
    expect(slack.dm(ben)).toHaveLength(1);
  });

  test('after the delivery the answers say so', async () => {
    const { ana, ben } = team;
    expect(await whereIsIt(ana, ts)).toContain('It was delivered to you at 11:00 AM.');
    const toSender = await whereIsIt(ben, ts);
    expect(toSender).toContain('Delivered to ana.');
    expect(toSender).toContain('chi reads mentions tomorrow 11:00 AM');
    expect(JSON.stringify((await cantWait()).blocks)).not.toContain(`<@${ana}>`);
  });

  test('nobody is ever told that something is held until a time: Slack may have notified them', () => {
    const { slack, ana, ben, chi } = team;
    const seen = [ana, ben, chi].flatMap((user) => [...slack.ephemerals(user), ...slack.dm(user)]);
    expect(seen.length).toBeGreaterThan(10);
    expect(JSON.stringify(seen)).not.toMatch(/held until/i);
  });
});

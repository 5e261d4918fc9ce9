import type { View } from '../../emulator/world/types.ts';
import { DAY, HOUR } from '../../src/clock.ts';
import { eventually, impatient } from '../support/delivery.ts';
import { digestsOf } from '../support/digests.ts';
import { keptAbout } from '../support/kept-about.ts';
import { labelled, type Screen, screenOf, wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let screen: Screen;
let nine: number;
beforeAll(async () => {
  team = await startTeam({ timing: impatient });
  screen = screenOf(team);
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  nine = await screen.newDay();
});

async function ask(
  asker: string,
  asked: string,
  text = 'can you look at this?',
  more: object = {},
): Promise<string> {
  const ts = await team.slack.post({
    user: asker,
    channel: team.channel,
    text: `<@${asked}> ${text}`,
    ...more,
  });
  await team.settled();
  return ts;
}

/** The menu beside the question with these words. */
function menu(view: View, beside: string, label: string) {
  const blocks = view.blocks.filter((block) => wordsIn({ blocks: [block] }).includes(beside));
  return labelled({ blocks }, label);
}

test('a question waits on one and for the other, across days, until it is answered in its thread', async () => {
  const [asker, asked] = [await screen.member('asker'), await screen.member('asked')];
  const ts = await ask(asker, asked);

  expect(await screen.page(asked)).toContain(`Waiting on you: 1 question`);
  expect(await screen.page(asker)).toContain(`You asked <@${asked}> in <#${team.channel}>, 9:00 AM`);
  await team.runTo(nine + DAY);
  expect(await screen.page(asked)).toContain(
    `<@${asker}> asked you in <#${team.channel}>, yesterday 9:00 AM`,
  );
  expect(await screen.page(asked)).not.toContain('can you look');

  await team.slack.post({ user: asked, channel: team.channel, text: 'done', threadTs: ts });
  await team.settled();

  expect(await screen.page(asked)).not.toContain('Waiting on you');
  expect(await screen.page(asker)).not.toContain('You wait for');
});

test('a reaction answers; a deletion and an edit that asks no more take it away', async () => {
  const [asker, asked] = [await screen.member('asker2'), await screen.member('asked2')];
  const { slack, channel } = team;
  const [reactedTo, deleted, edited] = [
    await ask(asker, asked),
    await ask(asker, asked),
    await ask(asker, asked),
  ];
  expect(await screen.page(asked)).toContain('Waiting on you: 3 questions');

  slack.react(asked, channel, reactedTo, 'eyes');
  await team.settled();
  expect(await screen.page(asked)).toContain('Waiting on you: 2 questions');
  slack.delete(channel, deleted);
  await team.settled();
  expect(await screen.page(asked)).toContain('Waiting on you: 1 question');
  slack.edit(channel, edited, 'never mind, thanks all');
  await team.settled();
  expect(await screen.page(asked)).not.toContain('Waiting on you');
});

test('who is blocked stands first, then who has waited longest', async () => {
  const [first, second, asked] = [
    await screen.member('first'),
    await screen.member('second'),
    await screen.member('asked3'),
  ];
  await ask(first, asked, 'what do you think?');
  await team.runTo(nine + HOUR);
  await ask(second, asked, 'which key is it? I am blocked until then');

  const text = await screen.page(asked);

  expect(text.indexOf(`<@${second}> asked`)).toBeLessThan(text.indexOf(`<@${first}> asked`));
  expect(text).toContain('blocked until you answer');
});

test('what asks nothing, or asks a bot, waits on nobody', async () => {
  const [asker, asked] = [await screen.member('asker4'), await screen.member('asked4')];
  await ask(asker, asked, 'thank you very much');
  await ask(asker, team.slack.botUserId, 'can you help?');

  expect(await screen.page(asked)).not.toContain('Waiting on you');
  expect(await screen.page(asker)).not.toContain('You wait for');
});

test('a question to a group waits on its members, also where the group is new, and ends for all with one answer', async () => {
  const [asker, one, another] = [
    await screen.member('asker12'),
    await screen.member('one12'),
    await screen.member('another12'),
  ];
  const { slack, channel } = team;
  const group = slack.addUserGroup({ handle: 'desk', members: [one, another] });
  const ts = await slack.post({ user: asker, channel, text: `<!subteam^${group}> where is the key?` });
  await team.settled();

  expect(await screen.page(one)).toContain(`<@${asker}> asked a group that you are in, in <#${channel}>`);
  expect(await screen.page(another)).toContain('Waiting on you: 1 question');
  expect(await screen.page(asker)).toContain(`You asked <!subteam^${group}>`);
  await slack.post({ user: another, channel, text: 'in the drawer', threadTs: ts });
  await team.settled();
  expect(await screen.page(one)).not.toContain('Waiting on you');
  expect(await screen.page(asker)).not.toContain('You wait for');
});

test('“Not for me” takes it off the page, and the asker sees it; the asker can let go of it', async () => {
  const [asker, asked] = [await screen.member('asker5'), await screen.member('asked5')];
  await ask(asker, asked);
  const own = await screen.openHome(asked);

  const after = await screen.pressHome(asked, menu(own, 'asked you', 'Not for me'));

  expect(wordsIn(after)).not.toContain('Waiting on you');
  const theirs = await screen.openHome(asker);
  expect(wordsIn(theirs)).toContain('they say that it is *not for them*');
  const settled = await screen.pressHome(asker, menu(theirs, 'You asked', 'No answer needed any more'));
  expect(wordsIn(settled)).not.toContain('You wait for');
});

describe('passed on', () => {
  async function passOn(from: string, to: string): Promise<unknown> {
    const view = await screen.openHome(from);
    await screen.formAfter(from, () =>
      team.slack.press({ user: from, ...menu(view, 'asked you', 'Pass on…') }),
    );
    return await screen.submit(from, { person: to });
  }

  test('it comes with the other’s next digest, calls on nobody at once, and the thread says so', async () => {
    const [asker, asked, other] = [
      await screen.member('asker6'),
      await screen.member('asked6'),
      await screen.member('other6'),
    ];
    const ts = await ask(asker, asked, 'where is the key?');

    await passOn(asked, other);

    const said = team.slack
      .messages(team.channel)
      .filter(({ thread_ts: thread, ts: own }) => thread === ts && own !== ts);
    expect(said.map(({ text }) => text)).toEqual(['asked6 passes this question on to other6.']);
    expect(await screen.page(asked)).not.toContain('Waiting on you');
    expect(await screen.page(other)).toContain(`<@${asker}> asked you`);
    expect(await screen.page(asker)).toContain(`You asked <@${other}>`);
    await team.runTo(nine + 2 * HOUR);
    expect(digestsOf(team, other).at(-1)).toContain('where is the key?');
  });

  test('to somebody who reads mentions as they come, the thread calls on them', async () => {
    const [asker, asked] = [await screen.member('asker7'), await screen.member('asked7')];
    const outsider = screen.newcomer('outsider');
    const ts = await ask(asker, asked);

    await passOn(asked, outsider);

    const said = team.slack
      .messages(team.channel)
      .filter(({ thread_ts: thread, ts: own }) => thread === ts && own !== ts);
    expect(said.map(({ text }) => text)).toEqual([`asked7 passes this question on to <@${outsider}>.`]);
    await team.slack.post({ user: outsider, channel: team.channel, text: 'here', threadTs: ts });
    await team.settled();
    expect(await screen.page(asker)).not.toContain('You wait for');
  });

  test('neither back to the asker, nor to somebody who may not read it', async () => {
    const [asker, asked] = [await screen.member('asker8'), await screen.member('asked8')];
    const stranger = screen.newcomer('stranger8');
    const channel = team.slack.addChannel({ name: 'closed', kind: 'private', members: [asker, asked] });
    await ask(asker, asked, 'can you?', { channel });

    expect(JSON.stringify(await passOn(asked, asker))).toContain('who has not asked it');
    expect(JSON.stringify(await screen.submit(asked, { person: stranger }))).toContain(
      'cannot read where it was asked',
    );
    expect(await screen.page(stranger)).not.toContain('asked you');
  });

  test('nobody has something said where they are no longer', async () => {
    const [asker, asked, other] = [
      await screen.member('asker9'),
      await screen.member('asked9'),
      await screen.member('other9'),
    ];
    const members = [asker, asked, other];
    const channel = team.slack.addChannel({ name: 'left', kind: 'private', members });
    await ask(asker, asked, 'can you?', { channel });
    const view = await screen.openHome(asked);
    await screen.formAfter(asked, () =>
      team.slack.press({ user: asked, ...menu(view, 'asked you', 'Pass on…') }),
    );
    team.slack.leave(asked, channel);
    await team.settled();
    const before = team.slack.messages(channel).length;

    expect(JSON.stringify(await screen.submit(asked, { person: other }))).toContain('does not wait on you');
    expect(team.slack.messages(channel)).toHaveLength(before);
    expect(await screen.page(other)).not.toContain('asked you');
  });
});

test('nothing of it is left of whoever leaves', async () => {
  const [asker, asked] = [await screen.member('asker9'), await screen.member('asked9')];
  await ask(asker, asked);
  await screen.comms(asked, 'off');
  await team.runTo(nine + HOUR);

  expect(await keptAbout(team, asked)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^asked/)]));
});

describe('while the page is open', () => {
  const shownTo = (user: string): string => wordsIn(team.slack.home(user) ?? {});

  test('a mention that waits, a question, an answer and a delivery are shown without anybody opening it again', async () => {
    const [asker, asked] = [await screen.member('asker10'), await screen.member('asked10')];
    expect(await screen.page(asked)).toContain('Nothing waits.');
    expect(await screen.page(asker)).not.toContain('You wait for');

    const ts = await ask(asker, asked);
    await eventually(async () => shownTo(asked).includes('1 mention waits'));
    await eventually(async () => shownTo(asked).includes('Waiting on you: 1 question'));
    await eventually(async () => shownTo(asker).includes('You wait for 1 answer'));

    await team.slack.post({ user: asked, channel: team.channel, text: 'yes', threadTs: ts });
    await eventually(async () => shownTo(asked).includes('Nothing waits.'));
    await eventually(async () => !shownTo(asker).includes('You wait for'));
  });

  test('what changes nothing on it sends nothing; what nobody has opened is not shown', async () => {
    const [asker, asked] = [await screen.member('asker11'), await screen.member('asked11')];
    await screen.openHome(asker);
    const before = team.slack.calls.length;

    for (let i = 0; i < 5; i += 1) await ask(team.ben, asked, 'thank you');
    await ask(asker, asked, 'and a question?');
    await eventually(async () => shownTo(asker).includes('You wait for 1 answer'));

    const published = team.slack.calls.slice(before).filter(({ method }) => method === 'views.publish');
    const ofThese = published.flatMap(({ args }) => (args['user_id'] === asker ? ['asker'] : []));
    expect(ofThese).toEqual(['asker']);
    expect(published.map(({ args }) => args['user_id'])).not.toContain(asked);
  });
});

import type { EphemeralMessage } from '../../emulator/world/types.ts';
import { CATCHUP_ACTIONS, parsePartValue } from '../../src/catchup/action-ids.ts';
import { DAY, HOUR } from '../../src/clock.ts';
import { askCatchup, openForm } from '../support/catchups.ts';
import { linkTo } from '../support/digests.ts';
import { askFreely, stored } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam();
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
});

let places = 0;

/** A channel of the reader, Ben and Chi in which the two have talked. */
async function place(kind: 'public' | 'private' = 'public', reader = team.ana) {
  places += 1;
  const { slack, ben, chi } = team;
  const channel = slack.addChannel({ name: `talk-${places}`, kind, members: [reader, ben, chi] });
  const root = await slack.post({
    user: ben,
    channel,
    text: 'The migration of the billing database is on Friday.',
  });
  const reply = await slack.post({
    user: chi,
    channel,
    text: `<@${reader}> can you check the backup?`,
    threadTs: root,
  });
  const other = await slack.post({ user: chi, channel, text: 'We decided to paint the office green.' });
  return { channel, root, reply, other };
}

describe('a question about a catch-up', () => {
  async function question(
    user: string,
    answer: { channel: string; ts: string },
    text: string,
  ): Promise<string> {
    const { slack } = team;
    const viewId = await openForm(team, user, answer, CATCHUP_ACTIONS.ask);
    const before = slack.ephemerals(user).length;
    await slack.submit({ user, viewId, values: { question: { question: text } } });
    await team.settled();
    return JSON.stringify(slack.ephemerals(user).slice(before));
  }

  test('is answered to the asker alone, from what was read, with links, below what stands there', async () => {
    const { slack, ana, ben } = team;
    const { channel, root, other } = await place();
    const answer = await askCatchup(team, ana, '', channel);

    const said = await question(ana, answer, 'What about the migration?');

    expect(said).toContain('The migration of the billing database is on Friday.');
    expect(said).toContain(linkTo(root));
    expect(said).not.toContain(linkTo(other));
    expect(slack.ephemerals(ana).find(({ ts }) => ts === answer.ts)?.state).toBe('shown');
    expect(slack.ephemerals(ben)).toEqual([]);
  });

  test('reads Slack again only where something has changed since', async () => {
    const { slack, ana } = team;
    const { channel, root } = await place();
    const answer = await askCatchup(team, ana, '', channel);
    const reads = (): number => slack.calls.filter(({ method }) => method === 'conversations.history').length;
    const before = reads();

    await question(ana, answer, 'What about the migration?');
    expect(reads()).toBe(before);

    slack.edit(channel, root, 'The migration of the billing database is on Monday.');
    await team.settled();
    const said = await question(ana, answer, 'What about the migration?');
    expect(said).toContain('is on Monday.');
    expect(said).not.toContain('is on Friday.');
  });

  test('is not answered to whoever has left the private channel', async () => {
    const { slack, ana } = team;
    const { channel } = await place('private');
    const direct = slack.dmChannel(ana);
    const answer = await askCatchup(team, ana, `<#${channel}|place>`, direct);
    slack.leave(ana, channel);

    const said = await question(ana, answer, 'What about the migration?');

    expect(said).toContain('I cannot read that for you.');
    expect(said).not.toContain('billing');
  });

  test('says that a day is over', async () => {
    const { slack, ana } = team;
    const { channel } = await place();
    const answer = await askCatchup(team, ana, '', channel);
    await team.runTo(slack.clock.now() + DAY);

    expect(await question(ana, answer, 'What about the migration?')).toContain('more than a day old');
  });
});

describe('sharing', () => {
  test('a thread’s catch-up goes to the thread, after a preview of the very same', async () => {
    const { slack, ana } = team;
    const { channel, root, reply } = await place();
    const link = `https://emulated.slack.com/archives/${channel}/${linkTo(root)}`;
    const answer = await askCatchup(team, ana, link, channel);

    const viewId = await openForm(team, ana, answer, CATCHUP_ACTIONS.share);
    const preview = slack.modals(ana).at(-1)?.blocks ?? [];
    const before = slack.messages(channel).length;
    await slack.submit({ user: ana, viewId });
    await team.settled();

    const [posted, ...more] = slack.messages(channel).slice(before);
    expect(more).toEqual([]);
    expect(posted).toMatchObject({ thread_ts: root, user: slack.botUserId });
    const bare = (blocks: unknown): string => JSON.stringify(blocks).replace(/"block_id":"[^"]*",?/g, '');
    expect(bare(preview.slice(1))).toBe(bare(posted?.blocks));
    expect(JSON.stringify(posted)).toContain(linkTo(reply));
    expect(JSON.stringify(posted)).toContain('Asked of ana');
    const pinged = slack.notifications.filter(({ ts, call }) => ts === posted?.ts && call !== 'thread');
    expect(pinged).toEqual([]);
  });

  test('nothing that was deleted meanwhile is shared', async () => {
    const { slack, ana } = team;
    const { channel, other } = await place();
    const answer = await askCatchup(team, ana, '', channel);
    const viewId = await openForm(team, ana, answer, CATCHUP_ACTIONS.share);
    const before = slack.messages(channel).length;

    slack.delete(channel, other);
    await team.settled();
    const { response_action } = await slack.submit({ user: ana, viewId });

    expect(response_action).toBe('update');
    expect(JSON.stringify(slack.modals(ana))).toContain('was changed or deleted since');
    expect(slack.messages(channel).length).toBe(before - 1);
  });

  test('nobody shares what they may no longer read, or what somebody else was told', async () => {
    const { slack, ana, ben } = team;
    const { channel } = await place('private');
    const answer = await askCatchup(team, ana, `<#${channel}|place>`, slack.dmChannel(ana));
    const viewId = await openForm(team, ana, answer, CATCHUP_ACTIONS.share);
    const before = slack.messages(channel).length;
    slack.leave(ana, channel);

    await slack.submit({ user: ana, viewId });
    await team.settled();

    expect(
      slack
        .messages(channel)
        .slice(before)
        .map(({ subtype }) => subtype),
    ).toEqual(['group_leave']);
    expect(slack.ephemerals(ben)).toEqual([]);
  });
});

test('what is kept for that is sealed, goes with a deletion, and goes with the person', async () => {
  const { slack, ana } = team;
  await team.enrol(ana);
  const { channel, other } = await place();
  await askCatchup(team, ana, '1h', channel);
  const texts = async (): Promise<string[]> =>
    [...(await stored(team))].filter(([key]) => key.includes(':catchup-texts:')).map(([, value]) => value);
  const kept = (await texts()).length;
  expect(kept).toBeGreaterThan(0);
  expect([...(await stored(team)).values()].join()).not.toContain('billing');

  slack.delete(channel, other);
  await team.settled();
  expect((await texts()).length).toBe(kept - 1);

  await slack.command({ user: ana, channel, command: '/comms', text: 'off' });
  await team.settled();
  await team.runTo(slack.clock.now() + HOUR);
  const left = [...(await stored(team)).keys()].filter((key) => key.includes(ana) && key.includes('catchup'));
  expect(left).toEqual([]);
});

describe('of several channels at once, each has its own menu', () => {
  /** What somebody in two channels, and no others, is told of all of theirs. */
  async function askAboutTwo(name: string) {
    const reader = team.slack.addUser({ name, realName: name, tz: 'Europe/Berlin' });
    const [one, other] = [await place('public', reader), await place('public', reader)];
    return { reader, one, other, answer: await askCatchup(team, reader, 'all 1h', one.channel) };
  }

  /** Chooses from the menu of the one channel; what opens is its form. */
  function choose(user: string, answer: EphemeralMessage, channel: string, choice: string): Promise<string> {
    const title = (answer.blocks ?? []).find((block) => JSON.stringify(block).includes(`<#${channel}>`));
    const { block_id: blockId, accessory } = title as unknown as Menu;
    const values = accessory.options.map(({ value }) => value);
    const selected = values.find((value) => parsePartValue(value).choice === choice) ?? '';
    return openForm(team, user, answer, CATCHUP_ACTIONS.part, { blockId, selected });
  }
  interface Menu {
    readonly block_id: string;
    readonly accessory: { readonly options: readonly { readonly value: string }[] };
  }

  test('a question is answered from that channel alone', async () => {
    const { slack } = team;
    const { reader, answer, one, other } = await askAboutTwo('dora');

    const viewId = await choose(reader, answer, one.channel, 'ask');
    const before = slack.ephemerals(reader).length;
    await slack.submit({
      user: reader,
      viewId,
      values: { question: { question: 'What about the migration?' } },
    });
    await team.settled();

    const said = JSON.stringify(slack.ephemerals(reader).slice(before));
    expect(said).toContain(linkTo(one.root));
    expect(said).not.toContain(other.channel);
  });

  test('sharing posts what was made of that channel, there', async () => {
    const { slack } = team;
    const { reader, answer, one, other } = await askAboutTwo('emil');

    const viewId = await choose(reader, answer, one.channel, 'share');
    await slack.submit({ user: reader, viewId });
    await team.settled();

    const posted = slack.messages(one.channel).at(-1);
    expect(posted?.user).toBe(slack.botUserId);
    expect(JSON.stringify(posted)).toContain(linkTo(one.other));
    expect(slack.messages(other.channel).at(-1)?.user).not.toBe(slack.botUserId);
  });
});

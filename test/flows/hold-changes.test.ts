import { DAY, MINUTE } from '../../src/clock.ts';
import { hourly, linkTo, nextBlock } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam({ slack: { retryDelaysMs: [] } });
  await team.arrange({ people: { [team.ana]: hourly }, policy: { receipts: 'none' } });
  await nextBlock(team);
});
afterAll(async () => {
  await team.close();
});

async function mention(text = 'look here'): Promise<string> {
  const { slack, ana, ben, channel } = team;
  const ts = await slack.post({ user: ben, channel, text: `<@${ana}> ${text}` });
  await team.settled();
  return ts;
}

describe('before the block', () => {
  test('an edit changes what comes, and it comes once', async () => {
    const { slack, ana, channel } = team;
    const ts = await mention('the first words');

    slack.edit(channel, ts, `<@${ana}> other words`);

    const came = await nextBlock(team);
    expect(came).toContain('other words');
    expect(came).not.toContain('the first words');
    expect(await nextBlock(team)).toBe('');
  });

  test('an edit changes what comes also while its recipient is talking there', async () => {
    const { slack, ana, channel } = team;
    const ts = await mention('the first words');
    await slack.post({ user: ana, channel, text: 'about something else' });
    await team.settled();

    slack.edit(channel, ts, `<@${ana}> other words`);

    const came = await nextBlock(team);
    expect(came).toContain(linkTo(ts));
    expect(came).toContain('other words');
  });

  test('of two edits in one second the later one counts', async () => {
    const { slack, ana, channel } = team;
    const ts = await mention('one');

    slack.edit(channel, ts, `<@${ana}> two`);
    await team.settled();
    slack.edit(channel, ts, `<@${ana}> three`);

    expect(await nextBlock(team)).toContain('three');
  });

  test('an edit that takes the name away lets nothing come', async () => {
    const { slack, channel } = team;
    const ts = await mention();

    slack.edit(channel, ts, 'nobody in particular');

    expect(await nextBlock(team)).toBe('');
  });

  test('an edit that adds a name is held, also days after the message', async () => {
    const { slack, ana, ben, channel } = team;
    const ts = await slack.post({ user: ben, channel, text: 'thinking aloud' });
    await team.runTo(slack.clock.now() + 6 * DAY);

    slack.edit(channel, ts, `thinking aloud with <@${ana}>`);

    expect(await nextBlock(team)).toContain(linkTo(ts));
  });

  test('a deleted message does not come', async () => {
    const { slack, channel } = team;
    const ts = await mention();

    slack.delete(channel, ts);

    expect(await nextBlock(team)).toBe('');
  });

  test('a deleted message with replies under it does not come either', async () => {
    const { slack, ben, channel } = team;
    const ts = await mention();
    await slack.post({ user: ben, channel, text: 'a reply', threadTs: ts });

    slack.delete(channel, ts);

    expect(await nextBlock(team)).toBe('');
  });

  test('what its recipient has answered in the thread does not come; what is answered by others does', async () => {
    const { slack, ana, chi, channel } = team;
    const answered = await mention('answered');
    const other = await mention('other');

    await slack.post({ user: ana, channel, text: 'yes', threadTs: answered });
    await slack.post({ user: chi, channel, text: 'I can', threadTs: other });

    const came = await nextBlock(team);
    expect(came).toContain(linkTo(other));
    expect(came).not.toContain(linkTo(answered));
    expect(came).toContain('1 you had already seen');
  });

  test('what its recipient has reacted to does not come; what others reacted to does', async () => {
    const { slack, ana, chi, channel } = team;
    const reactedTo = await mention('reacted to');
    const other = await mention('other');

    slack.react(ana, channel, reactedTo, 'eyes');
    slack.react(chi, channel, other, 'eyes');

    const came = await nextBlock(team);
    expect(came).toContain(linkTo(other));
    expect(came).not.toContain(linkTo(reactedTo));
  });

  test('a reaction from before the edit that adds a name does not hide the mention', async () => {
    const { slack, ana, ben, channel } = team;
    const ts = await slack.post({ user: ben, channel, text: 'deployed' });
    slack.react(ana, channel, ts, 'tada');
    await team.settled();

    slack.edit(channel, ts, `deployed, <@${ana}> please check`);

    expect(await nextBlock(team)).toContain(linkTo(ts));
  });

  test('a reaction to the mention counts also after a later edit', async () => {
    const { slack, ana, channel } = team;
    const ts = await mention();
    slack.react(ana, channel, ts, 'eyes');
    await team.settled();

    slack.edit(channel, ts, `<@${ana}> look here, with the typo mended`);

    expect(await nextBlock(team)).toBe('');
  });
});

describe('whatever order the events come in', () => {
  /** Does something of which the app hears nothing for now. Answers what tells it, one function for each event. */
  async function unheard(act: () => Promise<void>): Promise<(() => Promise<void>)[]> {
    const { slack } = team;
    const before = slack.deliveries.length;
    slack.sendEventsTo('http://127.0.0.1:9/');
    await act();
    await slack.settled();
    slack.sendEventsTo(`http://127.0.0.1:${team.app.port()}/slack/events`);
    return slack.deliveries.slice(before).map(({ eventId = '' }) => async () => {
      expect(await slack.redeliver(eventId)).toMatchObject({ status: 200 });
      await team.settled();
    });
  }

  test('a deletion that comes first lets nothing come', async () => {
    const { slack, ana, ben, channel } = team;
    const [posted, deleted] = await unheard(async () => {
      const ts = await slack.post({ user: ben, channel, text: `<@${ana}> gone` });
      slack.delete(channel, ts);
    });

    await deleted?.();
    await posted?.();

    expect(await nextBlock(team)).toBe('');
  });

  test('an older text never wins over a newer one', async () => {
    const { slack, ana, ben, channel } = team;
    const [posted, first, second] = await unheard(async () => {
      const ts = await slack.post({ user: ben, channel, text: `<@${ana}> text one` });
      slack.edit(channel, ts, `<@${ana}> text two`);
      slack.edit(channel, ts, `<@${ana}> text three`);
    });

    await second?.();
    await posted?.();
    await first?.();

    const came = await nextBlock(team);
    expect(came).toContain('text three');
    expect(came).not.toMatch(/text one|text two/);
    expect(await nextBlock(team)).toBe('');
  });

  test('a reaction that comes before its message lets nothing come', async () => {
    const { slack, ana, ben, channel } = team;
    const [posted, reacted] = await unheard(async () => {
      const ts = await slack.post({ user: ben, channel, text: `<@${ana}> seen at once` });
      slack.react(ana, channel, ts, 'eyes');
    });

    await reacted?.();
    await posted?.();

    expect(await nextBlock(team)).toBe('');
  });

  test('an event a day late makes one hold, for the next block', async () => {
    const { slack, ana, ben, channel } = team;
    const [posted] = await unheard(async () => {
      await slack.post({ user: ben, channel, text: `<@${ana}> a day late` });
    });
    await team.runTo(slack.clock.now() + DAY);

    await posted?.();

    expect(await nextBlock(team)).toContain('a day late');
    expect(await nextBlock(team)).toBe('');
  });

  test('the event of a message older than seven days holds nothing', async () => {
    const { slack, ana, ben, channel } = team;
    const [posted] = await unheard(async () => {
      await slack.post({ user: ben, channel, text: `<@${ana}> long ago` });
    });
    await team.runTo(slack.clock.now() + 7 * DAY + MINUTE);

    await posted?.();

    expect(await nextBlock(team)).toBe('');
  });

  test('an edit that adds a name to a message older than seven days holds nothing', async () => {
    const { slack, ana, ben, channel } = team;
    const ts = await slack.post({ user: ben, channel, text: 'old news' });
    await team.runTo(slack.clock.now() + 8 * DAY);

    slack.edit(channel, ts, `old news, <@${ana}>`);

    expect(await nextBlock(team)).toBe('');
  });
});

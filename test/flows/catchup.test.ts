import { askCatchup } from '../support/catchups.ts';
import { linkTo } from '../support/digests.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let team: Team;
  let asked: string;
  let root: string;
  let decided: string;
  beforeAll(async () => {
    team = await startTeam({ slack: { mode } });
    const { slack, ana, ben, chi, channel } = team;
    asked = await slack.post({
      user: ben,
      channel,
      text: `<@${ana}> can you review the migration by Friday?`,
    });
    root = await slack.post({ user: chi, channel, text: 'The nightly build fails since the upgrade.' });
    decided = await slack.post({
      user: ben,
      channel,
      text: 'We decided to roll back to <https://example.com/releases/4.2|version 4.2>.',
      threadTs: root,
    });
  });
  afterAll(async () => {
    await team.close();
  });
  beforeEach(async () => {
    await askFreely(team);
  });

  test('/catchup shows the asker alone, in the place of “reading”, what was said, each thing with its link', async () => {
    const { slack, ana, ben, channel } = team;

    await slack.command({ user: ana, channel, command: '/catchup' });
    await team.settled();

    const [reading, answer, ...more] = slack.ephemerals(ana);
    expect(reading).toMatchObject({ text: 'Reading …', state: 'replaced' });
    expect(answer).toMatchObject({ channel, state: 'shown', text: 'What you missed in #general' });
    expect(more).toEqual([]);
    const said = JSON.stringify(answer);
    for (const ts of [asked, decided]) expect(said).toContain(linkTo(ts));
    for (const words of [
      'Needs you',
      'can you review the migration by Friday?',
      'Decisions',
      '3 messages in 1 thread',
    ]) {
      expect(said).toContain(words);
    }
    expect(slack.ephemerals(ben)).toEqual([]);
    expect(slack.messages(channel)).toHaveLength(3);
  });

  test('“Catch me up” in a thread sums up that thread, there', async () => {
    const { slack, ana, channel } = team;
    const before = slack.ephemerals(ana).length;
    await slack.shortcut({ user: ana, callbackId: 'catch_me_up', channel, ts: decided });
    const answer = await slack.until(
      () =>
        slack
          .ephemerals(ana)
          .slice(before)
          .find(({ text }) => text === 'A thread in #general'),
      'the answer',
    );

    expect(answer).toMatchObject({ thread_ts: root, state: 'shown' });
    expect(JSON.stringify(answer)).toContain(linkTo(decided));
    expect(JSON.stringify(answer)).not.toContain(linkTo(asked));
  });

  test('a link asks for its thread, a channel for that channel, “all” for each', async () => {
    const { slack, ana, ben, channel } = team;
    const elsewhere = slack.addChannel({ name: `elsewhere-${mode}`, members: [ana, ben] });
    const other = await slack.post({
      user: ben,
      channel: elsewhere,
      text: 'We agreed to meet on Tuesdays from now on.',
    });
    const link = `https://emulated.slack.com/archives/${channel}/${linkTo(decided)}?thread_ts=${root}&cid=${channel}`;

    const thread = JSON.stringify(await askCatchup(team, ana, link, elsewhere));
    expect(thread).toContain(linkTo(decided));
    expect(thread).not.toContain(linkTo(asked));

    const place = JSON.stringify(await askCatchup(team, ana, `<#${elsewhere}|elsewhere> 1h`));
    expect(place).toContain(`${elsewhere}/${linkTo(other)}`);
    expect(place).not.toContain(linkTo(decided));

    const all = JSON.stringify(await askCatchup(team, ana, 'all'));
    expect(all).toContain(`${elsewhere}/${linkTo(other)}`);
    expect(all).toContain(linkTo(asked));
    expect(all).toMatch(/4 messages in 1 thread, [^·]* · made without a language model/);
  });

  test('links of messages stand by host and path; whatever a message says, nothing in an answer calls anybody', async () => {
    const { slack, ana, ben, channel } = team;
    await slack.post({
      user: ben,
      channel,
      text: `We decided: <!channel> <!here> <@${ana}> &lt;!everyone&gt; *now* <https://evil.example/x|https://good.example>`,
    });

    const { blocks, text } = await askCatchup(team, ana, '1h');

    const elements = walk([text, blocks]);
    const types = new Set(elements.flatMap((each) => (isObject(each) ? [each['type']] : [])));
    for (const type of ['user', 'usergroup', 'broadcast', 'channel', 'emoji'])
      expect(types).not.toContain(type);
    const mrkdwn = elements.filter((each) => isObject(each) && each['type'] === 'mrkdwn');
    expect(JSON.stringify(mrkdwn)).not.toMatch(/<[!@]/);
    const links = elements.flatMap((each) => (isObject(each) && each['type'] === 'link' ? [each] : []));
    const foreign = links.filter(
      ({ url }) => !String(url).startsWith('https://emulated.slack.com/archives/'),
    );
    expect(foreign.length).toBeGreaterThan(0);
    for (const { url, text: shown } of foreign) expect(String(url)).toBe(`https://${shown}`);
  });

  test('the answer is in the asker’s language', async () => {
    const { slack, channel } = team;
    const dora = slack.addUser({ name: 'dora', realName: 'Dora', locale: 'de-DE', tz: 'Europe/Berlin' });
    slack.join(dora, channel);

    const { text, blocks } = await askCatchup(team, dora, 'seit gestern');

    expect(text).toBe('Was du in #general verpasst hast');
    expect(JSON.stringify(blocks)).toContain('ohne Sprachmodell erstellt');
  });

  test('what is not understood is answered at once, with what can be asked', async () => {
    const { slack, ana, channel } = team;
    const before = slack.ephemerals(ana).length;
    await slack.command({ user: ana, channel, command: '/catchup', text: 'since the flood' });

    const [answer, ...more] = slack.ephemerals(ana).slice(before);
    expect(more).toEqual([]);
    expect(answer?.via).toBe('command');
    expect(answer?.text).toContain('I do not understand “since the flood”.');
    expect(answer?.text).toContain('`/catchup 3d`');
    expect((await askCatchup(team, ana, 'help')).text).toContain('`/catchup all`');
  });
});

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function walk(value: unknown): readonly unknown[] {
  const below = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return [value, ...below.flatMap(walk)];
}

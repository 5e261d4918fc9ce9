import { setTimeout as pause } from 'node:timers/promises';
import { hourly, linkTo, nextBlock } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam({ slack: { mode } });
    await team.arrange({
      people: { [team.ana]: hourly, [team.chi]: hourly },
      policy: { receipts: 'none' },
    });
    await nextBlock(team);
  });
  afterAll(async () => {
    await team.close();
  });

  test.each(['public', 'private', 'mpim'] as const)('a mention in a %s channel is held', async (kind) => {
    const { slack, ana, ben } = team;
    const channel = slack.addChannel({ name: `of-${kind}`, kind, members: [ana, ben] });

    const ts = await slack.post({ user: ben, channel, text: `<@${ana}> here in ${kind}` });

    const came = await nextBlock(team);
    expect(came).toContain(`here in ${kind}`);
    expect(came).toContain(linkTo(ts));
  });

  test.each(['file_share', 'me_message', 'thread_broadcast'] as const)(
    'a mention in a %s is held',
    async (subtype) => {
      const { slack, ana, ben, channel } = team;
      const root = await slack.post({ user: ben, channel, text: 'a root' });
      const inThread = subtype === 'thread_broadcast' ? { threadTs: root } : {};

      await slack.post({ user: ben, channel, text: `<@${ana}> by ${subtype}`, subtype, ...inThread });

      expect(await nextBlock(team)).toContain(`by ${subtype}`);
    },
  );

  test('a mention that stands only in rich text is held', async () => {
    const { slack, ana, ben, channel } = team;
    const section = { type: 'rich_text_section', elements: [{ type: 'user', user_id: ana }] };

    const ts = await slack.post({
      user: ben,
      channel,
      text: 'somebody should look',
      blocks: [{ type: 'rich_text', elements: [section] }],
    });

    expect(await nextBlock(team)).toContain(linkTo(ts));
  });

  test('a message that names two is held for each of them, and for nobody else', async () => {
    const { slack, ana, ben, chi, channel } = team;
    const ts = await slack.post({ user: ben, channel, text: `<@${ana}> <@${chi}> both` });

    expect(await nextBlock(team)).toContain(linkTo(ts));
    expect(JSON.stringify(slack.dm(chi))).toContain(linkTo(ts));
    expect(slack.dm(ben)).toEqual([]);
  });

  test('the same event again, before or after the delivery, brings nothing more', async () => {
    const { slack, ana, ben, channel } = team;
    await slack.post({ user: ben, channel, text: `<@${ana}> only once` });
    await team.settled();
    const event = slack.deliveries.find(({ payload }) => JSON.stringify(payload).includes('only once'));
    const again = async () => {
      // In another second than before: the very same request would be refused as a replay.
      if (mode === 'http') await pause(1_010 - (Date.now() % 1_000));
      expect(await slack.redeliver(event?.eventId ?? '')).toMatchObject({ status: 200 });
    };

    await again();
    expect((await nextBlock(team)).match(/only once/g)).toHaveLength(1);

    await again();
    expect(await nextBlock(team)).toBe('');
  });
});

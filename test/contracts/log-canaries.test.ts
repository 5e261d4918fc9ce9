import { eventually } from '../support/delivery.ts';
import { hourly, nextBlock } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

const CANARY = 'canary-3c1e';

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam({ slack: { mode, ackMs: 500, retryDelaysMs: [1_000] } });
    const { slack, ana, ben } = team;
    slack.changeUser(ana, { realName: `Ana ${CANARY}`, name: `ana-${CANARY}` });
    slack.changeUser(ben, { realName: `Ben ${CANARY}`, name: `ben-${CANARY}` });
    await team.arrange({ people: { [ana]: hourly } });
    await nextBlock(team);
  });
  afterAll(async () => {
    await team.close();
  });

  /** Somebody new mentions Ana, so that a receipt is owed. */
  async function mention(text: string): Promise<string> {
    const { slack, ana, channel } = team;
    const user = slack.addUser({ name: `${CANARY} ${text}` });
    slack.join(user, channel);
    const ts = await slack.post({ user, channel, text: `<@${ana}> ${CANARY} ${text}` });
    await slack.settled();
    return ts;
  }

  test('no line holds a word of a message, a name, a command or a secret, whatever goes wrong', async () => {
    const { slack, ana, ben, channel, redis, logged } = team;
    const channelOfCanaries = slack.addChannel({
      name: `about-${CANARY}`,
      kind: 'private',
      members: [ana, ben],
    });

    // All goes well.
    const ts = await mention('delivered');
    await slack.post({ user: ben, channel: channelOfCanaries, text: `<@${ana}> ${CANARY}` });
    await slack.command({ user: ana, channel, command: '/comms', text: `${CANARY} 9-10` });
    await slack.shortcut({ user: ben, callbackId: 'where_is_it', channel, ts });
    expect(await nextBlock(team)).toContain(`${CANARY} delivered`);

    // Slack refuses, fails, or says nothing.
    for (const kind of ['error', 'server-error', 'accept-and-drop', 'ratelimited'] as const) {
      const fault = slack.faults.add({ method: '*', kind, error: 'invalid_blocks' });
      await mention(`while Slack answers ${kind}`);
      await slack.until(() => fault.hits > 0);
      fault.remove();
    }
    slack.faults.add({ method: 'response_url', kind: 'server-error', times: 1 });
    await slack.shortcut({ user: ben, callbackId: 'where_is_it', channel, ts });

    // Requests that are not Slack's, or not whole.
    if (mode === 'http') {
      await slack.sendRaw({ body: CANARY });
      await slack.sendRaw({ body: JSON.stringify({ text: CANARY, api_app_id: 'AOTHER', team_id: 'T' }) });
      await slack.sendRaw({ body: CANARY, headers: { 'x-slack-signature': CANARY } });
    }

    // Redis goes.
    await redis.kill();
    await mention('while Redis is gone');
    await slack.command({ user: ana, channel, command: '/comms', text: CANARY });
    await redis.restart();
    await slack.until(() => slack.deliveries.every(({ state }) => state !== 'pending'));
    await eventually(async () => (await team.app.readiness()).ready);

    expect(logged.length).toBeGreaterThan(10);
    for (const complaint of ['invalid_blocks', 'A request was refused', 'Redis does not answer']) {
      expect(logged).toContainEqual(expect.stringContaining(complaint));
    }
    for (const line of logged) {
      expect(line).not.toContain(CANARY);
      for (const secret of [
        slack.botToken,
        slack.appToken,
        slack.signingSecret,
        team.env['ENCRYPTION_KEYS'] ?? '',
      ]) {
        expect(line).not.toContain(secret);
      }
    }
  });
});

import type { Delivery } from '../../emulator/events/delivery.ts';
import { hourly, nextBlock } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let team: Team;
  beforeAll(async () => {
    const ackMs = mode === 'http' ? 3_000 : 500;
    const retryDelaysMs = Array.from({ length: 20 }, () => 200);
    team = await startTeam({ slack: { mode, ackMs, retryDelaysMs } });
    await team.arrange({ people: { [team.ana]: hourly }, policy: { receipts: 'none' } });
    await nextBlock(team);
  });
  afterAll(async () => {
    team.redis.resume();
    await team.close();
  });

  async function told(text: string): Promise<Delivery> {
    const { slack, ana, ben, channel } = team;
    await slack.post({ user: ben, channel, text: `<@${ana}> ${text}` });
    const event = slack.deliveries.find(({ payload }) => JSON.stringify(payload).includes(text));
    if (event === undefined) throw new Error('Slack did not tell the app');
    return event;
  }

  test('an event that comes while Redis is gone is refused, and Slack’s retry makes one hold', async () => {
    const { slack, redis } = team;
    await redis.kill();

    const event = await told('through the outage');
    await slack.until(() => event.attempts.length > 0);
    expect(event).toMatchObject({ state: 'pending', attempts: [{ failure: expect.any(String) }] });

    await redis.restart();
    await slack.until(() => event.state === 'acknowledged', 'the retry');
    expect((await nextBlock(team)).match(/through the outage/g)).toHaveLength(1);
    expect(await nextBlock(team)).toBe('');
  });

  test('an event that comes while Redis hangs is refused in time, and Slack’s retry makes one hold', async () => {
    const { slack, redis } = team;
    redis.pause();

    const event = await told('while it hangs');
    await slack.until(() => event.attempts.length > 0);
    redis.resume();

    expect(event.attempts[0]).toMatchObject(mode === 'http' ? { status: 503 } : { failure: 'http_timeout' });
    await slack.until(() => event.state === 'acknowledged', 'the retry');
    expect((await nextBlock(team)).match(/while it hangs/g)).toHaveLength(1);
    expect(await nextBlock(team)).toBe('');
  });

  test('the app ends in good order also while Redis is gone, and goes on when both are back', async () => {
    const { redis } = team;
    const event = await told('before the end');
    await team.settled();
    await redis.kill();
    const begun = performance.now();

    await team.stop();
    expect(performance.now() - begun).toBeLessThan(20_000);

    await redis.restart();
    await team.start();
    expect(event.state).toBe('acknowledged');
    expect(await nextBlock(team)).toContain('before the end');
  });
});

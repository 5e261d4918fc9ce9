import { startEmulator } from '../../../emulator/emulator.ts';

test('what is older than asked for is forgotten, what is younger stays', async () => {
  const start = Date.UTC(2026, 0, 20, 8);
  const slack = await startEmulator({ now: start, rate: 0, rateLimits: false });
  try {
    const ana = slack.addUser({ id: 'UANA', name: 'ana' });
    const channel = slack.addChannel({ id: 'CGENERAL', name: 'general', members: [ana] });
    await slack.post({ user: ana, channel, text: `<@${ana}> an old one` });
    slack.clock.advance(1000);
    await slack.post({ user: ana, channel, text: `<@${ana}> a young one` });

    slack.forget(start + 500);

    expect(slack.messages('CGENERAL').map(({ text }) => text)).toEqual(['<@UANA> a young one']);
    expect(slack.notifications.map(({ at }) => at)).toEqual([start + 1000]);
  } finally {
    await slack.close();
  }
});

import type { Emulator } from '../../../emulator/emulator.ts';
import { noticesOf } from '../../../emulator/page/notices.ts';
import { client, closeAll, start } from '../support.ts';

afterEach(closeAll);

const NOON = Date.UTC(2026, 0, 20, 12);

async function team(): Promise<{ slack: Emulator; ann: string; bob: string; channel: string }> {
  const slack = await start({ now: NOON, rate: 0 });
  const ann = slack.addUser({ name: 'ann', tz: 'UTC' });
  const bob = slack.addUser({ name: 'bob', tz: 'UTC' });
  return { slack, ann, bob, channel: slack.addChannel({ name: 'general', members: [ann, bob] }) };
}

test('without a shield Slack rings with the app as without it, and the app’s own message besides', async () => {
  const { slack, ann, bob, channel } = await team();
  await slack.post({ user: bob, channel, text: `<@${ann}> one` });
  await client(slack).chat.postMessage({ channel: slack.dmChannel(ann), text: 'your digest' });

  expect(noticesOf(slack, ann)).toMatchObject([
    { from: 'bob', call: 'mention', notified: true, withoutApp: true, byApp: false },
    { call: 'dm', notified: true, withoutApp: false, byApp: true },
  ]);
});

test('what a pause by the app has spared would have rung without it', async () => {
  const { slack, ann, bob, channel } = await team();
  await client(slack, slack.userToken(ann, ['dnd:write'])).dnd.setSnooze({ num_minutes: 60 });
  await slack.post({ user: bob, channel, text: `<@${ann}> one` });

  expect(noticesOf(slack, ann)).toMatchObject([{ notified: false, stopped: 'dnd-snooze', withoutApp: true }]);
});

test('a pause of their own, or their hours of quiet, is not the app’s doing', async () => {
  const { slack, ann, bob, channel } = await team();
  slack.snooze(ann, 60);
  await slack.post({ user: bob, channel, text: `<@${ann}> one` });
  slack.snooze(ann, 0);
  slack.setDndSchedule(ann, { start: '11:00', end: '13:00' });
  await slack.post({ user: bob, channel, text: `<@${ann}> two` });

  expect(noticesOf(slack, ann)).toMatchObject([
    { stopped: 'dnd-snooze', withoutApp: false },
    { stopped: 'dnd-schedule', withoutApp: false },
  ]);
});

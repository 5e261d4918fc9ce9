import { client, closeAll, start } from '../support.ts';

afterEach(closeAll);

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 0, 15, 11); // 12:00 in Berlin
const error = (code: string) => ({ data: { error: code } });

async function scene() {
  const slack = await start({ now: NOON, rate: 0, maxSnoozeMinutes: 1440 });
  const ann = slack.addUser({ name: 'ann', tz: 'Europe/Berlin' });
  const bob = slack.addUser({ name: 'bob' });
  const channel = slack.addChannel({ name: 'general', members: [ann, bob] });
  const own = client(slack, slack.userToken(ann, ['dnd:read', 'dnd:write', 'users.profile:write']));
  const call = async (text: string) => {
    await slack.post({ user: bob, channel, text });
    return slack.notifications.at(-1);
  };
  return { slack, ann, bob, channel, own, call };
}

test('a snooze silences, is seen by its owner alone, and ends by itself', async () => {
  const { slack, ann, own, call } = await scene();

  const set = await own.dnd.setSnooze({ num_minutes: 60 });

  expect(set).toMatchObject({
    snooze_enabled: true,
    snooze_endtime: NOON / 1000 + 3600,
    snooze_remaining: 3600,
  });
  expect(await own.dnd.info()).toMatchObject({ snooze_enabled: true, dnd_enabled: false });
  expect(await client(slack).dnd.info({ user: ann })).not.toHaveProperty('snooze_enabled');
  expect(await call(`<@${ann}>`)).toMatchObject({ user: ann, notified: false, because: 'dnd-snooze' });
  slack.clock.advance(HOUR);
  expect(await own.dnd.info()).toMatchObject({ snooze_enabled: false });
  expect(await call(`<@${ann}>`)).toMatchObject({ user: ann, notified: true, because: 'mention' });
});

test('a snooze is ended once; what is too long, missing or indefinite is treated as Slack does', async () => {
  const { own } = await scene();

  await expect(own.dnd.setSnooze({ num_minutes: 1441 })).rejects.toMatchObject(error('too_long'));
  await expect(own.apiCall('dnd.setSnooze')).rejects.toMatchObject(error('missing_duration'));
  expect(await own.apiCall('dnd.setSnooze', { num_minutes: 5, is_indefinite: true })).toMatchObject({
    ok: true,
    snooze_enabled: false,
  });
  await own.dnd.setSnooze({ num_minutes: 5 });
  await own.dnd.endSnooze();
  await expect(own.dnd.endSnooze()).rejects.toMatchObject(error('snooze_end_failed'));
});

test('the schedule is another layer: ending a snooze does not end it, and endDnd ends one session only', async () => {
  const { slack, ann, own, call } = await scene();
  slack.setDndSchedule(ann, { start: '22:00', end: '08:00' });
  await expect(own.dnd.endDnd()).rejects.toMatchObject(error('not_in_dnd'));
  slack.clock.advance(11 * HOUR); // 23:00 in Berlin

  await own.dnd.setSnooze({ num_minutes: 30 });
  await own.dnd.endSnooze();

  expect(await client(slack).dnd.info({ user: ann })).toMatchObject({
    dnd_enabled: true,
    next_dnd_start_ts: Date.UTC(2026, 0, 15, 21) / 1000,
    next_dnd_end_ts: Date.UTC(2026, 0, 16, 7) / 1000,
  });
  expect(await call(`<@${ann}>`)).toMatchObject({ notified: false, because: 'dnd-schedule' });
  await own.dnd.endDnd();
  expect(await call(`<@${ann}>`)).toMatchObject({ notified: true });
  slack.clock.advance(24 * HOUR);
  expect(await call(`<@${ann}>`)).toMatchObject({ notified: false, because: 'dnd-schedule' });
});

test('the bot is told that the schedule may have changed, but not of the snooze', async () => {
  const { slack, ann, own } = await scene();
  slack.sendEventsTo('http://127.0.0.1:1/');

  await own.dnd.setSnooze({ num_minutes: 30 });

  const [delivery] = slack.deliveries;
  expect(delivery?.payload['event']).toMatchObject({ type: 'dnd_updated_user', user: ann });
  expect(JSON.stringify(delivery?.payload)).not.toContain('snooze');
});

test('a status ends by itself, and is cleared only with text and emoji together', async () => {
  const { slack, ann, own } = await scene();
  const status = async () => (await client(slack).users.profile.get({ user: ann })).profile;
  await own.users.profile.set({
    profile: { status_text: 'deep work', status_emoji: ':no_bell:', status_expiration: NOON / 1000 + 60 },
  });
  expect(await status()).toMatchObject({ status_text: 'deep work', status_expiration: NOON / 1000 + 60 });

  await expect(own.users.profile.set({ profile: { status_emoji: '' } })).rejects.toMatchObject(
    error('must_clear_both_status_text_and_status_emoji'),
  );
  await expect(own.users.profile.set({ profile: { status_text: '' } })).rejects.toMatchObject(
    error('must_clear_both_status_text_and_status_emoji'),
  );
  await expect(own.users.profile.set({ profile: { status_text: 'x'.repeat(101) } })).rejects.toMatchObject(
    error('too_long'),
  );
  slack.clock.advance(60_000);
  expect(await status()).toMatchObject({ status_text: '', status_emoji: '', status_expiration: 0 });
});

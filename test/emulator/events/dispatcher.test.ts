import { plainApp } from '../plain-app.ts';
import { boltApp, client, closeAll, start } from '../support.ts';

afterEach(closeAll);

test('a real Bolt app takes the signed events, with the whole envelope', async () => {
  const slack = await start({ now: Date.UTC(2026, 2, 1), rate: 0 });
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const bodies: unknown[] = [];
  await boltApp(slack, (app) => {
    app.event('message', async ({ body }) => {
      bodies.push(body);
    });
  });

  const ts = await slack.post({ user: ann, channel, text: `hi <@${ann}>` });
  await slack.until(() => bodies[0], 'the message event');

  expect(bodies[0]).toMatchObject({
    type: 'event_callback',
    team_id: slack.teamId,
    api_app_id: slack.appId,
    event_id: expect.stringMatching(/^Ev/),
    event_time: Date.UTC(2026, 2, 1) / 1000,
    event_context: expect.any(String),
    is_ext_shared_channel: false,
    authorizations: [{ team_id: slack.teamId, user_id: slack.botUserId, is_bot: true }],
    event: {
      type: 'message',
      channel,
      channel_type: 'channel',
      ts,
      event_ts: ts,
      user: ann,
      text: `hi <@${ann}>`,
    },
  });
  expect(slack.deliveries.map(({ state, about }) => [about, state])).toEqual([['message', 'acknowledged']]);
});

test('the app is told only of what it is entitled to know', async () => {
  const slack = await start({ scopes: ['channels:history', 'chat:write'] });
  const ann = slack.addUser({ name: 'ann' });
  const inside = slack.addChannel({ name: 'inside', members: [ann] });
  const outside = slack.addChannel({ name: 'outside', members: [ann], bot: false });
  const secret = slack.addChannel({ name: 'secret', kind: 'private', members: [ann] });
  const app = await plainApp(200);
  slack.sendEventsTo(app.url);

  const ts = await slack.post({ user: ann, channel: outside, text: 'a' });
  await slack.post({ user: ann, channel: secret, text: 'b' });
  slack.react(ann, outside, ts, 'eyes');
  slack.changeUser(ann, { tz: 'Asia/Tokyo' });
  await slack.post({ user: ann, channel: inside, text: 'c' });
  await slack.settled();

  expect(app.requests.map(({ body }) => JSON.parse(body).event.text)).toEqual(['c']);
});

test('edits, deletions, reactions and membership come as Slack words them', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const bob = slack.addUser({ name: 'bob' });
  const channel = slack.addChannel({ name: 'general', members: [ann], isExtShared: true });
  const app = await plainApp(200);
  slack.sendEventsTo(app.url);

  const ts = await slack.post({ user: ann, channel, text: 'one' });
  slack.edit(channel, ts, `two <@${bob}>`);
  slack.join(bob, channel);
  slack.react(bob, channel, ts, 'eyes');
  slack.delete(channel, ts);
  slack.leave(bob, channel);
  await slack.settled();

  const told = slack.deliveries.map(({ payload }) => payload['event']);
  expect(told).toMatchObject([
    { type: 'message', text: 'one' },
    {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      message: { ts, text: `two <@${bob}>`, edited: { user: ann } },
      previous_message: { ts, text: 'one' },
    },
    { type: 'member_joined_channel', user: bob, channel, channel_type: 'C' },
    { type: 'message', subtype: 'channel_join', user: bob },
    {
      type: 'reaction_added',
      user: bob,
      reaction: 'eyes',
      item: { type: 'message', channel, ts },
      item_user: ann,
    },
    {
      type: 'message',
      subtype: 'message_deleted',
      deleted_ts: ts,
      previous_message: { text: `two <@${bob}>` },
    },
    { type: 'message', subtype: 'channel_leave', user: bob },
    { type: 'member_left_channel', user: bob, channel },
  ]);
  expect(slack.deliveries[0]?.payload).toMatchObject({ is_ext_shared_channel: true });
});

test('a deleted parent with replies is told as a change into a tombstone', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const ts = await slack.post({ user: ann, channel, text: 'parent' });
  await slack.post({ user: ann, channel, text: 'reply', threadTs: ts });
  slack.sendEventsTo((await plainApp(200)).url);

  slack.delete(channel, ts);
  await slack.settled();

  expect(slack.deliveries[0]?.payload['event']).toMatchObject({
    subtype: 'message_changed',
    message: { subtype: 'tombstone', user: 'USLACKBOT', ts },
    previous_message: { text: 'parent' },
  });
});

test('a mention of the app comes as a message and as an app_mention', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  slack.sendEventsTo((await plainApp(200)).url);

  await slack.post({ user: ann, channel, text: `<@${slack.botUserId}> help` });
  await client(slack).chat.postMessage({ channel, text: `I am <@${slack.botUserId}>` });
  await slack.settled();

  expect(slack.deliveries.map(({ about }) => about)).toEqual(['message', 'app_mention', 'message']);
});

import { client, closeAll, start } from '../support.ts';

afterEach(closeAll);

async function scene() {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann', tz: 'Europe/Berlin' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const secret = slack.addChannel({ name: 'secret', kind: 'private', members: [ann] });
  slack.sendEventsTo('http://127.0.0.1:1/');
  const told = () => slack.deliveries.map(({ payload }) => payload['event'] ?? payload);
  return { slack, ann, channel, secret, told };
}

test('channels are renamed, archived and deleted, each in the words for its kind', async () => {
  const { slack, channel, secret, told } = await scene();

  slack.renameChannel(channel, 'all');
  slack.archiveChannel(secret);
  slack.unarchiveChannel(secret);
  slack.deleteChannel(channel);

  expect(told()).toMatchObject([
    { type: 'channel_rename', channel: { id: channel, name: 'all' } },
    { type: 'message', subtype: 'channel_name' },
    { type: 'message', subtype: 'group_archive' },
    { type: 'group_archive', channel: secret },
    { type: 'group_unarchive', channel: secret },
    { type: 'channel_deleted', channel },
  ]);
  await expect(client(slack).conversations.info({ channel })).rejects.toMatchObject({
    data: { error: 'channel_not_found' },
  });
});

test('nothing can be posted to an archived channel', async () => {
  const { slack, channel } = await scene();
  slack.archiveChannel(channel);

  await expect(client(slack).chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject({
    data: { error: 'is_archived' },
  });
});

test('a channel made private, or shared, is so in what the API says', async () => {
  const { slack, channel } = await scene();

  slack.makePrivate(channel);
  slack.shareChannel(channel, true);

  const { channel: shown } = await client(slack).conversations.info({ channel });
  expect(shown).toMatchObject({ is_private: true, is_ext_shared: true });
});

test('when the bot is taken out, its private channel is gone for it', async () => {
  const { slack, secret, told } = await scene();

  slack.leave(slack.botUserId, secret);

  expect(told()).toContainEqual(expect.objectContaining({ type: 'group_left', channel: secret }));
  await expect(client(slack).conversations.history({ channel: secret })).rejects.toMatchObject({
    data: { error: 'channel_not_found' },
  });
});

test('people change zone and status, groups change members, and the app is told', async () => {
  const { slack, ann, told } = await scene();
  const group = slack.addUserGroup({ handle: 'ops', members: [] });

  slack.changeUser(ann, { tz: 'Asia/Tokyo' });
  slack.setStatus(ann, { status_text: 'away', status_emoji: ':palm_tree:' });
  slack.setUserGroupMembers(group, [ann]);

  expect(told()).toMatchObject([
    { type: 'subteam_created', subteam: { id: group } },
    { type: 'user_change', user: { id: ann, tz: 'Asia/Tokyo', tz_offset: 32400 } },
    { type: 'user_profile_changed' },
    { type: 'user_change', user: { profile: { status_text: 'away' } } },
    { type: 'user_profile_changed' },
    { type: 'user_status_changed' },
    { type: 'subteam_members_changed', subteam_id: group, added_users: [ann] },
    { type: 'subteam_updated', subteam: { users: [ann] } },
  ]);
});

test('the notice of too many events has no event inside', async () => {
  const { slack, told } = await scene();

  slack.rateLimitApp();

  expect(told()).toMatchObject([{ type: 'app_rate_limited', team_id: slack.teamId }]);
  expect(told()[0]).not.toHaveProperty('event');
});

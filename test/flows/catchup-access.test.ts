import { linkTo } from '../support/digests.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let guest: string;
beforeAll(async () => {
  team = await startTeam();
  guest = team.slack.addUser({ name: 'gus', realName: 'Gus', isRestricted: true });
});
afterAll(async () => {
  await team.close();
});
const SECRET = 'the inner circle meets on Thursday';

/** A channel in which Ben has said something that not everybody is to know. */
async function placeWithSecret(
  kind: 'public' | 'private' | 'mpim',
  members: readonly string[],
  more: { readonly bot?: boolean; readonly isExtShared?: boolean } = {},
): Promise<{ readonly channel: string; readonly ts: string; readonly link: string }> {
  const { slack, ben } = team;
  const channel = slack.addChannel({
    name: `place-${slack.calls.length}`,
    kind,
    members: [ben, ...members],
    ...more,
  });
  const ts = await slack.post({ user: ben, channel, text: SECRET });
  return { channel, ts, link: `https://emulated.slack.com/archives/${channel}/${linkTo(ts)}` };
}

/** What the person sees of the answer; everything that they were shown meanwhile included. */
async function ask(user: string, text: string, here = team.channel): Promise<string> {
  const { slack } = team;
  await askFreely(team);
  const [seen, came] = [slack.ephemerals(user).length, slack.dm(user).length];
  await slack.command({ user, channel: here, command: '/catchup', text });
  await team.settled();
  return JSON.stringify([slack.ephemerals(user).slice(seen), slack.dm(user).slice(came)]);
}

test.each(['private', 'mpim'] as const)('a member of a %s channel is caught up on it', async (kind) => {
  const { ana } = team;
  const { channel, ts, link } = await placeWithSecret(kind, [ana]);

  for (const answer of [await ask(ana, '', channel), await ask(ana, link)]) {
    expect(answer).toContain(SECRET);
    expect(answer).toContain(linkTo(ts));
  }
});

test('whoever is not in a private channel gets the very answer of a channel that does not exist', async () => {
  const { ana } = team;
  const { channel, link } = await placeWithSecret('private', []);
  const unknown = link.replace(channel, 'C0000000000');

  const [toPlace, toLink, toUnknown] = [
    await ask(ana, `<#${channel}|place>`),
    await ask(ana, link),
    await ask(ana, unknown),
  ];

  expect(toPlace).toContain('I cannot read that for you.');
  const said = (answer: string): string => answer.replace(/"(?:block_id|ts)":"[^"]*"/g, '');
  expect(said(toLink)).toBe(said(toUnknown));
  expect(said(toPlace)).toBe(said(toUnknown));
  expect(toLink).not.toContain(SECRET);
});

test('a public channel is open to every member of the workspace, in it or not', async () => {
  const { ana } = team;
  const { channel } = await placeWithSecret('public', []);

  expect(await ask(ana, `<#${channel}|place>`)).toContain(SECRET);
});

test('a guest is caught up on channels that they are in, and on no others', async () => {
  const { slack } = team;
  const [inside, outside] = [await placeWithSecret('public', [guest]), await placeWithSecret('public', [])];

  expect(await ask(guest, '', inside.channel)).toContain(SECRET);
  const refused = await ask(guest, outside.link, inside.channel);
  expect(refused).not.toContain(SECRET);
  expect(refused).toContain('I cannot read that for you.');
  slack.leave(guest, inside.channel);
  expect(await ask(guest, inside.link, inside.channel)).not.toContain(SECRET);
});

test('somebody of another organisation is caught up on shared channels that they are in, and on no others', async () => {
  const { slack } = team;
  const stranger = slack.addUser({ name: 'sam', realName: 'Sam', teamId: 'T0OTHER' });
  const inside = await placeWithSecret('public', [stranger], { isExtShared: true });
  const outside = await placeWithSecret('public', []);

  expect(await ask(stranger, '', inside.channel)).toContain(SECRET);
  expect(await ask(stranger, outside.link, inside.channel)).not.toContain(SECRET);
});

test('where the bot is not in the channel, the answer says how to invite it', async () => {
  const { ana, slack } = team;
  const open = await placeWithSecret('public', [ana], { bot: false });
  const closed = await placeWithSecret('private', [ana], { bot: false });

  for (const { channel } of [open, closed]) {
    expect(await ask(ana, '', channel)).toContain(`/invite <@${slack.botUserId}>`);
  }
});

test('whoever leaves a private channel while it is read is shown nothing of it', async () => {
  const { slack, ana } = team;
  const { channel } = await placeWithSecret('private', [ana]);
  slack.faults.add({
    method: 'conversations.history',
    kind: 'delay',
    ms: 300,
    times: 1,
    when(args) {
      if (args['channel'] === channel) slack.leave(ana, channel);
      return args['channel'] === channel;
    },
  });

  const answer = await ask(ana, '', channel);

  expect(answer).toContain('I cannot read that for you.');
  expect(answer).not.toContain(SECRET);
});

test('a channel that has been made private is at once closed to those outside', async () => {
  const { slack, ana } = team;
  const { channel, link } = await placeWithSecret('public', []);
  expect(await ask(ana, link)).toContain(SECRET);

  slack.makePrivate(channel);

  expect(await ask(ana, link)).not.toContain(SECRET);
});

test('/catchup all reads the channels that the person and the bot share, and no others', async () => {
  const { slack, ana } = team;
  const eve = slack.addUser({ name: 'eve', realName: 'Eve' });
  const shared = await placeWithSecret('private', [eve]);
  const others = await placeWithSecret('private', [ana]);
  const without = await placeWithSecret('public', [eve], { bot: false });

  const answer = await ask(eve, 'all');

  expect(answer).toContain(`${shared.channel}/${linkTo(shared.ts)}`);
  for (const { channel } of [others, without]) expect(answer).not.toContain(channel);
});

test('the name of a private channel that a message points at is not told to those outside', async () => {
  const { slack, ana, ben, channel } = team;
  const hidden = slack.addChannel({ name: 'project-condor', kind: 'private', members: [ben] });
  const open = slack.addChannel({ name: 'project-eagle', members: [ben] });
  await slack.post({
    user: ben,
    channel,
    text: `We decided to move the launch from <#${open}> to <#${hidden}|project-condor>.`,
  });

  const answer = await ask(ana, '1h');

  expect(answer).toContain('We decided to move the launch from #project-eagle to #….');
  expect(answer).not.toContain('project-condor');
});

test('of direct messages nothing is read', async () => {
  const { slack, ana, ben } = team;
  const direct = slack.direct([ana, ben]);
  await slack.post({ user: ben, channel: direct, text: SECRET });

  expect(await ask(ana, '', direct)).toContain('I never see what people write to one another directly.');
});

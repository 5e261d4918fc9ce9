import { hourly, linkTo, nextBlock } from '../support/digests.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let guest: string;
beforeAll(async () => {
  team = await startTeam({ slack: { retryDelaysMs: [] }, timing: { backoffMs: [100, 200, 400] } });
  guest = team.slack.addUser({ name: 'gus', isRestricted: true });
  await team.arrange({
    people: { [team.ana]: hourly, [team.chi]: hourly, [guest]: hourly },
    policy: { receipts: 'none' },
  });
  await nextBlock(team);
});
afterAll(async () => {
  await team.close();
});
beforeEach(async () => {
  await askFreely(team);
});

let channels = 0;

function channelOf(kind: 'public' | 'private' | 'mpim', members: readonly string[]): string {
  channels += 1;
  return team.slack.addChannel({ name: `place-${channels}`, kind, members: [team.ben, ...members] });
}

async function mention(channel: string, ...users: readonly string[]): Promise<string> {
  const { slack, ben } = team;
  const text = `${users.map((user) => `<@${user}>`).join(' ')} the inner circle`;
  const ts = await slack.post({ user: ben, channel, text });
  await team.settled();
  return ts;
}

test.each(['private', 'mpim'] as const)(
  'what waits from a %s channel goes for whoever leaves it, and for nobody else',
  async (kind) => {
    const { slack, ana, chi } = team;
    const channel = channelOf(kind, [ana, chi]);
    const ts = await mention(channel, ana, chi);

    slack.leave(ana, channel);

    expect(await nextBlock(team, chi)).toContain(linkTo(ts));
    expect(JSON.stringify(slack.dm(ana))).not.toContain(linkTo(ts));
  },
);

test('what went with the channel is counted in the next digest, without a word of it', async () => {
  const { slack, ana, channel } = team;
  const secret = channelOf('private', [ana]);
  await mention(secret, ana);
  const open = await mention(channel, ana);

  slack.leave(ana, secret);

  const came = await nextBlock(team);
  expect(came).toContain(linkTo(open));
  expect(came).toContain('1 from a channel you have left');
  expect(came).not.toContain(secret);
});

test('whoever has left unheard is not shown the mention either', async () => {
  const { slack, ana } = team;
  const channel = channelOf('private', [ana]);
  await mention(channel, ana);

  slack.sendEventsTo('http://127.0.0.1:9/');
  slack.leave(ana, channel);
  await slack.settled();
  slack.sendEventsTo(`http://127.0.0.1:${team.app.port()}/slack/events`);

  expect(await nextBlock(team)).toBe('');
});

test('what waits from a public channel stays for whoever leaves it: they may still read it', async () => {
  const { slack, ana } = team;
  const channel = channelOf('public', [ana]);
  const ts = await mention(channel, ana);

  slack.leave(ana, channel);

  expect(await nextBlock(team)).toContain(linkTo(ts));
});

test('what waits from a public channel stays also where Slack does not answer what channel it is', async () => {
  const { slack, ana } = team;
  const channel = channelOf('public', [ana]);
  const ts = await mention(channel, ana);
  const refusal = slack.faults.add({
    method: 'conversations.info',
    kind: 'error',
    error: 'invalid_auth',
    times: 1,
  });

  slack.leave(ana, channel);
  await team.settled();

  expect(refusal.hits).toBe(1);
  expect(await nextBlock(team)).toContain(linkTo(ts));
});

test('where Slack does not say who is in a private channel, the link alone is shown', async () => {
  const { slack, ana, ben } = team;
  const channel = channelOf('private', [ana]);
  const ts = await mention(channel, ana);
  const refusal = slack.faults.add({
    method: 'conversations.members',
    kind: 'error',
    error: 'fetch_members_failed',
  });

  const came = await nextBlock(team);
  refusal.remove();

  expect(came).toContain(linkTo(ts));
  expect(came).not.toContain('the inner circle');
  expect(came).not.toContain(`<@${ben}>`);
  expect(came).not.toContain(`<#${channel}`);
  expect(came).not.toContain(`place-${channels}`);
});

test('where the bot was removed from a private channel, the link alone is shown', async () => {
  const { slack, ana } = team;
  const channel = channelOf('private', [ana]);
  const ts = await mention(channel, ana);

  slack.leave(slack.botUserId, channel);

  const came = await nextBlock(team);
  expect(came).toContain(linkTo(ts));
  expect(came).not.toContain('the inner circle');
});

test('a guest is shown mentions of channels that they are in, and no others, public as they may be', async () => {
  const { slack } = team;
  const [inside, left] = [channelOf('public', [guest]), channelOf('public', [guest])];
  await mention(inside, guest);
  await mention(left, guest);

  slack.leave(guest, left);

  const came = await nextBlock(team, guest);
  expect(came).toContain(inside);
  expect(came).not.toContain(left);
});

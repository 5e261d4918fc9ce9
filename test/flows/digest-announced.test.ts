import { MINUTE } from '../../src/clock.ts';
import { afterNextBlock, digestFault, impatient, newcomer, nextHour } from '../support/delivery.ts';
import { digestsOf, digestsSince, linkTo } from '../support/digests.ts';
import { screenOf } from '../support/screen.ts';
import { callbackEnv, consent, restTurns } from '../support/shield.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let shielded: string;
let plain: string;
let exempt: string;
let elsewhere: string;
let secret: string;
let number = 0;
beforeAll(async () => {
  team = await startTeam({ env: callbackEnv, timing: impatient });
  const { slack, ben } = team;
  exempt = slack.addChannel({ name: 'watercooler', members: [ben] });
  elsewhere = slack.addChannel({ name: 'elsewhere', members: [ben] });
  secret = slack.addChannel({ name: 'secret', members: [ben], kind: 'private' });
  await team.arrange({ policy: { receipts: 'none', exemptChannels: [exempt] } });
  plain = await newcomer(team, 'plain');
});
afterAll(() => team.close());
beforeEach(async () => {
  await restTurns(team);
  number += 1;
  shielded = await newcomer(team, `shielded${number}`);
  team.slack.join(shielded, exempt);
  team.slack.join(shielded, secret);
  expect((await consent(team, shielded)).status).toBe(200);
});

/** Nobody's shield takes the turn of another test's. */
afterEach(async () => {
  await restTurns(team);
  await screenOf(team).comms(shielded, 'off');
});

async function announce(text = '<!channel> the office is closed', channel = team.channel, user = team.ben) {
  const ts = await team.slack.post({ user, channel, text });
  await team.settled();
  return ts;
}

/** What the next block brings somebody for whom one mention waits. */
async function nextDigest(user = shielded): Promise<string> {
  const seen = digestsOf(team, user).length;
  await team.slack.post({ user: team.ben, channel: team.channel, text: `<@${user}> look` });
  await team.settled();
  await team.runTo(nextHour(team));
  await team.runTo(team.slack.clock.now() + 30 * MINUTE);
  return digestsSince(team, user, seen);
}

test.each(['here', 'channel', 'everyone'])(
  'an @%s while a shield is on is named in the next digest, once, with its link',
  async (range) => {
    const ts = await announce(`<!${range}> the office is closed`);

    const digest = await nextDigest();
    expect(digest).toMatch(new RegExp(`Also announced: <#${team.channel}> <[^>]*${linkTo(ts)}\\|`));
    expect(digest).not.toContain('office');
    expect(await nextDigest()).not.toContain('Also announced');
  },
);

test('it makes no digest by itself, and stands in the next one however many blocks later', async () => {
  const ts = await announce();
  const seen = digestsOf(team, shielded).length;
  await afterNextBlock(team);
  expect(digestsOf(team, shielded)).toHaveLength(seen);

  expect(await nextDigest()).toContain(linkTo(ts));
});

test('somebody without a shield heard of it from Slack', async () => {
  await announce();

  expect(await nextDigest(plain)).not.toContain('Also announced');
});

test('what is announced in one’s block was heard, and is not named', async () => {
  await team.runTo(nextHour(team) + MINUTE);
  await announce();

  expect(await nextDigest()).not.toContain('Also announced');
});

test('nobody is told of places that they are not in, or no longer', async () => {
  await announce('<!here> one', elsewhere);
  const left = await announce('<!here> two', secret);
  team.slack.leave(shielded, secret);

  const digest = await nextDigest();
  expect(digest).not.toContain(elsewhere);
  expect(digest).not.toContain(secret);
  expect(digest).not.toContain(`${secret}/${linkTo(left)}`);
});

test('an exempt channel, one’s own words, and what calls on one by name too are not named', async () => {
  await announce('<!here> cake', exempt);
  await announce('<!here> I am out', team.channel, shielded);
  await announce(`<!here> and <@${shielded}>`);

  expect(await nextDigest()).not.toContain('Also announced');
});

test('what is deleted, edited to call on nobody, or reacted to meanwhile is not named', async () => {
  const { slack, channel } = team;
  const [deleted, edited, seen] = [await announce(), await announce(), await announce()];
  slack.delete(channel, deleted);
  slack.edit(channel, edited, 'the office is closed');
  slack.react(shielded, channel, seen, 'eyes');
  await team.settled();

  expect(await nextDigest()).not.toContain('Also announced');
});

test('an edit that calls on the channel counts as an announcement', async () => {
  const ts = await announce('the office is closed');
  team.slack.edit(team.channel, ts, '<!channel> the office is closed');
  await team.settled();

  expect(await nextDigest()).toContain(linkTo(ts));
});

test('five are named, the newest; the others are counted', async () => {
  const all: string[] = [];
  for (let n = 0; n < 7; n += 1) all.push(await announce());

  const digest = await nextDigest();
  expect(all.filter((ts) => digest.includes(linkTo(ts)))).toEqual(all.slice(2));
  expect(digest).toContain('and 2 before');
});

test('a post that is lost on the way brings it all the same, and nothing brings it again', async () => {
  const ts = await announce();
  digestFault(team, { kind: 'accept-and-drop', times: 1 }, shielded);

  expect(await nextDigest()).toContain(linkTo(ts));
  expect(await nextDigest()).not.toContain('Also announced');
});

import { Redis } from 'ioredis';
import { hourly, linkTo, nextBlock } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let redis: Redis;
beforeAll(async () => {
  team = await startTeam();
  redis = new Redis(team.redis.socket);
  await team.arrange({ people: { [team.ana]: hourly }, policy: { receipts: 'none' } });
  await nextBlock(team);
});
afterAll(async () => {
  redis.disconnect();
  await team.close();
});

/** Lets everything that waits for Ana look as if a key had sealed it that is no longer there. */
async function loseKey(): Promise<void> {
  const key = `{${team.slack.teamId}}:held:${team.ana}`;
  for (const [mention, sealed] of Object.entries(await redis.hgetallBuffer(key))) {
    const strange = Buffer.from(sealed);
    // After four bytes of promise and one of version.
    strange.fill(0, 5, 9);
    await redis.hset(key, mention, strange);
  }
}

async function mention(channel: string, text: string): Promise<string> {
  const ts = await team.slack.post({ user: team.ben, channel, text: `<@${team.ana}> ${text}` });
  await team.settled();
  return ts;
}

test('a mention whose key is gone comes as a link, and keeps no other from coming', async () => {
  const { slack, ana, ben, channel } = team;
  const secret = slack.addChannel({ name: 'secret', kind: 'private', members: [ana, ben] });
  const lost = [await mention(channel, 'cannot be opened'), await mention(secret, 'nor can this')];
  await loseKey();
  const found = await mention(channel, 'can be opened');

  const came = await nextBlock(team);

  expect(came).toContain('can be opened');
  expect(came).toContain(linkTo(found));
  for (const ts of lost) expect(came).toContain(linkTo(ts));
  expect(came.match(/can no longer be opened here/g)).toHaveLength(2);
  expect(came).not.toContain('cannot be opened');
});

test('a mention whose key is gone is not told of to whoever has left its private channel', async () => {
  const { slack, ana, ben } = team;
  const secret = slack.addChannel({ name: 'inner', kind: 'private', members: [ana, ben] });
  await mention(secret, 'inside');
  await loseKey();

  slack.leave(ana, secret);

  expect(await nextBlock(team)).not.toContain(secret);
});

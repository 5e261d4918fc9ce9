import { ACTIONS } from '../../src/digest/item.ts';
import { hourly, linkTo, nextBlock } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam();
  await team.arrange({ people: { [team.ana]: hourly }, policy: { receipts: 'none' } });
  await nextBlock(team);
});
afterAll(async () => {
  await team.close();
});

test('from a digest, a mention’s thread is summed up in a message of its own; the digest stays as it is', async () => {
  const { slack, ana, ben, chi, channel } = team;
  const root = await slack.post({ user: chi, channel, text: 'The nightly build fails since the upgrade.' });
  const decided = await slack.post({
    user: ben,
    channel,
    text: 'We decided to roll back to 4.2.',
    threadTs: root,
  });
  await slack.post({ user: ben, channel, text: `<@${ana}> is that fine with you?`, threadTs: root });
  await nextBlock(team);
  const digest = slack.dm(ana).at(-1);
  if (digest === undefined) throw new Error('There was no digest');
  const blocks: readonly unknown[] = digest.blocks ?? [];
  const block = blocks.find((each): each is Item => (each as Partial<Item>).accessory !== undefined);
  const selected = block?.accessory.options.find(({ value }) => value.endsWith(':catch-up'))?.value;
  const before = { shown: JSON.stringify(digest.blocks), count: slack.dm(ana).length };

  const message = { channel: digest.channel, ts: digest.ts };
  await slack.press({ user: ana, message, actionId: ACTIONS.item, blockId: block?.block_id ?? '', selected });
  const answer = await slack.until(() => slack.dm(ana)[before.count], 'the answer');
  await team.settled();

  expect(slack.dm(ana)).toHaveLength(before.count + 1);
  expect(JSON.stringify(answer)).toContain(linkTo(decided));
  expect(JSON.stringify(answer)).toContain('We decided to roll back to 4.2.');
  expect(JSON.stringify(slack.dm(ana)[before.count - 1]?.blocks)).toBe(before.shown);
});

interface Item {
  readonly block_id: string;
  readonly accessory: { readonly options: readonly { readonly value: string }[] };
}

import { makeReads } from '../../../emulator/page/reads.ts';
import { snapshot } from '../../../emulator/page/snapshot.ts';
import { client, closeAll, start } from '../support.ts';

afterEach(closeAll);

async function world() {
  const slack = await start({ now: Date.UTC(2026, 0, 20, 8), rate: 0 });
  const ann = slack.addUser({ name: 'ann', tz: 'Europe/Berlin' });
  const bob = slack.addUser({ name: 'bob', tz: 'Asia/Tokyo' });
  const open = slack.addChannel({ name: 'general', members: [ann, bob] });
  const secret = slack.addChannel({ name: 'secret', kind: 'private', members: [ann] });
  const shown = (reads = makeReads(slack)) =>
    snapshot(slack, { boot: 'one', manifest: { commands: [], shortcuts: [] }, reads, hours: new Map() });
  return { slack, ann, bob, open, secret, shown };
}

test('each person has their own conversations and their own ephemeral messages', async () => {
  const { slack, ann, bob, open, secret, shown } = await world();
  await client(slack).chat.postEphemeral({ channel: open, user: bob, text: 'for Bob' });

  const [hers, his] = shown().people;

  expect(hers).toMatchObject({
    id: ann,
    conversations: expect.arrayContaining([open, secret]),
    ephemerals: [],
  });
  expect(his?.conversations).not.toContain(secret);
  expect(his?.ephemerals).toMatchObject([{ text: 'for Bob' }]);
});

test('a direct conversation without a message is listed for whoever opened it alone', async () => {
  const { slack, ann, bob, shown } = await world();
  const direct = slack.direct([ann, bob]);

  const listed = () => shown().people.map(({ conversations }) => conversations.includes(direct));

  expect(listed()).toEqual([true, false]);
  await slack.post({ user: ann, channel: direct, text: 'hello' });
  expect(listed()).toEqual([true, true]);
});

test('what was there at first counts as read, what comes later does not', async () => {
  const { slack, ann, bob, open, shown } = await world();
  const first = await slack.post({ user: bob, channel: open, text: 'old' });
  const reads = makeReads(slack);
  await slack.post({ user: bob, channel: open, text: 'new' });

  expect(shown(reads).people[0]?.reads).toEqual({ [open]: first });
  reads.read(ann, open, '1.0');
  expect(shown(reads).people[0]?.reads).toEqual({ [open]: first });
});

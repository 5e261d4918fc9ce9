import type { Emulator } from '../../../emulator/emulator.ts';
import type { Act } from '../../../emulator/page/acts.ts';
import { perform } from '../../../emulator/page/perform.ts';
import { makeReads } from '../../../emulator/page/reads.ts';
import { closeAll, start } from '../support.ts';

let slack: Emulator;
let ann: string;
let bob: string;
let channel: string;
beforeEach(async () => {
  slack = await start();
  ann = slack.addUser({ name: 'ann', tz: 'UTC' });
  bob = slack.addUser({ name: 'bob', tz: 'UTC' });
  channel = slack.addChannel({ name: 'general', members: [ann, bob] });
});
afterEach(closeAll);

function doing(act: Act) {
  const manifest = { commands: [{ command: '/comms', description: '', hint: '' }], shortcuts: [] };
  const alongside = { nextBlock: async () => undefined, settled: async () => {} };
  return perform({ slack, reads: makeReads(slack), manifest, alongside, scene: undefined }, act);
}

const texts = () => slack.messages(channel).map(({ text }) => text);

test('what is typed is sent as Slack’s client would send it', async () => {
  await doing({ act: 'send', user: ann, channel, text: '  @bob look <here> ' });

  expect(texts()).toEqual([`<@${bob}> look &lt;here&gt;`]);
});

test('nobody changes or deletes what another wrote', async () => {
  const ts = await slack.post({ user: ann, channel, text: 'mine' });

  await expect(doing({ act: 'edit', user: bob, channel, ts, text: 'yours' })).rejects.toThrow(
    /whoever wrote/,
  );
  await expect(doing({ act: 'delete', user: bob, channel, ts })).rejects.toThrow(/whoever wrote/);

  expect(texts()).toEqual(['mine']);
});

test('a reaction comes and goes', async () => {
  const ts = await slack.post({ user: ann, channel, text: 'mine' });
  const react: Act = { act: 'react', user: bob, channel, ts, name: 'eyes' };

  await doing(react);
  expect(slack.messages(channel)[0]?.reactions).toMatchObject([{ name: 'eyes', users: [bob] }]);
  await doing(react);
  expect(slack.messages(channel)[0]?.reactions).toBeUndefined();
});

test('a command that nobody declared is refused as Slack does, and is no message', async () => {
  await expect(doing({ act: 'send', user: ann, channel, text: '/dance now' })).resolves.toEqual({
    ok: false,
    problem: '/dance is not a valid command.',
  });
  expect(texts()).toEqual([]);
});

test('commands do not work in threads', async () => {
  const threadTs = await slack.post({ user: ann, channel, text: 'mine' });

  await expect(doing({ act: 'send', user: ann, channel, text: '/comms', threadTs })).resolves.toMatchObject({
    ok: false,
  });
});

test('an app that does not answer is said to have failed', async () => {
  slack.sendEventsTo('http://127.0.0.1:9/nothing');

  await expect(doing({ act: 'send', user: ann, channel, text: '/comms on' })).resolves.toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^The app failed/),
  });
});

test('a direct conversation opens between exactly those who are named', async () => {
  const answer = await doing({ act: 'direct', user: ann, others: [bob] });

  expect(answer).toEqual({ ok: true, opened: expect.stringMatching(/^D/) });
  await expect(doing({ act: 'direct', user: bob, others: [ann] })).resolves.toEqual(answer);
});

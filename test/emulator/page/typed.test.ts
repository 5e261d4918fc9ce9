import type { Emulator } from '../../../emulator/emulator.ts';
import { wireForm } from '../../../emulator/page/typed.ts';
import { closeAll, start } from '../support.ts';

let slack: Emulator;
let ann: string;
let channel: string;
beforeAll(async () => {
  slack = await start();
  ann = slack.addUser({ name: 'ann', tz: 'Europe/Berlin' });
  channel = slack.addChannel({ name: 'general', members: [ann] });
  slack.addUserGroup({ handle: 'ops', members: [ann] });
});
afterAll(closeAll);

test('names become references, and only whole names', () => {
  expect(wireForm('@ann, see #general (@ann) @annette a@ann.example', slack.workspace)).toBe(
    `<@${ann}>, see <#${channel}> (<@${ann}>) @annette a@ann.example`,
  );
});

test('a group, a broadcast and an address become what Slack sends for them', () => {
  expect(wireForm('@ops @here https://a.example/x?y=1&z=2.', slack.workspace)).toMatch(
    /^<!subteam\^S\w+> <!here> <https:\/\/a\.example\/x\?y=1&amp;z=2>\.$/,
  );
});

test('signs of the wire form are only signs when they are typed', () => {
  expect(wireForm('<@U123> <!channel> & <script>', slack.workspace)).toBe(
    '&lt;@U123&gt; &lt;!channel&gt; &amp; &lt;script&gt;',
  );
});

test('what stands in code is left alone', () => {
  expect(wireForm('`@ann` ```#general```', slack.workspace)).toBe('`@ann` ```#general```');
});

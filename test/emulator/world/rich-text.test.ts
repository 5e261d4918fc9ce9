import { closeAll, start } from '../support.ts';

afterEach(closeAll);

test('what people write becomes rich text with its mentions', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });

  await slack.post({
    user: ann,
    channel,
    text: `*hi* <@${ann}> a &lt; b <!subteam^S1|@x> <!here> \`<@U1>\` <https://a.b|c>`,
  });

  expect(slack.messages(channel)[0]?.blocks?.[0]).toMatchObject({
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'hi', style: { bold: true } },
          { type: 'text', text: ' ' },
          { type: 'user', user_id: ann },
          { type: 'text', text: ' a < b ' },
          { type: 'usergroup', usergroup_id: 'S1' },
          { type: 'text', text: ' ' },
          { type: 'broadcast', range: 'here' },
          { type: 'text', text: ' ' },
          { type: 'text', text: '<@U1>', style: { code: true } },
          { type: 'text', text: ' ' },
          { type: 'link', url: 'https://a.b', text: 'c' },
        ],
      },
    ],
  });
});

import type { Emulator } from '../../../emulator/emulator.ts';
import { type Page as ServedPage, startPage } from '../../../emulator/page/page.ts';
import { client, closeAll, closeLater, start } from '../support.ts';
import { describeInBrowser } from './chromium.ts';
import { of } from './people.ts';

const HOSTILE = [
  '<script>globalThis.hacked = true</script>',
  '<img src=x onerror="globalThis.hacked = true">',
  '"><svg onload=globalThis.hacked=true>',
  '</p></article><iframe srcdoc="<script>parent.hacked=true</script>"></iframe>',
  "'-globalThis.hacked=true-'",
  '&lt;img src=x onerror=globalThis.hacked=true&gt;',
  '{{constructor.constructor("hacked=true")()}}',
  '\u202Ereversed\u0000null',
];

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const plain = (text: string) => ({ type: 'plain_text', text });

describeInBrowser('hostile texts', (open) => {
  let slack: Emulator;
  let served: ServedPage;
  let channel: string;
  let ann: string;
  beforeEach(async () => {
    slack = await start({ now: Date.UTC(2026, 0, 20, 8), rate: 0, teamName: 'Acme' });
    ann = slack.addUser({ name: 'ann', realName: 'Ann', tz: 'Europe/Berlin' });
    const mallory = slack.addUser({
      name: 'mallory',
      realName: '<img src=x onerror=hacked=true>',
      tz: 'UTC',
    });
    channel = slack.addChannel({ name: 'general', members: [ann, mallory] });
    served = await startPage(slack);
    closeLater(served);
  });
  afterEach(closeAll);

  test.each(HOSTILE)('%j is shown as it stands, wherever it stands', async (text) => {
    const wire = escaped(text);
    await slack.post({ user: ann, channel, text: wire });
    await client(slack).chat.postMessage({
      channel,
      text: wire,
      blocks: [
        { type: 'header', text: plain(text) },
        { type: 'section', text: { type: 'mrkdwn', text: wire }, fields: [plain(text)] },
        { type: 'context', elements: [plain(text)] },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'b', text: plain(text.slice(0, 75)), value: text },
            {
              type: 'static_select',
              action_id: 's',
              placeholder: plain(text),
              options: [{ text: plain(text.slice(0, 75)), value: 'v' }],
            },
          ],
        },
        { type: 'image', image_url: 'https://a.example/x.png', alt_text: text },
        { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
      ] as never,
    });
    const { page } = await open(served.url);
    await of(page, 'Ann').getByRole('article').nth(1).waitFor();

    expect(await page.evaluate('globalThis.hacked')).toBeUndefined();
    expect(await page.locator('#page script, #page iframe, #page img, #page svg[onload]').count()).toBe(0);
    const shown = await of(page, 'Ann').getByRole('article').allTextContents();
    expect(shown.filter((each) => each.includes(text))).toHaveLength(2);
  });

  test('no link leads to a script, a file or a page of this server', async () => {
    const addresses = [
      'javascript:hacked=true',
      'JaVaScRiPt:hacked=true',
      'data:text/html,x',
      'file:///etc/passwd',
      '/act',
    ];
    for (const address of addresses) {
      await client(slack).chat.postMessage({
        channel,
        text: 'links',
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: `<${address}|press me> *<${address}>*` } },
          {
            type: 'rich_text',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'link', url: address, text: 'press me' }] },
            ],
          },
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'b', text: plain('Press me'), url: address }],
          },
          {
            type: 'section',
            text: plain('x'),
            accessory: {
              type: 'overflow',
              action_id: 'o',
              options: [{ text: plain('Press me'), value: 'v', url: address }],
            },
          },
        ] as never,
      });
    }
    const { page } = await open(served.url);
    await of(page, 'Ann').getByText('press me').first().waitFor();
    await of(page, 'Ann').getByRole('button', { name: 'More options' }).first().click();

    const hrefs = await page
      .locator('a[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs.filter((href) => !/^https?:\/\/|^#/.test(href ?? ''))).toEqual([]);
  });

  test('a permalink leads to the message on this page, and only to where the person is', async () => {
    const ts = await slack.post({ user: ann, channel, text: 'the very message' });
    const secret = slack.addChannel({ name: 'secret', kind: 'private', members: [slack.botUserId] });
    const link = (id: string) => `<https://acme.slack.com/archives/${id}/p${ts.replace('.', '')}|open ${id}>`;
    await client(slack).chat.postMessage({
      channel: slack.dmChannel(ann),
      text: `${link(channel)} ${link(secret)}`,
    });
    const { page } = await open(served.url);
    await of(page, 'Ann')
      .getByRole('button', { name: /^Sluice/ })
      .click();

    expect(
      await of(page, 'Ann')
        .getByRole('link', { name: `open ${secret}` })
        .getAttribute('target'),
    ).toBe('_blank');
    await of(page, 'Ann')
      .getByRole('link', { name: `open ${channel}` })
      .click();

    await of(page, 'Ann').locator('.message.marked', { hasText: 'the very message' }).waitFor();
  });
});

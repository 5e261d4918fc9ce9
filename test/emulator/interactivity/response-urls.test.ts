import { jest } from '@jest/globals';
import { boltApp, closeAll, start } from '../support.ts';

afterEach(closeAll);
afterEach(() => void jest.restoreAllMocks());

test('a response URL is good for five answers and then no more, and not for ever', async () => {
  const slack = await start();
  const ann = slack.addUser({ name: 'ann' });
  const channel = slack.addChannel({ name: 'general', members: [ann] });
  const urls: string[] = [];
  await boltApp(slack, (app) => {
    app.command('/comms', async ({ ack, command }) => {
      urls.push(command.response_url);
      await ack();
    });
  });
  await slack.command({ user: ann, channel, command: '/comms' });
  await slack.command({ user: ann, channel, command: '/comms' });
  const answer = (url = '') => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) });

  for (let use = 0; use < 5; use++) expect((await answer(urls[0])).status).toBe(200);
  const sixth = await answer(urls[0]);
  jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 31 * 60_000);
  const late = await answer(urls[1]);

  expect([sixth.status, await sixth.text()]).toEqual([404, expect.stringContaining('used_url')]);
  expect([late.status, await late.text()]).toEqual([404, expect.stringContaining('expired_url')]);
});

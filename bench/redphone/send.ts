import { createHmac } from 'node:crypto';
import { SIGNING_SECRET } from '../support/events.ts';
import { must } from '../support/measure.ts';

/** Where Sluice listens, and the Slack that it talks to. */
export interface App {
  readonly port: number;
  readonly slackPort: number;
}

/** One signed request, as Slack sends it. */
export async function send({ port }: App, body: string, type: string): Promise<void> {
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${at}:${body}`).digest('hex');
  const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  must(answer.status === 200, `A call, or an answer to one, was answered with ${answer.status}`);
}

import { createHmac } from 'node:crypto';
import { SIGNING_SECRET } from '../support/events.ts';

/** Sends one signed event. Answers the status. */
export async function send(port: number, body: string): Promise<number> {
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${at}:${body}`).digest('hex');
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}

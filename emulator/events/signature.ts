import { createHmac } from 'node:crypto';

/** The headers with which Slack signs a body. @param at real UTC seconds */
export function signedHeaders(secret: string, body: string, at: number): { [name: string]: string } {
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` };
}

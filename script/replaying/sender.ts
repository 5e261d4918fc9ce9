import { Agent, request } from 'node:http';
import type { Emulator } from '../../emulator/emulator.ts';
import { signedHeaders } from '../../emulator/events/signature.ts';
import type { Envelope, SlackEvent } from '../../src/mentions/message.ts';

/** Sends events as Slack does, signed, over one connection that stays open. */
export interface EventSender {
  /** Resolves when the app has acknowledged. */
  send(event: SlackEvent, isShared: boolean, now: number): Promise<Envelope>;
  close(): void;
}

export function eventSender(slack: Emulator, port: number, wall: () => number): EventSender {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let sent = 0;

  return {
    async send(event, isShared, now) {
      sent += 1;
      const envelope = {
        team_id: slack.teamId,
        api_app_id: slack.appId,
        type: 'event_callback',
        event_id: `EvREPLAY${sent}`,
        event_time: Math.floor(now / 1000),
        authorizations: [{ team_id: slack.teamId, user_id: slack.botUserId, is_bot: true }],
        is_ext_shared_channel: isShared,
        event,
      };
      const body = JSON.stringify(envelope);
      const signed = signedHeaders(slack.signingSecret, body, Math.floor(wall() / 1000));
      const status = await post(agent, port, body, { ...signed, 'content-type': 'application/json' });
      if (status !== 200) throw new Error(`The app refused an event with status ${status}`);
      return envelope;
    },
    close: () => agent.destroy(),
  };
}

function post(
  agent: Agent,
  port: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const size = { 'content-length': String(Buffer.byteLength(body)) };
    const to = { agent, host: '127.0.0.1', port, path: '/slack/events', method: 'POST' };
    const outgoing = request({ ...to, headers: { ...headers, ...size } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

import { createHmac } from 'node:crypto';

/** The workspace of the benchmarks. */
export const TEAM = 'T0BENCH01';
export const APP = 'A0BENCH01';
export const BOT = 'U0BENCHBOT';
export const SIGNING_SECRET = 'bench-signing-secret';
export const BOT_TOKEN = 'xoxb-bench';

export const PEOPLE = 100;
export const CHANNELS = 20;

/** Those who are called on, and never write; and those who write, and are never called on. All are enrolled. */
export const recipientId = (i: number): string => `U0READER${String(i).padStart(4, '0')}`;
export const authorId = (i: number): string => `U0WRITER${String(i).padStart(4, '0')}`;
export const channelId = (i: number): string => `C0BENCH${String(i).padStart(3, '0')}`;

/** One in so many events calls on somebody. */
export const MENTION_EVERY = 10;

const WORDS =
  'the build for the next release is done and everything that we had planned for this week has been tried once more with the data of last month';

export interface MadeEvent {
  readonly body: string;
  readonly mentions: boolean;
}

/** What a team says: one in MENTION_EVERY calls on somebody. `id` makes event, message and timestamp unique. */
export function chatter(id: number, startedAt: number): MadeEvent {
  const mentions = id % MENTION_EVERY === 0;
  // Anybody writes to anybody: ten thousand pairs, most of them new.
  const mixed = mix(id);
  const said = `${WORDS.slice(id % 40, (id % 40) + 90)} ${id}`;
  const author = authorId(mixed % PEOPLE);
  const recipient = mentions ? recipientId((mixed >>> 8) % PEOPLE) : undefined;
  return { body: eventBody({ id, startedAt, author, recipient, said }), mentions };
}

/** Numbers that look like chance, and are the same for the same id. */
export function mix(id: number): number {
  let x = Math.imul(id + 1, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 15), 0x85ebca77);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae3d);
  return (x ^ (x >>> 16)) >>> 0;
}

export function tsOf(id: number, startedAt: number): string {
  const seconds = Math.floor(startedAt / 1000) - 3600 + Math.floor(id / 1000);
  return `${seconds}.${String((id % 1000) * 1000 + 1).padStart(6, '0')}`;
}

interface Said {
  readonly id: number;
  readonly startedAt: number;
  readonly author: string;
  readonly recipient: string | undefined;
  readonly said: string;
  readonly channel?: string;
}

/** A message event as Slack sends it, about 1.2 kB. */
export function eventBody(message: Said): string {
  const { id, startedAt, author, recipient, said, channel = channelId(id % CHANNELS) } = message;
  const text = recipient === undefined ? said : `<@${recipient}> ${said}`;
  const ts = tsOf(id, startedAt);
  const spoken = [
    ...(recipient === undefined ? [] : [{ type: 'user', user_id: recipient }]),
    { type: 'text', text: recipient === undefined ? said : ` ${said}` },
  ];
  const context = { et: 'message', tid: TEAM, aid: APP, cid: channel };
  return JSON.stringify({
    token: 'bench-verification-token',
    team_id: TEAM,
    context_team_id: TEAM,
    context_enterprise_id: null,
    api_app_id: APP,
    event: {
      type: 'message',
      user: author,
      ts,
      client_msg_id: `6d1c7c2e-9b1d-4b6b-8d3a-${id.toString(16).padStart(12, '0')}`,
      text,
      team: TEAM,
      blocks: [
        { type: 'rich_text', block_id: 'bK3Fz', elements: [{ type: 'rich_text_section', elements: spoken }] },
      ],
      channel,
      event_ts: ts,
      channel_type: 'channel',
    },
    type: 'event_callback',
    event_id: `Ev0BENCH${id.toString(36).toUpperCase().padStart(8, '0')}`,
    event_time: Number(ts.split('.')[0]),
    authorizations: [
      { enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${Buffer.from(JSON.stringify(context)).toString('base64url')}`,
  });
}

/** The bytes of one signed request over a connection that stays open. */
export function requestBytes(body: string, port: number): Buffer {
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${at}:${body}`).digest('hex');
  return Buffer.from(
    [
      'POST /slack/events HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)',
      'Accept: */*',
      'Content-Type: application/json',
      `X-Slack-Request-Timestamp: ${at}`,
      `X-Slack-Signature: v0=${signature}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

import type { SlackEvent } from '../../src/mentions/message.ts';
import type { ExportedPlace } from './export-places.ts';

/** Something that Slack told apps, as of the instant at which it did. */
export interface Happening {
  /** UTC ms. */
  readonly at: number;
  /** Slack's timestamp of it: what orders two of the same millisecond. */
  readonly ts: string;
  readonly place: ExportedPlace;
  readonly event: SlackEvent;
  readonly isMessage: boolean;
  /** Where the export says so. */
  readonly source: Source;
}

export interface Source {
  readonly file: string;
  readonly line: number;
}

/** What an export says of one message, as far as an event has it too. */
export interface ExportedMessage {
  readonly ts: string;
  readonly [field: string]: unknown;
}

/** Of a message's fields, what Slack also sends in an event; the rest an export adds, or is known only later. */
const SENT = [
  'type',
  'subtype',
  'user',
  'bot_id',
  'app_id',
  'username',
  'text',
  'blocks',
  'thread_ts',
  'parent_user_id',
  'client_msg_id',
  'team',
  'deleted_ts',
  'message',
  'previous_message',
  'hidden',
] as const;

const channelTypes = { public: 'channel', private: 'group', mpim: 'mpim' } as const;

/**
 * What one message of an export made happen: its arrival, and an edit. An export has only the last text, so that the
 * edit brings nothing new, and comes when it came.
 */
export function happeningsOf(
  message: ExportedMessage,
  place: ExportedPlace,
  source: Source,
): readonly Happening[] {
  const { ts } = message;
  const said = pick(message);
  const about = { type: 'message', channel: place.id, channel_type: channelTypes[place.kind] };
  const arrival = { ...said, ...about, ts, event_ts: ts };
  const posted: Happening = {
    at: msOf(ts),
    ts,
    place,
    event: arrival,
    isMessage: !isChange(message['subtype']),
    source,
  };
  const edited = editOf(message);
  if (edited === undefined) return [posted];
  const event = {
    ...about,
    subtype: 'message_changed',
    hidden: true,
    ts: edited.ts,
    event_ts: edited.ts,
    message: { ...said, type: 'message', ts, edited },
    previous_message: { ...said, type: 'message', ts },
  };
  return [posted, { at: msOf(edited.ts), ts: edited.ts, place, event, isMessage: false, source }];
}

export function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && /^\d{9,11}\.\d{6}$/.test(value);
}

/** UTC ms. */
export function msOf(ts: string): number {
  return Math.floor(Number(ts) * 1000);
}

function pick(message: ExportedMessage): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    SENT.flatMap((field) => (message[field] === undefined ? [] : [[field, message[field]]])),
  );
}

function isChange(subtype: unknown): boolean {
  return subtype === 'message_changed' || subtype === 'message_deleted';
}

function editOf({
  ts,
  edited,
}: ExportedMessage): { readonly user?: unknown; readonly ts: string } | undefined {
  if (typeof edited !== 'object' || edited === null) return undefined;
  const { ts: at, user } = edited as { readonly ts?: unknown; readonly user?: unknown };
  return isTimestamp(at) && msOf(at) > msOf(ts) ? { user, ts: at } : undefined;
}

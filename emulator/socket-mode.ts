import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Attempt, Delivery, Retry, Transport } from './events/delivery.ts';
import { get, type Loose, parseJson, str } from './json.ts';
import type { Handlers } from './web-api/call.ts';
import type { World } from './world/world.ts';

/** What tests do to the app's WebSockets. */
export interface Sockets {
  /** Those that may be given something. */
  connections(): number;
  /** Says on every connection that it will soon end, as Slack does about ten seconds before. */
  warn(): void;
  /** Ends every connection in the orderly way: no more deliveries, refresh_requested, close. */
  refresh(): void;
  /** Cuts every connection without a word. */
  drop(): void;
}

export interface SocketMode {
  sockets: Sockets;
  transport: Transport;
  handlers: Handlers;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

interface Connection {
  socket: WebSocket;
  /** Ends by envelope id what waits for an acknowledgement here. */
  waiting: Map<string, (outcome: Pick<Attempt, 'status' | 'failure' | 'answer'>) => void>;
}

/** Slack lets an app hold this many connections. */
const MOST_CONNECTIONS = 10;

/** Socket Mode: tickets from apps.connections.open, frames with acknowledgements, any one connection for each. */
export function makeSocketMode(world: World, origin: () => string): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open: Connection[] = [];
  const frames = new WeakMap<Delivery, Loose>();
  let everConnected = false;
  let turn = 0;

  function connect(socket: WebSocket): void {
    const connection: Connection = { socket, waiting: new Map() };
    const ping = setInterval(() => socket.ping(), 10_000).unref();
    socket.on('message', (data) => acknowledge(connection, String(data)));
    socket.on('close', () => {
      clearInterval(ping);
      retire(connection);
      for (const end of connection.waiting.values()) end({ failure: 'connection_failed' });
      world.changed();
    });
    if (open.length >= MOST_CONNECTIONS) {
      disconnect(socket, 'too_many_websockets');
      socket.close();
      return;
    }
    open.push(connection);
    everConnected = true;
    socket.send(JSON.stringify(hello(world, open.length)));
    world.changed();
  }

  function retire(connection: Connection): void {
    const index = open.indexOf(connection);
    if (index >= 0) open.splice(index, 1);
  }

  async function give(delivery: Delivery, frame: Loose): Promise<Attempt> {
    const begun: Attempt = { at: world.clock.now(), headers: {} };
    const connection = open[turn++ % Math.max(1, open.length)];
    if (!connection) return { ...begun, failure: 'connection_failed' };
    frames.set(delivery, frame);
    const outcome = await new Promise<Partial<Attempt>>((resolve) => {
      const id = str(frame, 'envelope_id');
      const timer = setTimeout(() => end({ failure: 'http_timeout' }), world.settings.ackMs);
      const end = (settled: Partial<Attempt>) => {
        clearTimeout(timer);
        connection.waiting.delete(id);
        resolve(settled);
      };
      connection.waiting.set(id, end);
      connection.socket.send(JSON.stringify(frame));
    });
    return { ...begun, ...outcome };
  }

  return {
    handlers: {
      'apps.connections.open': () => {
        const ticket = world.ids.uuid();
        tickets.add(ticket);
        return { url: `${origin().replace('http', 'ws')}/link?ticket=${ticket}&app_id=${world.app.id}` };
      },
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, connect);
    },
    transport: {
      ready: () => everConnected,
      send: (delivery, retry) => give(delivery, envelopeOf(world, delivery, retry)),
      replay(delivery) {
        const frame = frames.get(delivery);
        if (!frame) throw new Error('That delivery was never sent');
        return give(delivery, frame);
      },
    },
    sockets: {
      connections: () => open.length,
      warn() {
        for (const { socket } of open) disconnect(socket, 'warning');
      },
      refresh() {
        for (const { socket } of open.splice(0)) {
          disconnect(socket, 'refresh_requested');
          socket.close();
        }
      },
      drop() {
        for (const { socket } of open.splice(0)) socket.terminate();
      },
    },
    async close() {
      await Promise.all([...server.clients].map(closeOrderly));
      server.close();
    },
  };
}

/** Lets the close handshake finish: clients that are cut in its midst keep timers running for long. */
async function closeOrderly(socket: WebSocket): Promise<void> {
  const closed = once(socket, 'close');
  const patience = setTimeout(() => socket.terminate(), 500);
  socket.close(1001);
  await closed;
  clearTimeout(patience);
}

function acknowledge(connection: Connection, data: string): void {
  const frame = parseJson(data);
  const answer = get(frame, 'payload');
  connection.waiting.get(str(frame, 'envelope_id'))?.({
    status: 200,
    ...(answer === undefined ? {} : { answer }),
  });
}

const FRAME_TYPES = {
  event: 'events_api',
  verification: 'events_api',
  command: 'slash_commands',
  interaction: 'interactive',
} as const;

function envelopeOf(world: World, delivery: Delivery, retry: Retry | undefined): Loose {
  const reason = retry?.reason === 'http_timeout' ? 'timeout' : (retry?.reason ?? '');
  const retries = delivery.kind === 'event' ? { retry_attempt: retry?.num ?? 0, retry_reason: reason } : {};
  return {
    envelope_id: world.ids.uuid(),
    type: FRAME_TYPES[delivery.kind],
    payload: delivery.payload,
    accepts_response_payload: acceptsPayload(delivery),
    ...retries,
  };
}

/** Commands are answered in the acknowledgement, and so are submitted views. */
function acceptsPayload(delivery: Delivery): boolean {
  return delivery.kind === 'command' || delivery.kind === 'interaction';
}

function hello(world: World, connections: number): Loose {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: world.app.id },
    debug_info: { host: 'applink-emulated', build_number: 1, approximate_connection_time: 18_060 },
  };
}

function disconnect(socket: WebSocket, reason: string): void {
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-emulated' } }));
}

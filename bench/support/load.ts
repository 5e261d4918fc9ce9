import { connect, type Socket } from 'node:net';
import { chatter, requestBytes } from './events.ts';
import { quantile } from './measure.ts';

/** The load generator: a process of its own, told by messages. Requests are made and signed before the clock runs. */
export interface LoadOrder {
  readonly port: number;
  readonly connections: number;
  /** Ids from here on; each is used once. */
  readonly firstId: number;
  readonly count: number;
  /** Events a second, sent when they are due whatever has been answered; as fast as answers come unless given. */
  readonly rate?: number;
}

export interface LoadResult {
  readonly seconds: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly mentions: number;
  /** From the instant at which a request was due to its answer, ms. */
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

/** Reads answers off a connection; answers what to do with each status. */
function readAnswers(
  socket: Socket,
  onAnswer: (status: number) => void,
  onEnd: (error: Error) => void,
): void {
  let rest = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    rest += chunk;
    for (;;) {
      const head = rest.indexOf('\r\n\r\n');
      if (head < 0) return;
      const headers = rest.slice(0, head);
      const length = /content-length: *(\d+)/i.exec(headers)?.[1];
      const end = length === undefined ? endOfChunks(rest, head + 4) : head + 4 + Number(length);
      if (end < 0 || rest.length < end) return;
      rest = rest.slice(end);
      onAnswer(Number(headers.slice(9, 12)));
    }
  });
  socket.on('error', onEnd);
  socket.on('close', () => onEnd(new Error('The connection was closed')));
}

function endOfChunks(text: string, from: number): number {
  const end = text.indexOf('0\r\n\r\n', from);
  return end < 0 ? -1 : end + 5;
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}

async function run({ port, connections, firstId, count, rate }: LoadOrder): Promise<LoadResult> {
  const startedAt = Date.now();
  const requests: Buffer[] = [];
  let mentions = 0;
  for (let i = 0; i < count; i += 1) {
    const event = chatter(firstId + i, startedAt);
    if (event.mentions) mentions += 1;
    requests.push(requestBytes(event.body, port));
  }
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const latencies = new Float64Array(count);
  const statuses: Record<string, number> = {};
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    const idle: ((i: number) => void)[] = [];
    let next = 0;
    let answered = 0;
    const dueAt = (i: number): number => (rate === undefined ? performance.now() : began + (i * 1000) / rate);

    for (const socket of sockets) {
      let current = 0;
      let due = 0;
      const send = (i: number): void => {
        current = i;
        due = dueAt(i);
        socket.write(requests[i] ?? '');
      };
      readAnswers(
        socket,
        (status) => {
          statuses[status] = (statuses[status] ?? 0) + 1;
          latencies[current] = performance.now() - due;
          answered += 1;
          if (answered === count) resolve();
          else if (next < count && (rate === undefined || dueAt(next) <= performance.now())) send(next++);
          else idle.push(send);
        },
        reject,
      );
      if (rate === undefined && next < count) send(next++);
      else idle.push(send);
    }
    if (rate === undefined) return;
    const tick = (): void => {
      while (next < count && dueAt(next) <= performance.now()) {
        const send = idle.shift();
        if (send === undefined) break;
        send(next++);
      }
      if (next < count) setTimeout(tick, 1);
    };
    tick();
  });
  const seconds = (performance.now() - began) / 1000;
  for (const socket of sockets) socket.removeAllListeners('close').destroy();
  const sorted = [...latencies];
  return {
    seconds,
    statuses,
    mentions,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    worst: Math.max(...[quantile(sorted, 1)]),
  };
}

process.on('message', (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
});

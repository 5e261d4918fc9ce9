import { Worker } from 'bullmq';
import { Redis } from 'ioredis';

/** A worker that does nothing: `node no-op-jobs.ts SOCKET CONCURRENCY COUNT`. Says when it has done COUNT jobs. */
const [socket = '', concurrency, count] = process.argv.slice(2);
const connection = new Redis(socket, { maxRetriesPerRequest: null });
let done = 0;
const worker = new Worker(
  'spike',
  async () => {
    done += 1;
    if (done === Number(count)) process.stdout.write(`done at ${Date.now()}\n`);
  },
  { connection, concurrency: Number(concurrency), removeOnComplete: { count: 0 } },
);
await worker.waitUntilReady();
process.stdout.write('ready\n');
process.once('SIGTERM', () => process.exit());

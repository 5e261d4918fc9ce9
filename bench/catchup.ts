import { ben } from '../test/summary/support.ts';
import { countCalls } from './catchup/calls.ts';
import { chat } from './catchup/chat.ts';
import { measureSpeed } from './catchup/speed.ts';
import { sayMachine } from './support/machine.ts';
import { conclude, say } from './support/measure.ts';

/**
 * Catch-ups without a model against plain LexRank, and how often a model is called.
 *   npm run bench:catchup             with messages that are made up
 *   npm run bench:catchup -- DIR      with the largest channel of a Slack export
 */
sayMachine();
const { source, all } = chat(process.argv[2]);
say(`Messages: ${source}, ${all.messages.length} of them`);
const speed = await measureSpeed(all, ben);
const isCheap = await countCalls(all, ben);
say();
conclude({
  name: 'catchup',
  value: speed.p95,
  unit: 'ms',
  baseline: speed.baseline,
  ratio: speed.p95 / speed.baseline,
  goal: '400',
  pass: speed.pass && isCheap,
});

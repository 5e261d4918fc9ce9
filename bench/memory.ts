import { bullmqBytes } from './memory/bullmq-bytes.ts';
import { sluiceBytes } from './memory/sluice-bytes.ts';
import { sayMachine } from './support/machine.ts';
import { conclude, say } from './support/measure.ts';

/** Redis bytes for each held mention, against one delayed job for each: see bench/README.md. */
const COUNT = 20_000;
/** What Sluice sets on the Redis that it starts by itself, and what a Redis has by default. */
const SETTINGS = [
  ['as Sluice starts Redis (hash-max-listpack-value 1024)', 1024],
  ['as Redis comes (hash-max-listpack-value 64)', 64],
] as const;

sayMachine();
say(
  `Baseline: one BullMQ delayed job per mention, the same fields as JSON in plain text, default options. ` +
    `${COUNT} mentions with random texts of 300 bytes, all read back byte for byte. Sluice: node src/main.ts, sealed, ` +
    'with dedupe state, indexes, receipts told and bells.',
);
const ratios = new Map<string, { readonly value: number; readonly baseline: number }>();
for (const [words, listpackValue] of SETTINGS) {
  say(words);
  for (const perRecipient of [1, 10]) {
    const value = await sluiceBytes(COUNT, perRecipient, listpackValue);
    const baseline = await bullmqBytes(COUNT, perRecipient, listpackValue);
    ratios.set(`${listpackValue}/${perRecipient}`, { value, baseline });
    say(
      `  ${perRecipient} per recipient: Sluice ${value.toFixed(0)} bytes, BullMQ ${baseline.toFixed(0)} bytes, ratio ${(value / baseline).toFixed(3)}`,
    );
  }
}
const { value, baseline } = ratios.get('1024/10') ?? { value: Number.NaN, baseline: Number.NaN };
say();
conclude({
  name: 'memory',
  value,
  unit: 'bytes',
  baseline,
  ratio: value / baseline,
  goal: 'ratio <= 0.5 at 10 per recipient, Redis as Sluice starts it',
  pass: value / baseline <= 0.5,
});

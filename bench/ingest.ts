import { ROUNDS, type Round, runRounds } from './ingest/rounds.ts';
import { steadyRound } from './ingest/steady.ts';
import { sayMachine } from './support/machine.ts';
import { conclude, median, say } from './support/measure.ts';

/** Signed message events over HTTP against a bare Bolt app: see bench/README.md. */
sayMachine();
const rounds = await runRounds();
const rateOf = (kind: Round['kind']): number =>
  median(rounds.flatMap((round) => (round.kind === kind ? [round.perSecond] : [])));
const [sluice, http, express] = [rateOf('sluice'), rateOf('bolt-http'), rateOf('bolt-express')];
const baseline = Math.max(http, express);
say();
say(
  `Medians of ${ROUNDS} rounds: Sluice ${sluice.toFixed(0)}/s, Bolt HTTPReceiver ${http.toFixed(0)}/s, ExpressReceiver ${express.toFixed(0)}/s`,
);
const steady = await steadyRound();
say(
  `At a steady ${steady.rate} events a second: p50 ${steady.p50.toFixed(2)} ms, p99 ${steady.p99.toFixed(2)} ms, worst ${steady.worst.toFixed(2)} ms`,
);
say();
conclude(
  {
    name: 'ingest-p99',
    value: steady.p99,
    unit: 'ms',
    baseline: 50,
    ratio: steady.p99 / 50,
    goal: 'p99 < 50 ms at 500 events/s',
    pass: steady.p99 < 50,
  },
  {
    name: 'ingest',
    value: sluice,
    unit: 'events/s',
    baseline,
    ratio: sluice / baseline,
    goal: 'ratio >= 1.0, and p99 < 50 ms at 500 events/s',
    pass: sluice / baseline >= 1 && steady.p99 < 50,
  },
);

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/**
 * Every number that the app tells Prometheus, and nothing else does. No label names a team, a person or a
 * channel. What reports never throws, and never learns whether anybody listens.
 */
export interface Metrics {
  /** An event of Slack, by its type. `refused`: Slack sends it again, unless it was refused for good. */
  event(type: string, outcome: 'taken-in' | 'refused'): void;
  /** How long Slack waited for the acknowledgement of an event. */
  acknowledged(seconds: number): void;
  /** What triage decided of one mention, and why. */
  verdict(kind: string, reason: string): void;
  /** A due thing was claimed this long after it was due. */
  claimed(kind: string, lateSeconds: number): void;
  /** `late` is delivered as well, and said to be late; `retried` is to come. */
  digest(outcome: 'delivered' | 'late' | 'retried' | 'failed'): void;
  receipt(outcome: 'sent' | 'failed'): void;
  /** One call of Slack's Web API. */
  call(method: string, outcome: string): void;
  /** A call had to wait for the workspace's tier, or since Slack said so. */
  rateLimitWait(method: string, seconds: number): void;
  /** One answer of the language model, in tokens as the server counted them. */
  modelUsed(prompt: number, completion: number): void;
  render(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** What is looked up at the moment when somebody asks, so that it is true also when nothing else works any more. */
export interface Observed {
  /** How long the oldest due thing of all tenants has been due; 0 where nothing is. */
  oldestDueSeconds(): Promise<number>;
  /** Events that were kept to be triaged later, of all tenants. */
  inboxSize(): Promise<number>;
}

/** Far above what Slack has; a label's values stay bounded whatever comes in. */
const MOST_VALUES = 150;
const OTHER = 'other';

/** `patienceMs`: how long a look-up may take before its number counts as unknown. */
export function createMetrics(observed: Observed, patienceMs = 1_000): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const events = new Counter({
    name: 'sluice_events_total',
    help: 'Events of Slack, by type and whether they were taken in or refused',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const acknowledgements = new Histogram({
    name: 'sluice_acknowledgement_seconds',
    help: 'From the arrival of an event to its acknowledgement; Slack waits 3 s',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers,
  });
  const verdicts = new Counter({
    name: 'sluice_verdicts_total',
    help: 'Mentions triaged, by verdict and reason',
    labelNames: ['verdict', 'reason'],
    registers,
  });
  const claims = new Histogram({
    name: 'sluice_claim_lateness_seconds',
    help: 'From the instant when something was due to the start of work on it',
    labelNames: ['kind'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 1800],
    registers,
  });
  const digests = new Counter({
    name: 'sluice_digests_total',
    help: 'Digests, by how they ended',
    labelNames: ['outcome'],
    registers,
  });
  const receipts = new Counter({
    name: 'sluice_receipts_total',
    help: 'Receipts to senders, by how they ended',
    labelNames: ['outcome'],
    registers,
  });
  const calls = new Counter({
    name: 'sluice_slack_calls_total',
    help: "Calls of Slack's Web API, by method and outcome",
    labelNames: ['method', 'outcome'],
    registers,
  });
  const waits = new Counter({
    name: 'sluice_rate_limit_wait_seconds_total',
    help: 'Time that calls of Slack had to wait for a rate limit, by method',
    labelNames: ['method'],
    registers,
  });
  const modelCalls = new Counter({
    name: 'sluice_model_answers_total',
    help: 'Answers of the language model',
    registers,
  });
  const modelTokens = new Counter({
    name: 'sluice_model_tokens_total',
    help: 'Tokens as the language model counted them, read and written',
    labelNames: ['direction'],
    registers,
  });
  watch('sluice_oldest_due_seconds', 'How long the oldest due thing has been due', observed.oldestDueSeconds);
  watch('sluice_inbox_events', 'Events that wait to be triaged', observed.inboxSize);

  function watch(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await inTime(read, patienceMs));
      },
    });
  }

  const type = boundedLabel();
  const reason = boundedLabel();
  const kind = boundedLabel();
  const method = boundedLabel();
  const eventsOf = remembered((of, outcome) => events.labels(of, outcome));
  const claimsOf = remembered((of) => claims.labels(of));
  const digestsOf = remembered((outcome) => digests.labels(outcome));
  const callsOf = remembered((of, outcome) => calls.labels(of, outcome));
  return {
    event: (name, outcome) => quietly(() => eventsOf(type(name), outcome).inc()),
    acknowledged: (seconds) => quietly(() => acknowledgements.observe(seconds)),
    verdict: (verdict, why) => quietly(() => verdicts.inc({ verdict: kind(verdict), reason: reason(why) })),
    claimed: (what, late) => quietly(() => claimsOf(kind(what)).observe(Math.max(0, late))),
    digest: (outcome) => quietly(() => digestsOf(outcome).inc()),
    receipt: (outcome) => quietly(() => receipts.inc({ outcome })),
    call: (name, outcome) => quietly(() => callsOf(method(name), kind(outcome)).inc()),
    rateLimitWait: (name, seconds) => quietly(() => waits.inc({ method: method(name) }, seconds)),
    modelUsed: (prompt, completion) =>
      quietly(() => {
        modelCalls.inc();
        modelTokens.inc({ direction: 'read' }, prompt);
        modelTokens.inc({ direction: 'written' }, completion);
      }),
    async render() {
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** A request that nobody has verified yet can name any type: ids and inventions are all "other". */
function boundedLabel(): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= MOST_VALUES || !/^[a-z][A-Za-z_.-]{0,49}$/.test(value)) return OTHER;
    known.add(value);
    return value;
  };
}

/** To find a number by its labels takes longer than to count; there are only so many. */
function remembered<Child>(
  find: (...labels: [string, string]) => Child,
): (label: string, other?: string) => Child {
  const known = new Map<string, Child>();
  return (label, other = '') => {
    const name = `${label} ${other}`;
    const child = known.get(name) ?? find(label, other);
    known.set(name, child);
    return child;
  };
}

/** NaN, which Prometheus shows as missing, when it cannot be found out: the other numbers are still told. */
async function inTime(read: () => Promise<number>, patienceMs: number): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const unknown = new Promise<number>((resolve) => {
    timer = setTimeout(resolve, patienceMs, Number.NaN);
  });
  try {
    return await Promise.race([read(), unknown]);
  } catch {
    return Number.NaN;
  } finally {
    clearTimeout(timer);
  }
}

function quietly(report: () => void): void {
  try {
    report();
  } catch {
    // A number that was not counted is no reason to lose what was being done.
  }
}

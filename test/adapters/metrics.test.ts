import { createMetrics, type Metrics } from '../../src/adapters/metrics.ts';

const nothing = { oldestDueSeconds: async () => 0, inboxSize: async () => 0 };

async function samples(metrics: Metrics): Promise<string[]> {
  const { body } = await metrics.render();
  return body.split('\n').filter((line) => line.startsWith('sluice_') && !/_(bucket|sum)/.test(line));
}

test('what is reported is told, each under its own name', async () => {
  const metrics = createMetrics({ oldestDueSeconds: async () => 42, inboxSize: async () => 7 });

  metrics.event('message', 'taken-in');
  metrics.event('message', 'refused');
  metrics.acknowledged(0.004);
  metrics.verdict('pass', 'exempt-channel');
  metrics.verdict('hold', 'waits');
  metrics.claimed('digest', 0.2);
  metrics.digest('late');
  metrics.receipt('sent');
  metrics.call('chat.postMessage', 'rate-limited');
  metrics.rateLimitWait('chat.postMessage', 30);
  metrics.modelUsed(900, 80);

  expect(await samples(metrics)).toEqual([
    'sluice_events_total{type="message",outcome="taken-in"} 1',
    'sluice_events_total{type="message",outcome="refused"} 1',
    'sluice_acknowledgement_seconds_count 1',
    'sluice_verdicts_total{verdict="pass",reason="exempt-channel"} 1',
    'sluice_verdicts_total{verdict="hold",reason="waits"} 1',
    'sluice_claim_lateness_seconds_count{kind="digest"} 1',
    'sluice_digests_total{outcome="late"} 1',
    'sluice_receipts_total{outcome="sent"} 1',
    'sluice_slack_calls_total{method="chat.postMessage",outcome="rate-limited"} 1',
    'sluice_rate_limit_wait_seconds_total{method="chat.postMessage"} 30',
    'sluice_model_answers_total 1',
    'sluice_model_tokens_total{direction="read"} 900',
    'sluice_model_tokens_total{direction="written"} 80',
    'sluice_oldest_due_seconds 42',
    'sluice_inbox_events 7',
  ]);
});

test('no label can carry a team, a person, a channel or a text', async () => {
  const metrics = createMetrics(nothing);
  for (const value of [
    'T0123ABCD',
    'UABCDEFGH',
    'C1',
    '1732271400.000100',
    'some words',
    '',
    'a'.repeat(60),
  ]) {
    metrics.event(value, 'taken-in');
    metrics.call(value, value);
    metrics.verdict(value, value);
    metrics.claimed(value, 1);
  }

  const labels = new Set(
    (await samples(metrics)).flatMap((line) => [...line.matchAll(/"([^"]*)"/g)].map(([, v]) => v)),
  );
  expect([...labels].sort()).toEqual(['other', 'taken-in']);
});

test('inventions of a stranger do not fill the memory', async () => {
  const metrics = createMetrics(nothing);
  for (let index = 0; index < 5_000; index++) {
    metrics.event(
      `type_${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`,
      'refused',
    );
  }

  expect(
    (await samples(metrics)).filter((line) => line.startsWith('sluice_events_total')).length,
  ).toBeLessThan(200);
});

test.each<[string, () => Promise<number>]>([
  ['fails', () => Promise.reject(new Error('Redis does not answer'))],
  ['hangs', () => new Promise(() => {})],
])('a look-up that %s makes one number unknown, and the others are told', async (_, oldestDueSeconds) => {
  const metrics = createMetrics({ oldestDueSeconds, inboxSize: async () => 7 }, 20);

  expect(await samples(metrics)).toEqual(
    expect.arrayContaining(['sluice_oldest_due_seconds Nan', 'sluice_inbox_events 7']),
  );
});

test('reporting nonsense throws nothing', () => {
  const metrics = createMetrics(nothing);

  expect(() => {
    metrics.rateLimitWait('chat.postMessage', -1);
    metrics.acknowledged(Number.NaN);
    metrics.claimed('digest', Number.POSITIVE_INFINITY);
    Reflect.apply(metrics.event, metrics, [undefined, undefined]);
    Reflect.apply(metrics.acknowledged, metrics, ['soon']);
  }).not.toThrow();
});

test('two apps in one process count apart', async () => {
  const [one, other] = [createMetrics(nothing), createMetrics(nothing)];

  one.digest('delivered');

  expect((await samples(other)).filter((line) => line.startsWith('sluice_digests'))).toEqual([]);
});

import { examineCalls } from '../../src/doctor/calls.ts';
import { type AuditEntry, KEY_GONE } from '../../src/red-phone/audit.ts';

async function* log(...outcomes: readonly (string | undefined)[]): AsyncGenerator<AuditEntry> {
  for (const [i, outcome] of outcomes.entries()) {
    yield {
      ...{ at: 0, call: `c${i % 2}`, actor: 'UBEN', what: 'unreachable', called: [] },
      ...(outcome === undefined ? {} : { outcome }),
    };
  }
}

test('calls that could be opened no more are to be mended, each once', async () => {
  const [check] = await examineCalls(log(KEY_GONE, 'limited', KEY_GONE));

  expect(check).toMatchObject({
    level: 'mend',
    words: expect.stringMatching(/^1 of the last week was kept/),
  });
});

test('others are not', async () => {
  expect(await examineCalls(log('limited', undefined))).toMatchObject([{ level: 'ok' }]);
});

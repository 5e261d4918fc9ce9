import { asking } from '../../../src/adapters/slack/ask.ts';
import { RetryLaterError } from '../../../src/errors.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../../src/slack.ts';

test('a question that Slack does not answer is to be asked again, within a minute', async () => {
  const ask = asking(async () => {
    throw new OutcomeUnknownError('No answer');
  });

  const thrown = await ask('T1', 'conversations.history').catch((error: unknown) => error);

  expect(thrown).toBeInstanceOf(RetryLaterError);
  const { retryAfterMs } = thrown as RetryLaterError;
  expect(retryAfterMs).toBeGreaterThan(0);
  expect(retryAfterMs).toBeLessThan(60_000);
});

test('one that Slack refuses stays refused', async () => {
  const refusal = new SlackRefusal('conversations.history', 'not_in_channel');
  const ask = asking(async () => {
    throw refusal;
  });

  await expect(ask('T1', 'conversations.history')).rejects.toBe(refusal);
});

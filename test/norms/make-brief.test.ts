import { RetryLaterError } from '../../src/errors.ts';
import { openBrief, originalOf } from '../../src/norms/make-brief.ts';
import { OutcomeUnknownError, type SlackMessageNow } from '../../src/slack.ts';
import { wordsFor } from '../../src/words/words.ts';
import { wordsIn } from '../support/screen.ts';

const ref = { channel: 'C1', ts: '1769000000.000100' };
const message = { text: '<@UBEN> hi', user: 'UANA', blocks: [], reactedBy: [] };
const words = wordsFor('en-GB');

/** The form that Ana gets who presses the button beside her nudge. */
async function opened(read: () => Promise<SlackMessageNow | undefined>): Promise<string> {
  const original = await originalOf('T1', 'UANA', ref, { slack: { read } }, 20);
  const view = openBrief('UANA', ref, original, words);
  return `${wordsIn(view)} ${JSON.stringify(view)}`;
}

test('the form is filled with whom the message calls on', async () => {
  expect(await opened(async () => message)).toContain('UBEN');
});

test.each([
  ['Slack may not be asked just now', () => Promise.reject(new RetryLaterError('spent', 60_000))],
  ['Slack does not answer', () => Promise.reject(new OutcomeUnknownError('timeout'))],
  ['Slack takes longer than a press is good for', () => new Promise<undefined>(() => {})],
])('where %s, the form opens without what the message says', async (_case, read) => {
  expect(await opened(read)).toContain(words.norms.briefNeeded);
});

test('of a message that is gone, or another’s, there is no form', async () => {
  await expect(opened(async () => undefined)).rejects.toThrow(words.norms.briefOnlyOwn);
  await expect(opened(async () => ({ ...message, user: 'UBEN' }))).rejects.toThrow(words.norms.briefOnlyOwn);
});

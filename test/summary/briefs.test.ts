import { recentThreadsIn } from '../../src/catchup/recent-threads.ts';
import { extractiveSummarizer } from '../../src/summary/extractive.ts';
import type { Transcript } from '../../src/summary/transcript.ts';
import { ben, MONDAY, shown, talk } from './support.ts';

/** A thread in which the second message is a brief that stands for the first, and what else is said there. */
function withBrief(...more: readonly string[]): Transcript {
  const transcript = talk(
    [
      '      Ana: Got a minute @Ben?',
      '        Ana: @Ben Say yes or no to the 2.0 release\\nThe changelog is done and reviewed.',
      ...more,
    ].join('\n'),
  );
  const [root, ...others] = transcript.messages;
  const messages = transcript.messages.map((message) =>
    message === others[0] && root !== undefined ? { ...message, standsFor: root.ref.ts } : message,
  );
  return { ...transcript, messages };
}

const summarized = (transcript: Transcript, reader = ben) =>
  extractiveSummarizer.summarize(transcript, reader, { deadlineMs: 1_000, now: MONDAY });

test('a brief asks what it is written for, and what it makes whole is not listed beside it', async () => {
  const summary = await summarized(withBrief());

  expect(shown(summary)).toEqual([
    { kind: 'for-you', text: '@Ben Say yes or no to the 2.0 release', by: 'Ana' },
  ]);
  expect(summary.coverage).toMatchObject({ messages: 1, skipped: 1 });
});

test('an answer to it settles it', async () => {
  const answered = await summarized(withBrief('        Ben: Yes, release it on Thursday'));

  expect(shown(answered).map(({ kind }) => kind)).not.toContain('for-you');
});

test('who asks back in its thread asks its author', async () => {
  const ana = { ...ben, user: 'UANA', name: 'Ana' };
  const { items } = await summarized(withBrief('        Ben: Which of the two changelogs do you mean?'), ana);

  expect(items).toMatchObject([{ kind: 'for-you', by: { name: 'Ben' } }]);
});

test('it is what other catch-ups are pointed at by', () => {
  const [thread] = recentThreadsIn(withBrief());

  expect(thread?.texts.join()).toContain('2.0 release');
  expect(thread?.texts.join()).not.toContain('Got a minute');
});

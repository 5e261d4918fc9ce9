import { extractiveSummarizer } from '../../src/summary/extractive.ts';
import type { Summary } from '../../src/summary/summary.ts';
import type { Reader, Transcript } from '../../src/summary/transcript.ts';
import { startCpu } from '../support/cpu.ts';
import { ben, MONDAY, manyMessages, morning, said, talk, transcriptOf } from './support.ts';

const options = { deadlineMs: 1_000, now: MONDAY };
const summarized = (transcript: Transcript, reader: Reader = ben): Promise<Summary> =>
  extractiveSummarizer.summarize(transcript, reader, options);

test('joins, apps’ notices, quotes, signatures and repetitions do not count', async () => {
  const ref = (n: number) => ({ channel: 'C1', ts: `${1_800_000_000 + n}.000000` });
  const transcript = transcriptOf([
    { ...said('Ana', '<@UANA> has joined the channel', ref(1), 1), subtype: 'channel_join' },
    { ...said('CI', 'Build 4711 passed', ref(2), 2), isBot: true, subtype: 'bot_message' },
    said(
      'Cem',
      '&gt; The price list is wrong for Norway\\nI corrected the price list for Norway this morning.\\nBest regards,\\nCem',
      ref(3),
      3,
    ),
    said('Dora', '', ref(4), 4),
  ]);
  const { items, coverage } = await summarized(transcript);

  expect(items.map(({ text }) => text)).toEqual(['I corrected the price list for Norway this morning.']);
  expect(coverage).toMatchObject({ messages: 1, skipped: 3 });
});

test('an alarm that people talk about is read with what they say', async () => {
  const root = { channel: 'C1', ts: '1800000000.000000' };
  const transcript = transcriptOf([
    {
      ...said('Monitor', 'Disk almost full on the database server', root, 1),
      isBot: true,
      subtype: 'bot_message',
    },
    said(
      'Ana',
      'I will move the old backups away',
      { channel: 'C1', ts: '1800000001.000000', threadTs: root.ts },
      2,
    ),
  ]);

  expect((await summarized(transcript)).coverage).toMatchObject({ messages: 2, threads: 1 });
});

test('what was read and what was skipped are all that was fetched; what was not read is told', async () => {
  const notRead = { threads: 3, before: MONDAY - 1, reasons: ['too-many' as const] };
  const { coverage } = await summarized({ ...manyMessages(2_000), notRead });

  expect(coverage.messages + coverage.skipped).toBe(2_000);
  expect(coverage.to).toBe(MONDAY + 1_999 * 90_000);
  expect(coverage.notRead).toEqual(notRead);
});

test('the headline counts what is shown and names what most was said about', async () => {
  const { headline } = await summarized(talk(morning));

  expect(headline.map(({ text }) => text)).toEqual([
    '1 thing needs you. Worth knowing: 1 decision, 1 action, 1 open question and 2 blockers.',
    'Most was said about “The checkout service returns errors for customers in Sweden since last night”: 6 messages by 3 people.',
  ]);
  expect(headline[1]?.citations).toHaveLength(1);
  expect((await summarized(talk(morning), { ...ben, locale: 'de-DE' })).headline[0]?.text).toBe(
    '1 Sache braucht dich. Gut zu wissen: 1 Entscheidung, 1 Aufgabe, 1 offene Frage und 2 Hindernisse.',
  );
});

test('nothing said is a summary too', async () => {
  expect(await summarized(transcriptOf([]))).toMatchObject({
    headline: [{ text: 'Nothing was said.', citations: [] }],
    items: [],
    coverage: { messages: 0, skipped: 0, threads: 0 },
  });
});

test('what does not fit is counted', async () => {
  const script = Array.from(
    { length: 14 },
    (_, i) =>
      `Ana: @Ben can you check the contract number ${i * 37} with supplier ${'abcdefghijklmn'[i]}${i}?`,
  ).join('\n');
  const { items, more } = await summarized(talk(script));

  expect(items.filter(({ kind }) => kind === 'for-you')).toHaveLength(8);
  expect(more['for-you']).toBe(6);
});

test('others get their turn while thousands of messages are read', async () => {
  let turns = 0;
  let reading = true;
  const turn = (): void => {
    turns++;
    if (reading) setImmediate(turn);
  };
  setImmediate(turn);
  await summarized(manyMessages(5_000));
  reading = false;

  expect(turns).toBeGreaterThan(5_000 / 130);
});

test('a message made to be slow is read like any other', async () => {
  const parts = [
    'not ',
    '*a',
    '_',
    ':a',
    '<',
    '> ',
    'a.b.',
    'if i ',
    'waiting on ',
    '\u0301',
    '([',
    'on 1 wrote ',
    '-- ',
    'wir haben ',
  ];
  const transcript = transcriptOf(
    parts.map((part, i) =>
      said('Ana', part.repeat(40_000 / part.length), { channel: 'C1', ts: `${1_800_000_000 + i}.000000` }, i),
    ),
  );
  const cpuMs = startCpu();
  await summarized(transcript);

  expect(cpuMs()).toBeLessThan(5_000);
});

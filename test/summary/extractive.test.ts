import { extractiveSummarizer } from '../../src/summary/extractive.ts';
import type { Summary } from '../../src/summary/summary.ts';
import type { Reader, Transcript } from '../../src/summary/transcript.ts';
import { startCpu } from '../support/cpu.ts';
import { ben, MONDAY, manyMessages, morning, said, shown, talk, transcriptOf } from './support.ts';

const options = { deadlineMs: 1_000, now: MONDAY };
const summarized = (transcript: Transcript, reader: Reader = ben): Promise<Summary> =>
  extractiveSummarizer.summarize(transcript, reader, options);

/** What is shown, as `kind: text`, without key messages. */
async function found(script: string, reader: Reader = ben): Promise<string[]> {
  const items = shown(await summarized(talk(script), reader));
  return items.flatMap(({ kind, text }) => (kind === 'key-message' ? [] : [`${kind}: ${text}`]));
}

test('a morning is sorted by what it means for the reader', async () => {
  expect(await found(morning)).toEqual([
    'for-you: @Ben can you tell the support team what to answer to customers?',
    'decision: We decided to switch Swish off until the certificate is renewed',
    'action: I will renew the certificate by 14:00',
    'open-question: Does anybody know why the invoices are sent twice to wholesale customers?',
    'blocker: The search index rebuild is blocked by the missing disk quota on the staging cluster',
    'blocker: I asked the platform team for more quota, waiting for approval from Magnus',
  ]);
});

test('every item is in its author’s own words, with their name and a citation', async () => {
  const transcript = talk(morning);
  const texts = new Map(transcript.messages.map(({ ref, text, author }) => [ref.ts, { text, author }]));

  for (const { text, by, citations, source } of (await summarized(transcript)).items) {
    const cited = texts.get(citations[0].ts);
    expect(cited?.text.replaceAll(/<@UBEN>/g, '@Ben')).toContain(text);
    expect(by).toEqual(cited?.author);
    expect(source).toBe('extractive');
  }
});

test('an action has its owner, and its date where one is said', async () => {
  const { items } = await summarized(talk(morning));

  expect(items.find(({ kind }) => kind === 'action')).toMatchObject({
    owner: { user: 'UCEM', name: 'Cem' },
    due: 'by 14:00',
  });
});

test('what somebody wants of the reader by name needs them, though it is no question', async () => {
  expect(
    await found(`
      Dora: @Ben the vendor wants a signature before the end of the month
      Dora: The vendor wants a signature of somebody before the end of the month
      Cem: @Ben that works now
      Ana: Who writes to their management? I think that should be @Ben
    `),
  ).toEqual([
    'for-you: @Ben the vendor wants a signature before the end of the month',
    'for-you: Who writes to their management? I think that should be @Ben',
  ]);
});

test('who says that they do not know has not answered', async () => {
  expect(
    await found(`
      Ana: Do we know why refunds went up?
        Eli: Not yet, somebody from data has to look
    `),
  ).toEqual(['open-question: Do we know why refunds went up?']);
});

test('readers are not told what they have said themselves', async () => {
  const { items } = await summarized(
    talk(`
      Ana: The migration of the customer database to the new cluster is planned in three steps
        Ben: The migration of the customer database begins with the invoices, the largest table
        Cem: The migration of the customer database needs a window of two hours in the night
    `),
  );

  expect(items.length).toBeGreaterThan(0);
  expect(items.filter(({ by }) => by?.user === 'UBEN')).toEqual([]);
});

test('what was seen before is not told again, and takes no room from what is new', async () => {
  const old = Array.from(
    { length: 14 },
    (_, n) => `        Cem: We decided to keep server number ${n} of the checkout service for another year`,
  );
  const transcript = talk(`
      Ana: The servers of the checkout service are old. Which of them do we keep?
${old.join('\n')}
        Dora: The invoices of all servers together come to 4200 euros a month
    `);
  const since = transcript.messages.at(-2)?.ref.ts;

  const { items, more, headline, coverage } = await summarized({ ...transcript, since });

  expect(items.map(({ by }) => by?.name)).toEqual(['Dora']);
  expect(more).toEqual({});
  expect(JSON.stringify(headline)).not.toContain('decision');
  expect(coverage).toMatchObject({ messages: 16, from: transcript.messages.at(-1)?.at });
});

describe('what is over is not shown as open', () => {
  test('a question that the reader has answered', async () => {
    expect(
      await found(`
      Ana: @Ben which region do we start with for the new warehouse?
        Ben: Northern Germany
    `),
    ).toEqual([]);
  });

  test('a question that somebody else has answered', async () => {
    expect(
      await found(`
      Ana: Does anybody know where the design files of the old shop are?
        Cem: In the archive folder of the marketing drive
    `),
    ).toEqual([]);
  });

  test('but thanks are no answer', async () => {
    expect(
      await found(`
      Ana: Does anybody know where the design files of the old shop are?
        Cem: thanks!
    `),
    ).toHaveLength(1);
  });

  test('what was in the way, once it works again', async () => {
    expect(
      await found(`
      Ana: The deployment to staging is blocked by the expired certificate
        Cem: It is fixed now, go on
    `),
    ).toEqual([]);
  });
});

describe('a question is for the reader', () => {
  test.each([
    ['who is mentioned', 'Ana: @Ben can you review the draft of the contract?'],
    ['who is called by name', 'Ana: Ben, could you review the draft of the contract?'],
  ])('%s', async (_who, script) => {
    expect(await found(script)).toEqual([expect.stringMatching(/^for-you: /)]);
  });

  test('in whose thread it is asked', async () => {
    const items = await found(`
      Ben: The new price list is online for wholesale customers
        Ana: Could you send it to the agency in Malmö as well?
    `);
    expect(items).toEqual(['for-you: Could you send it to the agency in Malmö as well?']);
  });

  test('not if it names somebody else', async () => {
    expect(await found('Ana: @Cem can you review the draft of the contract?')).toEqual([
      'open-question: @Cem can you review the draft of the contract?',
    ]);
  });
});

test('German is understood', async () => {
  expect(
    await found(`
    Ana: @Ben kannst du bis Freitag den Vertrag mit der Agentur prüfen?
    Cem: Wir haben entschieden, den Umzug auf den 12. März zu verschieben
    Dora: Ich kümmere mich bis Ende der Woche um die neuen Zugänge
    Eli: Der Import hängt noch an der fehlenden Freigabe vom Datenschutz
    Ana: Weiß jemand, warum die Rechnungen seit gestern doppelt verschickt werden?
  `),
  ).toEqual([
    'for-you: @Ben kannst du bis Freitag den Vertrag mit der Agentur prüfen?',
    'decision: Wir haben entschieden, den Umzug auf den 12. März zu verschieben',
    'action: Ich kümmere mich bis Ende der Woche um die neuen Zugänge',
    'open-question: Weiß jemand, warum die Rechnungen seit gestern doppelt verschickt werden?',
    'blocker: Der Import hängt noch an der fehlenden Freigabe vom Datenschutz',
  ]);
});

test.each([
  [
    'Japanese',
    '新しい検索サーバーの移行は木曜日の朝に始まります。',
    '請求書の送信が二重になっている原因を調べています。',
  ],
  ['Arabic', 'سيبدأ نقل خادم البحث الجديد صباح يوم الخميس', 'نبحث عن سبب إرسال الفواتير مرتين إلى العملاء'],
  [
    'Finnish',
    'Uuden hakupalvelimen siirto alkaa torstaiaamuna kello yhdeksän',
    'Selvitämme miksi laskut lähtevät asiakkaille kahteen kertaan',
  ],
])('in %s something sensible comes out', async (_language, one, other) => {
  const summary = await summarized(
    talk(`
    Ana: ${one}
    Cem: ${other}
    Dora: ok
  `),
  );

  expect(shown(summary).map(({ text }) => text)).toEqual([one, other]);
});

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

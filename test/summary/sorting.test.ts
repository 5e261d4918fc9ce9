import { extractiveSummarizer } from '../../src/summary/extractive.ts';
import type { Summary } from '../../src/summary/summary.ts';
import type { Reader, Transcript } from '../../src/summary/transcript.ts';
import { ben, MONDAY, morning, shown, talk } from './support.ts';

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

import { removeExports, run, said, ts, user, writeExport } from './export.ts';

afterAll(removeExports);

const channels = [{ id: 'C0GENERAL', name: 'general', members: ['UANA', 'UBEN'] }];
const people = [user('UANA', 'Europe/Berlin'), user('UBEN', 'America/New_York')];

test('everything broken is told with file and line, and the rest is replayed', async () => {
  const { ledger, lines, figures } = await run(
    writeExport({
      'users.json': [
        user('UANA', 'Europe/Berlin'),
        user('UBEN', 'Mars/Olympus_Mons'),
        user('UCHI', undefined),
        { name: 'nobody' },
      ],
      'channels.json': [...channels, { name: 'no-id' }, channels[0]],
      'general/2026-01-20.json': [
        '[',
        '{"type":"message","user":"UBEN","text":"<@UANA> one","ts":"1768896000.000001"},',
        '{"type":"message","user":"UBEN","text":"<@UANA> "two"","ts":"1768896060.000001"},',
        '{"type":"message","user":"UBEN","text":"<@UANA> three","ts":"1768896120.000001"},',
        '{"type":"message","user":"UBEN","text":"<@UANA> four","ts":"soon"},',
        '{"type":"message","user":"UBEN","text":"<@UANA> five","ts":"1700000000.000001"},',
        '{"type":"message","user":"UBEN","text":"<@UANA> three again","ts":"1768896120.000001"},',
        '{"type":"event"},',
        '{"type":"message","user":"UGONE","text":"<@UANA> six, and <@UWHO>","ts":"1768896180.000001"}',
      ].join('\n'),
      'general/2026-01-21.json': '',
      'general/2026-02-30.json': [],
      'general/2026-01-22.json': '[{"type":"message","text":"cut off he',
      'general/canvases.json': '{}',
      'lost-and-found/2026-01-23.json': [said('UBEN', '2026-01-23 05:00', '<@UANA> seven')],
      'D0123ABCD/2026-01-20.json': [said('UBEN', '2026-01-20 08:00', '<@UANA> between us')],
    }),
  );

  expect(lines.toSorted()).toEqual([
    'channels.json:10  This is no conversation. It is left out.',
    'channels.json:13  A conversation has this id already.',
    "general/2026-01-20.json:3  This is not JSON: Expected ',' or '}' after property value.",
    'general/2026-01-20.json:5  The message has no timestamp of Slack’s form. It is left out.',
    'general/2026-01-20.json:6  The timestamp 1700000000.000001 is not of this day. The message is left out.',
    'general/2026-01-20.json:7  The timestamp 1768896120.000001 was there before.',
    'general/2026-01-20.json:8  This is no message. It is left out.',
    'general/2026-01-20.json:9  The list has no end: the file is cut off.',
    'general/2026-01-20.json:9  UGONE is not in users.json: not enrolled.',
    'general/2026-01-20.json:9  UWHO is not in users.json: not enrolled.',
    'general/2026-01-21.json:1  The file is empty.',
    'general/2026-01-22.json:1  This is not JSON: It has no end.',
    'general/2026-02-30.json  This is no day on which there was a Slack. The file is left out.',
    'lost-and-found  No list names this folder: it is taken as a public channel.',
    'users.json:12  The time zone "Mars/Olympus_Mons" is unknown: UTC is taken.',
    'users.json:22  The account has no time zone: UTC is taken.',
    'users.json:31  This is no account: it has no id, or a field of the wrong kind. It is left out.',
  ]);
  expect(figures).toMatchObject({ messages: 4, mentions: 5, passed: { 'not-enrolled': 1 } });
  expect(ledger).toMatchObject({ held: 4, delivered: 4, isBalanced: true });
});

test('without any people nothing is held, and that is said', async () => {
  const { ledger, lines, figures } = await run(
    writeExport({
      'channels.json': channels,
      'general/2026-01-20.json': [said('UBEN', '2026-01-20 08:00', '<@UANA> hello')],
    }),
  );

  expect(lines[0]).toBe('users.json  It names nobody, so that nobody is enrolled and nothing can be held.');
  expect(figures.passed).toEqual({ 'not-enrolled': 1 });
  expect(ledger).toMatchObject({ held: 0, isBalanced: true });
});

test('an empty folder is an export in which nothing happened', async () => {
  const { ledger, span } = await run(writeExport({ 'users.json': people }));

  expect(span).toBeUndefined();
  expect(ledger.isBalanced).toBe(true);
});

test('days of the workspace’s own zone are put in order over all conversations', async () => {
  // A workspace in Auckland: what its 21st begins with is still the 20th in UTC, and older than what another channel
  // says in the evening of the 20th.
  const { ledger, figures } = await run(
    writeExport({
      'users.json': people,
      'channels.json': [...channels, { id: 'C0OTHER', name: 'other', members: ['UANA', 'UBEN'] }],
      'other/2026-01-20.json': [said('UBEN', '2026-01-20 13:00', '<@UANA> first')],
      'general/2026-01-21.json': [
        said('UBEN', '2026-01-20 12:00', '<@UANA> a question', { thread_ts: ts('2026-01-20 12:00') }),
        said('UANA', '2026-01-20 14:30', 'An answer', { thread_ts: ts('2026-01-20 12:00') }),
      ],
    }),
  );

  expect(ledger).toMatchObject({ held: 2, delivered: 1, removed: { seen: 1 }, isBalanced: true });
  expect(figures.digests).toBe(1);
});

test('an organisation’s export has its people in a file of another name', async () => {
  const { ledger } = await run(
    writeExport({
      'org_users.json': people,
      'channels.json': channels,
      'general/2026-01-20.json': [said('UBEN', '2026-01-20 08:00', '<@UANA> hello')],
    }),
  );

  expect(ledger).toMatchObject({ held: 1, delivered: 1, isBalanced: true });
});

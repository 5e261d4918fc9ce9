import { bestRedis } from '../../script/replaying/workspace.ts';
import { type Run, removeExports, run, said, ts, user, writeExport } from './export.ts';

// Tuesday 20 January 2026. Comms blocks at 11:00 and 16:00: in Berlin 10:00 and 15:00 UTC, in New York 16:00 and 21:00,
// in Tokyo 02:00 and 07:00, in Kolkata 05:30 and 10:30, in São Paulo 14:00 and 19:00.
const users = [
  user('UANA', 'Europe/Berlin'),
  user('UBEN', 'America/New_York'),
  user('UCHI', 'Asia/Tokyo'),
  user('UDEV', 'Asia/Kolkata'),
  user('UEVA', 'America/Sao_Paulo'),
  user('UBOT', undefined, { is_bot: true }),
  user('UGUEST', 'Europe/Berlin', { is_restricted: true }),
];
const everybody = ['UANA', 'UBEN', 'UCHI', 'UDEV', 'UEVA', 'UBOT', 'UGUEST'];
const files = {
  'users.json': users,
  'channels.json': [
    { id: 'C0GENERAL', name: 'general', members: everybody },
    { id: 'C0OTHER', name: 'other', members: everybody },
  ],
  'groups.json': [{ id: 'C0PRIVATE', name: 'inner-circle', members: ['UANA', 'UBEN'] }],
  'general/2026-01-20.json': [
    // 09:00 in Berlin, 03:00 in New York: held for 11:00 there, two hours.
    said('UBEN', '2026-01-20 08:00', '<@UANA> can you look at the rollout?'),
    // In Berlin's block.
    said('UBEN', '2026-01-20 10:05', '<@UANA> still there?'),
    // As it ends.
    said('UBEN', '2026-01-20 10:25', '<@UANA> one more'),
    // Held for 16:00 in Berlin, and answered before that.
    said('UCHI', '2026-01-20 11:00', 'A question, <@UANA>', {
      thread_ts: ts('2026-01-20 11:00'),
      reply_count: 1,
    }),
    said('UANA', '2026-01-20 12:00', 'An answer', { thread_ts: ts('2026-01-20 11:00') }),
    // She writes there at 12:05, and is asked in the same place ten minutes later.
    said('UANA', '2026-01-20 12:05', 'Something else'),
    said('UEVA', '2026-01-20 12:15', '<@UANA> may I?'),
    said('UANA', '2026-01-20 12:20', 'Note to self, <@UANA>'),
    said('UANA', '2026-01-20 12:21', '<@UBOT> and <@UGUEST> and <@UNOBODY>'),
    { ...said('UBOT', '2026-01-20 12:22', '<@UBEN> has joined', { subtype: 'channel_join' }) },
  ],
  'other/2026-01-20.json': [
    // 17:00 in Tokyo, held until 11:00 there: 02:00 UTC, 18 hours. Mended a minute later.
    said('UBEN', '2026-01-20 08:00', '<@UCHI> the Build is broken', {
      edited: { user: 'UBEN', ts: ts('2026-01-20 08:01') },
    }),
    // 13:30 in Kolkata: held for 16:00 there, and deleted before.
    said('UBEN', '2026-01-20 08:05', '<@UDEV> never mind the building'),
    {
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      deleted_ts: ts('2026-01-20 08:05'),
      ts: ts('2026-01-20 08:06'),
    },
    // 05:20 in São Paulo: held for 11:00 there, and mended to call on somebody else.
    said('UBEN', '2026-01-20 08:20', '<@UEVA> could you?'),
    {
      type: 'message',
      subtype: 'message_changed',
      ts: ts('2026-01-20 08:21'),
      message: {
        type: 'message',
        user: 'UBEN',
        text: '<@UDEV> could you?',
        ts: ts('2026-01-20 08:20'),
        edited: { user: 'UBEN', ts: ts('2026-01-20 08:21') },
      },
    },
  ],
  // 01:30 in New York, Wednesday: held for 11:00 there, nine and a half hours. Chi is not in there.
  'inner-circle/2026-01-21.json': [said('UANA', '2026-01-21 06:30', '<@UBEN> <@UCHI> a word?')],
};

afterAll(removeExports);

describe('a small workspace', () => {
  let result: Run;
  beforeAll(async () => {
    result = await run(writeExport(files), { words: ['build'] });
  });

  test('each mention is held or passed, for a reason', () => {
    expect(result.figures.messages).toBe(14);
    expect(result.figures.held).toEqual({ waits: 8, 'block-ended': 1 });
    expect(result.figures.passed).toEqual({
      'in-block': 1,
      'not-enrolled': 2,
      'own-message': 1,
      'recipient-is-bot': 1,
      'talking-here': 1,
    });
    expect(result.figures.mentions).toBe(15);
  });

  test('each held mention came once in its block, or was removed for a recorded reason', () => {
    expect(result.ledger).toEqual({
      held: 9,
      delivered: 5,
      removed: { 'access-lost': 1, deleted: 1, 'edited-out': 1, seen: 1 },
      waiting: 0,
      breaches: {},
      examples: [],
      isBalanced: true,
    });
    expect(result.figures.digests).toBe(5);
  });

  test('interruptions stand at the hour of the recipient’s day', () => {
    const { before = [], after = [], atNight } = result.figures.interruptions ?? {};
    // Ana at 9, 11, 11, 12 and 13; Ben at 1; Chi at 17 and 15; Dev at 13 and 13; Eva at 5.
    expect(byHour(before)).toEqual({ 1: 1, 5: 1, 9: 1, 11: 2, 12: 1, 13: 3, 15: 1, 17: 1 });
    // Ana’s block with its first digest, what came in it and as it ended; 13 for what came where she was talking;
    // 16 for her second digest and Dev’s; 11 for Chi’s and Ben’s.
    expect(byHour(after)).toEqual({ 11: 5, 13: 1, 16: 2 });
    expect(atNight).toEqual({ before: 2, after: 0 });
  });

  test('waits are counted of what was delivered, which came to four people only', () => {
    expect(result.figures.waits).toBeUndefined();
  });

  test('a word counts as a whole word', () => {
    expect(result.figures.redPhone).toEqual({
      words: [{ word: 'build', messages: 1, heldMentions: 1 }],
      messages: 1,
      heldMentions: 1,
    });
  });

  test('who is in no list is told with file and line', () => {
    expect(result.lines).toEqual(['general/2026-01-20.json:53  UNOBODY is not in users.json: not enrolled.']);
  });

  // Where the system has no Redis, both runs would be on the same.
  (bestRedis() === 'system' ? test : test.skip)(
    'a Valkey in memory gives the same result',
    async () => {
      const again = await run(writeExport(files), { words: ['build'], redis: 'throwaway' });

      expect(again.figures).toEqual(result.figures);
      expect(again.ledger).toEqual(result.ledger);
    },
    60_000,
  );
});

test('hours and zone of the command line are everybody’s', async () => {
  const directory = writeExport(files);
  const hours = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '09:30' }];

  const { figures, ledger } = await run(directory, { hours, zone: 'Europe/Berlin' });

  expect(ledger.isBalanced).toBe(true);
  // Every digest at nine in Berlin; and what came in the first block, at 9:00 to 9:21 there.
  expect(Object.keys(byHour(figures.interruptions?.after ?? []))).toEqual(['9', '13']);
});

test('nothing is distributed over fewer than five people', async () => {
  // In a thread in which Ana has not written.
  const aside = said('UBEN', '2026-01-20 08:01', '<@UANA> hello', { thread_ts: ts('2026-01-20 07:00') });
  const few = {
    'users.json': users.slice(0, 4),
    'channels.json': [{ id: 'C0GENERAL', name: 'general', members: everybody }],
    'general/2026-01-20.json': [said('UANA', '2026-01-20 08:00', '<@UBEN> <@UCHI> <@UDEV> hello'), aside],
  };
  const one = await run(writeExport(few));
  const five = await run(
    writeExport({
      ...few,
      'users.json': users,
      'general/2026-01-20.json': [
        said('UANA', '2026-01-20 08:00', '<@UBEN> <@UCHI> <@UDEV> <@UEVA> hello'),
        aside,
      ],
    }),
  );

  expect([one.figures.interruptions, one.figures.waits]).toEqual([undefined, undefined]);
  expect(one.ledger).toMatchObject({ held: 4, delivered: 4 });
  // Ana from 9:01 to 11:00, Ben from 3:00 and Eva from 5:00 to 11:00, Chi from 17:00 to 11:00, Dev from 13:30 to 16:00.
  expect(five.figures.waits).toMatchObject({ people: 5, median: 360, p90: 1080, longest: 1080 });
  expect(five.figures.interruptions?.people).toBe(5);
});

function byHour(counts: readonly number[]): Record<number, number> {
  return Object.fromEntries(counts.flatMap((number, hour) => (number === 0 ? [] : [[hour, number]])));
}

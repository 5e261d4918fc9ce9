import fc from 'fast-check';
import { blockProblems, tooLongTogether } from '../../emulator/block-kit/limits.ts';
import { digestMessage } from '../../src/digest/blocks.ts';
import type { Digest, DigestItem } from '../../src/digest/digest.ts';
import { snippetOf } from '../../src/mentions/snippet.ts';
import { wordsFor } from '../../src/words/words.ts';
import { aDigest, anItem, aRef, NOW, textsIn } from '../support/fakes-digest.ts';

const en = wordsFor('en-GB');
const said = (digest: Digest): string => textsIn(digestMessage(digest, en).blocks).join('\n');

test('a digest of four mentions', () => {
  const threadTs = '1768890000.000100';
  const digest = aDigest(
    [
      anItem(aRef(60), { waitsForAnswer: true, snippet: '<@UREADER> can you look at a &lt;b&gt;?' }),
      anItem(aRef(30, { threadTs }), { author: { name: 'Build <bot>' }, snippet: 'build failed' }),
      anItem(aRef(20, { channel: 'G1' }), {
        place: { name: 'mpdm-ann--bob--cem-1', kind: 'group-dm' },
        because: 'block-ended',
      }),
      anItem(aRef(26 * 60, { channel: 'C2' }), { because: 'snoozed', waitsForAnswer: true }),
    ],
    {
      late: true,
      removed: { seen: 2, deleted: 1, editedOut: 0, accessLost: 0 },
      explainsButtons: true,
    },
  );

  expect(digestMessage(digest, en)).toMatchSnapshot();
});

test('the same in German, on a German clock', () => {
  const digest = aDigest([anItem(aRef(60), { waitsForAnswer: true }), anItem(aRef(30))], {
    early: 'asked',
    locale: 'de-DE',
  });

  expect(textsIn(digestMessage(digest, wordsFor('de-DE')).blocks)).toMatchSnapshot();
});

test('a reader of a 12-hour locale reads 12-hour times', () => {
  expect(said(aDigest([anItem(aRef(-240))], { locale: 'en-US' }))).toMatch(/3:00\sPM/);
});

test('at most ten mentions are shown, what asks first, and the rest is counted', () => {
  const items = Array.from({ length: 34 }, (_, minutes) =>
    anItem(aRef(minutes), { waitsForAnswer: minutes === 0 }),
  );
  const { blocks } = digestMessage(aDigest(items), en);

  const shown = blocks.filter(({ block_id }) => block_id?.includes('|'));
  expect(shown).toHaveLength(10);
  expect(shown[0]?.block_id).toBe(items[0]?.id);
  expect(textsIn(blocks)).toEqual(
    expect.arrayContaining(['And 24 more: press “Show all 34”.', 'Show all 34', 'Done with all']),
  );
});

test('the block of each mention carries its id, and the menu its batch', () => {
  const item = anItem(aRef(1, { threadTs: '1.000001' }));
  const block = digestMessage(aDigest([item]), en).blocks.find(({ block_id }) => block_id === item.id);

  expect(block).toMatchObject({
    accessory: {
      options: [
        { value: 'B1:done' },
        { value: 'B1:snooze' },
        { value: 'B1:catch-up' },
        { value: 'B1:open', url: item.permalink },
      ],
    },
  });
});

test('who has no next block is not offered to snooze', () => {
  expect(said(aDigest([anItem(aRef(1))], { nextBlockStart: undefined }))).not.toContain('Snooze');
});

test('where access is not certain, the permalink stands alone: no sender, no text, no place', () => {
  const item = anItem(aRef(1, { channel: 'CSECRET' }), {
    whyNoText: 'access-unknown',
    snippet: undefined,
    place: { name: 'mergers', kind: 'private' },
  });
  const text = said(aDigest([item]));

  expect(text).toContain(item.permalink);
  expect(text).not.toMatch(/UANN|mergers|<#CSECRET>/);
});

test.each(['old', 'unreadable'] as const)('a mention without text says why: %s', (whyNoText) => {
  const text = said(aDigest([anItem(aRef(1), { whyNoText, snippet: undefined })]));

  expect(text).toContain(en.digest.noText[whyNoText]);
  expect(text).toContain('<@UANN>');
});

test('the notification says how many mentions there are and what is special, and nothing of their texts', () => {
  const items = [anItem(aRef(1), { waitsForAnswer: true }), anItem(aRef(2)), anItem(aRef(3))];

  expect(digestMessage(aDigest(items, { late: true }), en).text).toBe(
    '3 mentions, with 1 question for you · Sorry, this is late. It was promised for 11:00.',
  );
});

test('a late digest names the earliest promise', () => {
  const items = [anItem(aRef(1)), anItem(aRef(2), { promisedFor: NOW - 3_600_000 })];

  expect(said(aDigest(items, { late: true }))).toContain('It was promised for 10:00.');
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<!channel>',
    '<https://evil.io|ok>',
    '&lt;',
    '|',
    '>',
    '```',
    '*_~`',
    '\n\n',
    '&'.repeat(900),
  ),
  fc
    .array(fc.constantFrom('<!here> ', '&', '<', 'word ', '😀', '<@U1> '), { maxLength: 400 })
    .map((p) => p.join('')),
);
const anyItem = fc.record({
  minutes: fc.integer({ min: 0, max: 100_000 }),
  text: fc.option(hostile, { nil: undefined }),
  place: fc.record({
    name: hostile.map((names) => `mpdm-${names}-1`),
    kind: fc.constantFrom('public', 'private', 'group-dm'),
  }),
  author: fc.oneof(fc.constant({ user: 'U1' }), fc.record({ name: hostile }), fc.constant({})),
  whyNoText: fc.constantFrom(undefined, 'old', 'access-unknown', 'unreadable'),
  waitsForAnswer: fc.boolean(),
  because: fc.constantFrom('waits', 'block-ended', 'snoozed'),
  isReply: fc.boolean(),
});

test('whatever the mentions say, a digest keeps Slack’s limits and calls nobody', () => {
  const anyDigest = fc.record({
    items: fc.uniqueArray(anyItem, { selector: ({ minutes }) => minutes, minLength: 1, maxLength: 40 }),
    locale: fc.constantFrom('en-GB', 'de-DE', 'en-US'),
    late: fc.boolean(),
    explainsButtons: fc.boolean(),
    seen: fc.nat(3),
  });
  fc.assert(
    fc.property(anyDigest, ({ items, locale, late, explainsButtons, seen }) => {
      const mentions = items.map(({ minutes, text, whyNoText, isReply, ...parts }): DigestItem => {
        const ref = aRef(minutes, isReply ? { threadTs: '1.000001' } : {});
        const why = whyNoText === undefined ? {} : { whyNoText };
        return {
          ...anItem(ref),
          ...parts,
          ...why,
          snippet: text === undefined ? undefined : snippetOf(text),
        };
      });
      const removed = { seen, deleted: 0, editedOut: seen, accessLost: 0 };
      const digest = aDigest(mentions, { locale, late, explainsButtons, removed });
      const { text, blocks } = digestMessage(digest, wordsFor(locale));

      expect(blockProblems(blocks)).toEqual([]);
      expect(tooLongTogether(blocks)).toBe(false);
      expect(text.length).toBeLessThan(300);
      for (const part of textsIn(blocks)) {
        const rest = part.replace(
          /<[@#][A-Z0-9]+>|<https:\/\/acme\.slack\.com\/[^|<>]+\|(Open|Öffnen)>|^>/gm,
          '',
        );
        expect(rest).not.toMatch(/[<>]/);
      }
    }),
    { numRuns: 300 },
  );
});

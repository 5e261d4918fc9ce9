import fc from 'fast-check';
import { blockProblems, tooLongTogether, viewProblems } from '../../emulator/block-kit/limits.ts';
import { EXPECTED } from '../../src/norms/agreements.ts';
import { briefContent } from '../../src/norms/brief-blocks.ts';
import { readBriefForm } from '../../src/norms/brief-form.ts';
import { BRIEF_FIELDS, MOST_CHARACTERS, MOST_PEOPLE } from '../../src/norms/brief-modal.ts';
import { openBrief } from '../../src/norms/make-brief.ts';
import { nudgeContent } from '../../src/norms/nudge-blocks.ts';
import { agreementContent } from '../../src/norms/show-agreement.ts';
import { NUDGES } from '../../src/people/policy.ts';
import { wordsFor } from '../../src/words/words.ts';

const locale = fc.constantFrom('en-US', 'de-DE');
/** What people type: marks that Slack reads, right-to-left text, emoji, and far too much of it. */
const typed = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom('&', '<!channel>', '<@U0EVIL>', '\n', 'שלום ', '👩‍👩‍👧', '`', '*', '&amp;'),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 400 },
    )
    .map((parts) => parts.join('').toWellFormed().slice(0, maxLength));
const user = fc.integer({ min: 0, max: 10 ** 9 }).map((n) => `U${n}`);

const problemsOf = (blocks: readonly unknown[]) =>
  viewProblems({ type: 'home', blocks: JSON.parse(JSON.stringify(blocks)) });
const callsSomebody = /<!(?:channel|here|everyone)|<@U0EVIL/;

test('a nudge in anybody’s words stays within Slack’s limits and calls nobody', () => {
  fc.assert(
    fc.property(locale, typed(500), fc.constantFrom(...NUDGES), fc.nat(5000), (spoken, own, kind, count) => {
      const nudge = { kind, message: 'C1|1.000001|1.000001', ownWords: own, count, cooldownDays: 7 };
      const { text, blocks } = nudgeContent(nudge, wordsFor(spoken));
      expect(problemsOf(blocks)).toEqual([]);
      expect(text).not.toMatch(callsSomebody);
    }),
  );
});

test('a brief that the form takes stays within Slack’s limits and calls those whom it is for alone', () => {
  const field = typed(MOST_CHARACTERS);
  const original = { channel: 'C1', ts: '1.000001' };
  fc.assert(
    fc.property(
      locale,
      fc.tuple(field, field, field, field),
      fc.array(user, { maxLength: MOST_PEOPLE }),
      typed(80),
      fc.option(fc.integer({ min: 1, max: 4e9 }), { nil: null }),
      (spoken, texts, users, author, neededBy) => {
        const { needed, context, outcome, edgeCases, to, neededBy: by } = BRIEF_FIELDS;
        const written = [needed, context, outcome, edgeCases].map((name, i) => [
          name,
          { [name]: { value: texts[i] } },
        ]);
        const values = {
          ...Object.fromEntries(written),
          [to]: { [to]: { selected_users: users } },
          [by]: { [by]: { selected_date_time: neededBy } },
        };
        const words = wordsFor(spoken);
        const read = readBriefForm(values, 'U0BEN', original, [], 0, words);
        fc.pre(read.ok);
        if (!read.ok) return;
        const { text, blocks } = briefContent(read.brief, author, words);
        expect(blockProblems(JSON.parse(JSON.stringify(blocks)))).toEqual([]);
        expect(tooLongTogether(blocks)).toBe(false);
        expect(text.length).toBeLessThan(4000);
        expect(`${text} ${JSON.stringify(blocks)}`).not.toMatch(callsSomebody);
      },
    ),
  );
});

test('the form of any message opens', () => {
  fc.assert(
    fc.property(locale, typed(4000), (spoken, text) => {
      const ref = { channel: 'C1', ts: '1.000001' };
      const form = openBrief('U0BEN', ref, { user: 'U0BEN', text, blocks: [] }, wordsFor(spoken));
      expect(viewProblems(JSON.parse(JSON.stringify(form)))).toEqual([]);
    }),
  );
});

test('an agreement of anything stays within Slack’s limits and calls nobody', () => {
  fc.assert(
    fc.property(
      locale,
      typed(2000),
      typed(80),
      fc.constantFrom(...EXPECTED),
      (spoken, text, name, expected) => {
        const content = agreementContent({ expected, text, by: 'U0BEN', at: 0, locale: spoken }, name);
        expect(problemsOf(content.blocks)).toEqual([]);
        expect(tooLongTogether(content.blocks)).toBe(false);
        expect(JSON.stringify(content)).not.toMatch(callsSomebody);
      },
    ),
  );
});

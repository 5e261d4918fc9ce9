import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { briefContent } from '../../src/norms/brief-blocks.ts';
import { readBriefForm } from '../../src/norms/brief-form.ts';
import { BRIEF_FIELDS, MOST_CHARACTERS } from '../../src/norms/brief-modal.ts';
import { textSections } from '../../src/norms/long-text.ts';
import { openBrief } from '../../src/norms/make-brief.ts';
import { wordsFor } from '../../src/words/words.ts';
import { wordsIn } from '../support/screen.ts';

const NOW = Date.UTC(2026, 0, 20, 8);
const words = wordsFor('en-US');
const original = { channel: 'C1', ts: '1768896000.000100' };

const filled = (fields: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { [name]: value }]));
const read = (fields: Readonly<Record<string, object>>) =>
  readBriefForm(
    filled({ [BRIEF_FIELDS.needed]: { value: 'A date.' }, ...fields }),
    'BEN',
    original,
    ['S1'],
    NOW,
    words,
  );

test('one answer is enough, and its author is not called on', () => {
  expect(read({ [BRIEF_FIELDS.to]: { selected_users: ['UANA', 'BEN'] } })).toMatchObject({
    ok: true,
    brief: { author: 'BEN', of: original.ts, users: ['UANA'], groups: ['S1'], needed: 'A date.', links: [] },
  });
});

test.each([
  ['nothing said', { [BRIEF_FIELDS.needed]: { value: '  ' } }, BRIEF_FIELDS.needed],
  [
    'needed in the past',
    { [BRIEF_FIELDS.neededBy]: { selected_date_time: NOW / 1000 } },
    BRIEF_FIELDS.neededBy,
  ],
  ['no link', { [BRIEF_FIELDS.links]: { value: 'see the wiki' } }, BRIEF_FIELDS.links],
  [
    'a link that Slack would read otherwise',
    { [BRIEF_FIELDS.links]: { value: 'https://x.com/|<!here>' } },
    BRIEF_FIELDS.links,
  ],
  [
    'a video that is a file of theirs',
    { [BRIEF_FIELDS.video]: { value: 'file:///tmp/a.mp4' } },
    BRIEF_FIELDS.video,
  ],
])('%s is pointed out where it stands', (_what, fields, field) => {
  expect(read(fields)).toMatchObject({ ok: false, errors: { [field]: expect.any(String) } });
});

test('what somebody writes calls nobody and links nowhere, and stays within Slack’s limits', () => {
  const long = `<!channel> <@UEVIL> & ${'x'.repeat(MOST_CHARACTERS)}`.slice(0, MOST_CHARACTERS);
  const content = briefContent(
    {
      author: 'BEN',
      channel: 'C1',
      of: original.ts,
      users: Array.from({ length: 20 }, (_, i) => `U${i}`),
      groups: ['S1'],
      needed: long,
      context: long,
      outcome: long,
      edgeCases: long,
      links: Array.from({ length: 10 }, (_, i) => `https://example.com/${i}?a=1&b=2`),
      video: 'https://example.com/video',
      neededBy: NOW,
    },
    'Ben <!here>',
    words,
  );
  const home = { type: 'home', blocks: content.blocks };
  expect(viewProblems(JSON.parse(JSON.stringify(home)))).toEqual([]);
  const everything = `${content.text}\n${wordsIn(content)}`;
  expect(everything).not.toMatch(/<!channel>|<@UEVIL>|<!here>/);
  expect(content.text.length).toBeLessThan(4000);
  expect(everything).toContain('<!subteam^S1>');
});

test('nothing that somebody writes is lost, however long it is once it is escaped', () => {
  const text = '&'.repeat(2000);
  const sections = textSections(text, '*Title*\n');
  expect(sections.length).toBeGreaterThan(1);
  const said = sections.map(({ text: part }) => part?.text ?? '');
  expect(said.join('').replace('*Title*\n', '').replaceAll('&amp;', '&')).toBe(text);
  expect(said.every((part) => part.length <= 3000)).toBe(true);
  expect(textSections('  ', '*Title*\n')).toEqual([]);
});

test('the form begins with whom the message calls on and what it says, unless that is nothing', () => {
  const text = 'can you look, <@UANA>? It is &lt;b&gt; <!subteam^S1|@ops>';
  const shown = openBrief('BEN', original, { user: 'BEN', text, blocks: [] }, words);
  expect(viewProblems(JSON.parse(JSON.stringify(shown)))).toEqual([]);
  expect(JSON.stringify(shown.blocks)).toContain('"initial_users":["UANA"]');
  expect(JSON.stringify(shown.blocks)).toContain('"initial_value":"can you look, ? It is <b>"');
  expect(shown.private_metadata).toContain('S1');
  const bare = openBrief('BEN', original, { user: 'BEN', text: 'hi <@UANA>', blocks: [] }, words);
  expect(JSON.stringify(bare.blocks)).not.toContain('initial_value');
  const direct = { channel: 'D1', ts: original.ts };
  expect(() => openBrief('BEN', direct, { user: 'BEN', text, blocks: [] }, words)).toThrow('direct messages');
  expect(() => openBrief('CHI', original, { user: 'BEN', text, blocks: [] }, words)).toThrow('your own');
});

import { type Composing, composeReport } from '../../src/handoff/compose.ts';
import { partTaken } from '../../src/handoff/part-taken.ts';
import { emptyReport, type Section } from '../../src/handoff/report.ts';
import { extractiveSummarizer } from '../../src/summary/extractive.ts';
import type { Transcript } from '../../src/summary/transcript.ts';
import { wordsFor } from '../../src/words/words.ts';
import { ben, MONDAY, talk } from '../summary/support.ts';
import { line, source } from './support.ts';

const nothing: Composing['notes'] = { done: [], open: [], held: [], calls: [] };

/** Ben's report of what was said, as the texts of its lines. */
async function report(transcript: Transcript, overrides: Partial<Composing> = {}) {
  const summary = await extractiveSummarizer.summarize(transcript, ben, { deadlineMs: 1_000, now: MONDAY });
  return await composeReport({
    author: 'UBEN',
    since: MONDAY,
    places: [{ transcript, summary }],
    notes: nothing,
    carried: [],
    words: wordsFor('en').handoff,
    ...overrides,
  });
}

async function texts(transcript: Transcript, section: Section): Promise<readonly string[]> {
  return (await report(transcript))[section].map(({ text }) => text);
}

test.each([
  ['done', 'I have merged the login fix and deployed it to staging.'],
  ['done', 'The certificate is renewed and everything is green now.'],
  ['done', 'Ich habe die Rechnung geprüft und geschickt.'],
  ['done', 'I have already cleaned the kitchen.'],
  ['done', 'Ich habe die Küche geputzt.'],
  ['progress', 'I have looked at the logs and found nothing so far.'],
  ['progress', 'I tried the old linker and suspect that the new one breaks ARM.'],
  ['progress', 'Ich vermute, dass es am Cache liegt, weil es nur morgens passiert.'],
  ['decisions', 'We decided to pin the linker to 4.2.'],
  ['decisions', 'Wir haben beschlossen, das Release zu verschieben.'],
  ['blockers', 'I am blocked by the missing access to the registry.'],
  ['blockers', 'Ich warte noch auf die Freigabe der Rechtsabteilung.'],
  ['next', 'I will write the release notes tomorrow.'],
  ['next', 'Ich kümmere mich morgen um die Doku.'],
] as const)('of the author’s own words, “%s” holds: %s', async (section, said) => {
  expect(await texts(talk(`Ben: ${said}`), section)).toEqual([said]);
});

test('every line cites a message that was read, and small talk is none', async () => {
  const transcript = talk(`
    Ana: Good morning!
    Ben: Thanks, have a nice day.
    Ana: We decided to ship on Friday.
      Ben: I have merged the fix. See <https://example.com/pr/7|the PR>.
      Ana: @Ben can you tell the vendor?
  `);
  const made = await report(transcript);
  const known = new Set(transcript.messages.map(({ ref }) => ref.ts));
  const lines = Object.values(made).flat();

  expect(lines.length).toBeGreaterThan(0);
  for (const { sources } of lines) {
    expect(sources.length).toBeGreaterThan(0);
    for (const { ts } of sources) expect(known.has(ts)).toBe(true);
  }
  expect(made.decisions.map(({ text }) => text)).toEqual(['Ana: We decided to ship on Friday.']);
  expect(made.links.map(({ text }) => text)).toEqual(['https://example.com/pr/7']);
  expect(made.next.map(({ text }) => text)).toEqual(['Waits for my answer: Ana: can you tell the vendor?']);
  expect(JSON.stringify(made)).not.toContain('nice day');
});

test('what the author asked and nobody answered is a blocker, with whom it waits for; what was answered is none', async () => {
  const open = talk(`
    Ben: @Ana can you approve the budget for the runner?
  `);
  expect(await texts(open, 'blockers')).toEqual([
    'Waiting for Ana: can you approve the budget for the runner?',
  ]);
  const answered = talk(`
    Ben: @Ana can you approve the budget for the runner?
      Ana: Approved this morning, go on.
  `);
  expect(await texts(answered, 'blockers')).toEqual([]);
});

test('what was said before the working day began is no part of it, but what answers it is', async () => {
  const transcript = talk(`
    Ben: I will write the tests.
      Ben: I have finished the tests.
  `);
  const made = await report(transcript, { since: MONDAY + 60_000 });
  expect(made.next).toEqual([]);
  expect(made.done.map(({ text }) => text)).toEqual(['I have finished the tests.']);
});

test('what carries over stands first, and nothing stands twice', async () => {
  const transcript = talk('Ben: I will write the release notes.');
  const [said] = transcript.messages;
  const own = source(said?.ref.ts, { name: 'web' });
  const carried = {
    ...emptyReport,
    next: [line('I will write the release notes.', { sources: [own], isQuote: true }), line('Old thing')],
    done: [line('Never again')],
  };
  const made = await report(transcript, { carried: [carried] });

  expect(made.next.map(({ text }) => text)).toEqual(['I will write the release notes.', 'Old thing']);
  expect(made.done).toEqual([]);
});

test('marked done, waiting, not yet delivered, and called: each stands where it belongs', async () => {
  const transcript = talk(`
    Ana: @Ben can you check the figures?
    Cem: @Ben do you have the new logo?
  `);
  const [figures, logo] = transcript.messages.map(({ ref }) => ref);
  if (figures === undefined || logo === undefined) throw new Error('Nothing was said');
  const held = source('9.9', { name: 'ops' });
  const made = await report(transcript, {
    notes: {
      done: [figures],
      open: [logo],
      held: [held],
      calls: [{ text: 'Red Phone call by Ana: prod down', source: undefined, isOver: true }],
    },
  });

  expect(made.done.map(({ text }) => text)).toEqual([
    'Red Phone call by Ana: prod down',
    'Dealt with: Ana: can you check the figures?',
  ]);
  const next = made.next.map(({ text }) => text);
  expect(next.filter((text) => text.includes('logo'))).toHaveLength(1);
  expect(next.join()).not.toContain('figures');
  expect(made.next.at(-1)).toEqual({
    text: 'A mention of me that I have not read yet.',
    sources: [held],
    isQuote: false,
  });
});

test('threads in which the author took no part are left out, whoever was in the same channel', async () => {
  const transcript = talk(`
    Ana: The office plants need water.
      Cem: I will water them.
    Ana: @Ben can you look at the build?
      Cem: It fails on ARM.
  `);
  const { messages } = await partTaken(transcript, 'UBEN', new Set());

  expect(messages.map(({ text }) => text).join(' ')).toContain('fails on ARM');
  expect(messages.map(({ text }) => text).join(' ')).not.toContain('water');
});

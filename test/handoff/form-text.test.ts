import fc from 'fast-check';
import { formTextsOf, INPUT_CHARACTERS, readForm } from '../../src/handoff/form-text.ts';
import { emptyReport, type Report, SECTIONS } from '../../src/handoff/report.ts';
import { line, source } from './support.ts';

const one = source('1.1');
const two = source('2.2', { channel: 'C2', isOpen: false });

test('a report comes back from a form as it went in', () => {
  const report: Report = {
    ...emptyReport,
    done: [line('Merged the fix', { sources: [one], isQuote: true }), line('Wrote to the vendor')],
    next: [line('Call them', { sources: [two, one], isQuote: true })],
  };
  const form = formTextsOf(report);

  expect(form.texts.done).toBe('• Merged the fix [1]\n• Wrote to the vendor');
  expect(form.texts.next).toBe('• Call them [2][1]');
  expect(form.left).toBe(0);
  expect(readForm(form)).toEqual(report);
});

test('what was quoted from a private place stays known for it, whatever stands around it and without its number', () => {
  const said = 'We decided to buy the Falcon company';
  const form = formTextsOf({ ...emptyReport, decisions: [line(said, { sources: [two], isQuote: true })] });
  const edited = (text: string) =>
    readForm({ ...form, texts: { ...form.texts, decisions: text } }).decisions[0];

  expect(edited(`- ${said}`)).toEqual({ text: said, sources: [two], isQuote: true });
  expect(edited(`Listen: ${said}!`)).toMatchObject({ sources: [two], isQuote: true });
  expect(edited('Something was bought [1]')).toEqual({
    text: 'Something was bought',
    sources: [two],
    isQuote: false,
  });
});

test('numbers that name no source, and brackets that are none, stay as they were written', () => {
  const form = formTextsOf(emptyReport);
  const texts = { ...form.texts, next: 'See [9], array[0] and [x]' };

  expect(readForm({ ...form, texts }).next).toEqual([line('See [9], array[0] and [x]')]);
});

const anyLine = fc.record({
  text: fc
    .oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.lorem({ maxCount: 60 }))
    .map((text) =>
      text
        .replace(/\s+/g, ' ')
        .replace(/^[-*•◦▪–]\s+/, '')
        .replace(/\[\d+\]/g, '')
        .trim(),
    )
    .filter((text) => text !== '' && !/^[-*•◦▪–]\s/.test(text)),
  sources: fc.uniqueArray(fc.constantFrom(one, two, source('3.3'), source('4.4')), { maxLength: 4 }),
  isQuote: fc.constant(false),
});
const anyReport: fc.Arbitrary<Report> = fc.record({
  ...{ done: fc.array(anyLine), progress: fc.array(anyLine, { maxLength: 60 }) },
  ...{ decisions: fc.array(anyLine), blockers: fc.array(anyLine) },
  ...{ next: fc.array(anyLine), links: fc.array(anyLine) },
});

test('no report is longer than its input, and every line is in it or counted', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const form = formTextsOf(report);
      const back = readForm(form);
      const count = (of: Report): number => SECTIONS.reduce((sum, section) => sum + of[section].length, 0);
      expect(SECTIONS.every((section) => form.texts[section].length <= INPUT_CHARACTERS)).toBe(true);
      expect(count(back) + form.left).toBe(count(report));
    }),
    { numRuns: 60 },
  );
});

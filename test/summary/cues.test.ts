import { cuesOf } from '../../src/summary/cues.ts';
import { dueIn } from '../../src/summary/due.ts';

/** The cues that a sentence has, by name. */
function cues(sentence: string): string {
  const { due: _due, ...others } = cuesOf(sentence);
  return Object.entries(others)
    .flatMap(([name, has]) => (has ? [name] : []))
    .join(' ');
}

test.each([
  ['Can you send me the report?', 'asks'],
  ['I would like to know when the audit begins', 'asks'],
  ['Ich frage mich, wann das Audit beginnt', 'asks'],
  ['I’ll send the report tomorrow', 'commits'],
  ['Let me check that', 'commits'],
  ['Ich kümmere mich darum', 'commits'],
  ['Mache ich', 'commits'],
  ['I will not be there', ''],
  ['If I will be late, start without me', ''],
  ['We decided to go with the blue one', 'decides'],
  ['Decision: we keep the old supplier', 'decides'],
  ['Wir haben uns entschieden, den alten Lieferanten zu behalten', 'decides'],
  ['Good plan: Wednesday 14:00 UTC, so that all of us are awake', 'decides'],
  ['Klingt gut, Donnerstag um 10 Uhr', 'decides'],
  ['Sounds good, thank you', ''],
  ['Sounds good, I’ll look tomorrow', 'commits'],
  ['Does Thursday work? Sounds good, Thursday at 10am?', 'asks'],
  ['It has not been decided yet', ''],
  ['Have we decided on a date?', 'asks'],
  ['We are blocked by the missing access', 'blocks'],
  ['Waiting for approval from legal', 'blocks'],
  ['Der Import hängt an der Freigabe', 'blocks'],
  ['The outage is fixed now', 'resolves'],
  ['Geht jetzt wieder', 'resolves'],
  ['The weather is nice', ''],
])('%s: %s', (sentence, found) => {
  expect(cues(sentence)).toBe(found);
});

test.each([
  ['I will send it by Friday', 'by Friday'],
  ['Can you do it until 2026-12-01?', 'until 2026-12-01'],
  ['Please answer before the 3rd of March at 14:00', 'before the 3rd of March at 14:00'],
  ['I’ll look tomorrow at 9am', 'tomorrow at 9am'],
  ['ready by end of the week', 'by end of the week'],
  ['in two weeks', 'in two weeks'],
  ['Ich schicke es bis spätestens Donnerstag', 'bis spätestens Donnerstag'],
  ['fertig am 12. März um 10:30', 'am 12. März um 10:30'],
  ['bis Ende der Woche', 'bis Ende der Woche'],
  ['nothing is said', undefined],
])('%s is due %s', (sentence, due) => {
  expect(dueIn(sentence)).toBe(due);
});

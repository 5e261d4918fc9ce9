import { HOUR } from '../../src/clock.ts';
import { type NoteFigures, noteContent } from '../../src/norms/note.ts';
import { waitClass } from '../../src/norms/week.ts';
import { wordsIn } from '../support/screen.ts';

const figures: NoteFigures = {
  week: '2026-01-19',
  waited: {
    people: 5,
    held: 12,
    focus: 30 * HOUR,
    waits: new Map([[waitClass(2 * HOUR), 12]]),
    handoffs: { count: 4, people: 7 },
  },
  calls: { count: 3, people: 6, notUrgent: 1 },
};
const none = { people: 0, held: 0, focus: 0, waits: new Map(), handoffs: { count: 0, people: 0 } };
const said = (changed: Partial<NoteFigures> = {}, locale = 'en-GB'): string | undefined => {
  const content = noteContent({ ...figures, ...changed }, locale);
  return content === undefined ? undefined : wordsIn(content);
};

test('says each sum in one line', () => {
  expect(said()?.split('\n').slice(0, 6)).toEqual([
    '*Last week, Mon 19 Jan – Sun 25 Jan*',
    '• 12 mentions waited for a comms block instead of interrupting.',
    '• About 30 hours of focus were protected: working time in which something waited.',
    '• Half of it was read within 2 h.',
    '• 3 Red Phone calls, 1 of which somebody called “not urgent”.',
    '• 4 handoffs were accepted.',
  ]);
  expect(said({}, 'de-DE')).toContain('12 Erwähnungen haben auf einen Block gewartet');
});

test('leaves out each sum that is about fewer than five, and says nothing where all are', () => {
  const waited = { ...figures.waited, people: 4 };
  const calls = { count: 3, people: 4, notUrgent: 1 };
  const handoffs = { ...figures.waited, handoffs: { count: 4, people: 4 } };
  expect(said({ waited })).not.toContain('waited');
  expect(said({ calls })).not.toContain('Red Phone');
  expect(said({ waited: handoffs })).not.toContain('handoffs');
  expect(said({ waited: { ...handoffs, people: 4 }, calls })).toBeUndefined();
  expect(said({ waited: none, calls: undefined })).toBeUndefined();
});

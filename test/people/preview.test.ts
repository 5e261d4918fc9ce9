import { previewLines } from '../../src/people/preview.ts';
import { MONDAY, person, zones } from '../support/fakes-people.ts';

/** What somebody in Berlin at 08:00 on a Monday reads under what they type. */
function previewOf(hours: string, zone = '', someone = person('U1')): string {
  const typed = { hours: { hours: { value: hours } }, zone: { zone: { value: zone } } };
  return previewLines(someone, typed, 'Europe/Berlin', zones, MONDAY).join('\n');
}

test('hours are shown as they are typed: the clock, the next three blocks, the longest wait', () => {
  expect(previewOf('weekdays 9-9:30').split('\n')).toEqual([
    '*Time zone:* Europe/Berlin, as in Slack. It is 08:00 where you are, right?',
    '*Your next blocks:*',
    '• 09:00 (in 1 h)',
    '• tomorrow 09:00 (in 1 d 1 h)',
    '• Wed 09:00 (in 2 d 1 h)',
    '*Longest possible wait:* 3 d',
  ]);
});

test('a zone is shown with its clock, and the blocks with it', () => {
  expect(previewOf('9-10', 'asia/tokyo')).toMatch(/Asia\/Tokyo, fixed by you\. It is 16:00 where you are/);
});

test.each([
  ['mon-fri 11:00-', '“11:00-” needs a start and an end.'],
  ['mon-fri noonish', 'I do not understand “noonish”.'],
  ['', 'Please say when you read mentions.'],
])('“%s” is said not to be understood, quietly, beside the clock', (typed, said) => {
  expect(previewOf(typed).split('\n')).toEqual([
    '*Time zone:* Europe/Berlin, as in Slack. It is 08:00 where you are, right?',
    said,
  ]);
});

test('a zone that is not known stands as that, and no block is shown for another', () => {
  expect(previewOf('9-10', 'Europe/Ber')).toBe(
    'There is no time zone “Europe/Ber”. For example: Europe/Berlin',
  );
});

test('what is typed is text, not markup', () => {
  expect(previewOf('<!channel>')).toContain('“&lt;!”');
  expect(previewOf('9-10', '<!here>')).toContain('“&lt;!here&gt;”');
});

test('somebody whose zone Slack does not say sees the one that is kept', () => {
  const typed = { hours: { hours: { value: '9-10' } } };

  expect(previewLines(person('U1'), typed, undefined, zones, MONDAY)[0]).toContain('Europe/Berlin, as in');
});

test('that a block would be open now is said first', () => {
  expect(previewOf('daily 7-9').split('\n')[1]).toBe(
    '*Now:* your block is open until 09:00. Mentions come straight through.',
  );
});

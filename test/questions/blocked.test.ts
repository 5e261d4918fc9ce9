import { saysBlocked } from '../../src/questions/blocked.ts';

test.each([
  'I am blocked until you answer',
  'this blocks us',
  'we’re stuck here',
  'I can’t continue without the key',
  'waiting for your review',
  'Das blockiert mich gerade',
  'ich komme hier nicht weiter',
  'ich warte auf deine Antwort',
])('“%s” says that somebody cannot go on', (text) => {
  expect(saysBlocked(text)).toBe(true);
});

test.each([
  'can you look at this?',
  'I am not blocked by this',
  'das ist nicht blockiert',
  'we talked about the roadblock museum',
  '```\nthread is blocked\n``` what does it mean?',
  '> I am blocked\nis he?',
  'waiting for the train',
])('“%s” does not', (text) => {
  expect(saysBlocked(text)).toBe(false);
});

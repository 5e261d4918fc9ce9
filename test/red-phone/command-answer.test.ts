import { blockProblems } from '../../emulator/block-kit/limits.ts';
import { removedContent } from '../../src/red-phone/command-answer.ts';
import { MOST } from '../../src/red-phone/words.ts';

test('that a word is removed can be said of the longest one, too', () => {
  const ids = (sign: string, length: number): string[] =>
    Array.from({ length }, (_, at) => `${sign}0123456${String(at).padStart(3, '0')}`);
  const word = {
    phrase: 'x'.repeat(MOST.phrase),
    meaning: '"'.repeat(MOST.meaning),
    channels: ids('C', MOST.channels),
    by: { users: ids('U', MOST.people), groups: ids('S', MOST.people) },
    calls: { users: ids('U', MOST.people), groups: ids('S', MOST.people) },
    next: ids('U', MOST.next),
    needsReason: true,
    declaredBy: 'U0123456789',
    declaredAt: 0,
  };
  const { blocks } = removedContent(word, 'en-US');
  expect(blockProblems(blocks)).toEqual([]);
});

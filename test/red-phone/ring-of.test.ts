import { DAY, MINUTE } from '../../src/clock.ts';
import type { Message } from '../../src/mentions/message.ts';
import { defaultPolicy } from '../../src/people/policy.ts';
import { ringsBut } from '../../src/red-phone/ring-of.ts';

const nobody = { users: [], groups: [] };
const word = {
  ...{ phrase: 'sev1', meaning: '', channels: [], by: nobody, needsReason: false, calls: nobody, next: [] },
  ...{ declaredBy: 'UADA', declaredAt: 0 },
};
const policy = { ...defaultPolicy, redPhone: { ...defaultPolicy.redPhone, words: [word] } };
const ringOf = ringsBut('USLUICE');

const at = (ms: number) => `${1_000_000 + ms / 1_000}.000000`;

/** What is asked for by a message that was edited so long after it was written, and said this before. */
function edited(afterMs: number, text: string, textBefore?: string) {
  const message: Message = {
    ...{ tenant: 'T1', channel: 'C1', channelKind: 'public', isShared: false, ts: at(0) },
    ...{
      author: { user: 'UBEN' },
      text,
      users: ['UANA'],
      groups: [],
      announces: false,
      version: at(afterMs),
    },
    ...(textBefore === undefined ? {} : { textBefore }),
  };
  return ringOf(message, policy, 1_000_000_000 + afterMs);
}

test('a message of long ago rings nobody, however it is edited', () => {
  expect(edited(8 * DAY, 'sev1', 'all is well')).toBeUndefined();
  expect(edited(6 * DAY, 'sev1', 'all is well')).toMatchObject({ phrase: 'sev1' });
});

test('a word that an edit adds rings whatever was said before', () => {
  expect(edited(DAY, 'sev1', 'all is well')?.wasSaid).toBeUndefined();
  expect(edited(DAY, 'sev1')?.wasSaid).toBeUndefined();
});

test('an edit of what said the word before says so, and for how long it has stood', () => {
  expect(edited(MINUTE, 'sev1!', 'sev1')?.wasSaid).toBe('lately');
  expect(edited(31 * MINUTE, 'sev1!', 'sev1')?.wasSaid).toBe('long-ago');
});

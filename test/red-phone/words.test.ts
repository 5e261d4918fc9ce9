import { DeclaredWord, defaultPolicy } from '../../src/people/policy.ts';
import { isEveryday } from '../../src/red-phone/everyday.ts';
import { readNamed } from '../../src/red-phone/named-input.ts';
import { MOST, problemOf, withoutWord, withWords, wordOf } from '../../src/red-phone/words.ts';

function declared(phrase: string, extra: Partial<DeclaredWord> = {}): DeclaredWord {
  return DeclaredWord.parse({
    phrase,
    meaning: 'The shop is down',
    declaredBy: 'U1',
    declaredAt: 0,
    ...extra,
  });
}

const phrasesOf = ({ redPhone }: typeof defaultPolicy) => redPhone.words.map(({ phrase }) => phrase);

test('a word takes the place of the one that is found in the same texts, others come after', () => {
  const policy = withWords(defaultPolicy, [declared('sev1'), declared('Straße zu')]);
  const after = withWords(policy, [declared('STRASSE  ZU', { meaning: 'Closed' }), declared('help me')]);
  expect(phrasesOf(after)).toEqual(['sev1', 'STRASSE  ZU', 'help me']);
  expect(wordOf(after, 'strasse zu')?.meaning).toBe('Closed');
});

test('a word is removed however it is written', () => {
  const policy = withWords(defaultPolicy, [declared('sev1'), declared(':Fire:')]);
  expect(phrasesOf(withoutWord(policy, 'SEV1'))).toEqual([':Fire:']);
  expect(phrasesOf(withoutWord(policy, ':fire::skin-tone-2:'))).toEqual(['sev1']);
  expect(phrasesOf(withoutWord(policy, 'nothing'))).toEqual(['sev1', ':Fire:']);
});

test.each(['redphone', 'prod down', '緊急', ':rotating_light:', 'sev-1', 'R&D <3', "can't wait!"])(
  '%s can be declared',
  (phrase) => expect(problemOf(phrase)).toBeUndefined(),
);

test.each(['', '  ', '?!', 'https://sev1.io', '`sev1`', '> sev1', 'www.sev1', '*_~'])(
  '%j cannot: no message could say it',
  (phrase) => expect(problemOf(phrase)).toBe('unfindable'),
);

test('nor can what nobody would type in an emergency', () => {
  expect(problemOf('x'.repeat(MOST.phrase + 1))).toBe('too-long');
  expect(problemOf('\uFDFA'.repeat(30))).toBe('too-long');
});

test('the largest word fits into the button that brings it back, and its name into a menu', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => `U0${String(i).padStart(9, '0')}`);
  const largest = declared('x'.repeat(MOST.phrase), {
    meaning: 'm'.repeat(MOST.meaning),
    channels: ids(MOST.channels),
    by: { users: ids(MOST.people), groups: [] },
    calls: { users: [], groups: ids(MOST.people) },
    next: ids(MOST.next),
    declaredBy: ids(1)[0] ?? '',
    declaredAt: 1_800_000_000_000,
    needsReason: true,
  });
  expect(JSON.stringify(largest).length).toBeLessThanOrEqual(2000);
  expect(`remove ${'x'.repeat(1.5 * MOST.phrase)}`.length).toBeLessThanOrEqual(150);
});

test.each(['urgent', 'Help', 'DRINGEND', 'Störung', ':fire:', ':wave::skin-tone-3:', 'help!'])(
  '%s is said every day',
  (phrase) => expect(isEveryday(phrase)).toBe(true),
);

test.each(['redphone', 'sev1', 'prod down', ':rotating_light:', 'urgent help'])(
  '%s is not known to be',
  (phrase) => expect(isEveryday(phrase)).toBe(false),
);

test('a field for names gives the people and groups in it, and the first thing that is neither', () => {
  const text = (...elements: object[]) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements }],
  });
  const ana = { type: 'user', user_id: 'U1' };
  const ops = { type: 'usergroup', usergroup_id: 'S1' };
  const and = { type: 'text', text: ', & ' };
  expect(readNamed(text(ana, and, ops, and, ana))).toEqual({ users: ['U1'], groups: ['S1'], rest: '' });
  expect(readNamed(text(ana, { type: 'text', text: ' @oncal and' })).rest).toBe('@oncal');
  expect(readNamed(undefined)).toEqual({ users: [], groups: [], rest: '' });
});

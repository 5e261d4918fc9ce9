import { refusalOf } from '../../src/red-phone/may-ring.ts';
import { word } from '../support/calls.ts';

const member = { isBot: false, isGuest: false, isStranger: false };
const nobody = new Set<string>();
const ring = { caller: { user: 'UBEN' }, phrase: 'sev1', reason: '<@UANA> sev1' };

test('every member may ring by a word that names nobody, and without any word', () => {
  expect(
    refusalOf(ring, word('sev1'), { admitted: [] }, { profile: member, members: nobody }),
  ).toBeUndefined();
  expect(
    refusalOf(
      { ...ring, phrase: undefined },
      undefined,
      { admitted: [] },
      { profile: member, members: nobody },
    ),
  ).toBeUndefined();
});

test.each([
  ['a bot', { ...member, isBot: true }],
  ['a guest', { ...member, isGuest: true }],
  ['somebody of another organisation', { ...member, isStranger: true }],
])('%s rings only by name', (_who, profile) => {
  const facts = { profile, members: nobody };

  expect(refusalOf(ring, word('sev1'), { admitted: [] }, facts)).toBe('not-admitted');
  expect(refusalOf(ring, word('sev1'), { admitted: ['UBEN'] }, facts)).toBeUndefined();
});

test('an app rings only by name, whether or not it speaks as a user', () => {
  const facts = { profile: undefined, members: nobody };
  const byApp = { ...ring, caller: { app: 'A1' } };

  expect(refusalOf(byApp, word('sev1'), { admitted: [] }, facts)).toBe('not-admitted');
  expect(refusalOf(byApp, word('sev1'), { admitted: ['A1'] }, facts)).toBeUndefined();
  expect(
    refusalOf(
      { ...ring, caller: { user: 'UBEN', app: 'A1' } },
      word('sev1'),
      { admitted: [] },
      { ...facts, profile: member },
    ),
  ).toBe('not-admitted');
});

test('a word for some is theirs, by name or by group, and being admitted is not enough', () => {
  const forSome = word('sev1', { by: { users: ['UCHI'], groups: ['S1'] } });
  const facts = { profile: member, members: nobody };

  expect(refusalOf(ring, forSome, { admitted: ['UBEN'] }, facts)).toBe('not-by-them');
  expect(
    refusalOf(ring, forSome, { admitted: [] }, { ...facts, members: new Set(['UBEN']) }),
  ).toBeUndefined();
  expect(refusalOf({ ...ring, caller: { user: 'UCHI' } }, forSome, { admitted: [] }, facts)).toBeUndefined();
});

test.each([
  ['<@UANA> sev1', 'no-reason'],
  ['SEV1!!! <@UANA> :fire:', undefined],
  ['<@UANA> ＳＥＶ１', 'no-reason'],
  ['<@UANA> sev1 shop down', undefined],
  ['sev1 <https://example.com|the shop is down>', 'no-reason'],
])('where a reason is needed, “%s” is refused: %s', (reason, refusal) => {
  const needing = word('sev1', { needsReason: true });

  expect(
    refusalOf({ ...ring, reason }, needing, { admitted: [] }, { profile: member, members: nobody }),
  ).toBe(refusal);
});

test.each([
  ['STRASSE', '<@UANA> straße', 'no-reason'],
  ['PROD down', '<@UANA> prod  DOWN!', 'no-reason'],
  [':wave:', '<@UANA> :wave::skin-tone-3:', 'no-reason'],
  ['👋', '<@UANA> 👋🏽', 'no-reason'],
  ['sev1', '<@UANA> sev1 火', undefined],
  ['PROD down', '<@UANA> prod down, disk full', undefined],
])('where “%s” needs a reason, “%s” is refused: %s', (phrase, reason, refusal) => {
  const needing = word(phrase, { needsReason: true });
  const written = { ...ring, phrase, reason };

  expect(refusalOf(written, needing, { admitted: [] }, { profile: member, members: nobody })).toBe(refusal);
});

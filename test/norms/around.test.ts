import { MINUTE } from '../../src/clock.ts';
import { type Around, isStillBare } from '../../src/norms/around.ts';

const at = (minutes: number): string => ((1_768_900_000_000 + minutes * MINUTE) / 1000).toFixed(6);
const said = (minutes: number, user: string, text: string, more: Partial<Around> = {}): Around => ({
  ref: { ts: at(minutes) },
  user,
  text,
  files: [],
  thread: undefined,
  ...more,
});
const greeting = said(0, 'BEN', 'hi <@UANA>');
const isBare = (...around: Around[]): boolean => isStillBare(at(0), 'BEN', around);

test('a greeting alone among what others say is bare', () => {
  expect(isBare(greeting)).toBe(true);
  expect(isBare(said(-1, 'CHI', 'The build is red.'), greeting, said(0.2, 'CHI', 'lunch?'))).toBe(true);
  expect(isBare(greeting, said(0.2, 'BEN', '<@UANA> ping'))).toBe(true);
});

test('it is not once its author goes on, has just said what it is about, or shows something', () => {
  expect(isBare(greeting, said(0.2, 'BEN', 'the build is red because of the lint'))).toBe(false);
  expect(isBare(said(-3, 'BEN', 'The build is red.'), greeting)).toBe(false);
  expect(isBare(greeting, said(0.2, 'BEN', '', { files: ['screen.png'] }))).toBe(false);
  expect(isBare(said(-30, 'BEN', 'The build is red.'), greeting)).toBe(true);
});

test('nor in a conversation with whom it calls on, nor with a thread under it, nor edited, nor deleted', () => {
  expect(isBare(said(-3, 'UANA', 'Who knows the backup?'), greeting)).toBe(false);
  expect(isBare(greeting, said(0.2, 'UANA', 'yes?'))).toBe(false);
  expect(isBare({ ...greeting, thread: {} })).toBe(false);
  expect(isBare({ ...greeting, text: 'hi <@UANA>, the build is red' })).toBe(false);
  expect(isBare(said(0.1, 'CHI', 'lunch?'))).toBe(false);
});

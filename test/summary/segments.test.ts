import { clean } from '../../src/summary/clean.ts';
import { lineTokens } from '../../src/summary/prompt.ts';
import { type Segment, segmentKey, segmentsOf } from '../../src/summary/segments.ts';
import { manyMessages, random, talk } from './support.ts';

const { messages } = await clean(manyMessages(700));
const ts = (segments: readonly Segment[]): string[] =>
  segments.flatMap((one) => one.messages.map(({ ref }) => ref.ts));

test('every message is in one segment, none is too large, whatever the boundaries', () => {
  const next = random(5);
  for (let i = 0; i < 50; i++) {
    const from = Math.floor(next() * 300);
    const budget = 400 + Math.floor(next() * 5_000);
    const boundaries = messages.filter(() => next() < 0.02).map(({ ref }) => ref.ts);
    const some = messages.slice(from);
    const { segments } = segmentsOf(some, budget, boundaries);

    expect(ts(segments).sort()).toEqual(some.map(({ ref }) => ref.ts));
    for (const segment of segments) {
      const tokens = segment.messages.reduce((sum, message) => sum + lineTokens(message), 0);
      expect(segment.tokens).toBe(tokens);
      expect(tokens <= budget || segment.messages.length === 1).toBe(true);
    }
  }
});

test('a message too long for any segment is alone in its own', async () => {
  const { messages: long } = await clean(
    talk(`Ana: short one\nAna: ${'word '.repeat(4_000)}\nAna: another short one`),
  );

  expect(segmentsOf(long, 300, []).segments.map((one) => one.messages.length)).toEqual([1, 1, 1]);
});

test('in a segment a thread stands together', async () => {
  const { messages: mixed } = await clean(talk('Ana: one\n  Cem: reply to one\nDora: two'));
  const [first, reply, second] = mixed;
  if (first === undefined || reply === undefined || second === undefined) throw new Error('three messages');
  const late = { ...reply, ref: { ...reply.ref, ts: '1900000000.000000' } };

  const [segment] = segmentsOf([first, second, late], 1_000, []).segments;
  expect(segment?.messages).toEqual([first, late, second]);
});

describe('the key of a segment', () => {
  const [one, other] = messages;
  if (one === undefined || other === undefined) throw new Error('two messages');
  const keyOf = (changed: object, model = 'm', language = 'English'): string =>
    segmentKey({ messages: [{ ...one, ...changed }, other], tokens: 0 }, model, language);
  const key = keyOf({});

  test.each([
    ['a message’s ts', keyOf({ ref: { ...one.ref, ts: '1.000000' } })],
    ['its thread', keyOf({ ref: { ...one.ref, threadTs: '1.000000' } })],
    ['its last edit', keyOf({ version: '1.000000' })],
    ['its author', keyOf({ author: { ...one.author, name: 'Zoe' } })],
    ['its text', keyOf({ text: `${one.text}.` })],
    ['where its links lead', keyOf({ links: [{ label: 'a.example', url: 'https://a.example/' }] })],
    ['the model', keyOf({}, 'n')],
    ['the language', keyOf({}, 'm', 'German')],
    ['one message less', segmentKey({ messages: [one], tokens: 0 }, 'm', 'English')],
  ])('changes with %s', (_what, changed) => {
    expect(changed).not.toBe(key);
  });

  test('stays where all that is the same', () => {
    expect(keyOf({})).toBe(key);
  });
});

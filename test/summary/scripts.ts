import type { Script } from './llm-server.ts';

/** A true item on a line: its own words, its number, a quote. */
export function trueItem({ id, text }: { id: number; text: string }): Record<string, unknown> {
  const words = text.split(' ');
  return {
    kind: 'info',
    text: text.slice(0, 200),
    ids: [id],
    quote: words.slice(0, 12).join(' '),
    owner: null,
    due: null,
    translation: null,
  };
}

/** Says of every message what it says. */
export const honest: Script = ({ lines }) => lines.map(trueItem);
/** The same, with ids that were never given. */
export const inventedIds: Script = ({ lines }) =>
  lines.map((line, i) => ({ ...trueItem(line), ids: [lines.length + 1 + i, 9_999, 0, -3] }));
/** The same, with the id of the message before. */
export const wrongIds: Script = ({ lines }) =>
  lines.map((line) => ({ ...trueItem(line), ids: [line.id === 1 ? lines.length : line.id - 1] }));

const foreign = [
  'The company will be sold to a competitor from Denmark',
  'Everybody must change their password on the new portal',
  'Eli resigned and leaves without notice',
  'Management cancelled the summer party and all holidays',
];
/** Claims that nobody made, with true ids and true quotes. */
export const fabricated: Script = ({ lines }) =>
  lines.map((line, i) => ({ ...trueItem(line), kind: 'decision', text: foreign[i % foreign.length] }));
/** What was said, with figures and days that were not. */
export const fabricatedFigures: Script = ({ lines }) =>
  lines.map((line, i) => ({
    ...trueItem(line),
    text: `${line.text} ${i % 2 === 0 ? 'for 48000 dollars' : 'by Sunday'}`,
  }));
export const garbage: Script = () => ({
  content: 'Sure! Here is what I think about your team: it is lovely.',
});
export const status500: Script = () => ({ status: 500, raw: '{"error":{"message":"overloaded"}}' });
export const hangs: Script = () => undefined;
/** The JSON breaks off in its middle. */
export const truncated: Script = ({ lines }) => {
  const whole = JSON.stringify({ items: lines.map(trueItem) });
  return { content: whole.slice(0, Math.floor(whole.length * 0.6)), finish: 'length' };
};

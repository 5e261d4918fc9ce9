import { part, parts, string } from './blocks/loose.ts';
import type { Answers } from './model.ts';

/** What Slack's client says of inputs that must be filled in and are not, by block. */
export function missingAnswers(
  view: { readonly blocks: readonly unknown[]; readonly state: { readonly values: unknown } },
  answers: Answers,
): Record<string, string> {
  const asked = parts(view.blocks).filter(({ type, optional }) => type === 'input' && optional !== true);
  const empty = asked.filter((block) =>
    isEmpty(answerTo(string(block['block_id']), part(block['element']), view.state.values, answers)),
  );
  return Object.fromEntries(
    empty.map((block) => [string(block['block_id']), 'Please complete this required field.']),
  );
}

function answerTo(
  blockId: string,
  element: ReturnType<typeof part>,
  first: unknown,
  answers: Answers,
): unknown {
  const action = string(element?.['action_id']);
  const own = answers[blockId];
  if (own !== undefined && action in own) return own[action];
  const { type: _, ...came } = part(part(part(first)?.[blockId])?.[action]) ?? {};
  return Object.values(came)[0];
}

function isEmpty(answer: unknown): boolean {
  return (
    answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)
  );
}

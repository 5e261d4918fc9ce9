import { z } from 'zod';
import { type Completion, ModelError } from '../summary/model.ts';

const LONGEST_ANSWER = 200_000;

const Part = z.object({ type: z.string().optional(), text: z.string().optional() });
const Body = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.union([z.string(), z.array(Part)]).nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .object({ prompt_tokens: z.number(), completion_tokens: z.number().nullish() })
    .nullish()
    .catch(undefined),
});

export interface ReadCompletion {
  /** Empty where the model said nothing. */
  readonly text: string;
  readonly finish: string;
  readonly usage: Completion['usage'];
}

/**
 * Reads what came, whatever the client believes it to be: a proxy's page comes as a string.
 * @throws {ModelError} if it is no completion.
 */
export function readCompletion(response: unknown): ReadCompletion {
  const read = Body.safeParse(response);
  const [choice] = read.data?.choices ?? [];
  if (!read.success || choice === undefined)
    throw new ModelError('The server answered with no completion', undefined);
  const { content } = choice.message;
  const text =
    typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  const { usage } = read.data;
  return {
    text: text
      .slice(0, LONGEST_ANSWER)
      .replace(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/g, '')
      .trim(),
    finish: choice.finish_reason ?? '',
    usage:
      usage == null ? undefined : { prompt: usage.prompt_tokens, completion: usage.completion_tokens ?? 0 },
  };
}
